// Texts with signatures below them (C2SP signed-note, tlog-cosignature, tlog-checkpoint).

import {
    type Bytes,
    Unreadable,
    isSame,
    joined,
    readBase64,
    readHash,
    readUtf8,
    sha256,
    utf8,
} from "./bytes.js";
import { isPublicKey, verifies } from "./ed25519.js";

const MARK = "\u2014 ";
const SIGNATURES_MAX = 100;
const TYPES = { 1: "signature", 4: "cosignature" } as const;

/** A key that verifies: `<name>+<id>+<base64 of type and public key>`. */
export interface NoteKey {
    name: string;
    /** Four bytes, as eight hexadecimal digits. */
    id: string;
    type: "signature" | "cosignature";
    publicKey: Bytes;
}

interface Signature {
    name: string;
    id: string;
    bytes: Bytes;
}

export interface Note {
    /** With the line break at its end. */
    text: string;
    signatures: Signature[];
}

/** What a log says of itself: so many leaves, under this root. */
export interface Checkpoint {
    origin: string;
    size: bigint;
    root: Bytes;
}

/** What became of one key: it signed, its line is not by it, or there is no line of it. */
export type Signed =
    | { state: "signed"; /** Since 1970; 0 where no time is told. */ seconds: number }
    | { state: "wrong" | "silent" };

function isName(text: string): boolean {
    return /^[^\s+\p{Cc}\p{Z}]+$/u.test(text);
}

function hex(bytes: Bytes): string {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @throws Unreadable if it is no key, or its id is not its own */
export async function readKey(text: string): Promise<NoteKey> {
    const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
    if (name === undefined || id === undefined || encoded === undefined || !isName(name)) {
        throw new Unreadable("no key");
    }
    const bytes = readBase64(encoded);
    const type = TYPES[bytes[0] as keyof typeof TYPES];
    const publicKey = bytes.slice(1);
    if (type === undefined || !isPublicKey(publicKey)) {
        throw new Unreadable("no key of Ed25519");
    }
    const hash = await sha256(utf8(`${name}\n`), bytes);
    if (hex(hash.slice(0, 4)) !== id) {
        throw new Unreadable("not the id of the key");
    }
    return { name, id, type, publicKey };
}

function readSignature(line: string): Signature {
    const [name, encoded, ...more] = line.slice(MARK.length).split(" ");
    if (!line.startsWith(MARK) || !name || !isName(name) || !encoded || more.length > 0) {
        throw new Unreadable("no line of a signature");
    }
    const bytes = readBase64(encoded);
    if (bytes.length <= 4) {
        throw new Unreadable("no signature");
    }
    return { name, id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
}

/** Reads a note; nothing is verified by that. */
export function readNote(bytes: Bytes): Note {
    const all = readUtf8(bytes);
    const end = all.lastIndexOf("\n\n");
    if (/[\x00-\x09\x0b-\x1f]/.test(all) || end < 0 || !all.endsWith("\n")) {
        throw new Unreadable("no note");
    }
    const lines = all.slice(end + 2, -1).split("\n");
    if (lines.length > SIGNATURES_MAX) {
        throw new Unreadable("too many signatures");
    }
    return { text: all.slice(0, end + 1), signatures: lines.map(readSignature) };
}

/** Reads the text of a note. */
export function readCheckpoint(text: string): Checkpoint {
    const lines = text.split("\n");
    const [origin, size, root] = lines;
    const isWhole = lines.length >= 4 && lines.at(-1) === "";
    const hasEmpty = lines.slice(0, -1).some((line) => line === "");
    if (!isWhole || hasEmpty || !origin || !root || !/^(0|[1-9]\d{0,17})$/.test(size ?? "")) {
        throw new Unreadable("no checkpoint");
    }
    return { origin, size: BigInt(size ?? ""), root: readHash(root) };
}

/** Whether a note is signed by a key. A second line by one key says nothing further. */
export async function signedBy(note: Note, key: NoteKey): Promise<Signed> {
    const line = note.signatures.find((one) => one.name === key.name && one.id === key.id);
    if (!line) {
        return { state: "silent" };
    }
    if (key.type === "signature") {
        const isBy = await verifies(key.publicKey, line.bytes, utf8(note.text));
        return isBy ? { state: "signed", seconds: 0 } : { state: "wrong" };
    }
    if (line.bytes.length !== 8 + 64) {
        return { state: "wrong" };
    }
    const seconds = new DataView(line.bytes.buffer, line.bytes.byteOffset).getBigUint64(0);
    const isBy =
        // Later than any day that there is; no time is written so.
        seconds <= 8_640_000_000_000n &&
        (await verifies(
            key.publicKey,
            line.bytes.slice(8),
            joined(utf8(`cosignature/v1\ntime ${seconds}\n`), utf8(note.text)),
        ));
    return isBy ? { state: "signed", seconds: Number(seconds) } : { state: "wrong" };
}

/** Whether both stand under one name and id in a note. */
export function areNamedAlike(a: NoteKey, b: NoteKey): boolean {
    return a.name === b.name && a.id === b.id;
}

/** Whether one private key signs for both, whatever they are called. */
export function isOneKey(a: NoteKey, b: NoteKey): boolean {
    return isSame(a.publicKey, b.publicKey);
}
