package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads the levies, who is exempt, and the facts that say so.
final class LevyStore {

    /// A levy that was posted, and the fact that posts it.
    ///
    /// @param figures of its sum, as the log names them
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Posted(long index, Map<String, String> figures, byte[] leaf) {}

    void posted(Tx tx, Consumer<Posted> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT log_index, to_char(period, 'YYYY-MM') AS month, trade, threshold,
                            idle * rate_ppm AS numerator, carry_before, carry_after, leaf
                        FROM levy_charge JOIN log_leaf USING (log_index) ORDER BY log_index
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new Posted(
                                    number(row, "log_index"),
                                    Map.of(
                                            "period", text(row, "month"),
                                            "trade", text(row, "trade"),
                                            "threshold", text(row, "threshold"),
                                            "numerator", text(row, "numerator"),
                                            "before", text(row, "carry_before"),
                                            "after", text(row, "carry_after")),
                                    row.get("leaf", byte[].class))));
        }
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
