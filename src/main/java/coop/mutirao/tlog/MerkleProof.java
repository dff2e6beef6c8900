package coop.mutirao.tlog;

import static coop.mutirao.tlog.MerkleTree.nodeHash;

import java.util.Arrays;
import java.util.List;

/// Checks proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2). The size and the root have to come from
/// a signed checkpoint: for neighbouring sizes a proof takes the same way.
public final class MerkleProof {

    private MerkleProof() {}

    /// Whether a leaf stands at its index in a tree.
    ///
    /// @param leafHash as who checks has computed it from the leaf, never as it was told
    public static boolean isIncluded(
            long index, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !isHash(leafHash) || !isHash(root) || !areHashes(path)) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(sibling, hash);
                int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                hash = nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /// Whether a tree is the beginning of another: nothing of it was altered or taken away.
    public static boolean isConsistent(
            long first, byte[] firstRoot, long size, byte[] root, List<byte[]> path) {
        if (first < 0 || first > size || !isHash(firstRoot) || !isHash(root) || !areHashes(path)) {
            return false;
        }
        if (first == size) {
            return path.isEmpty() && Arrays.equals(firstRoot, root);
        }
        if (first == 0) {
            return path.isEmpty() && Arrays.equals(firstRoot, MerkleTree.emptyRoot());
        }
        boolean isWhole = Long.bitCount(first) == 1;
        if (path.isEmpty() && !isWhole) {
            return false;
        }
        int up = Long.numberOfTrailingZeros(first);
        long node = (first - 1) >> up;
        long last = (size - 1) >> up;
        int next = isWhole ? 0 : 1;
        byte[] oldHash = isWhole ? firstRoot : path.getFirst();
        byte[] newHash = oldHash;
        for (byte[] sibling : path.subList(next, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = nodeHash(sibling, oldHash);
                newHash = nodeHash(sibling, newHash);
                int further = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= further;
                last >>= further;
            } else {
                newHash = nodeHash(newHash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(oldHash, firstRoot) && Arrays.equals(newHash, root);
    }

    private static boolean areHashes(List<byte[]> path) {
        return path.size() <= Long.SIZE && path.stream().allMatch(MerkleProof::isHash);
    }

    // Else nothing at all would be included in nothing.
    private static boolean isHash(byte[] bytes) {
        return bytes.length == MerkleTree.HASH_BYTES;
    }
}
