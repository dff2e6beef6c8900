// Motions: what an assembly decides by yes and no.

export default {
    title: "Motions",
    nothing:
        "Nobody has moved anything yet. With a motion members decide a rule, a role, a limit, or" +
        " what they want to be said.",
    noMotion: "There is no such motion.",
    toAll: "All motions and rounds",
    simulated: {
        title: "What it would have meant",
        lead:
            "The last twelve months again, under what is moved, with balances as they were." +
            " What members would have done differently is not guessed.",
        own: (happened: string, proposed: string) =>
            `You gave ${happened}, and would have given ${proposed}. Nobody else sees this.`,
        happened: "Given",
        proposed: "Would have been given",
        month: "Month",
        same: (members: number) => `${members} members: as much as they gave`,
        band: (members: number, from: string | null, to: string | null) =>
            `${members} members: ` +
            (from === null
                ? `${to} more or below`
                : to === null
                  ? `${from} more or above`
                  : `${from} to ${to} more`),
    },
    stages: {
        draft: "Your draft",
        submitted: "Waits for others to second it",
        announced: (when: string) => `Vote from ${when}`,
        voting: (when: string) => `Vote until ${when}`,
        accepted: (when: string) => `Accepted, and done on ${when}`,
        rejected: "Not accepted",
        noQuorum: "Too few voted",
        executed: "Accepted and done",
        failed: "Accepted, but it could not be done",
        withdrawn: "Taken back",
    },
    author: "Moved by",
    assembly: "Whose assembly",
    seconds: "Seconded by",
    secondsOf: (count: number, needed: number) => `${count} of ${needed} who are needed`,
    quorum: "Who has to vote",
    quorumOf: (share: string) =>
        share.startsWith("0/")
            ? "It holds as soon as one person votes."
            : `At least ${share} of those who may vote have to.`,
    majority: "Who has to say yes",
    majorities: {
        simple: "It needs more yes than no.",
        absolute: "It needs yes from more than half of all who may vote.",
        share: (share: string) => `It needs ${share} of yes and no together.`,
    },
    voting: "Vote",
    fromTo: (from: string, to: string) => `From ${from} to ${to}`,
    wouldDo: "What it would do",
    parts: {
        subject: (member: string) => `It is about ${member}.`,
        manages: (member: string) => `${member} says who acts for that account.`,
    },
    conflicts: {
        shown: "Who has a part in it votes like everybody else; you should know.",
        abstain: "Who has a part in it can only abstain.",
    },
    youAbstain: "You have a part in it, so by the standing orders you can only abstain.",
    decisions: {
        text: "Only what it says: the service does nothing by it.",
        policy: (key: string, version: number) => `Version ${version} of the policy “${key}”:`,
        fromTo: (before: string, after: string) => `${before}, then ${after}`,
        give: (member: string, role: string, until: string | null) =>
            until === null
                ? `${member} gets the role ${role} for a year.`
                : `${member} gets the role ${role} until ${until}.`,
        end: (member: string, role: string) => `${member} does not have the role ${role} any more.`,
        limit: (member: string, limit: string) =>
            `The account ${member} may go as far as ${limit} below zero.`,
        exclusion: (member: string) =>
            `The account ${member} only settles from then on: no credit, and ` +
            `no more income than it owes. Its owner has no vote and no ` +
            `mandate, and it is closed by itself when it is at zero.`,
        admission: (name: string, code: string, community: string) =>
            `${name} becomes a member of ${community}, with the account ${code} and the credit` +
            " that new members get.",
        contact: (contact: string) => `Coordinators reach her at: ${contact}`,
        newcomerErased: "Whom it was about was erased, because she was not admitted.",
        writeOff: (member: string, amount: string) =>
            `What ${member} owes is written off, up to ${amount}, and the account is closed.`,
        firstOf: (expansion: boolean): string =>
            expansion
                ? "The reserve pays it first, and then the purse for expansion."
                : "The reserve pays it first.",
        membersBear: (percent: string) =>
            `What is missing then members bear by what they traded in a year: each at most` +
            ` ${percent} % of it, as she can.`,
        membersBearNothing: "What is missing then the fund's next income pays.",
        plan: (state: string) => `The plan to pay it back: ${state}.`,
        planStates: {
            asked: "asked for, not agreed to",
            agreed: "agreed to, and running",
            fulfilled: "fulfilled",
            failed: "failed",
            lapsed: "lapsed",
        },
        noPlan: "There was no plan to pay it back.",
        amendment: "What the author of a proposal declined to change is changed all the same.",
        toProposal: "Read the proposal and its amendments",
    },
    second: "Second it",
    secondText: (needed: number) =>
        `With ${needed} who second it, the time of the vote is announced. Everybody can read that` +
        " you did.",
    secondIt: "I second it",
    ask: "What do you say to it?",
    votes: { yes: "Yes", no: "No", abstain: "Abstain" },
    abstaining: "Who abstains counts among those who voted, and neither for nor against.",
    becomesPublic: "After the close everybody can read who voted how.",
    youVoted: (when: string, vote: string) => `On ${when} you voted: ${vote}.`,
    outcomes: {
        accepted: "It is accepted.",
        rejected: "It is not accepted.",
        noQuorum: "Too few voted: nothing is decided.",
    },
    counted: (yes: number, no: number, abstain: number) =>
        `${yes} yes, ${no} no, ${abstain} abstained.`,
    failures: {
        "version-taken": "Another version of the policy was set before.",
        "value-not-valid": "The policy cannot have this value any more.",
        "no-such-member": "The member is not there any more.",
        "term-over": "The term was over before it began.",
        "last-coordinator": "Nobody else is a coordinator, and somebody has to be.",
        "not-settled": "The account is not at zero, and cannot be closed.",
        excluded: "The member was excluded before.",
        "changes-nothing": "It was so already.",
        "code-taken": "Somebody else has the account by now.",
        "newcomer-gone": "Whom it was about was erased before.",
        "owes-nothing": "The account owes nothing any more.",
        "owes-more": "The account owes more than was decided.",
        "deficit-full": "The fund cannot cover it, and the deficit may not go that far.",
        "amendment-gone": "The amendment is not there any more, or was accepted before.",
        "round-too-far": "In the round nobody can second it any more.",
        "proposal-changed": "The proposal has other words by now, or was decided about.",
        "amendment-not-possible": "The proposal cannot be like that any more.",
    },
};
