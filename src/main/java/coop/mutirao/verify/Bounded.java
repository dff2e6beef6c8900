package coop.mutirao.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files of others, each kind no further than anything of the kind can be long: what is
/// handed in by a stranger must not take all memory.
public final class Bounded {

    /// The most bytes of a checkpoint, a receipt, a proof, a policy, a token.
    public static final int NOTE_MAX = 1 << 20;

    /// The most bytes of a leaf: its length stands in two bytes.
    public static final int LEAF_MAX = (1 << 16) - 1;

    /// The most bytes of a signed report, or of a round's bundle.
    public static final int REPORT_MAX = 32 << 20;

    /// The most bytes of a tile: as many leaves as it can have, each behind its length.
    public static final int TILE_MAX = 256 * (LEAF_MAX + 2);

    private Bounded() {}

    /// All of a file.
    ///
    /// @param max bytes that it may have
    /// @throws IOException if it has more, or cannot be read
    public static byte[] read(Path file, int max) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > max) {
                throw tooLong(max);
            }
            return read(in, max);
        }
    }

    /// All that a stream gives. What is no regular file has no size before it was read.
    static byte[] read(InputStream in, int max) throws IOException {
        byte[] bytes = in.readNBytes(max + 1);
        if (bytes.length > max) {
            throw tooLong(max);
        }
        return bytes;
    }

    private static IOException tooLong(int max) {
        return new IOException("it is longer than anything of its kind, %d bytes".formatted(max));
    }
}
