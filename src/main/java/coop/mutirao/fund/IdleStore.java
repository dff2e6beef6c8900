package coop.mutirao.fund;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The table fund_quarter, and what it is worked out from.
final class IdleStore {

    private static final String[] PURSES =
            Arrays.stream(Purse.values()).map(Purse::code).toArray(String[]::new);

    /// The quarter that was looked at last.
    Optional<IdleQuarter> latest(Tx tx) {
        return all(tx).stream().findFirst();
    }

    /// All quarters that were looked at, the latest first: four a year.
    List<IdleQuarter> all(Tx tx) {
        return tx.ask(
                        "SELECT quarter, unallocated, income, days, policy_id FROM fund_quarter"
                                + " ORDER BY quarter DESC",
                        IdleStore::quarter)
                .get();
    }

    private static IdleQuarter quarter(ResultSet r) throws SQLException {
        return new IdleQuarter(
                Objects.requireNonNull(r.getObject(1, LocalDate.class)),
                Money.of(r.getLong(2)),
                Money.of(r.getLong(3)),
                r.getInt(4),
                r.getInt(5));
    }

    void add(Tx tx, IdleQuarter quarter) {
        tx.tell(
                "INSERT INTO fund_quarter (quarter, unallocated, income, days, policy_id, is_idle)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                quarter.first(),
                quarter.unallocated().minorUnits(),
                quarter.income().minorUnits(),
                quarter.days(),
                quarter.policy(),
                quarter.isIdle());
    }

    /// Works out a quarter that is over: by the log's times, which do not change any more.
    ///
    /// @param policy the contribution's version that was in force at its end
    IdleQuarter workOut(Tx tx, LocalDate first, int policy) {
        Instant end = IdleQuarter.end(first);
        int days = days(tx, end);
        List<Long> held =
                tx.ask(
                                """
                                SELECT coalesce(sum(e.balance_after), 0)::bigint
                                FROM account a CROSS JOIN LATERAL (
                                    SELECT balance_after FROM entry
                                    WHERE account_id = a.account_id AND log_index < coalesce(
                                        (SELECT log_index FROM transfer WHERE committed_at >= ?
                                        ORDER BY committed_at, log_index LIMIT 1),
                                        9223372036854775807)
                                    ORDER BY log_index DESC, entry_no DESC LIMIT 1) e
                                WHERE a.code = ANY (?)
                                """,
                                r -> r.getLong(1),
                                end,
                                PURSES)
                        .get();
        List<Long> income =
                tx.ask(
                                """
                                SELECT coalesce(sum(e.amount), 0)::bigint
                                FROM transfer t JOIN entry e USING (log_index)
                                    JOIN account a ON a.account_id = e.account_id
                                WHERE a.code = ? AND t.kind NOT IN ('sweep', 'award')
                                    AND t.committed_at >= ? AND t.committed_at < ?
                                """,
                                r -> r.getLong(1),
                                Purse.INCOME.code(),
                                end.minusSeconds(days * 86_400L),
                                end)
                        .get();
        return new IdleQuarter(
                first, Money.of(held.getFirst()), Money.of(income.getFirst()), days, policy);
    }

    private static int days(Tx tx, Instant end) {
        return tx.ask(
                        """
                        SELECT coalesce(greatest(0, least(?, ceil(extract(epoch FROM
                            ?::timestamptz - min(committed_at)) / 86400))), 0)::integer
                        FROM transfer WHERE committed_at < ?
                        """,
                        r -> r.getInt(1),
                        IdleQuarter.YEAR,
                        end,
                        end)
                .get()
                .getFirst();
    }

    /// Code of the community whose assembly decides policies.
    String root(Tx tx) {
        return Objects.requireNonNull(
                tx.ask("SELECT code FROM community WHERE parent_id IS NULL", r -> r.getString(1))
                        .get()
                        .getFirst());
    }
}
