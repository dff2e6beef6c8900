// What a leaf says, where it is a fact of a ledger: canonical JSON (RFC 8785) without numbers.

import { type Bytes, readUtf8 } from "./bytes.js";

type Json = string | boolean | Json[] | { [name: string]: Json };

/** What an account gets, or with a minus sign gives. */
export interface Change {
    account: string;
    currency: string;
    /** A whole number of the smallest unit, of up to 18 digits. */
    amount: string;
}

export interface Fact {
    type: string;
    id: string;
    /** UTC, with six digits of the second. */
    at: string;
    /** The kind of a transaction. */
    kind: string | null;
    changes: Change[];
    /** How it was authorised, if it says so: `payer-sig` or `operator`. */
    mode: string | null;
    /** The id of what an assembly decided, if it was given by that. */
    decision: string | null;
    /** Who ordered it without the payer's signature, if it says so. */
    actor: string | null;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const AMOUNT = /^-?[1-9]\d{0,17}$/;

// Sorting is by UTF-16 units, and JSON.stringify escapes as RFC 8785 does.
function canonical(value: Json): string {
    if (Array.isArray(value)) {
        return `[${value.map(canonical).join(",")}]`;
    }
    if (typeof value === "object") {
        const names = Object.keys(value).sort();
        return `{${names.map((n) => `${JSON.stringify(n)}:${canonical(value[n]!)}`).join(",")}}`;
    }
    return JSON.stringify(value);
}

function isJson(value: unknown): value is Json {
    if (typeof value === "object" && value !== null) {
        return Object.values(value).every(isJson);
    }
    return typeof value === "string" || typeof value === "boolean";
}

function member(of: Json | undefined, name: string): Json | undefined {
    return typeof of === "object" && !Array.isArray(of) && Object.hasOwn(of, name)
        ? of[name]
        : undefined;
}

function text(of: Json | undefined, name: string): string {
    const value = member(of, name);
    return typeof value === "string" ? value : "";
}

function change(entry: Json): Change | null {
    const [account, currency, amount] = ["a", "c", "n"].map((name) => text(entry, name));
    return account && currency && amount && AMOUNT.test(amount)
        ? { account, currency, amount }
        : null;
}

/** What the bytes of a leaf say; null if they are no fact in its one form. */
export function readFact(bytes: Bytes): Fact | null {
    try {
        const written = readUtf8(bytes);
        const value: unknown = JSON.parse(written);
        if (!isJson(value) || canonical(value) !== written) {
            return null;
        }
        const [type, id, at] = ["type", "id", "at"].map((name) => text(value, name));
        const entries = member(value, "entries") ?? [];
        const changes = Array.isArray(entries) ? entries.map(change) : [null];
        if (!type || !id || !at || !TIME.test(at) || changes.includes(null)) {
            return null;
        }
        return {
            type,
            id,
            at,
            kind: text(value, "kind") || null,
            changes: changes.filter((one) => one !== null),
            mode: text(member(value, "auth"), "mode") || null,
            decision: ID.exec(text(value, "decision"))?.[0] ?? null,
            actor: text(member(value, "auth"), "actor") || null,
        };
    } catch {
        return null;
    }
}
