package coop.mutirao.loss;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.loan.Instalment;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table debt_plan, and who owes for long.
final class DebtStore {

    private static final String PLANS =
            """
            SELECT p.plan_id, p.account_id, a.code, a.public_id, a.balance, p.debt,
                p.due_on::text[] AS due_on, p.amounts, p.is_own, w.value AS ways, p.asked_by,
                p.asked_at, p.agreed_by, p.agreed_at, p.state, p.ended_at,
                EXISTS (SELECT FROM transfer WHERE kind = 'writeOff' AND log_index > p.asked
                    AND payee_id = p.account_id) AS is_written_off
            FROM debt_plan p JOIN account a USING (account_id)
                LEFT JOIN log_text w ON w.log_index = p.asked AND w.label = 'ways'
            """;

    private final Ledger ledger = new Ledger();

    /// Accounts below zero since a time without a break, by what they owe, the most first. Only
    /// what is below zero now is looked at, and of it the entries since then.
    List<Debt> since(Tx tx, Instant start) {
        long first = ledger.firstAt(tx, start);
        return tx.ask(
                        """
                        SELECT a.code, -e.balance_after, -a.balance, p.state
                        FROM account a
                            CROSS JOIN LATERAL (SELECT balance_after FROM entry
                                WHERE account_id = a.account_id AND log_index < ?
                                ORDER BY log_index DESC, entry_no DESC LIMIT 1) e
                            LEFT JOIN LATERAL (SELECT state FROM debt_plan
                                WHERE account_id = a.account_id ORDER BY asked DESC LIMIT 1) p
                                ON true
                        WHERE a.kind = 'member' AND a.balance < 0 AND e.balance_after < 0
                            AND NOT EXISTS (SELECT FROM entry WHERE account_id = a.account_id
                                AND log_index >= ? AND balance_after >= 0)
                        ORDER BY a.balance, a.code COLLATE "C"
                        """,
                        r ->
                                new Debt(
                                        text(r, 1),
                                        Money.of(r.getLong(2)),
                                        Money.of(r.getLong(3)),
                                        state(r.getString(4))),
                        first,
                        first)
                .get();
    }

    private static DebtPlan.@Nullable State state(@Nullable String wire) {
        return wire == null ? null : DebtPlan.State.of(wire);
    }

    /// Whether a person owns an account, and not a venture.
    boolean isPersons(Tx tx, AccountId account) {
        return tx.ask(
                        "SELECT member.kind = 'person' FROM member"
                                + " JOIN account USING (member_id)"
                                + " WHERE account_id = ?",
                        r -> r.getBoolean(1),
                        account.value())
                .get()
                .getFirst();
    }

    Optional<DebtPlan> find(Tx tx, UUID id) {
        return list(tx, "WHERE p.plan_id = ?", id).stream().findFirst();
    }

    /// The plans of an account, the newest first.
    List<DebtPlan> of(Tx tx, AccountId account) {
        return list(tx, "WHERE p.account_id = ? ORDER BY p.asked DESC", account.value());
    }

    /// All that are open, the oldest first.
    List<DebtPlan> open(Tx tx) {
        return list(tx, "WHERE p.state IN ('asked', 'agreed') ORDER BY p.asked");
    }

    private static List<DebtPlan> list(Tx tx, String which, Object... parameters) {
        return tx.ask(PLANS + which, DebtStore::plan, parameters).get();
    }

    private static DebtPlan plan(ResultSet r) throws SQLException {
        int agreedBy = r.getInt("agreed_by");
        return new DebtPlan(
                Objects.requireNonNull(r.getObject("plan_id", UUID.class)),
                new DebtPlan.Debtor(
                        new AccountId(r.getInt("account_id")),
                        text(r, "code"),
                        text(r, "public_id"),
                        Money.of(r.getLong("balance")),
                        r.getBoolean("is_written_off")),
                Money.of(r.getLong("debt")),
                instalments(
                        Objects.requireNonNull(r.getArray("due_on")),
                        Objects.requireNonNull(r.getArray("amounts"))),
                r.getBoolean("is_own"),
                r.getString("ways"),
                new MemberId(r.getInt("asked_by")),
                Objects.requireNonNull(at(r, "asked_at")),
                agreedBy == 0 ? null : new MemberId(agreedBy),
                at(r, "agreed_at"),
                DebtPlan.State.of(text(r, "state")),
                at(r, "ended_at"));
    }

    private static List<Instalment> instalments(Array days, Array amounts) throws SQLException {
        var dueOn = (Object[]) days.getArray();
        var due = (Object[]) amounts.getArray();
        List<Instalment> all = new ArrayList<>();
        for (int i = 0; i < dueOn.length; i++) {
            Money amount = Money.of(((Number) due[i]).longValue());
            all.add(new Instalment(i + 1, amount, LocalDate.parse((String) dueOn[i])));
        }
        return all;
    }

    private static String text(ResultSet r, String column) throws SQLException {
        return Objects.requireNonNull(r.getString(column));
    }

    private static String text(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(r.getString(column));
    }

    private static @Nullable Instant at(ResultSet r, String column) throws SQLException {
        @Nullable OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// @param asked the fact that says so
    void ask(Tx tx, DebtPlan plan, long asked) {
        tx.tell(
                "INSERT INTO debt_plan (plan_id, account_id, debt, due_on, amounts, is_own, asked,"
                        + " asked_by, asked_at) VALUES (?, ?, ?, ?::date[], ?, ?, ?, ?, ?)",
                plan.id(),
                plan.debtor().account().value(),
                plan.debt().minorUnits(),
                plan.instalments().stream().map(i -> i.dueOn().toString()).toArray(String[]::new),
                plan.instalments().stream().mapToLong(i -> i.amount().minorUnits()).toArray(),
                plan.isOwn(),
                asked,
                plan.askedBy().value(),
                plan.askedAt());
    }

    void agree(Tx tx, UUID plan, long agreed, MemberId by, Instant at) {
        tx.tell(
                "UPDATE debt_plan SET state = 'agreed', agreed = ?, agreed_by = ?, agreed_at = ?"
                        + " WHERE plan_id = ?",
                agreed,
                by.value(),
                at,
                plan);
    }

    void end(Tx tx, UUID plan, DebtPlan.State as, long ended, Instant at) {
        tx.tell(
                "UPDATE debt_plan SET state = ?, ended = ?, ended_at = ? WHERE plan_id = ?",
                as.wire(),
                ended,
                at,
                plan);
    }
}
