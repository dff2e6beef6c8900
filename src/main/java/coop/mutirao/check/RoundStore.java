package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the assembly's rounds and ballots.
final class RoundStore {

    /// A round with what moved by its decision.
    ///
    /// @param escrow what its own account holds; 0 before it has one
    /// @param in what the fund gave it
    /// @param back what it gave back
    /// @param out what it gave to payees
    /// @param paid the sum of the tranches that are said to be paid
    /// @param frozen whether it has an account of its own
    record RoundRow(
            String id,
            String state,
            long amount,
            boolean frozen,
            long escrow,
            long in,
            long back,
            long out,
            long paid,
            @Nullable String result) {}

    /// A ballot, or what a teller read on a sheet, and the fact that commits to it.
    ///
    /// @param index -1: it is not in the log yet
    /// @param kind `ballot` or `entry`
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record BallotRow(
            String round,
            long index,
            String kind,
            String text,
            byte[] salt,
            byte @Nullable [] leaf) {}

    void rounds(Tx tx, Consumer<RoundRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT r.round_id, r.state, r.amount, r.escrow_id IS NOT NULL AS frozen,
                            coalesce(e.balance, 0) AS escrow, r.result,
                            coalesce(sum(t.amount) FILTER (WHERE t.payer_id = r.purse_id), 0)
                                AS in_sum,
                            coalesce(sum(t.amount) FILTER (WHERE t.payer_id = r.escrow_id
                                AND w.payout_id IS NULL), 0) AS back_sum,
                            coalesce(sum(t.amount) FILTER (WHERE w.payout_id IS NOT NULL), 0)
                                AS out_sum,
                            coalesce((SELECT sum(p.amount) FROM payout p
                                WHERE p.round_id = r.round_id AND p.state = 'paid'), 0) AS paid_sum
                        FROM round r LEFT JOIN account e ON e.account_id = r.escrow_id
                            LEFT JOIN award w ON w.round_id = r.round_id
                            LEFT JOIN transfer t ON t.log_index = w.log_index
                        GROUP BY r.round_id, e.balance ORDER BY r.round_id
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new RoundRow(
                                    text(row, "round_id"),
                                    text(row, "state"),
                                    number(row, "amount"),
                                    Boolean.TRUE.equals(row.get("frozen", Boolean.class)),
                                    number(row, "escrow"),
                                    number(row, "in_sum"),
                                    number(row, "back_sum"),
                                    number(row, "out_sum"),
                                    number(row, "paid_sum"),
                                    row.get("result", String.class))));
        }
    }

    /// All ballots and readings of sheets, in the order of the log.
    void ballots(Tx tx, Consumer<BallotRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT b.round_id, coalesce(log_index, -1) AS log_index, b.kind, b.text,
                            b.salt, l.leaf
                        FROM (SELECT round_id, log_index, 'ballot' AS kind, ballot AS text, salt
                                FROM ballot
                            UNION ALL SELECT round_id, log_index, 'entry', entry, salt
                                FROM paper_entry) AS b
                            LEFT JOIN log_leaf l USING (log_index) ORDER BY b.log_index
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new BallotRow(
                                    text(row, "round_id"),
                                    number(row, "log_index"),
                                    text(row, "kind"),
                                    text(row, "text"),
                                    row.get("salt", byte[].class),
                                    row.get("leaf", byte[].class))));
        }
    }
}
