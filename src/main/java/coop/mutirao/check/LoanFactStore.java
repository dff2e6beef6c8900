package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads loans as they stand, and what posts them.
final class LoanFactStore {

    /// A posting of a loan, and the fact that posts it.
    ///
    /// @param figures of its sum, as the log names them
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Posted(long index, String loan, Map<String, String> figures, byte[] leaf) {}

    void posted(Tx tx, Consumer<Posted> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT p.log_index, p.loan_id, p.way, s.base, s.carry_before, s.carry_after,
                            s.due, r.transfer_id AS receipt, leaf
                        FROM loan_posting p JOIN log_leaf USING (log_index)
                            LEFT JOIN loan_sweep s ON s.log_index = p.log_index
                            LEFT JOIN transfer r ON r.log_index = s.receipt
                        ORDER BY p.log_index
                        """)) {
            rows.forEach(row -> {
                Map<String, String> figures = new TreeMap<>();
                if (!text(row, "way").equals("granted")) {
                    figures.put("way", text(row, "way"));
                }
                if (text(row, "way").equals("swept")) {
                    figures.put("receipt", text(row, "receipt"));
                    figures.put("base", text(row, "base"));
                    figures.put("due", text(row, "due"));
                    figures.put("before", text(row, "carry_before"));
                    figures.put("after", text(row, "carry_after"));
                }
                to.accept(
                        new Posted(
                                number(row, "log_index"),
                                text(row, "loan_id"),
                                figures,
                                row.get("leaf", byte[].class)));
            });
        }
    }

    /// Transfers of loans, and entries in their units, that are of no posting.
    void stray(Tx tx, Consumer<Long> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT log_index FROM transfer t WHERE kind IN ('loan', 'repayment')
                            AND NOT EXISTS (SELECT FROM loan_posting p
                                WHERE p.log_index = t.log_index)
                        UNION
                        SELECT e.log_index FROM loan l JOIN entry e
                            ON e.account_id IN (l.claim_id, l.debt_id)
                        WHERE NOT EXISTS (SELECT FROM loan_posting p
                            WHERE p.log_index = e.log_index AND p.loan_id = l.loan_id)
                        ORDER BY 1
                        """)) {
            rows.forEach(row -> to.accept(number(row, "log_index")));
        }
    }

    /// For each loan, what the log has to say of it.
    Map<String, String> loans(Tx tx) {
        Map<String, String> loans = new TreeMap<>();
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT loan_id, concat_ws(' ', public_id, amount, schedule, first_due,
                            instalments, array_to_string(months, ','),
                            CASE WHEN is_collected THEN 'yes' ELSE 'no' END,
                            CASE state WHEN 'repaid' THEN 'granted' WHEN 'running' THEN 'granted'
                                ELSE state END,
                            (SELECT coalesce(sum(days), 0) FROM loan_deferral d
                                WHERE d.loan_id = l.loan_id)) AS says
                        FROM loan l JOIN account ON account_id = borrower_id
                        """)) {
            rows.forEach(row -> loans.put(text(row, "loan_id"), text(row, "says")));
        }
        return loans;
    }
}
