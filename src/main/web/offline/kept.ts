// What the service said last, kept on this device, so that the wallet opens without a network and
// shows how things stood. What is paid never comes from here: only these answers are kept, and
// nothing that was asked about one payment.

import type { Answer } from "../api/client.js";

const PREFIX = "kept:";

/** The answers that are kept, by where they come from: of lists, the beginning. */
const PLACES = [
    /^\/api\/v1\/(network|sessions\/current)$/,
    /^\/api\/v1\/members(\/[^/?]+)?(\?|$)/,
    /^\/api\/v1\/accounts\/[^/?]+(\/entries)?(\?|$)/,
    /^\/api\/v1\/payment-requests(\?|$)/,
];

function isKept(address: string): boolean {
    return PLACES.some((place) => place.test(address)) && !/[?&]after=/.test(address);
}

interface Kept {
    /** When it was said, in milliseconds. */
    at: number;
    value: unknown;
}

function read(address: string): Kept | null {
    try {
        return JSON.parse(localStorage.getItem(PREFIX + address) ?? "null") as Kept | null;
    } catch {
        return null;
    }
}

/** Keeps the answer, if it is one of those that are kept. */
export function keep(address: string, value: unknown): void {
    if (isKept(address)) {
        try {
            localStorage.setItem(PREFIX + address, JSON.stringify({ at: Date.now(), value }));
        } catch {
            // No more room: then there is less to see without a network.
        }
    }
}

/** What was said last at this address, if it was kept: an answer with `keptAt`. */
export function lastAnswer(address: string): Answer<unknown> | null {
    const kept = isKept(address) ? read(address) : null;
    return kept && { ok: true, status: 200, value: kept.value, keptAt: kept.at };
}

/** Forgets everything: somebody signed out, or somebody else signed in. */
export function forgetKept(): void {
    Object.keys(localStorage)
        .filter((name) => name.startsWith(PREFIX))
        .forEach((name) => localStorage.removeItem(name));
}
