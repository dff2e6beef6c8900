// The tree of RFC 6962, section 2.1: that a leaf stands under a root.

import { type Bytes, isSame, sha256 } from "./bytes.js";

const HASH_BYTES = 32;
const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

export function leafHash(leaf: Bytes): Promise<Bytes> {
    return sha256(LEAF, leaf);
}

export function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
    return sha256(NODE, left, right);
}

/**
 * Which side of the way each hash of a path stands on, from the leaf up (RFC 6962, section 2.1.1):
 * "left" if what is beside the way comes before it. A tree splits at the largest power of two
 * below its size, down to the leaf.
 */
function sides(index: bigint, size: bigint): ("left" | "right")[] {
    const down: ("left" | "right")[] = [];
    let [at, count] = [index, size];
    while (count > 1n) {
        const split = 1n << BigInt((count - 1n).toString(2).length - 1);
        if (at < split) {
            down.push("right");
            count = split;
        } else {
            down.push("left");
            at -= split;
            count -= split;
        }
    }
    return down.reverse();
}

/**
 * Whether a leaf stands at its index in a tree of this size, which with its root has to come from a
 * signed checkpoint.
 *
 * @param hash of the leaf, computed here and never told
 */
export async function isIncluded(
    index: bigint,
    size: bigint,
    hash: Bytes,
    path: Bytes[],
    root: Bytes,
): Promise<boolean> {
    const areHashes = [hash, root, ...path].every((one) => one.length === HASH_BYTES);
    if (!areHashes || index < 0n || index >= size) {
        return false;
    }
    const way = sides(index, size);
    if (way.length !== path.length) {
        return false;
    }
    let above = hash;
    for (const [i, beside] of path.entries()) {
        above = way[i] === "left" ? await nodeHash(beside, above) : await nodeHash(above, beside);
    }
    return isSame(above, root);
}
