// What happened to her account, as the first page tells it.

export default {
    title: "This happened to your account",
    kinds: {
        "recovery-asked": (who: string) => `${who} asked that you be let in anew.`,
        "device-key-added": (name: string) =>
            name === "" ? "A device signs for you now." : `“${name}” signs for you now.`,
        "passkey-added": (name: string) => `The passkey “${name}” was added.`,
        "session-opened": (where: string) => `You were signed in in a new place: ${where}.`,
        "delegate-added": (who: string) => `${who} may act for your account.`,
        "delegate-given": (account: string) =>
            `In your name, somebody was let act for ${account}, or by other limits.`,
        "delegate-ended": (who: string) => `${who} does not act for your account any more.`,
        "delegation-ended": (account: string) =>
            `You do not act for the account ${account} any more.`,
        "approval-rule-changed": (account: string) =>
            `For ${account}, other payments than before have to be agreed to by several.`,
        "paid-by-officer": (who: string) => `${who}, an officer, paid from your account.`,
        "officer-paid": (account: string) => `An officer paid from the account ${account}.`,
        "delegates-changed": (account: string) =>
            `Others than before act for the account ${account}, or by other limits.`,
        "api-key-added": (name: string) => `A program acts for you now, with the key “${name}”.`,
        "app-allowed": (name: string) => `The app “${name}” acts for you now.`,
        "motion-announced": () => "A motion will be voted about, and you can vote.",
        "ballot-opened": () => "A ballot is open, and you can vote.",
        "round-counted": () => "The votes of a round are counted.",
        "proposal-admitted": () =>
            "A proposal of yours, or for you, is admitted: it comes on the ballot.",
        "proposal-rejected": () =>
            "A proposal of yours, or for you, is not admitted. You can read why.",
        "proposal-selected": () => "A proposal of yours, or for you, was selected.",
        "proposal-not-selected": () => "A proposal of yours, or for you, was not selected.",
        "payout-paid": () =>
            "A part was paid for a proposal of yours, or for you. If the" +
            " round asks for it, its author reports on it before the next" +
            " part.",
        "report-due": () =>
            "You have to report soon on what was paid for your proposal: go to its round.",
        "motion-counted": () => "The votes about a motion are counted.",
        "debt-plan-asked": (account: string) =>
            `An officer proposes a plan by which ${account} pays back what it owes: look ` +
            "at it, and agree if it suits you.",
        "debt-plan-agreed": (account: string) =>
            `An officer agreed to the plan by which ${account} pays back.`,
        "debt-plan-fulfilled": (account: string) =>
            `${account} owes nothing any more: its plan is fulfilled.`,
        "debt-plan-failed": (account: string) =>
            `${account} owes more than its plan to pay back left by now: the plan ` +
            "failed. Talk to a coordinator.",
        excluded: () =>
            "The assembly excluded you. Your account settles: you can " +
            "spend or give what you have for a year, or earn what you owe, " +
            "and then it is closed.",
        "dormancy-told": (account: string) =>
            `Nothing was heard of ${account} for long. What it holds will be kept elsewhere ` +
            "in 60 days, unless you sign in or it pays.",
        "dormancy-taken": (account: string) =>
            `What ${account} held is kept elsewhere now. Your data says how it comes back.`,
        "dormancy-returned": (account: string) => `What was kept of ${account} came back.`,
        "loss-share-taken": () =>
            "You bore a part of a loss that your assembly wrote off: see your statement.",
        "levy-charged": (month: string) =>
            `What lay idle in ${month} gave a little to the fund: see your statement.`,
        "sheet-issued": () =>
            "You vote on paper in a round: a sheet was given out in your name. If you did not" +
            " ask for it, ask the coordinators: it can be given back unused.",
        "loan-granted": (number: string) => `Your loan ${number} was granted, and paid out to you.`,
        "loan-refused": (number: string) =>
            `Your application ${number} for a loan was not granted: see why under loans.`,
        "loan-deferred": (number: string) => `What is due of your loan ${number} was put off.`,
        "loan-collected": (number: string) =>
            `What was due of your loan ${number} was taken from your account, as you agreed.`,
        "loan-late": (number: string) =>
            `Your loan ${number} is in arrears. Pay back, or ask the officers to put it off.`,
        "surplus-filed": (code: string) =>
            `${code} states its surplus: its workers look at it and approve it.`,
        "surplus-checked": (code: string) => `What ${code} stated of its surplus was checked.`,
        "surplus-collected": (code: string) =>
            `What ${code} still owed of its surplus was taken, or some of it.`,
        "round-cancelled": () => "A round is given up: nobody did in time what it waited for.",
    },
    ofAssembly: "In your assembly",
    to: {
        motion: "Read the motion",
        round: "To the round",
        proposal: "To the proposal",
    },
    notMe: "This was not me: put an end to it",
    seen: "I have seen it",
    program: {
        unknown: "An unknown program",
        on: (browser: string, system: string) => `${browser} on ${system}`,
    },
};
