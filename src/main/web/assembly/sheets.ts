// Paper sheets as the pages need them.

import { type Answer, all, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { type Proposal, type Round, load } from "./rounds.js";

export type Sheet = Schemas["ListedSheet"];

export interface Papers {
    round: Round;
    projects: Proposal[];
    /** All of them for tellers, the reader's own for others. */
    sheets: Sheet[];
}

export async function loadPapers(id: string): Promise<Answer<Papers>> {
    const answer = await all(load(id), get("/api/v1/rounds/{id}/sheets", { path: { id } }));
    if (!answer.ok) {
        return answer;
    }
    const [{ round, proposals }, { items }] = answer.value;
    return {
        ...answer,
        value: { round, projects: round.frozenAt === null ? [] : proposals, sheets: items },
    };
}

/**
 * The projects in the order in which they stand on a sheet: each sheet begins with another one, so
 * that nothing is at the top of all, and who enters it finds them as they are printed.
 */
export function onSheet(projects: Proposal[], sheet: number): Proposal[] {
    const sorted = projects.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const first = sorted.length === 0 ? 0 : sheet % sorted.length;
    return [...sorted.slice(first), ...sorted.slice(0, first)];
}

/** The number after the highest that was given out. */
export function nextSheet(sheets: Sheet[]): number {
    return sheets.reduce((most, one) => Math.max(most, one.sheet), 0) + 1;
}
