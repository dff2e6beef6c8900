// A venture on one page.

export default {
    none: "You act for no venture. Who owns one can let you act for it.",
    standing: "How it stands",
    limits: (low: string, high: string) => `It may go ${low} below zero and ${high} above.`,
    toMember: "As officers see it",
    toSurplus: "State the surplus of the period: the figures of the ledger stand there already",
    noApprovals: "No payment of this venture waits.",
    toApprovals: "All that waits for an approval",
    toDelegates: "Who acts for it, and within which limits: change it",
    card: "Its statement, approvals, people and limits.",
};
