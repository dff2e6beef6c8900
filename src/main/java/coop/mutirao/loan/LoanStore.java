package coop.mutirao.loan;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables loan, loan_instalment and loan_deferral.
final class LoanStore {

    private static final String LOANS =
            """
            SELECT l.loan_id, l.number, l.borrower_id, b.member_id, b.code, b.public_id, m.name,
                l.amount, l.purpose, l.schedule, l.first_due, l.instalments, l.months,
                l.is_collected, l.is_named, l.state, l.applied_at, l.transfer_key, l.reason,
                l.decided_at, l.policy_id, l.sweep_ppm, l.claim_id, l.debt_id,
                coalesce(c.balance, 0) AS outstanding, l.late_since,
                (SELECT array_agg(i.due_on::text ORDER BY i.number) FROM loan_instalment i
                    WHERE i.loan_id = l.loan_id) AS dates
            FROM loan l JOIN account b ON b.account_id = l.borrower_id
                JOIN member m USING (member_id) LEFT JOIN account c ON c.account_id = l.claim_id
            """;

    Optional<Loan> find(Tx tx, UUID id) {
        return list(tx, "WHERE l.loan_id = ?", id).stream().findFirst();
    }

    /// The loans of an account and what it applied for, the newest first.
    List<Loan> of(Tx tx, String code) {
        return list(tx, "WHERE lower(b.code) = lower(?) ORDER BY l.number DESC", code);
    }

    /// What nobody has decided, the oldest first.
    List<Loan> applications(Tx tx) {
        return list(tx, "WHERE l.state = 'applied' ORDER BY l.number");
    }

    /// What was granted, the newest first.
    List<Loan> granted(Tx tx, int before, int limit) {
        return list(
                tx,
                "WHERE l.state IN ('running', 'repaid') AND l.number < ?"
                        + " ORDER BY l.number DESC LIMIT ?",
                before,
                limit);
    }

    /// Loans that nobody has looked at on a day, in the order of their numbers.
    List<Loan> toLookAt(Tx tx, LocalDate day, int limit) {
        return list(
                tx,
                "WHERE l.state = 'running' AND (l.looked_on IS NULL OR l.looked_on < ?)"
                        + " ORDER BY l.number LIMIT ?",
                day,
                limit);
    }

    private static List<Loan> list(Tx tx, String which, Object... parameters) {
        return tx.ask(LOANS + which, LoanStore::loan, parameters).get();
    }

    private static Loan loan(ResultSet r) throws SQLException {
        Money amount = Money.of(r.getLong("amount"));
        Plan plan =
                new Plan(
                        Plan.Kind.of(text(r, "schedule")),
                        Objects.requireNonNull(r.getObject("first_due", LocalDate.class)),
                        r.getInt("instalments"),
                        months(Objects.requireNonNull(r.getArray("months"))));
        Loan.State state = Loan.State.of(text(r, "state"));
        return new Loan(
                Objects.requireNonNull(r.getObject("loan_id", UUID.class)),
                r.getInt("number"),
                new Loan.Borrower(
                        new AccountId(r.getInt("borrower_id")),
                        new MemberId(r.getInt("member_id")),
                        text(r, "code"),
                        text(r, "public_id"),
                        text(r, "name")),
                amount,
                text(r, "purpose"),
                plan,
                r.getBoolean("is_collected"),
                r.getBoolean("is_named"),
                state,
                Objects.requireNonNull(at(r, "applied_at")),
                Objects.requireNonNull(r.getObject("transfer_key", UUID.class)),
                r.getString("reason"),
                at(r, "decided_at"),
                state.wasGranted() ? grant(r) : null,
                Money.of(r.getLong("outstanding")),
                r.getObject("late_since", LocalDate.class),
                instalments(plan.of(amount), r.getArray("dates")));
    }

    private static Loan.Grant grant(ResultSet r) throws SQLException {
        int sweep = r.getInt("sweep_ppm");
        return new Loan.Grant(
                r.getInt("policy_id"),
                sweep == 0 ? null : sweep,
                new AccountId(r.getInt("claim_id")),
                new AccountId(r.getInt("debt_id")));
    }

    private static List<Integer> months(Array months) throws SQLException {
        return Arrays.stream((Object[]) months.getArray())
                .map(m -> ((Number) m).intValue())
                .toList();
    }

    // As planned, or put off since.
    private static List<Instalment> instalments(List<Instalment> planned, @Nullable Array dates)
            throws SQLException {
        if (dates == null) {
            return planned;
        }
        var days = (String[]) dates.getArray();
        List<Instalment> all = new ArrayList<>();
        for (Instalment one : planned) {
            LocalDate day = LocalDate.parse(days[one.number() - 1]);
            all.add(new Instalment(one.number(), one.amount(), day));
        }
        return List.copyOf(all);
    }

