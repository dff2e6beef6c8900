package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads who agreed to what.
final class ApprovalStore {

    /// Somebody agreed.
    ///
    /// @param account public id of her own
    /// @param key the empty text if she did not sign
    /// @param order what was signed; null: nothing, or it is erased
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Row(
            String payment,
            String account,
            String key,
            byte @Nullable [] signature,
            byte @Nullable [] order,
            byte @Nullable [] publicKey) {}

    void approvals(Tx tx, Consumer<Row> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT payment_id, (SELECT public_id FROM account a
                                WHERE a.member_id = p.member_id ORDER BY account_id LIMIT 1)
                                AS account,
                            coalesce(p.key_id::text, '') AS key, p.signature, w.order_bytes,
                            k.public_key
                        FROM approval p JOIN waiting_payment w USING (payment_id)
                            LEFT JOIN device_key k ON k.key_id = p.key_id
                        ORDER BY payment_id, p.member_id
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new Row(
                                    text(row, "payment_id"),
                                    text(row, "account"),
                                    text(row, "key"),
                                    row.get("signature", byte[].class),
                                    row.get("order_bytes", byte[].class),
                                    row.get("public_key", byte[].class))));
        }
    }
}
