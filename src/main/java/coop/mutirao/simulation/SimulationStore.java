package coop.mutirao.simulation;

import coop.mutirao.db.Tx;
import java.time.Instant;
import java.util.Map;

/// What a simulation reads of its ledger beside accounts.
final class SimulationStore {

    /// What a month brought.
    record Moved(long turnover, long levy, long writtenOff) {}

    Moved moved(Tx tx, Instant from, Instant to) {
        Map<String, Long> sums =
                tx.askMap(
                                """
                                SELECT kind, sum(amount)::bigint FROM transfer
                                WHERE committed_at >= ? AND committed_at < ?
                                    AND kind IN ('payment', 'levy', 'writeOff') GROUP BY kind
                                """,
                                r -> r.getString(1),
                                r -> r.getLong(2),
                                from,
                                to)
                        .get();
        return new Moved(
                sums.getOrDefault("payment", 0L),
                sums.getOrDefault("levy", 0L),
                sums.getOrDefault("writeOff", 0L));
    }

    /// What accounts gave by the levy, by their codes.
    Map<String, Long> levies(Tx tx) {
        return byCode(tx, "t.payer_id", "levy");
    }

    /// What was written off of accounts, by their codes.
    Map<String, Long> losses(Tx tx) {
        return byCode(tx, "t.payee_id", "writeOff");
    }

    private static Map<String, Long> byCode(Tx tx, String side, String kind) {
        return tx.askMap(
                        "SELECT a.code, sum(t.amount)::bigint FROM transfer t"
                                + " JOIN account a ON a.account_id = "
                                + side
                                + " WHERE t.kind = ? GROUP BY a.code",
                        r -> r.getString(1),
                        r -> r.getLong(2),
                        kind)
                .get();
    }
}
