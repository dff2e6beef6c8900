package coop.mutirao.credit;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what members sold and owe, and keeps the reviews of their limits.
final class CreditStore {

    private static final String REVIEW =
            "SELECT month, policy_id, negative, trade, brake, next_account, finished"
                    + " FROM credit_review ";
    private static final int TRADE_DAYS = 90;

    private final Ledger ledger = new Ledger();

    /// A change of an account's credit limit.
    ///
    /// @param isReview whether a policy says so, and nobody else
    record Change(Instant at, boolean isReview) {}

    /// The latest review.
    Optional<Review> latest(Tx tx) {
        return tx.ask(REVIEW + "ORDER BY month DESC LIMIT 1", CreditStore::review).get().stream()
                .findFirst();
    }

    /// All of them, the latest first.
    List<Review> reviews(Tx tx, int limit) {
        return tx.ask(REVIEW + "ORDER BY month DESC LIMIT ?", CreditStore::review, limit).get();
    }

    private static Review review(ResultSet r) throws SQLException {
        return new Review(
                Month.from(date(r, 1)),
                r.getInt(2),
                r.getLong(3),
                r.getLong(4),
                Brake.valueOf(Objects.requireNonNull(r.getString(5)).toUpperCase(Locale.ROOT)),
                r.getInt(6),
                r.getObject(7, Long.class));
    }

    /// @param begun the fact that says it
    void begin(Tx tx, Review review, long begun, CreditPolicy policy, int decayPpm) {
        tx.tell(
                "INSERT INTO credit_review (month, policy_id, begun, negative, trade, brake,"
                        + " growth_ppm, decay_ppm, review_above)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                review.month().firstDay(),
                review.policyId(),
                begun,
                review.negative(),
                review.trade(),
                review.brake().wire(),
                policy.growthPpm(),
                decayPpm,
                policy.reviewAbove().minorUnits());
    }

    /// @param finished the fact that says that all accounts are done; null: they are not
    void goOn(Tx tx, Month month, int next, @Nullable Long finished) {
        tx.tell(
                "UPDATE credit_review SET next_account = ?, finished = ?::bigint WHERE month = ?",
                next,
                finished,
                month.firstDay());
    }

    void add(Tx tx, CreditLine line) {
        tx.tell(
                "INSERT INTO credit_line (month, account_id, log_index, eligible, target,"
                        + " credit_before, credit_after, for_people)"
                        + " VALUES (?, ?, ?::bigint, ?, ?, ?, ?, ?)",
                line.month().firstDay(),
                line.account().value(),
                line.logIndex(),
                line.sum().eligible(),
                line.sum().target().minorUnits(),
                line.before().minorUnits(),
                line.after().minorUnits(),
                line.isForPeople());
    }

    /// The lines of a review, from an account's number on, in the order of those.
    List<CreditLine> lines(Tx tx, Month month, int from, int limit) {
        return tx.ask(
                        "SELECT account_id, log_index, eligible, target, credit_before,"
                                + " credit_after, for_people FROM credit_line"
                                + " WHERE month = ? AND account_id >= ?"
                                + " ORDER BY account_id LIMIT ?",
                        r ->
                                new CreditLine(
                                        month,
                                        new AccountId(r.getInt(1)),
                                        r.getObject(2, Long.class),
                                        new CreditSum(r.getLong(3), Money.of(r.getLong(4))),
                                        Money.of(r.getLong(5)),
                                        Money.of(r.getLong(6)),
                                        r.getBoolean(7)),
                        month.firstDay(),
                        from,
                        limit)
                .get();
    }

    /// What all members together owed at a moment, in minor units.
    long negative(Tx tx, Instant at) {
        return tx.ask(
                        """
                        SELECT -coalesce(sum(e.balance_after), 0)::bigint FROM account a
                            CROSS JOIN LATERAL (SELECT balance_after FROM entry
                                WHERE account_id = a.account_id AND log_index < ?
                                ORDER BY log_index DESC, entry_no DESC LIMIT 1) e
                        WHERE a.kind = 'member' AND e.balance_after < 0
                        """,
                        r -> r.getLong(1),
                        ledger.firstAt(tx, at))
                .get()
                .getFirst();
    }

    /// What members paid each other in the 90 days before a moment, less what was given back.
    long trade(Tx tx, Instant at) {
        return tx.ask(
                        """
                        SELECT greatest(0, coalesce(sum(CASE WHEN t.reversal_of IS NULL
                            THEN t.amount ELSE -t.amount END), 0))::bigint
                        FROM transfer t LEFT JOIN transfer o ON o.log_index = t.reversal_of
                        WHERE t.log_index >= ? AND t.log_index < ?
                            AND coalesce(o.kind, t.kind) IN ('payment', 'wage')
                        """,
                        r -> r.getLong(1),
                        ledger.firstAt(tx, at.minus(TRADE_DAYS, ChronoUnit.DAYS)),
                        ledger.firstAt(tx, at))
                .get()
                .getFirst();
    }

