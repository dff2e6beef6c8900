package coop.mutirao.levy;

import coop.mutirao.ledger.Money;
import java.math.BigInteger;

/// What a period makes of an account:
///
/// `carryBefore + above · ratePpm = due · DIVISOR + carryAfter`
///
/// @param ratePpm parts per million for 30 days
/// @param trade what the account bought in the 90 days before the end, in minor units
/// @param threshold what it may hold
/// @param above minor units times microseconds above that; zero or more
/// @param carryBefore what it owed of its next minor unit, of [#DIVISOR]
/// @param due whole minor units
record LevySum(
        int ratePpm,
        long trade,
        Money threshold,
        BigInteger above,
        long carryBefore,
        long carryAfter,
        Money due) {

    /// 30 days in microseconds, in parts per million: one minor unit.
    static final long DIVISOR = 2_592_000_000_000L * 1_000_000L;

    static LevySum of(int ratePpm, long trade, Money threshold, BigInteger above, long carry) {
        BigInteger[] parts =
                above.multiply(BigInteger.valueOf(ratePpm))
                        .add(BigInteger.valueOf(carry))
                        .divideAndRemainder(BigInteger.valueOf(DIVISOR));
        return new LevySum(
                ratePpm,
                trade,
                threshold,
                above,
                carry,
                parts[1].longValueExact(),
                Money.of(parts[0].longValueExact()));
    }

    /// `above · ratePpm`.
    BigInteger numerator() {
        return above.multiply(BigInteger.valueOf(ratePpm));
    }

    /// Whether there is nothing to charge and nothing to carry on.
    boolean isNothing() {
        return above.signum() == 0 || ratePpm == 0;
    }
}
