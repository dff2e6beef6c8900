package coop.mutirao.allocation;

import java.math.BigInteger;
import java.util.Arrays;

/// The prices of all purchases of a run, without an error.
///
/// The denominators make a chain: price *k* is `numerators[k] / (factors[0] · … · factors[k])`, and
/// a sum over prices is worked out by Horner's rule from the first to the last. A voter's money is
/// the endowment less what she paid for each project that she supports, so nothing need be kept for
/// each voter.
///
/// Used by one thread.
final class PriceChain {

    private final BigInteger[] numerators;
    private final long[] factors;
    private BigInteger denominator = BigInteger.ONE;
    private int size;

    /// @param projects so many purchases there can be
    PriceChain(int projects) {
        numerators = new BigInteger[projects];
        Arrays.fill(numerators, BigInteger.ZERO);
        factors = new long[projects];
    }

    /// Forgets all prices.
    void begin() {
        denominator = BigInteger.ONE;
        size = 0;
    }

    /// The denominator of all that is worked out now.
    BigInteger denominator() {
        return denominator;
    }

    /// The sum of all prices, each so many times, times the denominator.
    BigInteger sum(long[] times) {
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k < size; k++) {
            if (factors[k] != 1 && sum.signum() != 0) {
                sum = sum.multiply(BigInteger.valueOf(factors[k]));
            }
            if (times[k] != 0) {
                sum = sum.add(numerators[k].multiply(BigInteger.valueOf(times[k])));
            }
        }
        return sum;
    }

    /// Adds the price `due / (denominator · units)`.
    void add(BigInteger due, long units) {
        BigInteger common = due.gcd(BigInteger.valueOf(units));
        numerators[size] = due.divide(common);
        factors[size] = units / common.longValueExact();
        denominator = denominator.multiply(BigInteger.valueOf(factors[size]));
        size++;
    }

    /// The last price, times the denominator.
    BigInteger last() {
        return numerators[size - 1];
    }
}
