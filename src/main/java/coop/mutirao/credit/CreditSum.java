package coop.mutirao.credit;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import java.math.BigInteger;
import java.util.Collection;

/// What a policy makes of an account's sales:
///
/// `target = min(max(⌊eligible · salesDays ÷ 180⌋, initialLimit), maximumLimit)`
///
/// @param eligible sales of 180 days in minor units, of each buyer up to a part of all of them
/// @param target where the limit would be, if it went there at once
record CreditSum(long eligible, Money target) {

    private static final BigInteger PPM = BigInteger.valueOf(1_000_000);
    private static final int QUARTER = 3;

    /// @param sales to each buyer, in minor units; what is below zero counts nothing
    static CreditSum of(CreditPolicy policy, Collection<Long> sales) {
        BigInteger all = BigInteger.ZERO;
        for (long one : sales) {
            all = all.add(BigInteger.valueOf(Math.max(0, one)));
        }
        BigInteger cap = all.multiply(BigInteger.valueOf(policy.counterpartyCapPpm())).divide(PPM);
        BigInteger eligible = BigInteger.ZERO;
        for (long one : sales) {
            eligible = eligible.add(BigInteger.valueOf(Math.max(0, one)).min(cap));
        }
        return new CreditSum(eligible.longValueExact(), target(policy, eligible));
    }

    private static Money target(CreditPolicy policy, BigInteger eligible) {
        BigInteger raw =
                policy.rule() == CreditPolicy.Rule.TURNOVER
                        ? eligible.multiply(BigInteger.valueOf(policy.salesDays()))
                                .divide(BigInteger.valueOf(CreditPolicy.SALES_DAYS))
                        : BigInteger.ZERO;
        Money most = policy.maximumLimit();
        Money earned = Money.of(raw.min(BigInteger.valueOf(most.minorUnits())).longValueExact());
        return Money.min(Money.max(earned, policy.initialLimit()), most);
    }

    /// Where a month's review leads from a limit: no further than a part of it, and up only without
    /// a brake and as far as no people have to decide.
    Money after(CreditPolicy policy, Month month, Brake brake, Money before) {
        if (target.compareTo(before) > 0) {
            Money most =
                    Money.min(before.plus(part(before, policy.growthPpm())), policy.reviewAbove());
            return brake == Brake.FREE ? Money.max(before, Money.min(target, most)) : before;
        }
        return isQuarters(month)
                ? Money.max(target, before.minus(part(before, policy.decayPpm())))
                : before;
    }

    /// Whether limits can fall in a month: the first of a quarter.
    static boolean isQuarters(Month month) {
        return month.month().getMonthValue() % QUARTER == 1;
    }

    /// Whether the sales are worth more than a review may give.
    boolean isForPeople(CreditPolicy policy, Money before) {
        return Money.min(target, before.plus(part(before, policy.growthPpm())))
                        .compareTo(Money.max(before, policy.reviewAbove()))
                > 0;
    }

    // Rounded down, as all limits are.
    private static Money part(Money of, int ppm) {
        return Money.of(
                BigInteger.valueOf(of.minorUnits())
                        .multiply(BigInteger.valueOf(ppm))
                        .divide(PPM)
                        .longValueExact());
    }
}
