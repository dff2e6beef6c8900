package coop.mutirao.levy;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tables levy_run, levy_charge and levy_exemption, and what the levy reads of the ledger.
final class LevyStore {

    private final Ledger ledger = new Ledger();

    /// A charge as it is written.
    ///
    /// @param logIndex of its transfer; null: nothing was posted
    record Charged(AccountId account, @Nullable Long logIndex, LevySum sum, Money amount) {}

    /// A period whose run is due: the first one without a finished run for which there is a levy.
    Optional<Month> due(Tx tx, Instant now) {
        return tx
                .ask(
                        """
                        SELECT m::date FROM generate_series(
                            coalesce((SELECT max(period) FROM levy_run)::timestamp
                                    + interval '1 month',
                                (SELECT date_trunc('month', min(effective_from)
                                    AT TIME ZONE 'UTC') FROM policy WHERE key = 'levy')),
                            date_trunc('month', ?::timestamptz AT TIME ZONE 'UTC')
                                - interval '1 month',
                            interval '1 month') m
                        CROSS JOIN LATERAL (SELECT value FROM policy
                            WHERE key = 'levy' AND effective_from <= m AT TIME ZONE 'UTC'
                            ORDER BY version DESC LIMIT 1) p
                        WHERE (value ->> 'ratePpm')::integer > 0 ORDER BY m LIMIT 1
                        """,
                        r -> Month.from(date(r, 1)),
                        // At its very end a period is not over: something of that moment may come.
                        now.minus(1, ChronoUnit.MICROS))
                .get()
                .stream()
                .findFirst();
    }

    /// The run that is under way.
    Optional<LevyRun> open(Tx tx) {
        return tx
                .ask(
                        "SELECT period, policy_id, run_id, next_account FROM levy_run"
                                + " WHERE finished IS NULL",
                        LevyStore::run)
                .get()
                .stream()
                .findFirst();
    }

    void begin(Tx tx, LevyRun run) {
        tx.tell(
                "INSERT INTO levy_run (period, policy_id, run_id) VALUES (?, ?, ?)",
                run.period().firstDay(),
                run.policyId(),
                run.id());
    }

    /// @param finished the fact that says that all accounts are done; null: they are not
    void goOn(Tx tx, Month period, int next, @Nullable Long finished) {
        tx.tell(
                "UPDATE levy_run SET next_account = ?, finished = ?::bigint WHERE period = ?",
                next,
                finished,
                period.firstDay());
    }

    void add(Tx tx, LevyRun run, List<Charged> charges) {
        tx.tell(
                """
                INSERT INTO levy_charge (period, policy_id, account_id, log_index, rate_ppm, trade,
                    threshold, idle, carry_before, carry_after, due, amount, forgiven)
                SELECT ?, ?, a, l, r, t, h, v::numeric, b, c, d, m, d - m
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS n (a, l, r, t, h, v, b, c, d, m)
                """,
                run.period().firstDay(),
                run.policyId(),
                charges.stream().mapToInt(c -> c.account().value()).toArray(),
                charges.stream().map(Charged::logIndex).toArray(Long[]::new),
                charges.stream().mapToInt(c -> c.sum().ratePpm()).toArray(),
                charges.stream().mapToLong(c -> c.sum().trade()).toArray(),
                charges.stream().mapToLong(c -> c.sum().threshold().minorUnits()).toArray(),
                charges.stream().map(c -> c.sum().above().toString()).toArray(String[]::new),
                charges.stream().mapToLong(c -> c.sum().carryBefore()).toArray(),
                charges.stream().mapToLong(c -> c.sum().carryAfter()).toArray(),
                charges.stream().mapToLong(c -> c.sum().due().minorUnits()).toArray(),
                charges.stream().mapToLong(c -> c.amount().minorUnits()).toArray());
    }

    /// Members' accounts from a number on, in the order of their numbers.
    List<AccountId> accounts(Tx tx, int from, int limit) {
        return tx.ask(
                        "SELECT account_id FROM account WHERE kind = 'member' AND account_id >= ?"
                                + " ORDER BY account_id LIMIT ?",
                        r -> new AccountId(r.getInt(1)),
                        from,
                        limit)
                .get();
    }

