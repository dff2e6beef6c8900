package coop.mutirao.payment;

import static coop.mutirao.tables.Tables.SIGNED_ORDER;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.TransferId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The table signed_order.
final class SignedOrderStore {

    /// An order with the place of its transfer.
    record Row(long logIndex, SignedOrder order) {}

    /// Which of these hashes were used, and by which transfers.
    Supplier<Map<String, TransferId>> askUsed(Tx tx, Collection<String> hashes) {
        return tx.askMap(
                "SELECT encode(order_hash, 'hex'), transfer_id FROM signed_order"
                        + " JOIN transfer USING (log_index) WHERE order_hash = ANY (?)",
                r -> r.getString(1),
                r -> new TransferId(r.getObject(2, UUID.class)),
                (Object) hashes.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
    }

    void add(Tx tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.tell(
                """
                INSERT INTO signed_order (log_index, order_hash, key_id, order_bytes, signature)
                SELECT * FROM unnest(?, ?, ?, ?, ?)
                """,
                rows.stream().mapToLong(Row::logIndex).toArray(),
                rows.stream()
                        .map(row -> HexFormat.of().parseHex(row.order().hash()))
                        .toArray(byte[][]::new),
                rows.stream().map(row -> row.order().key()).toArray(UUID[]::new),
                rows.stream().map(row -> row.order().bytes()).toArray(byte[][]::new),
                rows.stream().map(row -> row.order().signature()).toArray(byte[][]::new));
    }

    /// What was signed for a transfer, unless nothing was or it is erased.
    Optional<Explanation.Signed> find(Tx tx, long logIndex) {
        return tx.sql()
                .select(SIGNED_ORDER.KEY_ID, SIGNED_ORDER.ORDER_BYTES, SIGNED_ORDER.SIGNATURE)
                .from(SIGNED_ORDER)
                .where(SIGNED_ORDER.LOG_INDEX.eq(logIndex))
                .and(SIGNED_ORDER.SIGNATURE.isNotNull())
                .fetchOptional(r -> Explanation.Signed.of(r.value1(), r.value2(), r.value3()));
    }
}
