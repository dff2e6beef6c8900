package coop.mutirao.tlog;

import coop.mutirao.crypto.Hash;
import java.util.ArrayList;
import java.util.List;

/// The tree of RFC 6962, section 2.1: leaves in their order, hashed in pairs up to one root.
///
/// Leaves and inner nodes are hashed with different first bytes, so that none can pass for the
/// other. A tree of n leaves splits at the largest power of two below n; so all but the nodes on
/// its right edge stay the same when it grows.
public final class MerkleTree {

    /// How many bytes a hash has.
    public static final int HASH_BYTES = 32;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTree() {}

    /// Where the hashes of whole subtrees come from.
    public interface Hashes {

        /// The hash over the `2^level` leaves from `index · 2^level` on.
        ///
        /// @throws MissingHash if they are not all there
        byte[] hash(int level, long index);
    }

    /// A hash that a proof or a root needs is not there.
    public static final class MissingHash extends RuntimeException {

        public MissingHash(String what) {
            super(what);
        }
    }

    public static byte[] leafHash(byte[] leaf) {
        return Hash.sha256(LEAF, leaf);
    }

    public static byte[] nodeHash(byte[] left, byte[] right) {
        return Hash.sha256(NODE, left, right);
    }

    /// The root over no leaves.
    public static byte[] emptyRoot() {
        return Hash.sha256();
    }

    /// The root over the first leaves.
    public static byte[] root(long size, Hashes hashes) {
        requireSize(size);
        return size == 0 ? emptyRoot() : over(0, size, hashes);
    }

    /// What leads from a leaf to the root over the first `size` leaves (RFC 6962, section 2.1.1).
    public static List<byte[]> inclusion(long index, long size, Hashes hashes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf %d of %d".formatted(index, size));
        }
        List<byte[]> path = new ArrayList<>();
        long low = 0;
        long high = size;
        while (high - low > 1) {
            long middle = low + split(high - low);
            if (index < middle) {
                path.add(over(middle, high, hashes));
                high = middle;
            } else {
                path.add(over(low, middle, hashes));
                low = middle;
            }
        }
        return path.reversed();
    }

    /// What leads from the root over the first leaves to the root over more of them (RFC 6962,
    /// section 2.1.2). Nothing, if the first are none or all.
    public static List<byte[]> consistency(long first, long size, Hashes hashes) {
        if (first < 0 || first > size) {
            throw new IllegalArgumentException("from %d leaves to %d".formatted(first, size));
        }
        List<byte[]> path = new ArrayList<>();
        if (first == 0 || first == size) {
            return path;
        }
        long low = 0;
        long high = size;
        while (first != high) {
            long middle = low + split(high - low);
            if (first <= middle) {
                path.add(over(middle, high, hashes));
                high = middle;
            } else {
                path.add(over(low, middle, hashes));
                low = middle;
            }
        }
        // Who checks it knows the root over the first leaves, if they are one whole subtree.
        if (low > 0) {
            path.add(over(low, high, hashes));
        }
        return path.reversed();
    }

    // The hash over the leaves from low to before high, where low is a multiple of every power of
    // two that fits between them.
    private static byte[] over(long low, long high, Hashes hashes) {
        long count = high - low;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return hashes.hash(level, low >> level);
        }
        long middle = low + split(count);
        return nodeHash(over(low, middle, hashes), over(middle, high, hashes));
    }

    /// The largest power of two below a number of leaves.
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    static void requireSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree of " + size + " leaves");
        }
    }
}
