// Planning a round.

export default {
    title: "The plan",
    lead:
        "Write down what was decided about the round. It can be changed until two coordinators" +
        " let" +
        " members propose.",
    notYou: "Only coordinators plan rounds.",
    tooLate: "This round is not planned any more: members propose in it, or did.",
    name: "What is the round called?",
    whole: "The whole network",
    communityHelp: "Its members propose and vote.",
    fund: "From which purse?",
    holds: (amount: string) => `It holds ${amount} now.`,
    ownPurse: (code: string, amount: string) =>
        `It is given from the community’s own purse, ${code}, which holds ${amount} now.`,
    rules: {
        shares: "Equal shares, by ticks",
        points: "Equal shares, by up to 5 points",
        votes: "Most votes first, by ticks",
    },
    quorum: "How many have to vote?",
    quorumHelp: "As a fraction of those who may, such as 1/5; 0/1 if one is enough.",
    seconds: "How many have to second a proposal?",
    secondsHelp: "0 if none has to.",
    proxies: "For how many others may a member vote?",
    proxiesHelp: "0 if nobody votes for another.",
    reports: "Within how many days is a paid part reported on?",
    reportsHelp: "0 if no report is asked for.",
    proposals: "Members propose until",
    opens: "The ballot opens after",
    closes: "It closes after",
    objections: "Objections to the result until",
    atDayEnd: "Each at the end of the day, where you are.",
    wrong: "Something is missing, or not written as it has to be.",
    becomesPublic:
        "Members see a plan when they can propose by it. It takes two coordinators to come to" +
        " that.",
    send: "Keep the plan",
};