    /// Accounts over a stretch of time, in the order of their numbers. Facts of a time that is over
    /// do not change, so neither does this.
    ///
    /// @param period what was charged for those before it is carried
    List<Holding> holdings(Tx tx, List<AccountId> accounts, Span time, Month period) {
        int[] ids = accounts.stream().mapToInt(AccountId::value).toArray();
        long first = ledger.firstAt(tx, time.from());
        long last = ledger.firstAt(tx, time.to());
        Map<Integer, List<Above.Step>> steps = steps(tx, ids, first, last, time.from());
        Map<Integer, Long> trade =
                trade(tx, ids, ledger.firstAt(tx, time.to().minus(LevyPolicy.TRADE)), last);
        Map<Integer, List<Exemption>> exemptions = exemptions(tx, ids);
        Map<Integer, Long> carries = carries(tx, ids, period);
        return tx.ask(
                        "SELECT account_id, public_id, opened_at FROM account"
                                + " WHERE account_id = ANY (?) ORDER BY account_id",
                        r -> {
                            int id = r.getInt(1);
                            return new Holding(
                                    new AccountId(id),
                                    r.getString(2),
                                    at(r, 3),
                                    steps.getOrDefault(id, List.of()),
                                    exemptions.getOrDefault(id, List.of()),
                                    Math.max(0, trade.getOrDefault(id, 0L)),
                                    carries.getOrDefault(id, 0L));
                        },
                        ids)
                .get();
    }

    private static Map<Integer, List<Above.Step>> steps(
            Tx tx, int[] ids, long first, long last, Instant start) {
        Map<Integer, List<Above.Step>> steps = new HashMap<>();
        var _ =
                tx.ask(
                                """
                                SELECT account_id, e.balance_after FROM unnest(?) AS a (account_id)
                                    CROSS JOIN LATERAL (SELECT balance_after FROM entry
                                        WHERE account_id = a.account_id AND log_index < ?
                                        ORDER BY log_index DESC, entry_no DESC LIMIT 1) e
                                """,
                                r -> step(steps, r.getInt(1), start, r.getLong(2)),
                                ids,
                                first)
                        .get();
        var _ =
                tx.ask(
                                """
                                SELECT account_id, committed_at, balance_after
                                FROM entry JOIN transfer USING (log_index)
                                WHERE account_id = ANY (?) AND log_index >= ? AND log_index < ?
                                ORDER BY account_id, log_index, entry_no
                                """,
                                r -> step(steps, r.getInt(1), at(r, 2), r.getLong(3)),
                                ids,
                                first,
                                last)
                        .get();
        return steps;
    }

    private static Above.Step step(
            Map<Integer, List<Above.Step>> steps, int account, Instant at, long balance) {
        var step = new Above.Step(at, Money.of(balance));
        steps.computeIfAbsent(account, _ -> new ArrayList<>()).add(step);
        return step;
    }

    private static Map<Integer, Long> trade(Tx tx, int[] ids, long first, long last) {
        return map(
                tx,
                """
                SELECT account_id, sum(amount)::bigint FROM (
                    SELECT DISTINCT account_id, e.log_index,
                        CASE WHEN t.reversal_of IS NULL THEN t.amount ELSE -o.amount END AS amount
                    FROM entry e JOIN transfer t ON t.log_index = e.log_index
                        LEFT JOIN transfer o ON o.log_index = t.reversal_of
                    WHERE account_id = ANY (?) AND e.log_index >= ? AND e.log_index < ?
                        AND coalesce(o.kind, t.kind) IN ('payment', 'wage')
                        AND coalesce(o.payer_id, t.payer_id) = account_id
                ) AS given GROUP BY account_id
                """,
                ids,
                first,
                last);
    }

    private static Map<Integer, Long> carries(Tx tx, int[] ids, Month before) {
        return map(
                tx,
                """
                SELECT account_id, c.carry_after FROM unnest(?) AS a (account_id)
                    CROSS JOIN LATERAL (SELECT carry_after FROM levy_charge
                        WHERE account_id = a.account_id AND period < ?
                        ORDER BY period DESC LIMIT 1) c
                """,
                ids,
                before.firstDay());
    }

