// What coordinators do for members, and who has which role.

export default {
    lead: "For members who come, and for those who cannot get in any more.",
    notYou: "This page is for coordinators. Who they are stands here:",
    admission: {
        title: "Somebody new",
        text:
            "You admit her, and get an invitation to hand over. With it she chooses herself how" +
            " she signs in.",
        begin: "Admit somebody",
        name: "Name",
        code: "Code",
        codeHelp:
            "Short, such as ana: others pay her by it. It stands in the log for ever, so it need" +
            " not be her whole name.",
        codeWrong: "Letters, digits and hyphens only, and not a hyphen first.",
        kind: "What is it?",
        kinds: {
            person: "A person",
            venture: "A business",
            association: "An association or another group",
        },
        who: "Who acts for it? Her code",
        whoHelp: "It does not sign in itself. She lets others act too.",
        first: (name: string, who: string) => `${name} is admitted, and ${who} acts for it.`,
        noFirst: "It is admitted, but nobody acts for it yet. Press the button again.",
        community: "Community",
        creditLimit: (unit: string) => `How far below zero? (${unit})`,
        maximumBalance: (unit: string) => `How far above zero? (${unit})`,
        standard: (amount: string) => `Empty: ${amount}, as the community decided.`,
        admit: "Admit and invite",
        admitOther: "Admit it",
        notInvited: "She is admitted, but has no invitation yet. Press the button again.",
    },
    link: {
        title: (code: string) => `The invitation for ${code}`,
        text:
            "It is shown only now, and serves once. Hand it to her and to nobody else: whoever" +
            " has it can sign in as she.",
        picture: (code: string) => `The invitation for ${code} as a square code, to scan`,
        link: "As a link:",
        code: "Or the code alone:",
        until: (time: string) => `It is good until ${time}. A new one ends it.`,
        done: "I have handed it over",
    },
    again: {
        title: "An invitation for a member",
        text: "For who has never signed in, or whose invitation got lost. An earlier one ends.",
        who: "Whom? Her code",
        reason: "Why does she need one?",
        invite: "Make an invitation",
    },
    recovery: {
        open: (count: number) =>
            count === 1
                ? "One member waits to be let in anew."
                : `${count} members wait to be let in anew.`,
        title: "Let a member in anew",
        text:
            "For who has lost every way in. It takes two coordinators: one asks, another agrees." +
            " Everything stands in the log.",
        who: "Who has lost her way in? Her code",
        oneself: "Nobody lets herself in anew: two others must.",
        none: (name: string) => `Nobody has asked for it for ${name}.`,
        whatItMeans:
            "If you ask, another coordinator has 14 days to agree. She herself is told, where she" +
            " is still signed in.",
        whatAgreeMeans:
            "If you agree, you get an invitation for her. When she uses it, her former passkeys," +
            " passwords, sessions and device keys end. Look closely whether it is she.",
        reason: (name: string) => `How do you know that it is ${name}?`,
        reasonHelp: "In a few words, such as “She sat before me; Caio and I know her.”",
        ask: "Ask to let her in",
        agree: "Agree",
        asked: (who: string, when: string, why: string) => `${who} asked on ${when}: “${why}”`,
        waits: "It waits until another coordinator agrees.",
        agreed: (who: string) => `${who} has agreed, and got the invitation.`,
        tell: "Tell another coordinator. This link leads her here:",
        cancel: "Call it off",
        cancelAsk: (name: string) => `Not let ${name} in anew?`,
        cancelText: "The request ends, and so does the invitation, if there is one.",
        canceled: "It is called off.",
    },
    mandates: {
        lead: "Roles are given by a decision of the community, for a term, and end by themselves.",
        none: "Nobody has this role now.",
        does: {
            coordinator: "Admits and invites members, sets their limits, gives roles.",
            treasurer: "Sets what the community decides on, keeps the fund, sees the books.",
            auditor: "Sees everything, and changes nothing.",
            operator: "Pays for those who cannot do it themselves.",
        },
        term: (since: string, until: string) => `Since ${since}, until ${until}. By:`,
        give: "Give a role",
        giveText: "By a decision of the community. Nobody gives a role to herself.",
        who: "To whom? Her code",
        oneself: "Nobody gives a role to herself: another coordinator must.",
        role: "Role",
        until: "Until and with this day",
        untilHelp: "Four years from now at most. Then it ends by itself.",
        decision: "By which decision?",
        decisionHelp: "So that anybody can look it up, such as “Assembly of 12 May, item 3”.",
        giveIt: "Give it",
        given: (role: string, name: string) => `${name} has the role now: ${role}.`,
        endAsk: (role: string, code: string) => `End this role of ${code}: ${role}?`,
        endText: "It ends at once. What was done with it stays as it is, and the log keeps both.",
        ended: (role: string, code: string) => `${code} does not have this role any more: ${role}.`,
    },
};
