package coop.mutirao.verify;

import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.Tile;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads all leaves of a log, tile by tile, and works out every hash above them: each tile of
/// hashes has to be there and to be what the leaves make it.
final class Tiles {

    private static final int HASH = MerkleTree.HASH_BYTES;
    private static final int LEVELS = 8;
    private static final int CACHED = 16;

    private final Source source;
    private final long size;
    private final Findings findings;
    private final Map<Integer, Row> rows = new TreeMap<>();
    private final Map<Long, byte[]> roots = new HashMap<>();
    private final byte[] @Nullable [] last = new byte[Long.SIZE][];
    private final Map<Long, List<byte[]>> cache =
            new LinkedHashMap<>(CACHED * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, List<byte[]>> eldest) {
                    return size() > CACHED;
                }
            };

    /// Takes the leaves.
    interface Reader {
        void leaf(long index, byte[] bytes);

        /// After each tile.
        void at(long leaves);
    }

    /// The hashes of a level that a tile under way has so far.
    ///
    /// @param first its place in the tile; not 0 only where reading began within the tile
    private record Row(long tile, int first, ByteArrayOutputStream hashes) {}

    /// @param size of the log, as its newest checkpoint says
    Tiles(Source source, long size, Findings findings) {
        this.source = source;
        this.size = size;
        this.findings = findings;
    }

    /// Takes up where an earlier reading of `from` leaves ended.
    ///
    /// @param edge for each height the last whole subtree there was
    Frontier resume(long from, byte[] @Nullable [] edge) {
        long start = from - from % Tile.WIDTH;
        System.arraycopy(edge, 0, last, 0, last.length);
        return Frontier.of(
                start,
                (level, _) -> {
                    byte[] hash = last[level];
                    if (hash == null) {
                        throw new Source.CannotRead("the resume point is not whole");
                    }
                    return hash;
                });
    }

    /// Reads on from where the frontier stands.
    ///
    /// @param wanted at which sizes the root is asked for
    /// @return whether all leaves could be read
    boolean read(Frontier frontier, Set<Long> wanted, Reader reader) {
        while (frontier.size() < size) {
            long index = frontier.size() / Tile.WIDTH;
            @Nullable List<byte[]> leaves = leaves(index, true);
            if (leaves == null) {
                return false;
            }
            for (byte[] leaf : leaves) {
                long at = frontier.size();
                frontier.append(MerkleTree.leafHash(leaf), this::whole);
                reader.leaf(at, leaf);
                if (wanted.contains(at + 1)) {
                    roots.put(at + 1, frontier.root());
                }
            }
            reader.at(frontier.size());
        }
        rows.forEach(this::compare);
        return true;
    }

    private void whole(int height, long index, byte[] hash) {
        last[height] = hash;
        if (height % LEVELS != 0) {
            return;
        }
        int level = height / LEVELS;
        long tile = index / Tile.WIDTH;
        Row row =
                rows.computeIfAbsent(
                        level,
                        _ ->
                                new Row(
                                        tile,
                                        (int) (index % Tile.WIDTH),
                                        new ByteArrayOutputStream()));
        row.hashes().writeBytes(hash);
        if (index % Tile.WIDTH == Tile.WIDTH - 1) {
            compare(level, row);
            rows.remove(level);
        }
    }

    private void compare(int level, Row row) {
        Tile tile = Tile.of(level, row.tile(), size);
        byte @Nullable [] bytes = hashes(tile);
        String path = "tile/" + tile.path();
        if (bytes == null) {
            findings.add(path, "missing tile");
            return;
        }
        if (bytes.length != tile.width() * HASH) {
            findings.add(
                    path,
                    "level-%d tile: it has %d bytes and not %d"
                            .formatted(level, bytes.length, tile.width() * HASH));
            return;
        }
        byte[] due = row.hashes().toByteArray();
        int slot = Arrays.mismatch(due, 0, due.length, bytes, row.first() * HASH, bytes.length);
        if (slot >= 0) {
            findings.add(
                    path,
                    "level-%d tile: its hash %d is not the one over the leaves below it"
                            .formatted(level, row.first() + slot / HASH));
        }
    }

    // A partial tile may be gone once the whole one is there, whose beginning it is.
    private byte @Nullable [] hashes(Tile tile) {
        byte @Nullable [] bytes = source.tile(tile);
        if (bytes == null && !tile.isWhole()) {
            bytes = source.tile(tile.whole());
            if (bytes != null && bytes.length == Tile.WIDTH * HASH) {
                return Arrays.copyOf(bytes, tile.width() * HASH);
            }
        }
        return bytes;
    }

    private @Nullable List<byte[]> leaves(long index, boolean isTold) {
        Tile tile = Tile.of(Tile.ENTRIES, index, size);
        String path = "tile/" + tile.path();
        byte @Nullable [] bytes = source.tile(tile);
        boolean isOfWhole = bytes == null && !tile.isWhole();
        if (isOfWhole) {
            bytes = source.tile(tile.whole());
        }
        if (bytes == null) {
            if (isTold) {
                findings.add(path, "missing tile; the leaves from there on were not looked at");
            }
            return null;
        }
        int due = isOfWhole ? Tile.WIDTH : tile.width();
        List<byte[]> leaves = new ArrayList<>();
        int at = 0;
        while (at + 2 <= bytes.length && leaves.size() < due) {
            int end = at + 2 + ((bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff));
            if (end > bytes.length) {
                break;
            }
            leaves.add(Arrays.copyOfRange(bytes, at + 2, end));
            at = end;
        }
        if (leaves.size() == due && at < bytes.length && isTold) {
            findings.add(
                    path,
                    "%s after its last leaf, which the log has not signed"
                            .formatted(Count.of(bytes.length - at, "byte stands", "bytes stand")));
        }
        boolean isRight = leaves.size() >= tile.width();
        if (!isRight && isTold) {
            findings.add(
                    path,
                    "it has %d whole leaves and not %d; the leaves from there on were not looked at"
                            .formatted(leaves.size(), tile.width()));
        }
        return isRight ? leaves.subList(0, tile.width()) : null;
    }

    /// A leaf that stands before: it is read again.
    @Nullable Leaf leaf(long index) {
        byte @Nullable [] bytes = leafBytes(index);
        try {
            return bytes == null ? null : Leaf.read(index, bytes);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The same as it was hashed.
    byte @Nullable [] leafBytes(long index) {
        long tile = index / Tile.WIDTH;
        @Nullable List<byte[]> leaves = cache.get(tile);
        if (leaves == null) {
            leaves = leaves(tile, false);
            if (leaves == null) {
                return null;
            }
            cache.put(tile, leaves);
        }
        return leaves.get((int) (index % Tile.WIDTH));
    }

    /// The roots that were asked for and met.
    Map<Long, byte[]> roots() {
        return Map.copyOf(roots);
    }

    /// For each height the last whole subtree.
    byte[] @Nullable [] edge() {
        return last.clone();
    }
}
