// Signatures by Ed25519 (RFC 8032), as the browser verifies them.

import { type Bytes, readBase64, utf8 } from "./bytes.js";

const P = 2n ** 255n - 19n;

/**
 * The y of the eight points of small order, little-endian: for keys that are one of them anybody
 * can make signatures.
 */
const SMALL_ORDER = [
    0n,
    1n,
    P - 1n,
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7n,
];

/** Test 2 of RFC 8032, section 7.1, over the byte "r". */
const KNOWN_KEY = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";
const KNOWN_SIGNATURE =
    "kqAJqfDUyrhyDoILX2QlQKKye1QWUD+Ps3YiI+vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA==";

/** Whether 32 bytes are a public key as one is written, and none of small order. */
export function isPublicKey(bytes: Bytes): boolean {
    if (bytes.length !== 32) {
        return false;
    }
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
    const y = BigInt(`0x${digits.reverse().join("")}`) & (2n ** 255n - 1n);
    return y < P && !SMALL_ORDER.includes(y);
}

/** Whether a signature over the bytes is by this key. */
export async function verifies(key: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
    if (signature.length !== 64 || !isPublicKey(key)) {
        return false;
    }
    let imported: CryptoKey;
    try {
        imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    } catch {
        // 32 bytes that are no point of the curve. That there is Ed25519 was found out before.
        return false;
    }
    return crypto.subtle.verify("Ed25519", imported, signature, bytes);
}

/** Whether this browser verifies by Ed25519: it knows a right signature from a wrong one. */
export async function canVerify(): Promise<boolean> {
    try {
        const [key, signature] = [readBase64(KNOWN_KEY), readBase64(KNOWN_SIGNATURE)];
        const isRight = await verifies(key, signature, utf8("r"));
        return isRight && !(await verifies(key, signature, utf8("s")));
    } catch {
        // Without TLS a browser has no such functions at all.
        return false;
    }
}
