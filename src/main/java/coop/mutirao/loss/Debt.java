package coop.mutirao.loss;

import coop.mutirao.ledger.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// An account that owes for long.
///
/// @param owedAtStart what it owed when the first of [#DAYS] whole days (UTC) before today began;
///   more than zero
/// @param owed what it owes now, more than zero
/// @param plan the state of its latest plan; null: there was none
record Debt(String account, Money owedAtStart, Money owed, DebtPlan.@Nullable State plan) {

    /// Sardex's clock is 12 months too (domain 3.8).
    static final int DAYS = 365;

    /// When the time that is looked at began.
    static Instant start(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minus(Duration.ofDays(DAYS));
    }

    /// Whether less than a quarter was paid back: exactly a quarter is enough.
    boolean isDue() {
        return isDue(owedAtStart.minorUnits(), owed.minorUnits());
    }

    // Money is at most 2^53 - 1, so four times that is a long.
    static boolean isDue(long before, long now) {
        return Math.multiplyExact(now, 4L) > Math.multiplyExact(before, 3L);
    }
}