    private static String text(ResultSet r, String column) throws SQLException {
        return Objects.requireNonNull(r.getString(column));
    }

    private static @Nullable Instant at(ResultSet r, String column) throws SQLException {
        @Nullable OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    void apply(Tx tx, Application asked, UUID key, AccountId borrower, Instant at) {
        Plan plan = asked.plan();
        tx.tell(
                """
                INSERT INTO loan (loan_id, borrower_id, amount, purpose, schedule, first_due,
                    instalments, months, is_collected, is_named, applied_at, transfer_key)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::smallint[], ?, ?, ?, ?)
                """,
                asked.id(),
                borrower.value(),
                asked.amount().minorUnits(),
                asked.purpose(),
                plan.kind().wire(),
                plan.first(),
                plan.instalments(),
                plan.months().stream().mapToInt(Integer::intValue).toArray(),
                asked.collects(),
                asked.named(),
                at,
                key);
    }

    void withdraw(Tx tx, UUID id) {
        tx.tell("UPDATE loan SET state = 'withdrawn' WHERE loan_id = ?", id);
    }

    void agree(Tx tx, UUID id, boolean collects, boolean named) {
        tx.tell(
                "UPDATE loan SET is_collected = ?, is_named = ? WHERE loan_id = ?",
                collects,
                named,
                id);
    }

    void refuse(Tx tx, UUID id, String reason, MemberId by, Instant at) {
        tx.tell(
                "UPDATE loan SET state = 'refused', reason = ?, decided_by = ?, decided_at = ?"
                        + " WHERE loan_id = ?",
                reason,
                by.value(),
                at,
                id);
    }

    /// Writes down that a loan is granted, with its instalments.
    void grant(Tx tx, Loan loan, Loan.Grant grant, String reason, MemberId by, Instant at) {
        tx.tell(
                """
                UPDATE loan SET state = 'running', reason = ?, decided_by = ?, decided_at = ?,
                    policy_id = ?, sweep_ppm = ?::integer, claim_id = ?, debt_id = ?
                WHERE loan_id = ?
                """,
                reason,
                by.value(),
                at,
                grant.policy(),
                grant.sweepPpm(),
                grant.claim().value(),
                grant.debt().value(),
                loan.id());
        List<Instalment> all = loan.instalments();
        tx.tell(
                "INSERT INTO loan_instalment (loan_id, number, amount, due_on)"
                        + " SELECT ?, n, a, d FROM unnest(?, ?, ?) AS i (n, a, d)",
                loan.id(),
                all.stream().mapToInt(Instalment::number).toArray(),
                all.stream().mapToLong(i -> i.amount().minorUnits()).toArray(),
                all.stream().map(Instalment::dueOn).toArray(LocalDate[]::new));
    }

    /// Puts instalments off, from one on.
    void defer(Tx tx, Loan loan, int from, int days, long logIndex, MemberId by, Instant at) {
        tx.tell(
                "INSERT INTO loan_deferral (log_index, loan_id, days, deferred_at, deferred_by)"
                        + " VALUES (?, ?, ?, ?, ?)",
                logIndex,
                loan.id(),
                days,
                at,
                by.value());
        tx.tell(
                "UPDATE loan_instalment SET due_on = due_on + ? WHERE loan_id = ? AND number >= ?",
                days,
                loan.id(),
                from);
    }

    /// Says that a loan was looked at, and since when it is late.
    void look(Tx tx, UUID id, LocalDate day, @Nullable LocalDate lateSince) {
        tx.tell(
                "UPDATE loan SET looked_on = ?, late_since = ?::date"
                        + " WHERE loan_id = ? AND state = 'running'",
                day,
                lateSince,
                id);
    }

    /// Opens a unit for the claim of a loan, with as many decimals as the currency has.
    void unit(Tx tx, String unit, int number, int decimals) {
        tx.tell(
                "INSERT INTO unit (unit, name, decimals) VALUES (?, ?, ?)",
                unit,
                "Claim of loan " + number,
                decimals);
    }

    /// By how many days all deferrals of a loan put off its last instalment.
    long deferredDays(Tx tx, UUID id) {
        return tx.ask(
                        "SELECT coalesce(sum(days), 0) FROM loan_deferral WHERE loan_id = ?",
                        r -> r.getLong(1),
                        id)
                .get()
                .getFirst();
    }

    /// The amounts of a loan's instalments, in their order.
    List<Money> amounts(Tx tx, UUID id) {
        return tx.ask(
                        "SELECT amount FROM loan_instalment WHERE loan_id = ? ORDER BY number",
                        r -> Money.of(r.getLong(1)),
                        id)
                .get();
    }
}
