package coop.mutirao.report;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import coop.mutirao.report.OpenReport.Days;
import coop.mutirao.report.OpenReport.Inputs;
import coop.mutirao.report.OpenReport.Month;
import coop.mutirao.report.OpenReport.Year;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    private static final String RESERVE_INCOME =
            "a.public_id = 'fund-reserve' AND t.kind = 'sweep'";

    // The account leads the entries' index: without it each transfer is sought in all accounts.
    private static final String WRITTEN_OFF =
            "a.kind = 'member' AND t.kind = 'writeOff' AND e.account_id = t.payee_id";

    /// @param unit the network's currency
    Inputs inputs(Tx tx, long size, YearMonth month, String unit) {
        return inputs(tx, size, month.atEndOfMonth(), unit, OpenReport.MONTHS_MAX);
    }

    /// The same at the end of a day: its month is counted up to then.
    ///
    /// @param points so many months at the most it is said how the numbers were, with its own
    Inputs inputs(Tx tx, long size, LocalDate end, String unit, int points) {
        YearMonth month = YearMonth.from(end);
        @Nullable LocalDate began = began(tx, size);
        Days days = new Days(began, latest(tx, size, end));
        YearMonth firstPoint = earliest(began, month, points);
        YearMonth first = earliest(began, firstPoint, OpenReport.MONTHS_MAX);
        LocalDate from = OpenReport.yearFrom(firstPoint.atEndOfMonth());
        var journal =
                new Journal(
                        began,
                        days.last(),
                        first,
                        turnover(tx, size, unit, min(from, first.atDay(1)), end),
                        contributions(tx, size, unit, from, end),
                        moved(tx, size, unit, RESERVE_INCOME, from, end),
                        moved(tx, size, unit, WRITTEN_OFF, from, end),
                        balances(tx, size, unit, first, end));
        List<Year> years = new ArrayList<>();
        for (YearMonth m = firstPoint; m.isBefore(month); m = m.plusMonths(1)) {
            years.add(journal.year(m.atEndOfMonth()));
        }
        long[] payments = payments(tx, size, unit, end);
        return new Inputs(
                journal.year(end),
                years,
                payments[0],
                payments[1],
                sum(journal.contributions, month.atDay(1), end),
                memberAccounts(tx, size));
    }

    /// What the ledger has of some time, day by day and month by month: enough for the figures at
    /// the end of any month of it, without another look at the ledger.
    ///
    /// @param began the day of the first payment
    /// @param latest that of the latest fact, or the last day that counts
    /// @param first month of `balances`
    private record Journal(
            @Nullable LocalDate began,
            LocalDate latest,
            YearMonth first,
            SortedMap<LocalDate, Long> turnover,
            SortedMap<LocalDate, Long> contributions,
            SortedMap<LocalDate, Long> reserveIncome,
            SortedMap<LocalDate, Long> writtenOff,
            Map<YearMonth, Closing> balances) {

        Year year(LocalDate end) {
            YearMonth month = YearMonth.from(end);
            LocalDate from = OpenReport.yearFrom(end);
            List<Month> months = new ArrayList<>();
            YearMonth m = earliest(began, month, OpenReport.MONTHS_MAX);
            for (; !m.isAfter(month); m = m.plusMonths(1)) {
                Closing closing = closing(m);
                LocalDate until = min(end, m.atEndOfMonth());
                long sold = sum(turnover, m.atDay(1), until);
                months.add(new Month(m, sold, closing.above, closing.below));
            }
            return new Year(
                    months,
                    new Days(began == null || began.isAfter(from) ? began : from, min(latest, end)),
                    sum(turnover, from, end),
                    sum(contributions, from, end),
                    sum(reserveIncome, from, end),
                    sum(writtenOff, from, end),
                    closing(month).fund,
                    closing(month).system);
        }

        private Closing closing(YearMonth month) {
            return balances.getOrDefault(month, new Closing(0, 0, new TreeMap<>(), 0));
        }
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /// Both included.
    private static long sum(SortedMap<LocalDate, Long> of, LocalDate from, LocalDate to) {
        return of.subMap(from, to.plusDays(1)).values().stream().mapToLong(Long::longValue).sum();
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
    private static LocalDate latest(Tx tx, long size, LocalDate end) {
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
        return latest == null ? end : min(latest, end);
    }

    // So many months with the last one, but none before the first payment.
    private static YearMonth earliest(@Nullable LocalDate began, YearMonth last, int months) {
        YearMonth earliest = last.minusMonths(months - 1L);
        if (began == null || YearMonth.from(began).isAfter(last)) {
            return last;
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

    private static SortedMap<LocalDate, Long> byDay(Tx tx, String query, Object... values) {
        SortedMap<LocalDate, Long> byDay = new TreeMap<>();
        org.jooq.Field<?>[] fields =
                Stream.of(values).map(OpenReportStore::val).toArray(org.jooq.Field[]::new);
        tx.sql()
                .resultQuery(query + " GROUP BY t.effective_on", (Object[]) fields)
                .fetch()
                .forEach(row -> {
                    @Nullable LocalDate day = day(row, 0);
                    if (day != null) {
                        byDay.put(day, whole(row, 1));
                    }
                });
        return byDay;
    }

    private static SortedMap<LocalDate, Long> turnover(
            Tx tx, long size, String unit, LocalDate from, LocalDate end) {
        return byDay(
                tx,
                """
                SELECT t.effective_on,
                    sum(CASE WHEN o.kind IS NULL THEN t.amount ELSE -t.amount END)
                """
                        + TRADE,
                unit,
                size,
                from,
                end);
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

    /// What the fund had of payments beside their price, less what it gave back.
    private static SortedMap<LocalDate, Long> contributions(
            Tx tx, long size, String unit, LocalDate from, LocalDate end) {
        return byDay(
                tx,
                """
                SELECT t.effective_on, sum(e.amount)
                FROM entry e JOIN transfer t USING (log_index)
                JOIN account a ON a.account_id = e.account_id
                WHERE a.kind = 'fund' AND a.unit = {0} AND e.log_index < {1}
                    AND t.effective_on BETWEEN {2} AND {3}
                    AND t.kind IN ('payment', 'gift', 'wage', 'import', 'reversal')
                    AND e.account_id <> t.payer_id AND e.account_id <> t.payee_id
                """,
                unit,
                size,
                from,
                end);
    }

    private static SortedMap<LocalDate, Long> moved(
            Tx tx, long size, String unit, String which, LocalDate from, LocalDate end) {
        return byDay(
                tx,
                """
                SELECT t.effective_on, sum(e.amount)
                FROM transfer t JOIN entry e USING (log_index)
                JOIN account a ON a.account_id = e.account_id
                WHERE a.unit = {0} AND t.log_index < {1}
                    AND t.kind NOT IN ('payment', 'gift', 'wage', 'import')
                    AND t.effective_on BETWEEN {2} AND {3} AND
                """
                        + which,
                unit,
                size,
                from,
                end);
    }

    /// A month's end: what is above zero, what members are below it, what each account of the fund
    /// holds, and the system's accounts together.
    private record Closing(long above, long below, SortedMap<String, Long> fund, long system) {

        static Closing of(String account, String kind, long balance) {
            SortedMap<String, Long> fund = new TreeMap<>();
            if (kind.equals("fund")) {
                fund.put(account, balance);
            }
            return new Closing(
                    kind.equals("system") ? 0 : Math.max(0, balance),
                    kind.equals("member") ? Math.max(0, -balance) : 0,
                    fund,
                    kind.equals("system") ? balance : 0);
        }

        Closing and(Closing other) {
            fund.putAll(other.fund);
            return new Closing(
                    above + other.above, below + other.below, fund, system + other.system);
        }
    }

    /// Balances at the ends of months, from what each account got in each.
    private static Map<YearMonth, Closing> balances(
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
        Map<YearMonth, Closing> closings = new HashMap<>();
        moved.forEach((account, own) -> {
            long balance = 0;
            String kind = kinds.getOrDefault(account, "");
            YearMonth from = own.keySet().stream().min(Comparator.naturalOrder()).orElse(last);
            for (YearMonth m = from; !m.isAfter(last); m = m.plusMonths(1)) {
                balance += own.getOrDefault(m, 0L);
                closings.merge(m, Closing.of(account, kind, balance), Closing::and);
            }
        });
        return closings;
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
