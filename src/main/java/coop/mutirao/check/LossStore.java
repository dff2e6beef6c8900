package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what was written off, and who bears it.
final class LossStore {

    /// A transfer that moves a loss, with the motion by which it does.
    ///
    /// @param motion empty: by none
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Posted(long index, String motion, byte @Nullable [] leaf) {}

    void posted(Tx tx, Consumer<Posted> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT coalesce(t.log_index, p.log_index) AS log_index, l.leaf,
                            CASE WHEN t.kind IS NOT NULL THEN coalesce(p.motion_id::text, '')
                                ELSE '' END AS motion
                        FROM (SELECT * FROM transfer WHERE kind IN ('writeOff', 'lossShare')) t
                            FULL JOIN loss_posting p USING (log_index)
                            LEFT JOIN log_leaf l
                                ON l.log_index = coalesce(t.log_index, p.log_index)
                        ORDER BY 1
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new Posted(
                                    number(row, "log_index"),
                                    text(row, "motion"),
                                    row.get("leaf", byte[].class))));
        }
    }

    /// What each account bears of each loss: trade and due, by motion and public id.
    Map<String, String> shares(Tx tx) {
        Map<String, String> shares = new HashMap<>();
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT motion_id || ' ' || public_id AS which, trade || ' ' || due AS what
                        FROM loss_share JOIN account USING (account_id)
                        """)) {
            rows.forEach(row -> shares.put(text(row, "which"), text(row, "what")));
        }
        return shares;
    }

    /// The plans by which debts are paid back, with the facts of their steps, by their ids.
    Map<String, String> plans(Tx tx) {
        Map<String, String> plans = new HashMap<>();
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT plan_id::text AS plan, public_id || ' own '
                            || CASE WHEN is_own THEN 'yes' ELSE 'no' END || ' owes ' || debt
                            || (SELECT string_agg(' ' || day || ' ' || amount, '' ORDER BY n)
                                FROM unnest(due_on, amounts) WITH ORDINALITY
                                    AS i (day, amount, n))
                            || ' asked ' || asked || coalesce(' agreed ' || agreed, '')
                            || coalesce(' ' || state || ' ' || ended, '') AS what
                        FROM debt_plan JOIN account USING (account_id)
                        """)) {
            rows.forEach(row -> plans.put(text(row, "plan"), text(row, "what")));
        }
        return plans;
    }

    /// Losses of which the parts are not as they have to be, in words.
    void wrong(Tx tx, Consumer<String> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT 'of the loss of motion ' || motion_id || ' account ' || account_id
                            || ' gave more than its share' AS what
                        FROM loss_posting JOIN transfer USING (log_index)
                            JOIN loss_share s USING (motion_id, account_id)
                        GROUP BY motion_id, account_id, due HAVING sum(amount) > due
                        UNION ALL
                        SELECT 'motion ' || m.motion_id || ' writes off ' || sum(amount)
                        FROM loss_posting p JOIN transfer USING (log_index)
                            JOIN motion m USING (motion_id)
                        WHERE p.account_id IS NULL GROUP BY m.motion_id
                        HAVING m.state <> 'executed' OR m.kind <> 'writeOff' OR sum(amount)
                            > CASE WHEN m.kind = 'writeOff'
                                THEN (m.decision::jsonb ->> 'amount')::bigint END
                        ORDER BY 1
                        """)) {
            rows.forEach(row -> to.accept(text(row, "what")));
        }
    }
}
