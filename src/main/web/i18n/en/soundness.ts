// Whether the currency is sound.

export default {
    lead:
        "The five numbers of the month in the open, at the end of a day." +
        " From one day to the next they can tell of a single payment: they are for" +
        " officers.",
    at: "At the end of",
    numbers: "The numbers",
    moneySupply: "Money supply",
    velocity: "Velocity, times a year",
    deficitRatio: "Below zero, by a month’s trade",
    bearableLoss: "Losses that can be borne in a year",
    loss: "Losses of a year",
    idleMonths: "Months of income that lie idle",
    zeroShift: "What members have by the mean, for what the fund holds",
    unallocated: "Idle in the fund",
    month: "Month",
    turnover: "Turnover",
    belowZero: "Below zero",
    history: "How the numbers went",
    historyLead:
        "As they were at the end of each month. Lines across are where a number stops being good," +
        " and where something must be done.",
    idle: (held: string, months: number) =>
        `The fund holds ${held} that nobody has decided about: more than comes in in` +
        ` ${months} months.` +
        " The service drafted a motion that the contribution be lower by a quarter. Nobody has" +
        " moved it.",
    takeUp: (rate: string) => `Move that it be ${rate}`,
    toMotion: "You moved it. Others can second it now.",
    motionTitle: "A lower contribution",
    motionText: (held: string) => `The fund holds ${held} that nobody has decided about.`,
    bands: { green: "good", amber: "to be watched", red: "bad" },
};
