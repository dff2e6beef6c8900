package coop.mutirao.levy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// The time for which a levy is charged: a calendar month, UTC.
public record LevyPeriod(YearMonth month) {

    /// Trade of so long before the end makes the threshold.
    static final Duration TRADE = Duration.ofDays(90);

    static LevyPeriod at(Instant at) {
        return new LevyPeriod(YearMonth.from(at.atOffset(ZoneOffset.UTC)));
    }

    static LevyPeriod from(LocalDate firstDay) {
        return new LevyPeriod(YearMonth.from(firstDay));
    }

    LocalDate firstDay() {
        return month.atDay(1);
    }

    Instant start() {
        return firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The first moment after it.
    Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Span span() {
        return new Span(start(), end());
    }

    /// As the log has it, such as `2026-11`.
    public String wire() {
        return month.toString();
    }
}
