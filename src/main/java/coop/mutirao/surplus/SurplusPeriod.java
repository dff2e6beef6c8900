package coop.mutirao.surplus;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The time of a statement: a calendar month or a calendar quarter, UTC.
///
/// @param months 1 or 3
public record SurplusPeriod(YearMonth first, int months) {

    static final int QUARTER = 3;

    private static final Pattern MONTH = Pattern.compile("([2-9][0-9]{3})-(0[1-9]|1[0-2])");
    private static final Pattern QUARTERS = Pattern.compile("([2-9][0-9]{3})-Q([1-4])");

    public SurplusPeriod {
        if ((months != 1 && months != QUARTER) || (first.getMonthValue() - 1) % months != 0) {
            throw new IllegalArgumentException(
                    "no month or quarter: %s for %d".formatted(first, months));
        }
    }

    /// Reads `2026-10` or `2026-Q4`.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static SurplusPeriod of(String wire) {
        Matcher quarter = QUARTERS.matcher(wire);
        if (quarter.matches()) {
            int month = (Integer.parseInt(quarter.group(2)) - 1) * QUARTER + 1;
            return new SurplusPeriod(
                    YearMonth.of(Integer.parseInt(quarter.group(1)), month), QUARTER);
        }
        if (!MONTH.matcher(wire).matches()) {
            throw new IllegalArgumentException(
                    "period is a month such as 2026-10, or a quarter such as 2026-Q4");
        }
        return new SurplusPeriod(YearMonth.parse(wire), 1);
    }

    static SurplusPeriod from(LocalDate firstDay, int months) {
        return new SurplusPeriod(YearMonth.from(firstDay), months);
    }

    /// The last one that is over at `at`.
    static SurplusPeriod before(Instant at, int months) {
        YearMonth now = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        YearMonth begin = now.minusMonths((now.getMonthValue() - 1) % months);
        return new SurplusPeriod(begin.minusMonths(months), months);
    }

    LocalDate firstDay() {
        return first.atDay(1);
    }

    Instant start() {
        return start(first);
    }

    /// The first moment after it.
    Instant end() {
        return start(first.plusMonths(months));
    }

    /// The first moment of the calendar quarter in which it lies. The policy of then counts, so
    /// that no change of its length leaves a month out or counts it twice.
    Instant quarterStart() {
        return start(first.minusMonths((first.getMonthValue() - 1) % QUARTER));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// As the log has it.
    public String wire() {
        return months == 1
                ? first.toString()
                : "%d-Q%d".formatted(first.getYear(), (first.getMonthValue() - 1) / QUARTER + 1);
    }
}
