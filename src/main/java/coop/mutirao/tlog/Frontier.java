package coop.mutirao.tlog;

import static coop.mutirao.tlog.MerkleTree.nodeHash;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a tree: the hashes of the whole subtrees that its leaves make up, the largest
/// first. It is all one needs to let the tree grow and to know its root; one for a million leaves
/// has at most 20 of them. Owned by whoever lets the tree grow, and used by one thread.
public final class Frontier {

    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    /// Told of each subtree that becomes whole, leaves included, in their order from below.
    public interface Whole {

        /// @param level it has `2^level` leaves
        /// @param index it is the one so many of its level stand before
        void is(int level, long index, byte[] hash);
    }

    /// The edge of a tree that is there already.
    public static Frontier of(long size, MerkleTree.Hashes hashes) {
        MerkleTree.requireSize(size);
        var frontier = new Frontier();
        long before = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if (((size >> level) & 1) == 1) {
                frontier.subtrees.add(hashes.hash(level, before >> level));
                before += 1L << level;
            }
        }
        frontier.size = size;
        return frontier;
    }

    public long size() {
        return size;
    }

    public void append(byte[] leafHash, Whole whole) {
        byte[] hash = leafHash;
        whole.is(0, size, hash);
        int level = 0;
        while (((size >> level) & 1) == 1) {
            hash = nodeHash(subtrees.removeLast(), hash);
            level++;
            whole.is(level, size >> level, hash);
        }
        subtrees.add(hash);
        size++;
    }

    public byte[] root() {
        if (subtrees.isEmpty()) {
            return MerkleTree.emptyRoot();
        }
        byte[] root = subtrees.getLast();
        for (byte[] subtree : subtrees.subList(0, subtrees.size() - 1).reversed()) {
            root = nodeHash(subtree, root);
        }
        return root;
    }
}
