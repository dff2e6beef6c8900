package coop.mutirao.report;

import static coop.mutirao.report.Figures.Column.text;

import coop.mutirao.report.Figures.Column;
import coop.mutirao.report.Figures.Row;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The five numbers that say whether the currency is sound (domain 3.9), and what they are worked
/// out from. Amounts are minor units, ratios millionths, rounded down; all by the day for which a
/// payment counts.
///
/// | figure | formula |
/// |---|---|
/// | money supply M | sum of all balances above zero, members' and the fund's |
/// | velocity V | turnover of a year ÷ mean of M at the ends of the months counted |
/// | deficit ratio | N⁻ ÷ turnover of a mean month, N⁻ being what members are below zero |
/// | losses that can be borne | f·ρ·V, which is the reserve's income of a year ÷ mean of M |
/// | losses | write-offs of a year ÷ mean of N⁻ at the ends of the months counted |
/// | zero shift | −(fund + system) ÷ members' accounts that are open |
/// | idle months | what the fund has not set aside ÷ its contributions of a mean month |
///
/// f is contributions ÷ turnover, ρ the reserve's income ÷ contributions: both cancel out. So many
/// months are counted for the mean of M as there are since the first payment, twelve at the most.
///
/// Turnover, contributions, the reserve's income and write-offs are counted by days: the 365 that
/// end with the month, but none before the first payment, and none after the latest fact. Of fewer
/// than 365 days a year is what there was in them times 365 by their number (domain 6.2), and a
/// mean month always is the twelfth of such a year; of fewer than 28 days neither is said. Turnover
/// is payments and imported payments between members' accounts, less what was given back of them.
/// Set aside is what lies in accounts of rounds of the assembly: all that the fund's purses hold is
/// still to be decided on.
///
/// The ratios are said for the ends of the months before too, worked out alike from the days before
/// each; the shift of zero among them is by the accounts that are open now. The bounds of the bands
/// are the proposals of domain 3.9, that of the deficit ratio the figures of IRTA.
final class OpenReport {

    /// So many months of a year.
    static final int MONTHS_MAX = 12;

    /// A month is published if the network has so many members' accounts (domain F38).
    static final int MEMBERS_MIN = 5;

    static final String KIND = "month";

    private static final int YEAR = 365;

    private static final int MONTHS_OF_YEAR = 12;

    /// How the ids of the fund's purses begin; its other accounts are those of rounds.
    private static final String PURSE = "fund-";

    /// Of fewer days no figure is worked out for a year.
    private static final int DAYS_MIN = 28;

    static final List<Column> COLUMNS = List.of(text("figure"), text("month"), text("value"));

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /// There are too few members for a figure to be nobody's.
    static final class Withheld extends RuntimeException {}

    /// A month at its end.
    ///
    /// @param belowZero what members are below zero, without a sign
    record Month(YearMonth month, long turnover, long moneySupply, long belowZero) {}

    /// The days that are counted, both included; none if the first is missing.
    ///
    /// @param first of the 365 before the month's end, or later: that of the first payment
    /// @param last of the month, or earlier: that of the latest fact
    record Days(@Nullable LocalDate first, LocalDate last) {

        /// From 0 to 365.
        long count() {
            return first == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
        }

        private String said(@Nullable LocalDate day) {
            return day == null || count() == 0 ? Figures.NONE : day.toString();
        }
    }

