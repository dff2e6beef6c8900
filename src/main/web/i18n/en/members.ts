// Members as officers see them.

import { counted } from "../count.js";

export default {
    lead: "Everybody in the network. Choose somebody to see how her account stands.",
    find: "Find somebody",
    wanted: "Name or code",
    wantedHelp: "Parts of words are enough.",
    kind: "Kind",
    all: "All",
    count: (n: number) =>
        n === 0 ? "Nobody is like that." : counted(n, "# is found.", "# are found."),
    since: (day: string) => `since ${day}`,
    toAll: "All members",
    code: "Code",
    community: "Community",
    joined: "Joined",
    balance: "Balance",
    available: "Can spend",
    below: "May go below zero",
    above: "May go above zero",
    reserved: "Set aside",
    state: "Account",
    open: "Open",
    closed: "Closed: it takes and gives nothing",
    standing: "How the account stands",
    toStatement: "Statement, also as of any moment",
    toVenture: "The venture’s page",
    limits: "How far it may go, and why",
    history: "All its limits",
    historyHelp:
        "As the signed log has them, the newest first. What was changed a moment ago is there" +
        " once a checkpoint has it.",
    between: (low: string, high: string) => `From ${low} to ${high}`,
    setAside: (amount: string) => `${amount} set aside`,
    leaf: (index: number) => `no. ${index} in the log`,
    mandates: "Roles",
    noMandates: "No role beside being a member.",
    delegates: "Who acts for the account",
    noDelegates: "Nobody but its owner.",
    waysIn: "How she gets in",
    keys: (n: number) =>
        n === 0
            ? "No device signs for her."
            : counted(n, "# device signs for her.", "# devices sign for her."),
    notLetIn: "Nobody has asked to let her in anew.",
    letIn: "Let her in anew",
    invite: "Make an invitation",
    credit: {
        setBy: "Set",
        by: {
            opening: "when the account was opened,",
            people: "by officers or the assembly,",
            review: "by a review of what is sold,",
        },
        rule: "What limits go by",
        target: "What its sales are worth",
        held: "What people decided holds until",
        next: (day: string) => `At the review of ${day}`,
        braked: "Members together owe much, so reviews raise no limits now.",
        forPeople: "Its sales are worth more than a review may give: people decide about more.",
    },
    change: {
        limits: "Change the limits",
        limitsText:
            "More credit than the community’s standard takes two officers. A limit below what the" +
            " account has passed already only blocks the way further out.",
        below: (unit: string) => `How far below zero? (${unit})`,
        above: (unit: string) => `How far above zero? (${unit})`,
        aside: (unit: string) => `How much is set aside? (${unit})`,
        levy: "Exempt from the levy",
        levyText:
            "For who is in hardship, or begins. Everybody can read in the log that it is exempt;" +
            " why is for officers and auditors. It takes two.",
        until: "Until and with this day",
        untilHelp: "Empty: it is not exempt any more from now on.",
        close: "Close the account",
        closeAsk: (code: string) => `Close the account of ${code}?`,
        closeText:
            "It takes and gives nothing from then on. It has to be at zero. It can be opened" +
            " again.",
        open: "Open the account again",
        openAsk: (code: string) => `Open the account of ${code} again?`,
        openText: "It takes and gives again, within its limits.",
        send: "Change it",
        done: "It is changed.",
    },
};
