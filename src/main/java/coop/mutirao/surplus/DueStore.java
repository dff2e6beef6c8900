package coop.mutirao.surplus;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables surplus_due and surplus_payment.
final class DueStore {

    private static final String DUES =
            """
            SELECT d.account_id, due, paid, collect_on, claim, last.statement_id, last.policy_id
            FROM surplus_due d CROSS JOIN LATERAL (SELECT statement_id, policy_id
                FROM surplus_statement s JOIN surplus_check USING (statement_id)
                WHERE s.account_id = d.account_id AND accepted
                ORDER BY period_start DESC, version DESC LIMIT 1) last
            """;

    /// A payment as it was made.
    record Paid(
            UUID statement,
            int policy,
            LocalDate day,
            Money dueBefore,
            Money paidBefore,
            Money amount) {}

    Optional<Due> find(Tx tx, AccountId account) {
        return tx
                .ask(DUES + " WHERE d.account_id = ?", DueStore::due, account.value())
                .get()
                .stream()
                .findFirst();
    }

    /// The accounts of which something is to be taken on a day, and that have something.
    List<AccountId> collectable(Tx tx, LocalDate day) {
        return tx.ask(
                        "SELECT account_id FROM surplus_due JOIN account USING (account_id)"
                                + " WHERE collect_on <= ? AND balance > reserved_amount"
                                + " AND NOT closed ORDER BY account_id",
                        r -> new AccountId(r.getInt(1)),
                        day)
                .get();
    }

    /// What is due of the newest accepted statement of each time, together.
    Money sum(Tx tx, AccountId account) {
        return tx.ask(
                        """
                        SELECT coalesce(sum(network_share), 0)::bigint FROM (
                            SELECT DISTINCT ON (period_start) network_share
                            FROM surplus_statement JOIN surplus_check USING (statement_id)
                            WHERE account_id = ? AND accepted
                            ORDER BY period_start, version DESC) AS latest
                        """,
                        r -> Money.of(r.getLong(1)),
                        account.value())
                .get()
                .getFirst();
    }

    void open(Tx tx, AccountId account, UUID claim) {
        tx.tell(
                "INSERT INTO surplus_due (account_id, due, claim) VALUES (?, 0, ?)"
                        + " ON CONFLICT (account_id) DO NOTHING",
                account.value(),
                claim);
    }

    void set(Tx tx, Due due) {
        tx.tell(
                "UPDATE surplus_due SET due = ?, paid = ?, collect_on = ?::date"
                        + " WHERE account_id = ?",
                due.due().minorUnits(),
                due.paid().minorUnits(),
                due.collectOn() == null ? null : due.collectOn().toString(),
                due.account().value());
    }

    void pay(Tx tx, long logIndex, Due before, Money amount, LocalDate day) {
        tx.tell(
                "INSERT INTO surplus_payment (log_index, account_id, statement_id, day, due_before,"
                        + " paid_before, amount) VALUES (?, ?, ?, ?, ?, ?, ?)",
                logIndex,
                before.account().value(),
                before.latest(),
                day,
                before.due().minorUnits(),
                before.paid().minorUnits(),
                amount.minorUnits());
    }

    /// The payment that a transfer posts.
    Optional<Paid> posted(Tx tx, long logIndex) {
        return tx
                .ask(
                        "SELECT statement_id, policy_id, day, due_before, paid_before, amount"
                                + " FROM surplus_payment p"
                                + " JOIN surplus_statement USING (statement_id)"
                                + " WHERE p.log_index = ?",
                        r ->
                                new Paid(
                                        Objects.requireNonNull(r.getObject(1, UUID.class)),
                                        r.getInt(2),
                                        Objects.requireNonNull(r.getObject(3, LocalDate.class)),
                                        Money.of(r.getLong(4)),
                                        Money.of(r.getLong(5)),
                                        Money.of(r.getLong(6))),
                        logIndex)
                .get()
                .stream()
                .findFirst();
    }

    private static Due due(ResultSet r) throws SQLException {
        @Nullable LocalDate collectOn = r.getObject(4, LocalDate.class);
        return new Due(
                new AccountId(r.getInt(1)),
                Money.of(r.getLong(2)),
                Money.of(r.getLong(3)),
                collectOn,
                Objects.requireNonNull(r.getObject(5, UUID.class)),
                Objects.requireNonNull(r.getObject(6, UUID.class)),
                r.getInt(7));
    }
}
