package coop.mutirao.surplus;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// Reads all that ventures stated and gave, to be looked over.
final class BooksStore {

    /// A statement's figures of the ledger.
    ///
    /// @param index its place in the log
    record Row(
            long index, AccountId account, SurplusPeriod period, SurplusFigures.ByLedger ledger) {}

    /// What a venture owes and gave, as it stands and as it adds up.
    record Owes(
            int account, long due, long paid, long dueSum, long paidSum, boolean hasTransfers) {}

    List<Row> statements(Tx tx) {
        return tx.ask(
                        "SELECT log_index, account_id, period_start, months, sales, purchases,"
                                + " wages FROM surplus_statement ORDER BY log_index",
                        r ->
                                new Row(
                                        r.getLong(1),
                                        new AccountId(r.getInt(2)),
                                        SurplusPeriod.from(
                                                Objects.requireNonNull(
                                                        r.getObject(3, LocalDate.class)),
                                                r.getInt(4)),
                                        new SurplusFigures.ByLedger(
                                                Money.of(r.getLong(5)),
                                                Money.of(r.getLong(6)),
                                                Money.of(r.getLong(7)))))
                .get();
    }

    List<Owes> owed(Tx tx) {
        return tx.ask(
                        """
                        SELECT account_id, coalesce(d.due, 0), coalesce(d.paid, 0),
                            coalesce(s.due, 0), coalesce(p.paid, 0),
                            coalesce(p.paid, 0) = coalesce(t.paid, 0)
                        FROM surplus_due d
                            FULL JOIN (SELECT account_id, sum(network_share) AS due FROM (
                                SELECT DISTINCT ON (account_id, period_start)
                                    account_id, network_share
                                FROM surplus_statement JOIN surplus_check USING (statement_id)
                                WHERE accepted ORDER BY account_id, period_start, version DESC
                                ) AS latest GROUP BY account_id) s USING (account_id)
                            FULL JOIN (SELECT account_id, sum(amount) AS paid FROM surplus_payment
                                GROUP BY account_id) p USING (account_id)
                            FULL JOIN (SELECT payer_id AS account_id, sum(amount) AS paid
                                FROM transfer WHERE kind = 'surplus' GROUP BY payer_id) t
                                USING (account_id)
                        ORDER BY account_id
                        """,
                        r ->
                                new Owes(
                                        r.getInt(1),
                                        r.getLong(2),
                                        r.getLong(3),
                                        r.getLong(4),
                                        r.getLong(5),
                                        r.getBoolean(6)))
                .get();
    }
}
