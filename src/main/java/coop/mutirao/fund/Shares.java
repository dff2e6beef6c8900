package coop.mutirao.fund;

import coop.mutirao.ledger.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Shares one total among many, exactly (domain 3.2).
public final class Shares {

    private Shares() {}

    /// Shares `total` in proportion to `weights`, by the largest remainder: each gets its share
    /// rounded down, and what is left goes, one minor unit each, to those that lost most by that;
    /// of two that lost as much, to the one that stands first. The shares sum to the total.
    ///
    /// @param total zero or more
    /// @param weights zero or more each, and more than zero together
    public static List<Money> largestRemainder(Money total, List<Long> weights) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        if (total.isNegative() || sum <= 0 || weights.stream().anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException("shares of " + total + " by " + weights);
        }
        long[] shares = new long[weights.size()];
        long[] remainders = new long[weights.size()];
        long left = total.minorUnits();
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] parts =
                    BigInteger.valueOf(total.minorUnits())
                            .multiply(BigInteger.valueOf(weights.get(i)))
                            .divideAndRemainder(BigInteger.valueOf(sum));
            shares[i] = parts[0].longValueExact();
            remainders[i] = parts[1].longValueExact();
            left -= shares[i];
        }
        // The sort is stable, so of equal remainders the first stays first.
        List<Integer> byRemainder =
                IntStream.range(0, shares.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> -remainders[i]))
                        .toList();
        for (int i = 0; i < left; i++) {
            shares[byRemainder.get(i)]++;
        }
        List<Money> all = new ArrayList<>();
        for (long share : shares) {
            all.add(Money.of(share));
        }
        return List.copyOf(all);
    }
}
