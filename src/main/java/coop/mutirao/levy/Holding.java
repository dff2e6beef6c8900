package coop.mutirao.levy;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An account over a stretch of time, as far as the levy asks.
///
/// @param steps its balance at the beginning, and each that it had since
/// @param trade what it bought in the 90 days before the end, in minor units; zero or more
/// @param carry what it owes of its next minor unit, of [LevySum#DIVISOR]
record Holding(
        AccountId account,
        String publicId,
        Instant openedAt,
        List<Above.Step> steps,
        List<Exemption> exemptions,
        long trade,
        long carry) {

    Holding {
        steps = List.copyOf(steps);
        exemptions = List.copyOf(exemptions);
    }

    /// What a stretch of time makes of it.
    LevySum sum(LevyPolicy policy, Span time) {
        Money threshold = policy.threshold(trade);
        List<Span> free = new ArrayList<>(Exemption.spans(exemptions, time.to()));
        free.add(new Span(openedAt, freeUntil(policy)));
        return LevySum.of(
                policy.ratePpm(),
                trade,
                threshold,
                Above.sum(steps, time.to(), threshold, time.without(free)),
                carry);
    }

    Holding withCarry(long other) {
        return new Holding(account, publicId, openedAt, steps, exemptions, trade, other);
    }

    /// What it holds at the end: zero or more.
    Money atEnd() {
        return steps.isEmpty() ? Money.ZERO : Money.max(Money.ZERO, steps.getLast().balance());
    }

    /// From then on it is no newcomer's any more.
    Instant freeUntil(LevyPolicy policy) {
        return openedAt.plus(Duration.ofDays(policy.newcomerDays()));
    }
}
