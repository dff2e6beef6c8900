// Bytes and how they are written: strictly, for a proof has one form only.

export type Bytes = Uint8Array<ArrayBuffer>;

/** What cannot be read. */
export class Unreadable extends Error {}

export function utf8(text: string): Bytes {
    return new TextEncoder().encode(text);
}

/** @throws Unreadable if they are no UTF-8: nothing is put in the place of a byte */
export function readUtf8(bytes: Bytes): string {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        throw new Unreadable("no UTF-8");
    }
}

export function base64(bytes: Bytes): string {
    let text = "";
    for (const byte of bytes) {
        text += String.fromCharCode(byte);
    }
    return btoa(text);
}

/** @throws Unreadable if it is no base 64 (RFC 4648, section 4), or another form of its bytes */
export function readBase64(text: string): Bytes {
    let found: string;
    try {
        found = atob(text);
    } catch {
        throw new Unreadable("no base 64");
    }
    // Browsers read blanks, missing padding and bits that mean nothing; here they are refused.
    if (btoa(found) !== text) {
        throw new Unreadable("not in the one form that base 64 has");
    }
    return Uint8Array.from(found, (char) => char.charCodeAt(0));
}

/** @throws Unreadable if it is not one hash */
export function readHash(text: string): Bytes {
    const hash = readBase64(text);
    if (hash.length !== 32) {
        throw new Unreadable("no hash of 32 bytes");
    }
    return hash;
}

export function joined(...parts: Bytes[]): Bytes {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        all.set(part, at);
        at += part.length;
    }
    return all;
}

export function isSame(a: Bytes, b: Bytes): boolean {
    return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export async function sha256(...parts: Bytes[]): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}
