package coop.mutirao.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A piece of a tree that is served and kept as one (C2SP tlog-tiles): up to 256 neighbouring
/// hashes of one height, or up to 256 leaves.
///
/// @param level of hashes: those over `256^level` leaves each; of leaves, [#ENTRIES]
/// @param index so many tiles of its level stand before it
/// @param width how many it has: 256, or fewer while it is the last one
public record Tile(int level, long index, int width) {

    /// The level of tiles that have leaves.
    public static final int ENTRIES = -1;

    public static final int WIDTH = 256;

    /// How many levels of the tree a level of tiles spans.
    static final int HEIGHT = 8;

    private static final int LEVEL_MAX = 6;

    // Groups of three digits, all but the last with an x before it; up to 15 digits.
    private static final Pattern PATH =
            Pattern.compile(
                    "(entries|[0-6])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:[.]p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > LEVEL_MAX || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException(
                    "no tile: level %d, index %d, width %d".formatted(level, index, width));
        }
    }

    /// The tile that a tree of this size has at a place.
    ///
    /// @throws IllegalArgumentException if it has none there
    public static Tile of(int level, long index, long size) {
        long there = size >> (HEIGHT * Math.max(level, 0));
        return new Tile(level, index, Math.clamp(there - index * WIDTH, 0, WIDTH));
    }

    /// Reads what stands behind `tile/`.
    ///
    /// @throws IllegalArgumentException if it names no tile, or names one in another way than
    ///   [#path] does
    public static Tile parse(String path) {
        Matcher match = PATH.matcher(path);
        if (!match.matches()) {
            throw new IllegalArgumentException("no tile has the path " + path);
        }
        int level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
        long index = Long.parseLong(match.group(2).replaceAll("[x/]", ""));
        int width = match.group(3) == null ? WIDTH : Integer.parseInt(match.group(3));
        var tile = new Tile(level, index, width);
        if (!tile.path().equals(path)) {
            throw new IllegalArgumentException("no tile has the path " + path);
        }
        return tile;
    }

    /// What stands behind `tile/` in its address: `0/x001/x234/067` or `entries/000.p/15`.
    public String path() {
        String where = level == ENTRIES ? "entries" : Integer.toString(level);
        String part = width == WIDTH ? "" : ".p/" + width;
        return where + "/" + groups(index) + part;
    }

    private static String groups(long index) {
        List<String> groups = new ArrayList<>();
        long rest = index;
        do {
            groups.add("%s%03d".formatted(groups.isEmpty() ? "" : "x", rest % 1_000));
            rest /= 1_000;
        } while (rest > 0);
        return String.join("/", groups.reversed());
    }

    public boolean isWhole() {
        return width == WIDTH;
    }

    /// The same tile as it is once it is whole.
    public Tile whole() {
        return new Tile(level, index, WIDTH);
    }
}
