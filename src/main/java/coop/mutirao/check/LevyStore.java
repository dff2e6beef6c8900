package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads the levies, who is exempt, and the facts that say so.
final class LevyStore {

    void posted(Tx tx, Consumer<SaidSum> to) {
        SnapshotStore.sums(
                tx,
                """
                SELECT log_index, leaf, to_char(period, 'YYYY-MM') AS period, trade, threshold,
                    idle * rate_ppm AS numerator, carry_before AS before, carry_after AS after
                FROM levy_charge JOIN log_leaf USING (log_index) ORDER BY log_index
                """,
                to);
    }

    /// For each fact that ends a run or says who is exempt, what it has to say.
    Map<Long, String> facts(Tx tx) {
        Map<Long, String> facts = new TreeMap<>();
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT finished AS log_index, to_char(period, 'YYYY-MM') AS says
                        FROM levy_run WHERE finished IS NOT NULL
                        UNION ALL
                        SELECT log_index, public_id || ' ' || coalesce(to_char(exempt_until
                            AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '')
                        FROM levy_exemption JOIN account USING (account_id)
                        """)) {
            rows.forEach(row -> facts.put(number(row, "log_index"), text(row, "says")));
        }
        return facts;
    }
}