    /// What the five numbers at the end of a day are worked out from.
    ///
    /// @param months one to twelve, the oldest first; the day is in the last
    /// @param days of which turnover, contributions, reserve income and write-offs are
    /// @param fund what each account of the fund holds
    record Year(
            List<Month> months,
            Days days,
            long turnover,
            long contributions,
            long reserveIncome,
            long writtenOff,
            SortedMap<String, Long> fund,
            long system) {

        Month last() {
            return months.getLast();
        }

        long fundTotal() {
            return fund.values().stream().mapToLong(Long::longValue).sum();
        }

        long unallocated() {
            return fund.entrySet().stream()
                    .filter(account -> account.getKey().startsWith(PURSE))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        private BigInteger sum(ToLongFunction<Month> figure) {
            return months.stream()
                    .map(month -> BigInteger.valueOf(figure.applyAsLong(month)))
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }

        /// What each account has by the mean below zero, for what lies outside of members'.
        ///
        /// @param memberAccounts above zero
        long zeroShift(long memberAccounts) {
            return Math.floorDiv(
                    Math.negateExact(Math.addExact(fundTotal(), system)), memberAccounts);
        }
    }

    /// What the figures are worked out from.
    ///
    /// @param year that ends with the day that was asked for
    /// @param earlier those that end with the months before, the oldest first
    /// @param traders members' accounts that paid or were paid in the month
    /// @param memberAccounts that are open as of the report's size
    record Inputs(
            Year year,
            List<Year> earlier,
            long payments,
            long traders,
            long contributions,
            long memberAccounts) {

        Month last() {
            return year.last();
        }
    }

    private OpenReport() {}

    /// The first of the days of a year that ends with a day.
    static LocalDate yearFrom(LocalDate end) {
        return end.minusDays(YEAR - 1L);
    }

    static List<Row> rows(Inputs in) {
        if (in.memberAccounts() < MEMBERS_MIN) {
            throw new Withheld();
        }
        List<Row> rows = new ArrayList<>();
        for (Month month : in.year().months()) {
            rows.add(Row.of("turnover", month.month(), month.turnover()));
            rows.add(Row.of("money-supply", month.month(), month.moneySupply()));
            rows.add(Row.of("below-zero", month.month(), month.belowZero()));
        }
        YearMonth now = in.last().month();
        in.year().fund().forEach((purse, holds) -> rows.add(Row.of(purse, now, holds)));
        counts(in).forEach(count -> rows.add(Row.of(count.getKey(), now, count.getValue())));
        Days days = in.year().days();
        rows.add(Row.of("days-from", now, days.said(days.first())));
        rows.add(Row.of("days-to", now, days.said(days.last())));
        ratios(in.year()).forEach((name, ratio) -> rows.add(Row.of(name, now, ratio)));
        for (Year year : in.earlier()) {
            rows.addAll(history(year, in.memberAccounts()));
        }
        return rows;
    }

    /// How the five numbers were at the end of an earlier month, as far as it is known now.
    private static List<Row> history(Year year, long memberAccounts) {
        YearMonth month = year.last().month();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("zero-shift", month, year.zeroShift(memberAccounts)));
        ratios(year).forEach((name, ratio) -> rows.add(Row.of(name, month, ratio)));
        return rows;
    }

    private static List<Map.Entry<String, Long>> counts(Inputs in) {
        Year year = in.year();
        return List.of(
                Map.entry("fund", year.fundTotal()),
                Map.entry("unallocated", year.unallocated()),
                Map.entry("system", year.system()),
                Map.entry("member-accounts", in.memberAccounts()),
                Map.entry("payments", in.payments()),
                Map.entry("traders", in.traders()),
                Map.entry("contributions", in.contributions()),
                Map.entry("months-counted", (long) year.months().size()),
                Map.entry("days-counted", year.days().count()),
                Map.entry("turnover-365-days", year.turnover()),
                Map.entry("contributions-365-days", year.contributions()),
                Map.entry("reserve-income-365-days", year.reserveIncome()),
                Map.entry("written-off-365-days", year.writtenOff()),
                Map.entry("zero-shift", year.zeroShift(in.memberAccounts())));
    }

