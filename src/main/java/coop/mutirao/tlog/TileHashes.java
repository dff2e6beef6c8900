package coop.mutirao.tlog;

import coop.mutirao.tlog.MerkleTree.MissingHash;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The hashes of a tree, read from its tiles. It keeps the tiles that were read last, and is used
/// by one thread.
public final class TileHashes implements MerkleTree.Hashes {

    private static final int KEPT = 64;

    private final long size;
    private final Function<Tile, byte[]> tiles;
    private final Map<Tile, byte[]> kept =
            new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param size of the tree: which tiles there are, and how wide
    /// @param tiles gives a tile's bytes, 32 for each hash
    public TileHashes(long size, Function<Tile, byte[]> tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    @Override
    public byte[] hash(int level, long index) {
        if (index < 0 || ((index + 1) << level) > size) {
            throw new MissingHash(
                    "no hash %d of level %d in a tree of %d".formatted(index, level, size));
        }
        int tileLevel = level / Tile.HEIGHT;
        int rest = level % Tile.HEIGHT;
        long first = index << rest;
        Tile tile = Tile.of(tileLevel, first / Tile.WIDTH, size);
        return over(bytes(tile), (int) (first % Tile.WIDTH), 1 << rest);
    }

    private byte[] bytes(Tile tile) {
        byte[] known = kept.get(tile);
        if (known != null) {
            return known;
        }
        byte[] bytes = tiles.apply(tile);
        if (bytes.length != tile.width() * MerkleTree.HASH_BYTES) {
            throw new MissingHash("tile %s has %d bytes".formatted(tile.path(), bytes.length));
        }
        kept.put(tile, bytes);
        return bytes;
    }

    private static byte[] over(byte[] tile, int first, int count) {
        if (count == 1) {
            int from = first * MerkleTree.HASH_BYTES;
            return Arrays.copyOfRange(tile, from, from + MerkleTree.HASH_BYTES);
        }
        int half = count / 2;
        return MerkleTree.nodeHash(over(tile, first, half), over(tile, first + half, half));
    }
}
