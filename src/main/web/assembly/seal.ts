// Whether a receipt is of its ballot: the log gets a commitment to it, which its salt opens.

import { readBase64, utf8 } from "../proof/bytes.js";
import type { Ballot } from "./rounds.js";

/** Whether `sealed` is HMAC-SHA-256(salt, "ballot" || 0x00 || ballot). */
export async function isSealOf(ballot: Ballot): Promise<boolean> {
    const hmac = { name: "HMAC", hash: "SHA-256" };
    const salt = readBase64(ballot.salt);
    const key = await crypto.subtle.importKey("raw", salt, hmac, false, ["sign"]);
    const made = await crypto.subtle.sign("HMAC", key, utf8(`ballot\0${ballot.ballot}`));
    const digits = [...new Uint8Array(made)].map((byte) => byte.toString(16).padStart(2, "0"));
    return digits.join("") === ballot.sealed;
}
