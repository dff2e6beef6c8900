// What takes two officers, and waits for the second.

export default {
    lead:
        "What gives power or money away takes two officers: one asks for it, and it is done when" +
        " another one asks for the very same.",
    nothing: "Nothing waits that you could see.",
    kinds: {
        roleGiven: (code: string, role: string) => `Give ${code} a role: ${role}`,
        roleEnded: (code: string, role: string) => `End a role of ${code}: ${role}`,
        import: () => "Bring members and balances from a file",
        invitation: (code: string) => `Invite ${code}, whose account is in use`,
        admission: (code: string) => `Admit a new member: ${code}`,
        erasure: (code: string) => `Erase ${code} for ever`,
        limits: (code: string) => `Change the limits of ${code}`,
        delegate: (code: string, who: string) => `Let ${who} act for the account ${code}`,
        rule: (code: string) => `Change how many must approve payments of ${code}`,
        noRule: (code: string) => `End the approval rule of ${code}`,
        app: () => "Register an app, or change it",
        reversal: () => "Give a payment back for who received it",
        policy: (name: string) => `Set a policy: ${name}`,
    },
    policies: {
        contribution: "the contribution to the fund",
        limits: "how far members may go",
        sweep: "how the fund's income is shared out",
        authorisation: "what needs a signature, or two officers",
        disclosure: "what members see of each other",
        witnesses: "who watches the log",
    } as Record<string, string>,
    fields: {
        decision: "Decision",
        reason: "Reason",
        endsAt: "Ends",
        kind: "Kind",
        name: "Name",
        community: "Community",
        creditLimit: "How far below zero",
        maximumBalance: "How far above zero",
        creditPerOfficerWeek: "Credit that one officer alone may give in a week",
        reservedAmount: "Set aside",
        closed: "Closed",
        givesRest: "What is left goes to the fund",
        paymentMaximum: "At most in one payment",
        dayMaximum: "At most on one day",
        mayManage: "May let others act too",
        above: "For payments above",
        approvals: "So many must approve",
        id: "Number of the reversal",
        website: "Website",
        redirectUris: "Where its answers go",
        scopes: "What it may ask for",
        confidential: "Can keep a secret",
        newSecret: "Gets a new secret",
        value: "Policy",
        effectiveFrom: "Holds from",
    } as Record<string, string>,
    nothingSaid: "not said",
    noBound: "no bound",
    none: "none",
    yes: "yes",
    no: "no",
    asked: (who: string, when: string) => `${who} asked for it on ${when}.`,
    until: (time: string) => `It waits until ${time}, then it lapses.`,
    importText:
        "The file cannot be seen here. Another officer has to have the same file, and send it by" +
        " the programming interface.",
    aboutYou: "It is about you, so it is for others to decide.",
    agree: "I ask for it too",
    agreeAsk: "Shall it be done?",
    agreeText: (what: string) => `It is done at once when you ask for it too: ${what}.`,
    done: (what: string) => `It is done: ${what}.`,
    admitted: "She is admitted. Now she needs an invitation, which you make on “Coordination”.",
    notTheSame:
        "It is not done: what the other officer asked does not hold any more. You have asked for" +
        " it now, and another officer has to ask for it too.",
    takeBack: "Take it back",
    takeBackAsk: "Take it back?",
    takenBack: "It is taken back.",
    refuse: "Refuse",
    refuseAsk: "Refuse it?",
    refused: "It is refused.",
    endText: (what: string) => `Then it is not done: ${what}. It can be asked for anew.`,
    news: (who: string, until: string) =>
        `Two officers want to do this. ${who} has asked for it, and it waits for the second until` +
        ` ${until}. Ask them if you do not know why.`,
    see: "See what it is",
    waiting: (count: number) =>
        count === 1
            ? "One act waits for another officer."
            : `${count} acts wait for another officer.`,
};
