// What others see of a member, what is kept about her, and how she leaves.

export default {
    profile: {
        lead: "What you tell of yourself, and for whom each thing is. Only your name is needed.",
        title: "What you tell",
        empty: "Nothing but your name yet. Tell others how to reach you and what you offer.",
        fields: {
            name: "Name",
            telephone: "Telephone",
            email: "E-mail",
            place: "Place",
            about: "About you",
        },
        nameHelp: "As you were admitted. Only a coordinator can have it put right.",
        whoSees: {
            name: "Who sees your name?",
            telephone: "Who sees your telephone number?",
            email: "Who sees your e-mail address?",
            place: "Who sees your place?",
            about: "Who sees what is about you?",
        },
        levels: {
            officers: "Officers of the network",
            members: "All members",
            public: "Everybody, also outside",
        },
        only: "Who sees it is not for you to choose: the community has decided on",
        atMostMembers: "The community has decided that this is for members at most.",
        telephoneWrong: "Only digits, blanks and + ( ) . / - can be in a telephone number.",
        emailWrong: "This does not look like an e-mail address.",
        saved: "It is saved, and holds at once.",
        shown: "So others see you",
        seeAs: "Look with the eyes of",
        nobody: "Nothing. Who is not signed in does not even learn that you are here.",
        onlyCode: (code: string) => `Only your code, ${code}.`,
    },
    data: {
        lead: "What this service keeps about you is yours to have, and to have erased when you go.",
        title: "Take your data along",
        text:
            "One file with all that is kept about you: your profile, every movement of your" +
            " account, what you signed, your sessions and devices.",
        careful:
            "No password and no key is in it, but your whole trade is. Keep it where only you" +
            " look.",
        take: "Download my data",
        coming: (amount: string) => `It is on its way: ${amount} so far …`,
        taken: (amount: string) => `Your browser has the file (${amount}).`,
        notTaken: "You have no file.",
    },
    kept: {
        title: "What is left when you leave",
        lead:
            "Who leaves has a year to spend what she holds, or to give it to the fund. What is " +
            "left then is kept, and comes back when she does. It is never paid out in other money.",
        causes: {
            left: (since: string) => `You said on ${since} that you leave.`,
            silent: (since: string) => `You were told on ${since} that nothing was heard of you.`,
            dead: (since: string) => `Two officers said on ${since} that the owner died.`,
            excluded: (since: string) => `The assembly excluded you on ${since}.`,
        },
        due: (on: string) => `What is there on ${on} will be kept elsewhere.`,
        stayed: "It was called off.",
        taken: (amount: string, on: string) => `${amount} is kept since ${on}.`,
        returned: (amount: string, on: string) => `${amount} came back on ${on}.`,
        forGood: "Your account is closed for good, so it stays there.",
        leave: "I leave within a year",
        stay: "I am here, and stay",
        reclaim: "Get it back",
    },
    leaving: {
        title: "Leave, and be erased",
        lead: "You can leave the network. Read first what that means.",
        goes: "This goes, for ever",
        going: [
            "your name and all that you told of yourself",
            "what you wrote to your payments",
            "the names of your devices, and the reasons that speak of you",
            "every way to sign in, everywhere, and the keys of your devices",
        ],
        stays: "This stays",
        code: (code: string) =>
            `the code ${code} of your account, which is closed and never given again`,
        log: "amounts and days of your payments: the others' books are made of them",
        evidence: (time: string) =>
            `what you signed, as evidence for ${time}; after that a coordinator can have` +
            " it erased too",
        first: "This has to be settled first:",
        below: (amount: string) =>
            `You owe the community ${amount}: your balance is below zero. Sell something, or let` +
            " somebody give it to you, until it is zero.",
        above: (amount: string) => `You still have ${amount}. Spend it or give it away.`,
        reserved: (amount: string) =>
            `${amount} is set aside on your account. A coordinator can take that back.`,
        waiting: (count: number) =>
            count === 1
                ? "One payment of yours waits until others agree."
                : `${count} payments of yours wait until others agree.`,
        roles: (roles: string) => `You hold a role: ${roles}. A coordinator can end it.`,
        delegates: (names: string) => `${names} can act for your account. Take that back.`,
        actsFor: (names: string) => `You act for ${names}. Give that up.`,
        lookAgain: "Look again",
        nothingInTheWay: "Nothing stands in the way: your balance is zero, and nothing waits.",
        orGive: (amount: string) =>
            `Or give the ${amount} to the community's fund when you leave. Nothing else stands in` +
            " the way.",
        begin: "I want to leave",
        beginAndGive: "Leave, and give what is left",
        give: (amount: string) => `I give what is left, ${amount}, to the community's fund`,
        giveText:
            "It cannot be taken back. If the community asks for a signature, others'" +
            " agreement or a contribution for such a gift, you have to spend it first or" +
            " give it to somebody.",
        lastStep: "The last step",
        forEver: "Nobody can undo this, neither you nor a coordinator.",
        reason: "Why do you leave?",
        reasonHelp: "A few words for the log. Do not say more of yourself than is needed.",
        confirm: (code: string) => `To be sure, type the code of your account: ${code}`,
        leave: "Leave and erase me",
        stay: "No, I stay",
        working: "It is being erased. Please wait …",
        notErased: "Nothing was erased.",
    },
    farewell: {
        done: (network: string, count: number) =>
            `You have left ${network}. Your name and ${
                count === 1 ? "one text" : `${count} texts`
            } are erased, and your account is closed.`,
        device: "This device has forgotten your keys. On others they are worth nothing any more.",
        thanks: "Thank you for your part in it.",
        unknown: "Nobody has left here just now.",
    },
};
