package coop.mutirao.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Days of which an export is, by when transfers were posted, in UTC.
///
/// @param from the first day; null: from the beginning
/// @param to the day after the last; null: to the end
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    /// All there is.
    public static final Period ALL = new Period(null, null);

    // Wide enough for any books, and dates of four digits everywhere.
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);

    /// @throws IllegalArgumentException if it has no day, or days that nobody means
    public Period {
        requireSane(from);
        requireSane(to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from is a day before to, and to is not included");
        }
    }

    private static void requireSane(@Nullable LocalDate day) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            throw new IllegalArgumentException("a day from %s to %s".formatted(EARLIEST, LATEST));
        }
    }

    /// That all its days have begun, so that what was posted on them can be told.
    ///
    /// @throws IllegalArgumentException with the day that has not
    public void requireBegun(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean isEarly = from == null || !from.isAfter(today);
        if (!isEarly || (to != null && to.isAfter(today.plusDays(1)))) {
            throw new IllegalArgumentException(
                    "only days that have begun; today is %s (UTC), so that to is at most %s"
                            .formatted(today, today.plusDays(1)));
        }
    }

    boolean isAll() {
        return from == null && to == null;
    }

    /// The moment in which a day begins.
    static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Such as ` from 2026-01-01 to before 2026-02-01`; nothing if it is all.
    String words() {
        return (from == null ? "" : " from " + from) + (to == null ? "" : " to before " + to);
    }
}
