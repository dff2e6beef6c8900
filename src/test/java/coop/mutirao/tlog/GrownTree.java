package coop.mutirao.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A tree that grew by a [Frontier], with all hashes that it told of.
final class GrownTree implements MerkleTree.Hashes {

    final Frontier frontier = new Frontier();
    final List<byte[]> leafHashes = new ArrayList<>();
    private final List<List<byte[]>> levels = new ArrayList<>();

    /// So many leaves, each its index as eight bytes.
    static GrownTree of(int size) {
        var tree = new GrownTree();
        for (int i = 0; i < size; i++) {
            tree.append(MerkleTree.leafHash(ByteBuffer.allocate(8).putLong(i).array()));
        }
        return tree;
    }

    void append(byte[] leafHash) {
        leafHashes.add(leafHash);
        frontier.append(
                leafHash,
                (level, index, hash) -> {
                    if (level == levels.size()) {
                        levels.add(new ArrayList<>());
                    }
                    if (levels.get(level).size() != index) {
                        throw new AssertionError(
                                "out of order: %d of level %d".formatted(index, level));
                    }
                    levels.get(level).add(hash);
                });
    }

    @Override
    public byte[] hash(int level, long index) {
        if (level >= levels.size() || index >= levels.get(level).size()) {
            throw new MerkleTree.MissingHash("%d of level %d".formatted(index, level));
        }
        return levels.get(level).get((int) index);
    }

    /// A tile's bytes.
    byte[] tile(Tile tile) {
        var bytes = ByteBuffer.allocate(tile.width() * MerkleTree.HASH_BYTES);
        long first = tile.index() * Tile.WIDTH;
        for (long i = first; i < first + tile.width(); i++) {
            bytes.put(hash(tile.level() * 8, i));
        }
        return bytes.array();
    }

    /// The first leaves only, read from tiles.
    TileHashes tiles(long size) {
        return new TileHashes(size, this::tile);
    }
}
