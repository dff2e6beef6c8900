package coop.mutirao.report;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import coop.mutirao.report.OpenReport.Days;
import coop.mutirao.report.OpenReport.Inputs;
import coop.mutirao.report.OpenReport.Month;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The ledger as the month in the open needs it: each statement is one pass over what the ledger
/// has, so reports of months are made one at a time and kept for a while.
final class OpenReportStore {

    // Transfers between members that are trade, with the sign of what was given back.
    private static final String TRADE =
            """
            FROM transfer t
            JOIN account p ON p.account_id = t.payer_id AND p.kind = 'member' AND p.unit = {0}
            JOIN account q ON q.account_id = t.payee_id AND q.kind = 'member'
            LEFT JOIN transfer o ON o.log_index = t.reversal_of
            WHERE t.log_index < {1} AND t.effective_on BETWEEN {2} AND {3}
                AND coalesce(o.kind, t.kind) IN ('payment', 'import')
            """;

    /// @param unit the network's currency
    Inputs inputs(Tx tx, long size, YearMonth month, String unit) {
        return inputs(tx, size, month.atEndOfMonth(), unit);
    }

    /// The same at the end of a day: its month is counted up to then.
    Inputs inputs(Tx tx, long size, LocalDate end, String unit) {
        YearMonth month = YearMonth.from(end);
        LocalDate yearFrom = end.minusDays(OpenReport.YEAR - 1L);
        YearMonth first = firstMonth(tx, size, month);
        Map<YearMonth, Long> turnover = turnover(tx, size, unit, first.atDay(1), end);
        Balances balances = balances(tx, size, unit, first, end);
        long[] payments = payments(tx, size, unit, end);
        long[] contributions = contributions(tx, size, unit, yearFrom, end);
        List<Month> months = new ArrayList<>();
        for (YearMonth m = first; !m.isAfter(month); m = m.plusMonths(1)) {
            Sums sums = balances.sums.getOrDefault(m, new Sums(0, 0));
            months.add(new Month(m, turnover.getOrDefault(m, 0L), sums.above, sums.below));
        }
        return new Inputs(
                months,
                days(tx, size, yearFrom, end),
                turnover(tx, size, unit, yearFrom, end).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                payments[0],
                payments[1],
                contributions[0],
                contributions[1],
                moved(
                        tx,
                        size,
                        unit,
                        "a.public_id = 'fund-reserve' AND t.kind = 'sweep'",
                        yearFrom,
                        end),
                moved(
                        tx,
                        size,
                        unit,
                        "a.kind = 'member' AND t.kind = 'writeOff' AND e.amount > 0",
                        yearFrom,
                        end),
                memberAccounts(tx, size),
                balances.fund,
                balances.system);
    }

    /// The month of the founding, or of the earliest payment that was brought along.
    YearMonth first(Tx tx) {
        return YearMonth.from(
                tx.sql()
                        .resultQuery(
                                "SELECT least((founded_at AT TIME ZONE 'UTC')::date,"
                                        + " (SELECT min(effective_on) FROM transfer)) FROM network")
                        .fetchSingle()
                        .get(0, Date.class)
                        .toLocalDate());
    }

    // The day of the first payment.
    private static @Nullable LocalDate began(Tx tx, long size) {
        return day(
                tx.sql()
                        .resultQuery(
                                "SELECT min(effective_on) FROM transfer WHERE log_index < {0}",
                                val(size))
                        .fetchSingle(),
                0);
    }

    // Days are counted to the latest fact, as the month may not be over.
    private static Days days(Tx tx, long size, LocalDate yearFrom, LocalDate end) {
        @Nullable LocalDate began = began(tx, size);
        @Nullable LocalDate latest =
                day(
                        tx.sql()
                                .resultQuery(
                                        """
                                        SELECT left(convert_from(leaf, 'UTF8')::json ->> 'at', 10)
                                            ::date
                                        FROM log_leaf WHERE log_index = {0} - 1
                                        """,
                                        val(size))
                                .fetchSingle(),
                        0);
        return new Days(
                began == null || began.isAfter(yearFrom) ? began : yearFrom,
                latest == null || latest.isAfter(end) ? end : latest);
    }

