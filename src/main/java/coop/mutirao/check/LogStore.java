package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Reads the log, and transfers beside their leaves.
final class LogStore {

    /// @param at null while there is no fact
    record Head(long size, @Nullable Instant at) {}

    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record LeafRow(long index, byte[] leaf) {}

    /// A text to which a leaf commits.
    ///
    /// @param leaf of its fact; null: there is none
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record TextRow(long index, String label, String value, byte[] salt, byte @Nullable [] leaf) {}

    /// A transfer as its rows say it.
    ///
    /// @param reverses the id of the transfer that it gives back
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record TransferRow(
            long index,
            String id,
            String kind,
            String effectiveOn,
            Instant at,
            @Nullable String reverses,
            List<Line> lines,
            byte @Nullable [] leaf) {}

    /// An entry: public id of the account, unit, amount.
    record Line(@Nullable String account, @Nullable String unit, String amount) {}

    Head head(Tx tx) {
        return tx.sql()
                .resultQuery("SELECT size, CASE WHEN size > 0 THEN at END AS at FROM log_head")
                .fetchSingle(r -> new Head(number(r, "size"), r.get("at", Instant.class)));
    }

    void leaves(Tx tx, Consumer<LeafRow> to) {
        try (var rows =
                SnapshotStore.rows(tx, "SELECT log_index, leaf FROM log_leaf ORDER BY log_index")) {
            rows.forEach(row -> to.accept(leaf(row)));
        }
    }

    /// The leaves of all that is no transfer.
    void otherLeaves(Tx tx, Consumer<LeafRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT log_index, leaf FROM log_leaf
                        WHERE NOT EXISTS (SELECT FROM transfer t
                            WHERE t.log_index = log_leaf.log_index) ORDER BY log_index
                        """)) {
            rows.forEach(row -> to.accept(leaf(row)));
        }
    }

    private static LeafRow leaf(Record row) {
        return new LeafRow(number(row, "log_index"), row.get("leaf", byte[].class));
    }

    /// A checkpoint: size, root and note as they are kept.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record CheckpointRow(long size, byte[] root, String note) {}

    /// All checkpoints, the smallest first.
    List<CheckpointRow> checkpoints(Tx tx) {
        return tx.sql()
                .resultQuery("SELECT size, root, note FROM log_checkpoint ORDER BY size")
                .fetch(row ->
                        new CheckpointRow(
                                number(row, "size"),
                                row.get("root", byte[].class),
                                text(row, "note")));
    }

    /// A tile's hashes; none if it is not there.
    byte[] tile(Tx tx, int level, long index) {
        List<byte[]> found =
                tx.sql()
                        .resultQuery(
                                "SELECT hashes FROM log_tile WHERE level = ? AND tile_index = ?",
                                level,
                                index)
                        .fetch(row -> row.get("hashes", byte[].class));
        return found.isEmpty() ? new byte[0] : found.getFirst();
    }

    /// How many leaves the tree has, and how many tiles there are.
    record Tree(long size, long tiles) {}

    Tree tree(Tx tx) {
        return tx.sql()
                .resultQuery("SELECT size, (SELECT count(*) FROM log_tile) AS tiles FROM log_tree")
                .fetchSingle(row -> new Tree(number(row, "size"), number(row, "tiles")));
    }

    void texts(Tx tx, Consumer<TextRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT log_index, label, value, salt, leaf
                        FROM log_text LEFT JOIN log_leaf USING (log_index)
                        ORDER BY log_index, label
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new TextRow(
                                    number(row, "log_index"),
                                    text(row, "label"),
                                    text(row, "value"),
                                    row.get("salt", byte[].class),
                                    row.get("leaf", byte[].class))));
        }
    }

    /// A leaf that commits to texts, with the labels of those that are kept.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record CommittedRow(long index, byte[] leaf, Set<String> kept) {}

    void committed(Tx tx, Consumer<CommittedRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT log_index, leaf, labels FROM log_leaf LEFT JOIN
                            (SELECT log_index, array_agg(label) AS labels FROM log_text
                            GROUP BY log_index) t USING (log_index)
                        WHERE position('"commit":'::bytea IN leaf) > 0 ORDER BY log_index
                        """)) {
            rows.forEach(row -> {
                String @Nullable [] labels = row.get("labels", String[].class);
                to.accept(
                        new CommittedRow(
                                number(row, "log_index"),
                                row.get("leaf", byte[].class),
                                labels == null ? Set.of() : Set.of(labels)));
            });
        }
    }

    /// All transfers with their entries and their leaves, in the order of the log.
    void transfers(Tx tx, Consumer<TransferRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT t.log_index, t.transfer_id, t.kind, t.effective_on::text AS day,
                            t.committed_at, o.transfer_id AS reverses, l.leaf, a.public_id, a.unit,
                            e.amount
                        FROM transfer t
                            LEFT JOIN entry e ON e.log_index = t.log_index
                            LEFT JOIN account a ON a.account_id = e.account_id
                            LEFT JOIN transfer o ON o.log_index = t.reversal_of
                            LEFT JOIN log_leaf l ON l.log_index = t.log_index
                        ORDER BY t.log_index, e.entry_no
                        """)) {
            @Nullable Record first = null;
            List<Line> lines = new ArrayList<>();
            for (Record row : rows) {
                if (first != null && number(first, "log_index") != number(row, "log_index")) {
                    to.accept(transfer(first, lines));
                    lines.clear();
                    first = null;
                }
                first = first == null ? row : first;
                if (row.get("amount") != null) {
                    lines.add(
                            new Line(
                                    row.get("public_id", String.class),
                                    row.get("unit", String.class),
                                    text(row, "amount")));
                }
            }
            if (first != null) {
                to.accept(transfer(first, lines));
            }
        }
    }

    private static TransferRow transfer(Record row, List<Line> lines) {
        return new TransferRow(
                number(row, "log_index"),
                text(row, "transfer_id"),
                text(row, "kind"),
                text(row, "day"),
                row.get("committed_at", Instant.class),
                row.get("reverses", String.class),
                List.copyOf(lines),
                row.get("leaf", byte[].class));
    }

    /// How many transfers there are.
    long transfers(Tx tx) {
        return number(
                tx.sql().resultQuery("SELECT count(*) AS n FROM transfer").fetchSingle(), "n");
    }
}
