package coop.mutirao.fund;

import coop.mutirao.ledger.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// What the fund held undecided at the end of a quarter, beside what came in.
///
/// @param first the quarter's first day
/// @param unallocated what all purses held together, minor units
/// @param income what came into the fund in `days`, less what was given back of it
/// @param days up to 365 that end with the quarter, none before the first transfer
/// @param policy number of the contribution's version that was in force then
record IdleQuarter(LocalDate first, Money unallocated, Money income, int days, int policy) {

    /// More than that is idle: so many months of income.
    static final int MONTHS = 6;

    /// Of fewer days nothing is said.
    static final int DAYS_MIN = 28;

    static final int YEAR = 365;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int MONTHS_OF_QUARTER = 3;

    /// The first day of the last quarter that is over at `at`.
    static LocalDate before(Instant at) {
        YearMonth now = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        return now.minusMonths((now.getMonthValue() - 1) % MONTHS_OF_QUARTER + MONTHS_OF_QUARTER)
                .atDay(1);
    }

    /// The first moment after a quarter.
    static Instant end(LocalDate first) {
        return first.plusMonths(MONTHS_OF_QUARTER).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// As people name it, such as `2026-Q4`.
    String wire() {
        return "%d-Q%d".formatted(first.getYear(), first.getMonthValue() / MONTHS_OF_QUARTER + 1);
    }

    /// Whether what is undecided would last for more than [#MONTHS] of mean income.
    boolean isIdle() {
        BigInteger held =
                BigInteger.valueOf(unallocated.minorUnits())
                        .multiply(BigInteger.valueOf((long) MONTHS_OF_YEAR * days));
        BigInteger bound =
                BigInteger.valueOf(income.minorUnits())
                        .multiply(BigInteger.valueOf((long) MONTHS * YEAR));
        return days >= DAYS_MIN && held.compareTo(bound) > 0;
    }
}
