// Holds this code against vectors, valid ones and invalid ones. It is no part of the wallet: the
// build runs it with Node, and a test of the browser runs it there.

import { type Bytes, Unreadable, base64, isSame, readBase64, readHash, sha256 } from "./bytes.js";
import { verifies } from "./ed25519.js";
import { isConsistent, isIncluded, leafHash, nodeHash } from "./merkle.js";
import { type Note, readCheckpoint, readKey, readNote, signedBy } from "./note.js";
import { Policy } from "./policy.js";
import { areEnough, check, isByLog, readReceipt, seenBy } from "./receipt.js";

/** One case, as the file has it. */
interface Case {
    desc: string;
    valid: boolean;
    [member: string]: unknown;
}

export interface Vectors {
    kind: string;
    cases: Case[];
}

const text = (value: unknown): string => String(value);
const bytes = (value: unknown): Bytes => readBase64(text(value));
const list = <T>(value: unknown): T[] => (value ?? []) as T[];

function hex(value: unknown): Bytes {
    const digits = text(value).match(/../g) ?? [];
    return Uint8Array.from(digits, (two) => Number.parseInt(two, 16));
}

async function root(leaves: Bytes[]): Promise<Bytes> {
    if (leaves.length < 2) {
        return leaves[0] ? leafHash(leaves[0]) : sha256();
    }
    const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
    return nodeHash(await root(leaves.slice(0, split)), await root(leaves.slice(split)));
}

async function hash(one: Case): Promise<boolean> {
    const made = {
        empty: () => sha256(),
        leaf: () => leafHash(hex(one["data"])),
        node: () => nodeHash(hex(one["left"]), hex(one["right"])),
    }[text(one["op"])];
    return made !== undefined && isSame(await made(), hex(one["hash"]));
}

async function roots(one: Case): Promise<boolean> {
    const size = Number(one["size"]);
    const given = list<string>(one["leaves"]).map(hex);
    const made = Array.from({ length: size }, (_, i) => new Uint8Array([i & 255, (i >> 8) & 255]));
    return base64(await root(one["leaves"] ? given.slice(0, size) : made)) === one["root"];
}

function inclusion(one: Case): Promise<boolean> {
    const [index, size] = [BigInt(text(one["leafIdx"])), BigInt(text(one["treeSize"]))];
    const path = list<string>(one["proof"]).map(bytes);
    return isIncluded(index, size, bytes(one["leafHash"]), path, bytes(one["root"]));
}

function consistency(one: Case): Promise<boolean> {
    const path = list<string>(one["proof"]).map(bytes);
    const head = (of: "1" | "2") => ({
        size: BigInt(text(one[`size${of}`])),
        root: bytes(one[`root${of}`]),
    });
    return isConsistent(head("1"), head("2"), path);
}

async function note(one: Case): Promise<boolean> {
    const read = readNote(bytes(one["note_b64"]));
    const keys = await Promise.all(list<string>(one["vkeys"]).map(readKey));
    const signed = await Promise.all(keys.map((key) => signedBy(read, key)));
    const count = signed.filter(({ state }) => state === "signed").length;
    return (
        !signed.some(({ state }) => state === "wrong") &&
        count > 0 &&
        (one["verified"] === undefined || count === one["verified"])
    );
}

async function isBelieved(read: Note, policy: Policy): Promise<boolean> {
    const { origin } = readCheckpoint(read.text);
    return (await isByLog(read, origin, policy)) && areEnough(await seenBy(read, policy), policy);
}

async function checkpoint(one: Case): Promise<boolean> {
    return isBelieved(readNote(bytes(one["note_b64"])), await Policy.read(text(one["policy"])));
}

async function policy(one: Case): Promise<boolean> {
    const read = await Policy.read(text(one["policy"]));
    return list<[string[], boolean]>(one["quorum"]).every(
        ([names, isOne]) => read.isQuorum(names) === isOne,
    );
}

async function proof(one: Case): Promise<boolean> {
    const read = await Policy.read(text(one["policy"]));
    return (await check(bytes(one["proof_b64"]), read, bytes(one["leaf_b64"]))).isProved;
}

// What a witness is asked is more than a receipt has. Its checkpoint is the same, and is signed
// whether or not the witness may take it; one digit further, and it is not.
async function asked(one: Case): Promise<boolean> {
    const request = bytes(one["request_b64"]);
    const end = request.findIndex((byte, i) => byte === 10 && request[i + 1] === 10);
    const read = readNote(request.slice(end + 2));
    const believed = await Policy.read(text(one["policy"]));
    const altered = { ...read, text: read.text.replace("\n", "\n1") };
    return (await isBelieved(read, believed)) && !(await isBelieved(altered, believed));
}

const KINDS: Record<string, (one: Case) => boolean | Promise<boolean>> = {
    "merkle-hash": hash,
    "merkle-roots": roots,
    "merkle-inclusion": inclusion,
    "merkle-consistency": consistency,
    ed25519: (one) => verifies(hex(one["pk"]), hex(one["sig"]), hex(one["msg"])),
    "ed25519-sign": (one) => verifies(hex(one["pk"]), hex(one["sig"]), hex(one["msg"])),
    vkey: async (one) => (await readKey(text(one["vkey"]))).name !== "",
    note,
    "checkpoint-text": (one) => readHash(base64(readCheckpoint(text(one["text"])).root)) !== null,
    checkpoint,
    policy,
    "tlog-proof-text": (one) => readReceipt(bytes(one["proof_b64"])).index >= 0n,
    "tlog-proof": proof,
    "add-checkpoint": asked,
};

/** The cases that are judged otherwise than the file says; there should be none. */
export async function disagreements({ kind, cases }: Vectors): Promise<string[]> {
    const judge = KINDS[kind];
    if (!judge || cases.length === 0) {
        return [`${kind}: nothing to hold against it`];
    }
    const wrong: string[] = [];
    for (const one of cases) {
        let holds: boolean;
        try {
            holds = await judge(one);
        } catch (fault) {
            if (!(fault instanceof Unreadable)) {
                throw fault;
            }
            holds = false;
        }
        if (holds !== (judge === asked || one.valid)) {
            wrong.push(`${kind}: ${one.desc} (${one.valid ? "valid" : "invalid"})`);
        }
    }
    return wrong;
}
