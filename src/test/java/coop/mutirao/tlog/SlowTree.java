package coop.mutirao.tlog;

import coop.mutirao.crypto.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The formulas of RFC 6962, section 2.1, word for word: slow, recursive, and written without a
/// look at [MerkleTree]. Hashes over many leaves are remembered.
public final class SlowTree {

    private static final int REMEMBERED_FROM = 128;

    private final List<byte[]> leafHashes;
    private final Map<Long, byte[]> known = new ConcurrentHashMap<>();

    public SlowTree(List<byte[]> leafHashes) {
        this.leafHashes = leafHashes;
    }

    /// MTH(D[from:to]).
    public byte[] root(int from, int to) {
        int n = to - from;
        if (n == 0) {
            return Hash.sha256();
        }
        if (n == 1) {
            return leafHashes.get(from);
        }
        if (n < REMEMBERED_FROM) {
            return above(from, to);
        }
        long key = ((long) from << 32) | to;
        byte[] hash = known.get(key);
        if (hash == null) {
            hash = above(from, to);
            known.put(key, hash);
        }
        return hash;
    }

    private byte[] above(int from, int to) {
        int k = k(to - from);
        byte[] both = new byte[65];
        both[0] = 1;
        System.arraycopy(root(from, from + k), 0, both, 1, 32);
        System.arraycopy(root(from + k, to), 0, both, 33, 32);
        return Hash.sha256(both);
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    /// PATH(m, D[from:to]).
    List<byte[]> path(int m, int from, int to) {
        int n = to - from;
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? and(path(m, from, from + k), root(from + k, to))
                : and(path(m - k, from + k, to), root(from, from + k));
    }

    /// PROOF(m, D[0:n]); nothing where the RFC knows none, from no leaves.
    public List<byte[]> proof(int m, int n) {
        return m == 0 ? List.of() : subproof(m, 0, n, true);
    }

    private List<byte[]> subproof(int m, int from, int to, boolean isComplete) {
        int n = to - from;
        if (m == n) {
            return isComplete ? List.of() : List.of(root(from, to));
        }
        int k = k(n);
        return m <= k
                ? and(subproof(m, from, from + k, isComplete), root(from + k, to))
                : and(subproof(m - k, from + k, to, false), root(from, from + k));
    }

    private static List<byte[]> and(List<byte[]> path, byte[] last) {
        List<byte[]> all = new ArrayList<>(path);
        all.add(last);
        return all;
    }
}
