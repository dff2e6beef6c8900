// Debts, and the plans by which they are paid back.

export default {
    lead:
        "Who owes for long agrees with an officer how it comes back: by selling, by work for the " +
        "fund, or by a gift of somebody else. Nothing is charged for it.",
    own: (code: string) => `The account ${code}`,
    owesNothing: (code: string) => `${code} owes nothing.`,
    owesNow: (code: string, amount: string) => `${code} owes ${amount} now.`,
    due: "Who owes for longer than a year",
    dueLead: "Below zero for 365 days, and less than a quarter of it paid back.",
    nobody: "Nobody does.",
    owes: (now: string, before: string) => `Owes ${now} now, and ${before} a year ago.`,
    noPlan: "There was no plan yet.",
    look: "Look at the plans",
    writeOff: "What nobody will pay any more only the assembly writes off, by a motion:",
    plan: (debt: string, on: string) => `A plan for ${debt}, asked for on ${on}`,
    states: {
        asked: "It waits for the other side to agree.",
        agreed: "Both sides agreed.",
        fulfilled: "It is paid back.",
        failed: "More was owed than the plan left.",
        lapsed: "The plan lapsed.",
    },
    paid: "paid",
    agree: "Agree",
    refuse: "Who does not agree leaves it, or asks for another below: after 30 days it lapses.",
    agreed: "The plan is agreed.",
    askLead: (code: string, debt: string) =>
        `All that ${code} owes, ${debt}, in equal parts month by month. The other side agrees.`,
    count: "In how many months?",
    countWrong: (most: number) => `A number from 1 to ${most}.`,
    first: "First day",
    firstWrong: "A day to come.",
    ways: "How is the money to come in?",
    waysHelp: "Both sides read it, and the auditors.",
    waysMissing: "Say in a few words how.",
    ask: "Ask for this plan",
    asked: "The plan is asked for. The other side has 30 days to agree.",
};
