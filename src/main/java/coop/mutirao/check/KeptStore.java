package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what was left on accounts and is kept.
final class KeptStore {

    /// A transfer that takes what is kept or gives it back, with its notice.
    ///
    /// @param notice empty: by none
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Moved(long index, String notice, byte @Nullable [] leaf) {}

    void moved(Tx tx, Consumer<Moved> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT coalesce(t.log_index, d.log_index) AS log_index, l.leaf,
                            CASE WHEN t.kind = d.kind AND t.amount = d.amount
                                THEN d.dormancy_id::text ELSE '' END AS notice
                        FROM (SELECT * FROM transfer WHERE kind IN ('dormant', 'reclaim')) t
                            FULL JOIN (
                                SELECT dormancy_id, taken AS log_index, 'dormant' AS kind, amount
                                FROM dormancy WHERE taken IS NOT NULL UNION ALL
                                SELECT dormancy_id, returned, 'reclaim', amount
                                FROM dormancy WHERE returned IS NOT NULL) d USING (log_index)
                            LEFT JOIN log_leaf l
                                ON l.log_index = coalesce(t.log_index, d.log_index)
                        ORDER BY 1
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new Moved(
                                    number(row, "log_index"),
                                    text(row, "notice"),
                                    row.get("leaf", byte[].class))));
        }
    }

    /// The notices, with the facts of their steps, by their ids.
    Map<String, String> notices(Tx tx) {
        Map<String, String> notices = new HashMap<>();
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT dormancy_id::text AS notice, public_id || ' ' || cause || ' ' || told
                            || coalesce(' stayed ' || stayed, '') AS what
                        FROM dormancy JOIN account USING (account_id)
                        """)) {
            rows.forEach(row -> notices.put(text(row, "notice"), text(row, "what")));
        }
        return notices;
    }

    /// Where what is kept is another sum than what was taken and did not come back, in words.
    void wrong(Tx tx, Consumer<String> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT 'system-dormant holds ' || held || ', and ' || due || ' is kept'
                            AS what
                        FROM (SELECT coalesce((SELECT balance FROM account
                                WHERE code = 'system-dormant'), 0)::text AS held,
                            coalesce((SELECT sum(amount) FROM dormancy
                                WHERE state = 'taken'), 0)::text AS due) k
                        WHERE held <> due
                        """)) {
            rows.forEach(row -> to.accept(text(row, "what")));
        }
    }
}
