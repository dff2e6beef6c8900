package coop.mutirao.proof;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.Tile;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Lets the tree grow over the leaves that came since. Leaves have no gaps and the order of
/// commits, so it goes on where it stopped; any number of instances may try, and one does it at a
/// time.
final class TreeBuilder {

    /// So many leaves at once: a few megabytes.
    static final int BATCH = 10_000;

    /// Every eighth level of the tree is kept.
    private static final int TILE_HEIGHT = 8;

    private final TreeStore store = new TreeStore();
    private final Database database;

    TreeBuilder(Database database) {
        this.database = database;
    }

    /// Builds until it has every leaf, or another is at it.
    ///
    /// @throws IllegalStateException if a leaf is missing: what comes after it would get its place
    void build() {
        boolean isMore = true;
        while (isMore) {
            isMore = database.inTransaction(this::step);
        }
    }

    private boolean step(Tx tx) {
        OptionalLong locked = store.lock(tx);
        if (locked.isEmpty()) {
            return false;
        }
        long size = locked.getAsLong();
        long leaves = store.leaves(tx);
        if (size >= leaves) {
            return false;
        }
        long end = Math.min(leaves, size + BATCH);
        List<byte[]> next = store.leaves(tx, size, end);
        if (next.size() != end - size) {
            throw new IllegalStateException(missing(size, end, next.size()));
        }
        Frontier frontier = Frontier.of(size, store.hashes(tx, size));
        Map<TreeStore.Place, ByteArrayOutputStream> added = new HashMap<>();
        for (byte[] leaf : next) {
            frontier.append(
                    MerkleTree.leafHash(leaf),
                    (level, index, hash) -> {
                        if (level % TILE_HEIGHT == 0) {
                            var place =
                                    new TreeStore.Place(level / TILE_HEIGHT, index / Tile.WIDTH);
                            added.computeIfAbsent(place, _ -> new ByteArrayOutputStream())
                                    .writeBytes(hash);
                        }
                    });
        }
        Map<TreeStore.Place, byte[]> hashes = new HashMap<>();
        added.forEach((place, bytes) -> hashes.put(place, bytes.toByteArray()));
        store.grow(tx, hashes, frontier.size());
        return frontier.size() < leaves;
    }

    private static String missing(long first, long end, int found) {
        return """
        Of the leaves %d to %d the database has %d: somebody removed some. Nothing is signed. \
        Restore them from a backup, or from a standby that has all of them.\
        """
                .formatted(first, end - 1, found);
    }
}
