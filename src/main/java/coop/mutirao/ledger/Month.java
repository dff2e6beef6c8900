package coop.mutirao.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// A calendar month, UTC: the time after which the service does what is done regularly.
public record Month(YearMonth month) {

    public static Month at(Instant at) {
        return new Month(YearMonth.from(at.atOffset(ZoneOffset.UTC)));
    }

    public static Month from(LocalDate firstDay) {
        return new Month(YearMonth.from(firstDay));
    }

    public LocalDate firstDay() {
        return month.atDay(1);
    }

    public Instant start() {
        return firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The first moment after it.
    public Instant end() {
        return new Month(month.plusMonths(1)).start();
    }

    /// As the log has it, such as `2026-11`.
    public String wire() {
        return month.toString();
    }
}
