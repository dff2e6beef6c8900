package coop.mutirao.surplus;

import coop.mutirao.ledger.Money;
import java.math.BigInteger;

/// How a surplus is shared out. Each share is rounded down by itself; the rest is for the workers
/// to decide about.
///
/// `network + education + reserve + rest = max(surplus, 0)`
///
/// @param surplus below zero: a loss, which goes on into the next time
public record SurplusShares(
        Money surplus, Money network, Money education, Money reserve, Money rest) {

    private static final BigInteger WHOLE = BigInteger.valueOf(SurplusPolicy.WHOLE_PPM);

    static SurplusShares of(Money surplus, SurplusPolicy policy) {
        Money whole = Money.max(Money.ZERO, surplus);
        Money network = share(whole, policy.networkPpm());
        Money education = share(whole, policy.educationPpm());
        Money reserve = share(whole, policy.reservePpm());
        return new SurplusShares(
                surplus,
                network,
                education,
                reserve,
                whole.minus(network).minus(education).minus(reserve));
    }

    private static Money share(Money whole, int ppm) {
        return Money.of(
                BigInteger.valueOf(whole.minorUnits())
                        .multiply(BigInteger.valueOf(ppm))
                        .divide(WHOLE)
                        .longValueExact());
    }
}
