// The statement.

export default {
    addsUp: (opening: string, came: string, went: string, closing: string) =>
        `It began with ${opening}; ${came} came in and ${went} went out: that is ${closing}.`,
    addsUpSince: (opening: string, came: string, went: string, closing: string) =>
        `Of the lines shown: before them it was ${opening}; ${came} came in and ${went} went out:` +
        ` that is ${closing}.`,
    found: (count: number, came: string, went: string) =>
        `${count === 1 ? "1 line" : `${count} lines`}: ${came} came in, ${went} went out.`,
    noneFound: "No line is like that.",
    showAll: "Show all",
    empty: "Nothing has happened on this account yet. Pay somebody or ask for a payment to begin.",
    older: "Show older ones",
    after: "Balance after it",
    filter: "Search and filter",
    search: "Search",
    searchHelp: "A person, a purpose, a kind, a decision.",
    kind: "Kind",
    any: "Any",
    way: "In or out",
    both: "Both",
    came: "Came in",
    went: "Went out",
    least: "At least",
    most: "At most",
    amountHelp: (example: string) => `Such as ${example}`,
    from: "From",
    to: "Until",
    takeAway: "Take it away",
    takeAwayText: "All lines of this account, for a table, for a program, or signed as evidence.",
    csv: "Table (CSV)",
    json: "For programs (JSON)",
    evidence: "Signed statement",
    camtText: "For bookkeeping programs, as banks give it, of these days:",
    camt: "For bookkeeping (camt.053)",
    notTaken: "No file was made.",
    explain: "Explain this line",
    moves: (before: string, after: string) =>
        `The balance was ${before} before it and ${after} after it.`,
    yours: "This account",
    charge: (who: string, rate: string, base: string, exact: string) =>
        `Contribution to the fund (${who}): ${rate} of ${base} is ${exact} exactly.`,
    carried: (before: string, amount: string, after: string) =>
        `With ${before} carried from before, ${amount} was charged and ${after} is carried on.`,
    forgiven: (amount: string) => `${amount} was beyond the most for 30 days, and was not charged.`,
    exempt: (who: string) => `No contribution (${who}): this payment is free of it.`,
    decided: (decision: string, since: string) => `By the decision “${decision}”, since ${since}.`,
    levy: (month: string, rate: string, threshold: string) =>
        `Levy for ${month}: ${rate} in 30 days of what lay above ${threshold}.`,
    levyDue: (due: string, taken: string) => `${due} was due, and ${taken} was taken.`,
    loan: {
        granted: (number: number, amount: string, owed: string) =>
            `Loan no. ${number}: ${amount} was lent; ${owed} is to be paid back.`,
        early: (number: number, amount: string, owed: string) =>
            `Loan no. ${number}: ${amount} was paid back before it was due; ${owed} is left.`,
        collected: (number: number, amount: string, owed: string) =>
            `Loan no. ${number}: ${amount} was due and was taken; ${owed} is left.`,
        swept: (number: number, amount: string, owed: string) =>
            `Loan no. ${number}: ${amount} is the agreed share of a receipt; ${owed} is left.`,
    },
    surplus: (rate: string, due: string, before: string) =>
        `A share of ${rate} of the venture’s surplus: ${due} was asked for in all, of which` +
        ` ${before} was paid before.`,
    signed: "The payer’s own device signed it.",
    inLog: (index: number, version: number) =>
        `It is line ${version} of this account, and number ${index} in the log.`,
};
