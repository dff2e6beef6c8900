// Checks a receipt (C2SP tlog-proof) alone, by a policy: without asking anybody, and with no code
// that the service has.

import { type Bytes, Unreadable, readBase64, readHash, readUtf8, utf8 } from "./bytes.js";
import { type Fact, readFact } from "./leaf.js";
import { isIncluded, leafHash } from "./merkle.js";
import { type Checkpoint, type Note, type Signed, readCheckpoint, readNote } from "./note.js";
import { signedBy } from "./note.js";
import type { Policy, Witness } from "./policy.js";

const HEAD = "c2sp.org/tlog-proof@v1";

/** So much clocks may differ, and so long a leaf may wait for its checkpoint. */
const SKEW_S = 60;

/** A receipt as it is written. */
export interface Receipt {
    /** The leaf itself, as our receipts have it. */
    extra: Bytes | null;
    index: bigint;
    path: Bytes[];
    /** The signed checkpoint, as it is written. */
    checkpoint: string;
}

/** What is checked, in this order. */
export const CHECKS = ["form", "leaf", "path", "log", "witnesses", "times"] as const;
export type CheckName = (typeof CHECKS)[number];

export interface SeenBy extends Witness {
    signed: Signed;
}

export interface Report {
    /** Null: there is nothing to check. */
    checks: Record<CheckName, boolean | null>;
    isProved: boolean;
    /** What the rest is about, as far as it could be read. */
    receipt: Receipt | null;
    checkpoint: Checkpoint | null;
    /** Of the leaf, computed here. */
    hash: Bytes | null;
    fact: Fact | null;
    witnesses: SeenBy[];
    asksNobody: boolean;
}

/** @throws Unreadable if it is no receipt */
export function readReceipt(bytes: Bytes): Receipt {
    const text = readUtf8(bytes);
    const end = text.indexOf("\n\n");
    const lines = text.slice(0, Math.max(end, 0)).split("\n");
    if (lines.shift() !== HEAD) {
        throw new Unreadable("no receipt");
    }
    let extra: Bytes | null = null;
    if (lines[0]?.startsWith("extra ")) {
        extra = readBase64(lines[0].slice("extra ".length));
        lines.shift();
    }
    const [, index] = /^index (0|[1-9]\d{0,17})$/.exec(lines.shift() ?? "") ?? [];
    if (index === undefined) {
        throw new Unreadable("no index");
    }
    return {
        extra,
        index: BigInt(index),
        path: lines.map(readHash),
        checkpoint: text.slice(end + 2),
    };
}

interface Parts {
    receipt: Receipt;
    note: Note;
    checkpoint: Checkpoint;
}

function readParts(bytes: Bytes): Parts | null {
    try {
        const receipt = readReceipt(bytes);
        const note = readNote(utf8(receipt.checkpoint));
        return { receipt, note, checkpoint: readCheckpoint(note.text) };
    } catch (fault) {
        if (fault instanceof Unreadable) {
            return null;
        }
        throw fault;
    }
}

/** Whether a log of the policy signed under its own name, and no log of it is misnamed. */
export async function isByLog(note: Note, origin: string, policy: Policy): Promise<boolean> {
    const all = await Promise.all(
        policy.logs.map(async (key) => ({ key, ...(await signedBy(note, key)) })),
    );
    return (
        !all.some((one) => one.state === "wrong") &&
        all.some((one) => one.state === "signed" && one.key.name === origin)
    );
}

/** What each witness of the policy did. */
export function seenBy(note: Note, policy: Policy): Promise<SeenBy[]> {
    return Promise.all(
        policy.witnesses.map(async (one) => ({ ...one, signed: await signedBy(note, one.key) })),
    );
}

/** Whether enough have seen it, and none is there with a signature that is not its own. */
export function areEnough(witnesses: SeenBy[], policy: Policy): boolean {
    const signed = witnesses.filter((one) => one.signed.state === "signed");
    return (
        !witnesses.some((one) => one.signed.state === "wrong") &&
        policy.isQuorum(signed.map((one) => one.name))
    );
}

/** Whether the fact's time is not after the middle of the witnesses' times; null: none is told. */
function isBeforeSeen(fact: Fact | null, witnesses: SeenBy[]): boolean | null {
    const times = witnesses
        .flatMap(({ signed }) => (signed.state === "signed" ? [signed.seconds] : []))
        .sort((a, b) => a - b);
    const middle = times[Math.floor(times.length / 2)];
    return fact === null || middle === undefined
        ? null
        : Date.parse(fact.at) / 1000 <= middle + SKEW_S;
}

/**
 * Checks a receipt. Nothing is proved unless everything holds.
 *
 * @param given the leaf, where it is not in the receipt
 */
export async function check(bytes: Bytes, policy: Policy, given?: Bytes): Promise<Report> {
    const parts = readParts(bytes);
    const checks: Report["checks"] = {
        form: parts !== null,
        leaf: null,
        path: null,
        log: null,
        witnesses: null,
        times: null,
    };
    if (!parts) {
        const nothing = { receipt: null, checkpoint: null, hash: null, fact: null, witnesses: [] };
        return { checks, isProved: false, ...nothing, asksNobody: policy.asksNobody };
    }
    const { receipt, note, checkpoint } = parts;
    const leaf = given ?? receipt.extra;
    const hash = leaf && (await leafHash(leaf));
    const fact = leaf && readFact(leaf);
    checks.leaf = hash !== null;
    checks.path =
        hash &&
        (await isIncluded(receipt.index, checkpoint.size, hash, receipt.path, checkpoint.root));
    checks.log = await isByLog(note, checkpoint.origin, policy);
    const witnesses = await seenBy(note, policy);
    checks.witnesses = areEnough(witnesses, policy);
    checks.times = isBeforeSeen(fact, witnesses);
    const { times, ...others } = checks;
    const isProved = times !== false && Object.values(others).every((holds) => holds === true);
    const { asksNobody } = policy;
    return { checks, isProved, receipt, checkpoint, hash, fact, witnesses, asksNobody };
}
