// The assembly's rounds: what the members decide about the fund.

export default {
    lead:
        "Here the members decide together: by motion what holds, in rounds what the" +
        " fund pays for.",
    now: "What is decided now",
    nothingNow: "Just now nothing is voted on. Below is what comes next.",
    until: (when: string) => `Vote until ${when}.`,
    hasVoted: "You have voted",
    whoSees: "Can somebody see how I voted?",
    noMotionNow: "No motion is under way. Anybody can move one.",
    noRoundNow: "No round is under way just now.",
    past: "Decided before",
    toFund: "What the fund gave, and what came of it",
    waiting: (count: number) =>
        count === 1 ? "1 vote waits for you" : `${count} votes wait for you`,
    rounds: "Rounds",
    nothing:
        "There has been no round yet. In a round the assembly sets an amount of the fund aside," +
        " members propose what to do with it and vote, and what is selected is paid.",
    noRound: "There is no such round.",
    toAll: "All rounds",
    steps: {
        draft: "Being planned",
        proposing: (day: string) => `Proposals until ${day}`,
        supporting: (day: string) => `Being seconded until ${day}`,
        review: (day: string) => `Proposals are looked at; vote from ${day}`,
        frozen: (day: string) => `Vote from ${day}`,
        balloting: (day: string) => `Vote until ${day}`,
        counting: "Being counted",
        result: (day: string) => `Objections until ${day}`,
        executing: "Being paid",
        closed: "Closed",
        noQuorum: "Too few voted",
        cancelled: {
            officers: "Given up",
            notFrozen: "Given up: nobody froze it before its ballot should open",
            objection: "Annulled: an objection to its result was upheld",
        },
    },
    amount: "Amount from the fund",
    decision: "By which decision",
    community: "Whose assembly",
    supportUntil: "Second until",
    proposalsUntil: "Proposals until",
    voting: "Vote",
    fromTo: (from: string, to: string) => `From ${from} to ${to}`,
    objectionsUntil: "Objections to the result until",
    counting: "How it is counted",
    rules: {
        shares:
            "Everybody who votes has an equal share of the amount, and a proposal is selected" +
            " when those who approve of it can pay it together from their shares. So smaller" +
            " groups get their part too, and not only the largest.",
        votes:
            "The proposal with most votes is selected first, then the next, as long as the amount" +
            " is enough. One that does not fit any more is passed over.",
        votesPerCost:
            "The proposal with most votes for its cost is selected first, then the next, as long" +
            " as the amount is enough. One that does not fit any more is passed over.",
        loads:
            "One proposal is selected after another, so that their costs weigh as evenly as" +
            " possible on those who approve of them. It ends with the first that does not fit any" +
            " more.",
        other: (name: string) => `By the rule “${name}”, which was decided before the first vote.`,
    },
    frozenWithPart:
        "A coordinator froze it who wrote one of its proposals or would be " +
        "paid: fewer than two had no part in it.",
    quorum: (part: number, whole: number) =>
        `It holds if at least ${part} in ${whole} of those who may vote do; else nothing is paid.`,
    noQuorum: "It holds as soon as one person votes.",
    proposals: "Proposals",
    onBallot: "On the ballot",
    noProposals: "There are none yet.",
    cost: (amount: string, payee: string) => `${amount}, paid to ${payee}`,
    read: "Read it",
    by: (author: string) => `Proposed by ${author}`,
    firstPart: (amount: string) => `${amount} when the time for objections is over`,
    part: (amount: string, milestone: string) => `${amount} when this is reached: ${milestone}`,
    states: {
        draft: "Your draft",
        submitted: "Waits for others to second it",
        seconded: "Seconded",
        admitted: "Admitted",
        rejected: "Not admitted",
        merged: "Given up for another one",
        withdrawn: "Withdrawn",
        onBallot: "On the ballot",
        selected: "Selected",
        notSelected: "Not selected",
        closed: "Selected and paid",
        returned: "Selected, but not all of it was paid",
    },
    ask: "Which of these do you find good? Tick as many as you like, or none.",
    askPoints: (most: number) =>
        `How good do you find each of these? Give it 0 to ${most} points; 0 is no vote for it.`,
    choicesMin: (count: number) => `If you name any, name at least ${count}.`,
    choicesMax: (count: number) => `Name ${count} at most.`,
    onlyOne: (titles: string) => `Only one of these can be selected: this, or ${titles}.`,
    points: (title: string, count: number) =>
        count === 1 ? `${title} (1 point)` : `${title} (${count} points)`,
    costOfTicked: "What your choice costs, beside the amount from the fund",
    few:
        "Name all that you find good: with few, part of your share may be left when they are not" +
        " selected.",
    ticked: (sum: string, amount: string) => `Ticked: ${sum}. There is ${amount}.`,
    left: (amount: string) => `${amount} is left.`,
    mayBeMore: "It may be more than there is: the count sees to that.",
    none: "You have ticked none. That is a vote too.",
    becomesPublic: "After the close everybody can read who voted for what.",
    lastCounts: "Until then you can vote again: your last vote counts.",
    vote: "Vote",
    voteAgain: "Vote again",
    taken: "Your vote is taken. Until the close you can vote again: your last vote counts.",
    whoVotes: "Who joined after the ballot was fixed can vote in the next round.",
    yours: "Your vote",
    votedFor: (when: string, titles: string) => `On ${when} you voted for ${titles}.`,
    votedForNone: (when: string) => `On ${when} you voted for none of them.`,
    receiptText:
        "Keep this receipt. With it you find your vote among all others after the close, and see" +
        " that it was counted as you cast it.",
    index: "Number in the log",
    salt: "What opens its seal (salt)",
    sealedAtClose: "It comes into the log at the close: nobody sees there before how many voted.",
    sealHolds: "Worked out here: the seal is that of this vote.",
    sealFails: "Worked out here: the seal is NOT that of this vote. Tell the coordinators.",
    outcome: "Result",
    turnout: (voted: number, voters: number) =>
        `${voted} of the ${voters} who could vote have voted.`,
    enough: "That was enough.",
    tooFew: "That was not enough: nothing is paid, and the money is back in the fund.",
    annulled: "The result does not hold any more: an objection was upheld, or it was given up.",
    nothingSelected: "Nothing was selected.",
    votes: (count: number) => (count === 1 ? "1 vote" : `${count} votes`),
    reasons: {
        tooFewVotes: (needed: number) => `It needed at least ${needed}.`,
        excluded: (title: string) => `It cannot be done together with ${title}.`,
        didNotFit: "Too little was left when it was its turn.",
        sharesTooSmall: "The shares of those who voted for it were not enough together.",
        sharesSpent: (title: string) =>
            `After ${title}, the shares of those who voted for it were not enough any more.`,
        tooDear: "It costs more than there is.",
        ended: "The count ended before it was its turn.",
    },
    payouts: "Payments",
    payee: (code: string) => `To ${code}`,
    payout: {
        waiting: (milestone: string) => `Waits for its milestone: ${milestone}`,
        open: "Is paid next",
        held: "Held: the account is closed, or cannot hold as much. It is paid as soon as it can.",
        paid: "Paid",
        returned: "Not paid: back in the fund",
    },
    objections: "Objections",
    unanswered: "Not answered yet",
    upheld: "Upheld",
    notUpheld: "Not upheld",
};
