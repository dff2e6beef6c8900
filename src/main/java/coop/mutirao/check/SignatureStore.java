package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what payers signed, beside the leaves.
final class SignatureStore {

    /// What was signed, and the leaf that says so; one of the two may be missing.
    ///
    /// @param hash in hexadecimal; null: there is no order
    /// @param order null, as the signature, once it is erased
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Row(
            long index,
            byte @Nullable [] leaf,
            @Nullable String hash,
            String key,
            byte @Nullable [] order,
            byte @Nullable [] signature) {}

    /// All orders that are kept, and all transfers that count as signed, in the order of the log.
    void signed(Tx tx, Consumer<Row> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT log_index, leaf, encode(order_hash, 'hex') AS hash, key_id,
                            order_bytes, signature
                        FROM log_leaf FULL JOIN signed_order USING (log_index)
                        WHERE order_hash IS NOT NULL
                            OR position('"mode":"payer-sig"'::bytea IN leaf) > 0
                        ORDER BY log_index
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new Row(
                                    number(row, "log_index"),
                                    row.get("leaf", byte[].class),
                                    row.get("hash", String.class),
                                    text(row, "key_id"),
                                    row.get("order_bytes", byte[].class),
                                    row.get("signature", byte[].class))));
        }
    }
}