    // Of the months to be counted the first.
    private static YearMonth firstMonth(Tx tx, long size, YearMonth month) {
        YearMonth earliest = month.minusMonths(OpenReport.MONTHS_MAX - 1L);
        @Nullable LocalDate began = began(tx, size);
        if (began == null || YearMonth.from(began).isAfter(month)) {
            return month;
        }
        return YearMonth.from(began).isAfter(earliest) ? YearMonth.from(began) : earliest;
    }

    private static org.jooq.Field<?> val(Object value) {
        return org.jooq.impl.DSL.val(value);
    }

    private static @Nullable LocalDate day(Record row, int place) {
        @Nullable Date day = row.get(place, Date.class);
        return day == null ? null : day.toLocalDate();
    }

    private static long whole(Record row, int place) {
        @Nullable BigDecimal sum = row.get(place, BigDecimal.class);
        return sum == null ? 0 : Money.of(sum.longValueExact()).minorUnits();
    }

    private static Map<YearMonth, Long> turnover(
            Tx tx, long size, String unit, LocalDate from, LocalDate end) {
        Map<YearMonth, Long> turnover = new HashMap<>();
        tx.sql()
                .resultQuery(
                        """
                        SELECT date_trunc('month', t.effective_on)::date,
                            sum(CASE WHEN o.kind IS NULL THEN t.amount ELSE -t.amount END)
                        """
                                + TRADE
                                + "GROUP BY 1",
                        val(unit),
                        val(size),
                        val(from),
                        val(end))
                .fetch()
                .forEach(row -> {
                    @Nullable LocalDate day = day(row, 0);
                    if (day != null) {
                        turnover.put(YearMonth.from(day), whole(row, 1));
                    }
                });
        return turnover;
    }

    /// How many payments there were in the month, and how many accounts paid or were paid.
    private static long[] payments(Tx tx, long size, String unit, LocalDate end) {
        Record row =
                tx.sql()
                        .resultQuery(
                                """
                                SELECT count(DISTINCT t.log_index), count(DISTINCT party.id)
                                """
                                        + TRADE.replace(
                                                "WHERE",
                                                """
                                                CROSS JOIN LATERAL (VALUES (t.payer_id),
                                                    (t.payee_id)) party (id) WHERE
                                                """)
                                        + "AND o.kind IS NULL",
                                val(unit),
                                val(size),
                                val(end.withDayOfMonth(1)),
                                val(end))
                        .fetchSingle();
        return new long[] {whole(row, 0), whole(row, 1)};
    }

    /// What the fund had of payments beside their price, less what it gave back: in the month, and
    /// in 365 days.
    private static long[] contributions(
            Tx tx, long size, String unit, LocalDate yearFrom, LocalDate end) {
        Record row =
                tx.sql()
                        .resultQuery(
                                """
                                SELECT sum(e.amount) FILTER (WHERE t.effective_on >= {3}),
                                    sum(e.amount)
                                FROM entry e JOIN transfer t USING (log_index)
                                JOIN account a ON a.account_id = e.account_id
                                WHERE a.kind = 'fund' AND a.unit = {0} AND e.log_index < {1}
                                    AND t.effective_on BETWEEN {2} AND {4}
                                    AND t.kind IN
                                        ('payment', 'gift', 'wage', 'import', 'reversal')
                                    AND e.account_id <> t.payer_id AND e.account_id <> t.payee_id
                                """,
                                val(unit),
                                val(size),
                                val(yearFrom),
                                val(end.withDayOfMonth(1)),
                                val(end))
                        .fetchSingle();
        return new long[] {whole(row, 0), whole(row, 1)};
    }

