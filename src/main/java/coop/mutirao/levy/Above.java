package coop.mutirao.levy;

import coop.mutirao.ledger.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/// What lay above a threshold and for how long, exactly: balances are steps in time, so the area
/// above the threshold is a sum of rectangles.
final class Above {

    private Above() {}

    /// A balance from this moment on, until the next step.
    record Step(Instant at, Money balance) {}

    /// Minor units times microseconds above the threshold. At most 2^53 minor units for 31 days:
    /// less than 2.5 · 10^28, which fits no long.
    ///
    /// @param steps in the order of time; of those at one moment the last counts
    /// @param end when the last of them ends
    /// @param charged the time that counts; they do not overlap
    static BigInteger sum(List<Step> steps, Instant end, Money threshold, List<Span> charged) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            long above = step.balance().minorUnits() - threshold.minorUnits();
            Instant until = i + 1 < steps.size() ? steps.get(i + 1).at() : end;
            if (above > 0 && step.at().isBefore(until)) {
                var span = new Span(step.at(), until);
                long micros = charged.stream().mapToLong(span::shared).sum();
                sum = sum.add(BigInteger.valueOf(above).multiply(BigInteger.valueOf(micros)));
            }
        }
        return sum;
    }
}
