// Motions as the pages need them: how far one is, in words, and all that there is of one.

import { type Answer, get, post, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { session } from "../app/session.js";
import { sendSigned, signVote } from "../device/keys.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { flat } from "../officer/figures.js";
import { allPages } from "./rounds.js";

export type Motion = Schemas["Motion"];
export type OwnVote = Schemas["MotionVote"];
export type Vote = Schemas["Vote"];

/** Where a policy says nothing. */
const NOTHING = "–";

/** So many at once: as many as the service gives. */
const MOST = "500";

export interface WholeMotion {
    motion: Motion;
    /** The reader's vote that counts so far; null: she has not voted. */
    own: OwnVote | null;
}

/** How far a motion is. */
export function stage(motion: Motion): string {
    const t = texts.value.motion.stages;
    switch (motion.state) {
        case "announced":
            return t.announced(dayAndTime(motion.opensAt ?? ""));
        case "voting":
            return t.voting(dayAndTime(motion.closesAt ?? ""));
        case "accepted":
            return t.accepted(dayAndTime(motion.effectiveAt ?? ""));
        default:
            return t[motion.state];
    }
}

/** All motions, the newest first. */
export async function motions(): Promise<Answer<Motion[]>> {
    return allPages((after) => get("/api/v1/motions", { query: { limit: MOST, after } }));
}

/** A motion with all that there is of it now. */
export async function loadMotion(id: string): Promise<Answer<WholeMotion>> {
    const first = await get("/api/v1/motions/{id}", { path: { id } });
    if (!first.ok) {
        return first;
    }
    // Before the opening nobody has voted.
    const own = first.value.voters === null ? null : await ownVote(id);
    if (own !== null && !own.ok) {
        return own;
    }
    return { ...first, value: { motion: first.value, own: own?.value ?? null } };
}

async function ownVote(id: string): Promise<Answer<OwnVote | null>> {
    const answer = await get("/api/v1/motions/{id}/vote", { path: { id } });
    const isNone =
        !answer.ok &&
        (answer.problem.status === 404 || answer.problem.name === "motion-at-other-step");
    return isNone ? { ok: true, status: 200, value: null } : answer;
}

/** Votes, in place of what she voted before. */
export async function voteOn(id: string, vote: Vote): Promise<Answer<OwnVote>> {
    // Asked anew: it may have been on another device, or without an answer.
    const before = await ownVote(id);
    if (!before.ok) {
        return before;
    }
    const seq = (before.value?.seq ?? 0) + 1;
    return sendSigned(
        session.value?.member.code ?? "",
        (key) => signVote(key, id, seq, vote),
        (signed) =>
            put("/api/v1/motions/{id}/vote", {
                path: { id },
                body: { vote, seq, ...(signed !== undefined && { signed }) },
            }),
    );
}

export async function secondMotion(id: string): Promise<Answer<Motion>> {
    return post("/api/v1/motions/{id}/second", { path: { id } });
}

/** Takes one's own motion back, before it is voted about. */
export async function withdrawMotion(id: string): Promise<Answer<Motion>> {
    return post("/api/v1/motions/{id}/withdraw", { path: { id } });
}

/** What a policy would have otherwise than before: each figure with both values, in words. */
export function differences(before: unknown, after: unknown): [string, string, string][] {
    const old = new Map(flat(before ?? {}, []));
    const now = new Map(flat(after ?? {}, []));
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
        const [was, is] = [old.get(name) ?? NOTHING, now.get(name) ?? NOTHING];
        return was === is ? [] : [[name, was, is] as [string, string, string]];
    });
}
