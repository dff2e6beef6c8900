package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads what ventures stated of their surplus, and what was taken of it, as the log has to say it.
final class SurplusStore {

    void statements(Tx tx, Consumer<SaidSum> to) {
        SnapshotStore.sums(
                tx,
                """
                SELECT log_index, leaf, sales, purchases, wages, sales_adjustment,
                    purchases_adjustment, outside_sales, outside_purchases, remuneration,
                    depreciation, loss_forward, surplus, network_share AS network,
                    education_share AS education, reserve_share AS reserve, rest
                FROM surplus_statement JOIN log_leaf USING (log_index) ORDER BY log_index
                """,
                to);
    }

    void payments(Tx tx, Consumer<SaidSum> to) {
        SnapshotStore.sums(
                tx,
                """
                SELECT log_index, leaf, statement_id AS statement, due_before AS due,
                    paid_before AS paid, day
                FROM surplus_payment JOIN log_leaf USING (log_index) ORDER BY log_index
                """,
                to);
    }

    /// For each fact of a statement, what it has to say beside its figures.
    Map<Long, String> facts(Tx tx) {
        Map<Long, String> facts = new TreeMap<>();
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT s.log_index, concat_ws(' ', a.public_id, s.statement_id,
                            s.version, 'surplus/' || (SELECT p.version FROM policy p
                                WHERE p.policy_id = s.policy_id), evidence) AS says
                        FROM surplus_statement s JOIN account a USING (account_id)
                        UNION ALL
                        SELECT v.log_index, concat_ws(' ', a.public_id, statement_id,
                            own.public_id)
                        FROM surplus_approval v JOIN surplus_statement USING (statement_id)
                            JOIN account a USING (account_id)
                            JOIN account own ON own.account_id = (SELECT min(account_id)
                                FROM account WHERE member_id = v.member_id)
                        UNION ALL
                        SELECT c.log_index, concat_ws(' ', a.public_id, statement_id,
                            own.public_id, CASE WHEN accepted THEN 'yes' ELSE 'no' END)
                        FROM surplus_check c JOIN surplus_statement USING (statement_id)
                            JOIN account a USING (account_id)
                            JOIN account own ON own.account_id = (SELECT min(account_id)
                                FROM account WHERE member_id = c.checked_by)
                        """)) {
            rows.forEach(row -> facts.put(number(row, "log_index"), text(row, "says")));
        }
        return facts;
    }
}
