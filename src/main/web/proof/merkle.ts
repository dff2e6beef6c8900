// The tree of RFC 6962, section 2.1: that a leaf stands under a root, and that one tree begins as
// another.

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

/**
 * Whether a tree of the larger size begins with the tree of the smaller one, as one appends to a
 * log (RFC 9162, section 2.1.4.2). Both roots have to come from signed checkpoints.
 */
export async function isConsistent(
    small: { size: bigint; root: Bytes },
    large: { size: bigint; root: Bytes },
    path: Bytes[],
): Promise<boolean> {
    const areHashes = [small.root, large.root, ...path].every((one) => one.length === HASH_BYTES);
    if (!areHashes || small.size < 0n || small.size > large.size) {
        return false;
    }
    if (small.size === large.size) {
        return path.length === 0 && isSame(small.root, large.root);
    }
    if (small.size === 0n) {
        return path.length === 0 && isSame(small.root, await sha256());
    }
    const isPower = (small.size & (small.size - 1n)) === 0n;
    const [first, ...rest] = isPower ? [small.root, ...path] : path;
    if (first === undefined) {
        return false;
    }
    let [at, last] = [small.size - 1n, large.size - 1n];
    while ((at & 1n) === 1n) {
        at >>= 1n;
        last >>= 1n;
    }
    let [below, above] = [first, first];
    for (const beside of rest) {
        if (last === 0n) {
            return false;
        }
        if ((at & 1n) === 1n || at === last) {
            below = await nodeHash(beside, below);
            above = await nodeHash(beside, above);
            while ((at & 1n) === 0n && at !== 0n) {
                at >>= 1n;
                last >>= 1n;
            }
        } else {
            above = await nodeHash(above, beside);
        }
        at >>= 1n;
        last >>= 1n;
    }
    return last === 0n && isSame(below, small.root) && isSame(above, large.root);
}