    private static Map<Integer, Long> map(Tx tx, String query, Object... parameters) {
        Map<Integer, Long> map = new HashMap<>();
        var _ =
                tx.ask(
                                query,
                                r ->
                                        Objects.requireNonNullElse(
                                                map.put(r.getInt(1), r.getLong(2)), 0L),
                                parameters)
                        .get();
        return map;
    }

    private static Map<Integer, List<Exemption>> exemptions(Tx tx, int[] ids) {
        Map<Integer, List<Exemption>> all = new HashMap<>();
        var _ =
                tx.ask(
                                "SELECT account_id, decided_at, exempt_until FROM levy_exemption"
                                        + " WHERE account_id = ANY (?) ORDER BY log_index",
                                r ->
                                        all.computeIfAbsent(r.getInt(1), _ -> new ArrayList<>())
                                                .add(new Exemption(at(r, 2), atOrNull(r, 3))),
                                ids)
                        .get();
        return all;
    }

    /// The decisions about an account, in their order.
    List<Exemption> exemptions(Tx tx, AccountId account) {
        int id = account.value();
        return exemptions(tx, new int[] {id}).getOrDefault(id, List.of());
    }

    void exempt(Tx tx, long logIndex, AccountId account, Exemption exemption, MemberId by) {
        tx.tell(
                "INSERT INTO levy_exemption (log_index, account_id, decided_at, exempt_until,"
                        + " decided_by) VALUES (?, ?, ?, ?::timestamptz, ?)",
                logIndex,
                account.value(),
                exemption.decidedAt(),
                exemption.until(),
                by.value());
    }

    /// The periods whose runs are over, with how many accounts each came by, the earliest first.
    List<LevyRun> finished(Tx tx) {
        return tx.ask(
                        "SELECT period, policy_id, run_id, next_account FROM levy_run"
                                + " WHERE finished IS NOT NULL ORDER BY period",
                        LevyStore::run)
                .get();
    }

    private static LevyRun run(ResultSet r) throws SQLException {
        return new LevyRun(
                Month.from(date(r, 1)), r.getInt(2), r.getObject(3, UUID.class), r.getInt(4));
    }

    /// What accounts were charged for a period, by the accounts' numbers.
    Map<Integer, LevyCharge> charges(Tx tx, Month period, List<AccountId> accounts) {
        Map<Integer, LevyCharge> charges = new HashMap<>();
        var _ =
                tx.ask(
                                "SELECT period, policy_id, rate_ppm, trade, threshold, idle,"
                                        + " carry_before, carry_after, due, amount, account_id"
                                        + " FROM levy_charge"
                                        + " WHERE period = ? AND account_id = ANY (?)",
                                r -> {
                                    LevyCharge charge = charge(r);
                                    charges.put(r.getInt(11), charge);
                                    return charge;
                                },
                                period.firstDay(),
                                accounts.stream().mapToInt(AccountId::value).toArray())
                        .get();
        return charges;
    }

    /// The charge that a transfer posts.
    Supplier<List<LevyCharge>> askPosted(Tx tx, long logIndex) {
        return tx.ask(
                "SELECT period, policy_id, rate_ppm, trade, threshold, idle, carry_before,"
                        + " carry_after, due, amount FROM levy_charge WHERE log_index = ?",
                LevyStore::charge,
                logIndex);
    }

    private static LevyCharge charge(ResultSet r) throws SQLException {
        return new LevyCharge(
                Month.from(date(r, 1)),
                r.getInt(2),
                new LevySum(
                        r.getInt(3),
                        r.getLong(4),
                        Money.of(r.getLong(5)),
                        new BigInteger(Objects.requireNonNull(r.getString(6))),
                        r.getLong(7),
                        r.getLong(8),
                        Money.of(r.getLong(9))),
                Money.of(r.getLong(10)));
    }

    private static LocalDate date(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(r.getObject(column, LocalDate.class));
    }

    private static Instant at(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(atOrNull(r, column));
    }

    private static @Nullable Instant atOrNull(ResultSet r, int column) throws SQLException {
        @Nullable OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
