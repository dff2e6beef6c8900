// A proposal as its page needs it: what it says, what is said of it, what others would change.

import { type Answer, all, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { type Proposal, allPages } from "./rounds.js";

export type Comment = Schemas["Comment"];
export type Amendment = Schemas["Amendment"];
export type Difference = Schemas["ProposalDifference"];

export interface Dossier {
    proposal: Proposal;
    comments: Comment[];
    amendments: Amendment[];
    /** Against the version before; null: it is the first. */
    difference: Difference | null;
}

/** So many at once: as many as the service gives. */
const MOST = "500";

export async function dossier(id: string): Promise<Answer<Dossier>> {
    const path = { id };
    const read = await all(
        get("/api/v1/proposals/{id}", { path }),
        allPages((after) =>
            get("/api/v1/proposals/{id}/comments", { path, query: { limit: MOST, after } }),
        ),
        allPages((after) =>
            get("/api/v1/proposals/{id}/amendments", { path, query: { limit: MOST, after } }),
        ),
    );
    if (!read.ok) {
        return read;
    }
    const [proposal, comments, amendments] = read.value;
    const difference =
        proposal.version > 1 ? await get("/api/v1/proposals/{id}/difference", { path }) : null;
    if (difference !== null && !difference.ok) {
        return difference;
    }
    return {
        ...read,
        value: { proposal, comments, amendments, difference: difference?.value ?? null },
    };
}