    private static long moved(
            Tx tx, long size, String unit, String which, LocalDate from, LocalDate end) {
        return whole(
                tx.sql()
                        .resultQuery(
                                """
                                SELECT sum(e.amount)
                                FROM transfer t JOIN entry e USING (log_index)
                                JOIN account a ON a.account_id = e.account_id
                                WHERE a.unit = {0} AND t.log_index < {1}
                                    AND t.kind NOT IN ('payment', 'gift', 'wage', 'import')
                                    AND t.effective_on BETWEEN {2} AND {3} AND
                                """
                                        + which,
                                val(unit),
                                val(size),
                                val(from),
                                val(end))
                        .fetchSingle(),
                0);
    }

    /// What is above zero and what members are below it.
    private record Sums(long above, long below) {}

    private record Balances(Map<YearMonth, Sums> sums, SortedMap<String, Long> fund, long system) {}

    /// Balances at the ends of months, from what each account got in each.
    private static Balances balances(
            Tx tx, long size, String unit, YearMonth first, LocalDate end) {
        YearMonth last = YearMonth.from(end);
        Map<String, Map<YearMonth, Long>> moved = new TreeMap<>();
        Map<String, String> kinds = new HashMap<>();
        tx.sql()
                .resultQuery(
                        """
                        SELECT a.public_id, a.kind, m.month, m.amount FROM (
                            SELECT account_id, sum(entry.amount) AS amount,
                                greatest(date_trunc('month', effective_on)::date, {2}) AS month
                            FROM entry JOIN transfer USING (log_index)
                            WHERE log_index < {1} AND effective_on <= {3}
                            GROUP BY account_id, 3
                        ) m JOIN account a USING (account_id) WHERE a.unit = {0}
                        """,
                        val(unit), val(size), val(first.atDay(1)), val(end))
                .fetch()
                .forEach(row -> {
                    String account = row.get(0, String.class);
                    kinds.put(account, row.get(1, String.class));
                    @Nullable LocalDate day = day(row, 2);
                    if (day != null) {
                        moved.computeIfAbsent(account, _ -> new HashMap<>())
                                .put(YearMonth.from(day), whole(row, 3));
                    }
                });
        Map<YearMonth, Sums> sums = new HashMap<>();
        SortedMap<String, Long> fund = new TreeMap<>();
        long[] system = {0};
        moved.forEach((account, own) -> {
            long balance = 0;
            String kind = kinds.getOrDefault(account, "");
            for (YearMonth m = first; !m.isAfter(last); m = m.plusMonths(1)) {
                balance += own.getOrDefault(m, 0L);
                var one =
                        new Sums(
                                kind.equals("system") ? 0 : Math.max(0, balance),
                                kind.equals("member") ? Math.max(0, -balance) : 0);
                sums.merge(m, one, (x, y) -> new Sums(x.above + y.above, x.below + y.below));
            }
            if (kind.equals("fund")) {
                fund.put(account, balance);
            } else if (kind.equals("system")) {
                system[0] += balance;
            }
        });
        return new Balances(sums, fund, system[0]);
    }

    /// Members' accounts that were open after `size` facts, as the log says.
    private static long memberAccounts(Tx tx, long size) {
        return tx.sql()
                .resultQuery(
                        """
                        SELECT count(*) FROM (
                            SELECT bool_or(said ->> 'kind' = 'member') AS is_member,
                                (array_agg(said ->> 'closed' ORDER BY log_index DESC))[1] AS closed
                            FROM (
                                SELECT log_index, convert_from(leaf, 'UTF8')::json AS said
                                FROM log_leaf
                                WHERE log_index < {0}
                                    AND substring(leaf FROM octet_length(leaf) - 28)
                                        <> '"type":"transaction","v":"1"}'::bytea
                            ) leaves WHERE said ->> 'type' IN ('account', 'limit')
                            GROUP BY said ->> 'account'
                        ) accounts WHERE is_member AND closed IS DISTINCT FROM 'yes'
                        """,
                        val(size))
                .fetchSingle()
                .get(0, Long.class);
    }
}
