package coop.mutirao.export;

import static coop.mutirao.tables.Tables.LOG_FINAL;
import static coop.mutirao.tables.Tables.LOG_LEAF;
import static coop.mutirao.tables.Tables.LOG_TILE;
import static coop.mutirao.tables.Tables.SIGNED_ORDER;
import static org.jooq.impl.DSL.max;

import coop.mutirao.db.Tx;
import coop.mutirao.export.ExportStore.Sink;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.Tile;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/// Reads what a pack is made of, up to a size of the log, row after row.
final class PackStore {

    private static final int PORTION = 2_000;

    /// Tiles are as large as many rows.
    private static final int PORTION_OF_TILES = 100;

    private static final int TILE_HEIGHT = 8;

    /// A checkpoint as one text: signed by the log, and by each witness as it first saw it, and as
    /// it saw it last.
    record Kept(long size, String first, String last) {}

    /// A tile of hashes.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Hashes(Tile tile, byte[] bytes) {}

    /// What a payer, or who agreed to her payment, signed.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Signed(long logIndex, byte[] order, byte[] signature) {}

    /// What opens a commitment of a leaf.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Opening(long logIndex, String id, String label, byte[] salt, String value) {}

    /// The size of the largest checkpoint that is final.
    OptionalLong latestFinal(Tx tx) {
        @Nullable Long size =
                tx.sql().select(max(LOG_FINAL.SIZE)).from(LOG_FINAL).fetchSingle().value1();
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /// Whether something was erased of which only later leaves say so.
    boolean isErasedSince(Tx tx, long size) {
        return tx.sql()
                .resultQuery(
                        """
                        SELECT EXISTS (SELECT FROM log_leaf WHERE log_index >= ?
                            AND convert_from(leaf, 'UTF8')::json ->> 'type' = 'erasure')
                        """,
                        size)
                .fetchSingle()
                .get(0, Boolean.class);
    }

    /// Hands over every checkpoint over `least` to `most` leaves, the smallest first.
    void checkpoints(Tx tx, long least, long most, Sink<Kept> sink) throws IOException {
        String seen =
                """
                (SELECT coalesce(string_agg(line, '' ORDER BY witness), '')
                 FROM (SELECT DISTINCT ON (witness) witness, line FROM log_cosignature
                       WHERE size = c.size ORDER BY witness, seen_at %s) s)
                """;
        String query =
                "SELECT c.size, c.note, %s, %s FROM log_checkpoint c"
                        .formatted(seen.formatted("ASC"), seen.formatted("DESC"));
        String range = " WHERE c.size BETWEEN ? AND ? ORDER BY c.size";
        each(
                tx.sql().resultQuery(query + range, least, most),
                PORTION,
                row -> {
                    String note = row.get(1, String.class);
                    String first = note + row.get(2, String.class);
                    sink.accept(
                            new Kept(
                                    row.get(0, Long.class),
                                    first,
                                    note + row.get(3, String.class)));
                });
    }

    /// Hands over the tiles of hashes that a tree of this size has.
    void tiles(Tx tx, long size, Sink<Hashes> sink) throws IOException {
        each(
                tx.sql()
                        .select(LOG_TILE.LEVEL, LOG_TILE.TILE_INDEX, LOG_TILE.HASHES)
                        .from(LOG_TILE)
                        .orderBy(LOG_TILE.LEVEL, LOG_TILE.TILE_INDEX),
                PORTION_OF_TILES,
                row -> {
                    int level = row.get(LOG_TILE.LEVEL);
                    long index = row.get(LOG_TILE.TILE_INDEX);
                    byte[] hashes = row.get(LOG_TILE.HASHES);
                    // The tree may have grown since the checkpoint, at the ends of its tiles.
                    if (index * Tile.WIDTH < size >> (TILE_HEIGHT * level)) {
                        Tile tile = Tile.of(level, index, size);
                        int bytes = tile.width() * MerkleTree.HASH_BYTES;
                        sink.accept(
                                new Hashes(
                                        tile,
                                        Arrays.copyOf(hashes, Math.min(bytes, hashes.length))));
                    }
                });
    }

    /// Hands over the first leaves of the log.
    void leaves(Tx tx, long size, Sink<byte[]> sink) throws IOException {
        each(
                tx.sql()
                        .select(LOG_LEAF.LEAF)
                        .from(LOG_LEAF)
                        .where(LOG_LEAF.LOG_INDEX.lt(size))
                        .orderBy(LOG_LEAF.LOG_INDEX),
                PORTION,
                row -> sink.accept(row.get(LOG_LEAF.LEAF)));
    }

    /// Hands over what was signed for payments among the first leaves, and is not erased.
    void evidence(Tx tx, long size, Sink<Signed> sink) throws IOException {
        each(
                tx.sql()
                        .select(
                                SIGNED_ORDER.LOG_INDEX,
                                SIGNED_ORDER.ORDER_BYTES,
                                SIGNED_ORDER.SIGNATURE)
                        .from(SIGNED_ORDER)
                        .where(SIGNED_ORDER.LOG_INDEX.lt(size))
                        .and(SIGNED_ORDER.ORDER_BYTES.isNotNull())
                        .orderBy(SIGNED_ORDER.LOG_INDEX),
                PORTION,
                row -> sink.accept(signed(row)));
        each(
                tx.sql()
                        .resultQuery(
                                """
                                SELECT t.log_index, w.order_bytes, a.signature
                                FROM approval a JOIN waiting_payment w USING (payment_id)
                                JOIN transfer t ON t.transfer_id = w.payment_id
                                WHERE t.log_index < ? AND w.order_bytes IS NOT NULL
                                    AND a.signature IS NOT NULL
                                ORDER BY t.log_index, a.member_id
                                """,
                                size),
                PORTION,
                row -> sink.accept(signed(row)));
    }

    private static Signed signed(Record row) {
        return new Signed(
                row.get(0, Long.class), row.get(1, byte[].class), row.get(2, byte[].class));
    }

    /// Hands over the texts of the first leaves that are not erased, with their salts.
    void openings(Tx tx, long size, Sink<Opening> sink) throws IOException {
        each(
                tx.sql()
                        .resultQuery(
                                """
                                SELECT log_index, convert_from(leaf, 'UTF8')::json ->> 'id',
                                    label, salt, value
                                FROM log_text JOIN log_leaf USING (log_index)
                                WHERE log_index < ? ORDER BY log_index, label
                                """,
                                size),
                PORTION,
                row ->
                        sink.accept(
                                new Opening(
                                        row.get(0, Long.class),
                                        row.get(1, String.class),
                                        row.get(2, String.class),
                                        row.get(3, byte[].class),
                                        row.get(4, String.class))));
    }

    private static <R extends Record> void each(ResultQuery<R> query, int portion, Sink<R> sink)
            throws IOException {
        try (Cursor<R> rows = query.fetchSize(portion).fetchLazy()) {
            for (R row : rows) {
                sink.accept(row);
            }
        }
    }
}
