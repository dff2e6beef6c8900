// Help in plain words.

export default {
    lead: (name: string) => `How ${name} works, and what you can do when something is unclear.`,
    topics: "Topics",
    belowZero: {
        title: "What does a balance below zero mean?",
        text: [
            "You have bought more than you have sold so far. That is no fault: when somebody is" +
                " below zero, somebody else is above it, and all balances together are always" +
                " zero.",
            "You may go as far below zero as your limit says. You come back by selling something" +
                " or by working for others. No interest is asked for it.",
            "The first page says how much you can still spend, and why your limit is what it is.",
        ],
    },
    contribution: {
        title: "What is the contribution?",
        text: [
            "Whoever sells gives a small part of each sale to the collective fund. How large" +
                " it is" +
                " the members decide.",
            "It is counted exactly: what is less than the smallest unit is carried to your next" +
                " sale. Each payment in your statement explains its own contribution.",
        ],
    },
    levy: {
        title: "What is the levy on idle money?",
        text: [
            "Money that lies still helps nobody. Where the members decided so, a small part" +
                " of what" +
                " has lain for long above what you may hold goes to the fund at a month's end.",
            "Whatever you spend before then costs nothing. Your statement says what the levy" +
                " would" +
                " be if the period ended today. If it says nothing, there is none.",
        ],
    },
    fund: {
        title: "How is the fund spent?",
        text: [
            "The members decide it in rounds. Somebody proposes, others second and vote, and what" +
                " is selected is paid part by part, as what was promised is reported.",
            "The page of the fund says where each amount came from, by which decision it went" +
                " out," +
                " and what came of it.",
        ],
    },
    votes: {
        title: "Can somebody see how I voted?",
        text: [
            "Before each vote the page says what becomes public. Until the end of the vote nobody" +
                " sees what you voted. Until then you can change it; the last vote counts.",
            "You can keep a receipt, with which you find your vote in the count.",
        ],
    },
    proofs: {
        title: "What is a proof?",
        text: [
            "Every payment, vote and decision is written into one log, to which one can only add." +
                " Others, called witnesses, watch that nothing in it is changed later.",
            "A receipt shows that a payment stands in the log. Your own browser checks it;" +
                " you need" +
                " not trust the service for that.",
        ],
    },
    public: {
        title: "What is public?",
        text: [
            "Your balance and your payments are seen by you, by those who act for your" +
                " account, and" +
                " by the officers and auditors who need them for their work.",
            "The log shows to everybody that something happened, and not whose name it was. The" +
                " fund's entries, decisions, and who has which role are open to all members.",
            "What of your profile others see you decide yourself.",
        ],
    },
    safety: {
        title: "I have lost my phone, or paid by mistake",
        text: [
            "Sign in on another device and end the lost one under “Security”. If you cannot sign" +
                " in any more, ask a coordinator to let you in anew.",
            "If you paid by mistake, ask whoever got it to give it back: that is one button for" +
                " them. Nothing is ever deleted; giving back is an entry of its own.",
        ],
    },
    who: {
        title: "Who can help me?",
        text: [
            "Coordinators admit members, let them in anew and know the rules. Treasurers look" +
                " after" +
                " loans and limits. Auditors look whether all of it is right.",
        ],
    },
};