    /// The ratios of a year with what to think of them, by name, in their order.
    static Map<String, String> ratios(Year in) {
        BigInteger turnover = BigInteger.valueOf(in.turnover());
        BigInteger contributions = BigInteger.valueOf(in.contributions());
        BigInteger reserveIncome = BigInteger.valueOf(in.reserveIncome());
        BigInteger supply = in.sum(Month::moneySupply);
        String velocity = yearly(in, turnover, supply);
        String deficit = monthly(in, in.last().belowZero(), turnover);
        String bearable = yearly(in, reserveIncome, supply);
        String loss = yearly(in, BigInteger.valueOf(in.writtenOff()), in.sum(Month::belowZero));
        String idle = monthly(in, in.unallocated(), contributions);
        Map<String, String> ratios = new LinkedHashMap<>();
        ratios.put("contribution-rate-ppm", ppm(contributions, turnover));
        ratios.put("reserve-share-ppm", ppm(reserveIncome, contributions));
        ratios.put("velocity-ppm", velocity);
        ratios.put("deficit-ratio-ppm", deficit);
        ratios.put("bearable-loss-ppm", bearable);
        ratios.put("loss-ppm", loss);
        ratios.put("idle-months-ppm", idle);
        ratios.put("velocity-band", Band.falling(velocity, 4_000_000, 2_000_000));
        ratios.put("deficit-ratio-band", Band.rising(deficit, 2_500_000, 3_000_000));
        ratios.put("solvency-band", Band.solvency(loss, bearable));
        ratios.put("idle-months-band", Band.rising(idle, 3_000_000, 6_000_000));
        return ratios;
    }

    /// What there was in the days counted, for a year, by the mean of a figure.
    private static String yearly(Year in, BigInteger of, BigInteger sum) {
        return in.days().count() < DAYS_MIN
                ? Figures.NONE
                : ppm(
                        of.multiply(BigInteger.valueOf((long) YEAR * in.months().size())),
                        sum.multiply(BigInteger.valueOf(in.days().count())));
    }

    /// An amount by what a mean month has of what there was in the days counted.
    private static String monthly(Year in, long amount, BigInteger of) {
        return in.days().count() < DAYS_MIN
                ? Figures.NONE
                : ppm(
                        BigInteger.valueOf(amount)
                                .multiply(BigInteger.valueOf(MONTHS_OF_YEAR * in.days().count())),
                        of.multiply(BigInteger.valueOf(YEAR)));
    }

    private static String ppm(BigInteger of, BigInteger by) {
        // A month of more reversals than payments has no rate.
        return by.signum() <= 0 ? Figures.NONE : of.multiply(MILLION).divide(by).toString();
    }

    /// Green, amber or red (domain 3.9), or nothing to say.
    private static final class Band {

        /// Green above the first, red below the second.
        static String falling(String ppm, long green, long red) {
            if (ppm.equals(Figures.NONE)) {
                return Figures.NONE;
            }
            var value = new BigInteger(ppm);
            return value.compareTo(BigInteger.valueOf(green)) > 0
                    ? "green"
                    : value.compareTo(BigInteger.valueOf(red)) < 0 ? "red" : "amber";
        }

        /// Green below the first, red above the second.
        static String rising(String ppm, long green, long red) {
            if (ppm.equals(Figures.NONE)) {
                return Figures.NONE;
            }
            var value = new BigInteger(ppm);
            return value.compareTo(BigInteger.valueOf(green)) < 0
                    ? "green"
                    : value.compareTo(BigInteger.valueOf(red)) > 0 ? "red" : "amber";
        }

        /// Green while losses are less than half of what can be borne, red from all of it on.
        static String solvency(String loss, String bearable) {
            if (loss.equals(Figures.NONE) || bearable.equals(Figures.NONE)) {
                return Figures.NONE;
            }
            BigInteger lost = new BigInteger(loss);
            BigInteger borne = new BigInteger(bearable);
            if (lost.shiftLeft(1).compareTo(borne) < 0) {
                return "green";
            }
            return lost.compareTo(borne) < 0 ? "amber" : "red";
        }
    }

    /// The report as of a size of the log.
    static Figures figures(Inputs in, long size, String unit, int decimals) {
        return new Figures(KIND, size, head(in.last().month(), unit, decimals), COLUMNS, rows(in));
    }

    private static Map<String, String> head(YearMonth month, String unit, int decimals) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("month", month.toString());
        head.put("unit", unit);
        head.put("decimals", Integer.toString(decimals));
        return head;
    }
}
