package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads the reviews of credit limits, and the facts that say so.
final class CreditStore {

    void reviewed(Tx tx, Consumer<SaidSum> to) {
        SnapshotStore.sums(
                tx,
                """
                SELECT log_index, leaf, to_char(month, 'YYYY-MM') AS month, eligible, target,
                    credit_before AS before
                FROM credit_line JOIN log_leaf USING (log_index) ORDER BY log_index
                """,
                to);
    }

    /// For each fact that begins or ends a review, what it has to say; and for each that changes a
    /// credit limit, to what.
    Map<Long, String> facts(Tx tx) {
        Map<Long, String> facts = new TreeMap<>();
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT begun AS log_index, 'begun ' || to_char(month, 'YYYY-MM') || ' '
                            || negative || ' ' || trade || ' ' || brake AS says
                        FROM credit_review
                        UNION ALL
                        SELECT finished, 'finished ' || to_char(month, 'YYYY-MM') || ' '
                            || negative || ' ' || trade || ' ' || brake
                        FROM credit_review WHERE finished IS NOT NULL
                        UNION ALL
                        SELECT log_index, public_id || ' ' || credit_after
                        FROM limit_change JOIN account USING (account_id)
                        """)) {
            rows.forEach(row -> facts.put(number(row, "log_index"), text(row, "says")));
        }
        return facts;
    }
}
