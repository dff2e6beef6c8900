package coop.mutirao.proof;

import static coop.mutirao.tables.Tables.LOG_HEAD;
import static coop.mutirao.tables.Tables.LOG_LEAF;
import static coop.mutirao.tables.Tables.LOG_TILE;
import static coop.mutirao.tables.Tables.LOG_TREE;

import coop.mutirao.db.Tx;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.MerkleTree.MissingHash;
import coop.mutirao.tlog.Tile;
import coop.mutirao.tlog.TileHashes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The tables log_tree and log_tile, and the leaves as the tree needs them.
final class TreeStore {

    /// A tile's place.
    record Place(int level, long index) {}

    /// Takes the tree's lock.
    ///
    /// @return the tree's size; empty if another has the lock
    OptionalLong lock(Tx tx) {
        List<Long> size =
                tx.sql()
                        .select(LOG_TREE.SIZE)
                        .from(LOG_TREE)
                        .forUpdate()
                        .skipLocked()
                        .fetch(LOG_TREE.SIZE);
        return size.isEmpty() ? OptionalLong.empty() : OptionalLong.of(size.getFirst());
    }

    long size(Tx tx) {
        return tx.sql().select(LOG_TREE.SIZE).from(LOG_TREE).fetchSingle().value1();
    }

    long leaves(Tx tx) {
        return tx.sql().select(LOG_HEAD.SIZE).from(LOG_HEAD).fetchSingle().value1();
    }

    /// The leaves from `first` to before `end`.
    List<byte[]> leaves(Tx tx, long first, long end) {
        return tx.sql()
                .select(LOG_LEAF.LEAF)
                .from(LOG_LEAF)
                .where(LOG_LEAF.LOG_INDEX.ge(first).and(LOG_LEAF.LOG_INDEX.lt(end)))
                .orderBy(LOG_LEAF.LOG_INDEX)
                .fetch(LOG_LEAF.LEAF);
    }

    /// The hashes of the tree that it was at a size.
    MerkleTree.Hashes hashes(Tx tx, long size) {
        return new TileHashes(size, tile -> tile(tx, tile));
    }

    /// A tile's bytes.
    ///
    /// @throws MissingHash if it has not so many hashes yet
    byte[] tile(Tx tx, Tile tile) {
        int bytes = tile.width() * MerkleTree.HASH_BYTES;
        byte[] hashes =
                tx.sql()
                        .select(LOG_TILE.HASHES)
                        .from(LOG_TILE)
                        .where(LOG_TILE.LEVEL.eq((short) tile.level()))
                        .and(LOG_TILE.TILE_INDEX.eq(tile.index()))
                        .fetchOne(LOG_TILE.HASHES);
        if (hashes == null || hashes.length < bytes) {
            throw new MissingHash("there is no tile " + tile.path());
        }
        return Arrays.copyOf(hashes, bytes);
    }

    /// Adds hashes to the ends of tiles, and says how far the tree has come by that.
    void grow(Tx tx, Map<Place, byte[]> added, long size) {
        added.forEach((place, hashes) ->
                tx.tell(
                        "INSERT INTO log_tile (level, tile_index, hashes) VALUES (?, ?, ?)"
                                + " ON CONFLICT (level, tile_index) DO UPDATE"
                                + " SET hashes = log_tile.hashes || excluded.hashes",
                        place.level(),
                        place.index(),
                        hashes));
        tx.tell("UPDATE log_tree SET size = ?", size);
    }
}
