// The rules of counting that a round can be planned with here, each with all its members.

import type { Schemas } from "../api/paths.js";

export const RULES = ["shares", "points", "votes"] as const;
export type RuleName = (typeof RULES)[number];

/** Shares grow by so little a step that a thousand steps are enough, and no more than it takes. */
const STEPS = 1_000;

const POINTS_MOST = 5;

const LEAST = { minShare: "0/1", minVotes: 1, tieBreak: "cost-votes-lottery" } as const;

/** @param amount what is given, in minor units */
export function ruleOf(name: RuleName, amount: number): Schemas["RoundRule"] {
    if (name === "votes") {
        return { id: "greedy-votes/1", ballots: "approval", ...LEAST };
    }
    const isPoints = name === "points";
    return {
        id: isPoints ? "mes-points/add1u/1" : "mes-cost/add1u/1",
        ballots: isPoints ? "points" : "approval",
        utility: isPoints ? "points" : "cost",
        completion: "add1u",
        exhaustiveStop: true,
        increment: Math.floor(amount / STEPS) + 1,
        roundingUnit: 1,
        start: "exact",
        ...LEAST,
        ...(isPoints && { pointsMax: POINTS_MOST }),
    };
}

/** The name of a rule by its id; shares where it is none of these. */
export function nameOf(id: string): RuleName {
    if (id.startsWith("greedy-votes")) {
        return "votes";
    }
    return id.startsWith("mes-points") ? "points" : "shares";
}
