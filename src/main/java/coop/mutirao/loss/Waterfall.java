package coop.mutirao.loss;

import coop.mutirao.fund.Shares;
import coop.mutirao.ledger.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Who bears a loss, with nothing of time or storage in it (domain 3.8).
public final class Waterfall {

    /// The whole, in parts per million.
    public static final int WHOLE_PPM = 1_000_000;

    private static final BigInteger WHOLE = BigInteger.valueOf(WHOLE_PPM);

    private Waterfall() {}

    /// The parts of a loss: they sum to it.
    ///
    /// @param pledges in the order of those that were given
    /// @param deficit what nothing covers
    public record Covered(List<Money> pledges, Money reserve, Money expansion, Money deficit) {

        public Covered {
            pledges = List.copyOf(pledges);
        }
    }

    /// Covers a loss: by guarantors in proportion to their pledges, then by the reserve, then by
    /// the purse for expansion.
    ///
    /// @param loss more than zero
    /// @param pledges more than zero each
    /// @param reserve what the reserve holds
    /// @param expansion what may be taken from there
    public static Covered cover(Money loss, List<Money> pledges, Money reserve, Money expansion) {
        Money pledged = pledges.stream().reduce(Money.ZERO, Money::plus);
        Money called = Money.min(loss, pledged);
        Money rest = loss.minus(called);
        Money byReserve = Money.min(rest, reserve);
        rest = rest.minus(byReserve);
        Money byExpansion = Money.min(rest, expansion);
        return new Covered(
                pledges.isEmpty()
                        ? List.of()
                        : Shares.largestRemainder(
                                called, pledges.stream().map(Money::minorUnits).toList()),
                byReserve,
                byExpansion,
                rest.minus(byExpansion));
    }

    /// Shares a deficit among members in proportion to their trade, by the largest remainder, of
    /// equal ones to the first; each bears at most her cap. What caps leave stays.
    ///
    /// @param trade more than zero each
    /// @param caps zero or more each, in the same order
    public static List<Money> apportion(Money deficit, List<Long> trade, List<Money> caps) {
        if (trade.isEmpty()) {
            return List.of();
        }
        List<Money> shares = Shares.largestRemainder(deficit, trade);
        List<Money> capped = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            capped.add(Money.min(shares.get(i), caps.get(i)));
        }
        return List.copyOf(capped);
    }

    /// What a member bears at most.
    ///
    /// @param trade of a year, zero or more
    /// @param ppm of it, 1 to [#WHOLE_PPM]
    /// @param before what she was to bear in this year already
    public static Money cap(long trade, int ppm, Money before) {
        BigInteger most = BigInteger.valueOf(trade).multiply(BigInteger.valueOf(ppm)).divide(WHOLE);
        Money whole =
                Money.of(most.min(BigInteger.valueOf(Money.MAX_MINOR_UNITS)).longValueExact());
        return Money.max(Money.ZERO, whole.minus(before));
    }
}
