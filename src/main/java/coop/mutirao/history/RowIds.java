package coop.mutirao.history;

import coop.mutirao.ledger.TransferId;
import java.nio.ByteBuffer;
import java.util.UUID;

/// Ids for the lines of a file, always the same: UUIDs of version 8 (RFC 9562, section 5.8).
///
/// 82 bits are of the file's SHA-256, the last 40 are the line's number. So the ids of a file stand
/// together in an index, in the order of its lines, and new ones are written beside each other.
final class RowIds {

    private static final int LINE_BITS = 40;

    private final long high;
    private final long low;

    /// @param digest SHA-256 of the file
    RowIds(byte[] digest) {
        ByteBuffer hash = ByteBuffer.wrap(digest);
        high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000;
        long variant = 0x8000_0000_0000_0000L;
        low = ((hash.getLong() << LINE_BITS) & 0x3FFF_FFFF_FFFF_FFFFL) | variant;
    }

    TransferId of(long line) {
        if (line < 0 || line >= 1L << LINE_BITS) {
            throw new IllegalArgumentException("no file has a line " + line);
        }
        return new TransferId(new UUID(high, low | line));
    }

    /// The line of an id.
    static long line(TransferId id) {
        return id.value().getLeastSignificantBits() & ((1L << LINE_BITS) - 1);
    }
}
