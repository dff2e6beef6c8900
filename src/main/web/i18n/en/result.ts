// What a count says of itself.

export default {
    compared: "Beside votes alone",
    here: "This count.",
    there: "Most votes first.",
    spends: (cost: string, amount: string) => `It spends ${cost} of ${amount}.`,
    same: "With most votes first, the very same would have been selected.",
    differs:
        "If the proposal with most votes had been taken first, then the next, as long as the" +
        " amount was enough, it would have come out otherwise:",
    byBoth: "Selected by both",
    byHere: "Selected by this count only",
    byThere: "Would have been selected by most votes first only",
    voters: (here: number, there: number, level: number) =>
        `More of what they voted for is done by this count for ${here} of those who voted, by` +
        ` most votes first for ${there}, and as much by both for ${level}.`,
    share: "Your share",
    shareText: (share: string) =>
        `Each who voted had ${share} to spend on what she voted for. Yours went to:`,
    shareSpent: (spent: string, left: string) => `${spent} spent, ${left} left`,
    left: "Left: nobody needed it for what you voted for",
    allLeft: "All of it is left: nothing that you voted for was paid from shares",
    rounded: "Shares are reckoned exactly, and rounded down here.",
    missing: (amount: string) => `${amount} were missing.`,
};