    /// Members' accounts that were open before a moment, from a number on.
    List<AccountId> accounts(Tx tx, Instant at, int from, int limit) {
        return tx.ask(
                        "SELECT account_id FROM account WHERE kind = 'member' AND NOT closed"
                                + " AND leaving_since IS NULL"
                                + " AND opened_at < ? AND account_id >= ?"
                                + " ORDER BY account_id LIMIT ?",
                        r -> new AccountId(r.getInt(1)),
                        at,
                        from,
                        limit)
                .get();
    }

    /// What accounts sold to each buyer in the 180 days before a moment, less what was given back,
    /// and without what two who were both new sold each other; by their numbers.
    Map<Integer, List<Long>> sales(
            Tx tx, List<AccountId> accounts, Instant at, CreditPolicy policy) {
        Map<Integer, List<Long>> sales = new HashMap<>();
        var _ =
                tx.ask(
                                """
                                SELECT sold.account_id, sum(amount)::bigint FROM (
                                    SELECT DISTINCT e.account_id, e.log_index,
                                        coalesce(o.payer_id, t.payer_id) AS payer_id,
                                        (coalesce(o.committed_at, t.committed_at)
                                            AT TIME ZONE 'UTC')::date AS sold_on,
                                        CASE WHEN t.reversal_of IS NULL THEN t.amount
                                            ELSE -t.amount END AS amount
                                    FROM entry e JOIN transfer t ON t.log_index = e.log_index
                                        LEFT JOIN transfer o ON o.log_index = t.reversal_of
                                    WHERE e.account_id = ANY (?)
                                        AND e.log_index >= ? AND e.log_index < ?
                                        AND coalesce(o.kind, t.kind) IN ('payment', 'wage')
                                        AND coalesce(o.payee_id, t.payee_id) = e.account_id
                                ) AS sold
                                JOIN account s ON s.account_id = sold.account_id
                                JOIN account b ON b.account_id = payer_id
                                WHERE sold_on - (least(s.opened_at, b.opened_at)
                                    AT TIME ZONE 'UTC')::date >= ?
                                GROUP BY sold.account_id, payer_id
                                """,
                                r ->
                                        sales.computeIfAbsent(r.getInt(1), _ -> new ArrayList<>())
                                                .add(r.getLong(2)),
                                accounts.stream().mapToInt(AccountId::value).toArray(),
                                ledger.firstAt(
                                        tx, at.minus(CreditPolicy.SALES_DAYS, ChronoUnit.DAYS)),
                                ledger.firstAt(tx, at),
                                policy.newcomerDays())
                        .get();
        return sales;
    }

    /// When people decided about each account's credit last; accounts about which nobody did are
    /// not there.
    Map<Integer, Instant> decided(Tx tx, List<AccountId> accounts) {
        return tx.askMap(
                        """
                        SELECT account_id, c.changed_at FROM unnest(?) AS a (account_id)
                            CROSS JOIN LATERAL (SELECT changed_at FROM limit_change
                                WHERE account_id = a.account_id AND NOT is_review
                                ORDER BY log_index DESC LIMIT 1) c
                        """,
                        r -> r.getInt(1),
                        r -> at(r, 2),
                        accounts.stream().mapToInt(AccountId::value).toArray())
                .get();
    }

    /// The latest change of an account's credit.
    Optional<Change> change(Tx tx, AccountId account) {
        return tx
                .ask(
                        "SELECT changed_at, is_review FROM limit_change WHERE account_id = ?"
                                + " ORDER BY log_index DESC LIMIT 1",
                        r -> new Change(at(r, 1), r.getBoolean(2)),
                        account.value())
                .get()
                .stream()
                .findFirst();
    }

    Instant openedAt(Tx tx, AccountId account) {
        return tx.ask(
                        "SELECT opened_at FROM account WHERE account_id = ?",
                        r -> at(r, 1),
                        account.value())
                .get()
                .getFirst();
    }

    /// An account about whose credit people have to decide.
    ///
    /// @param creditLimit what it has
    /// @param target what its sales are worth
    record ForPeople(String account, Money creditLimit, Money target) {}

    /// Those that a review left to people, in the order of their numbers.
    List<ForPeople> forPeople(Tx tx, Month month) {
        return tx.ask(
                        "SELECT code, credit_limit, target"
                                + " FROM credit_line JOIN account USING (account_id)"
                                + " WHERE month = ? AND for_people AND NOT closed"
                                + " AND leaving_since IS NULL"
                                + " ORDER BY account_id",
                        r ->
                                new ForPeople(
                                        Objects.requireNonNull(r.getString(1)),
                                        Money.of(r.getLong(2)),
                                        Money.of(r.getLong(3))),
                        month.firstDay())
                .get();
    }

    private static LocalDate date(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(r.getObject(column, LocalDate.class));
    }

    private static Instant at(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(r.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
