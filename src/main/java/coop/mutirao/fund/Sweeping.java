package coop.mutirao.fund;

import coop.mutirao.ledger.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// How a sweep shares the fund's income out, with nothing of time or storage in it (domain 3.4).
final class Sweeping {

    private Sweeping() {}

    /// What stands when a sweep is decided.
    ///
    /// @param income what the income purse holds; zero or more
    /// @param deficit what losses are still uncovered; zero or more
    /// @param budgetUsed what operations received in this month before
    /// @param reserve what the reserve holds
    /// @param debt the sum of all that members owe; zero or more
    record Situation(Money income, Money deficit, Money budgetUsed, Money reserve, Money debt) {}

    /// Who gets what: `deficit`, `operations` and `shares` sum to the income.
    ///
    /// @param deficit what covers losses, before any purse gets something
    /// @param weightsPpm by which the rest was shared, in the order of [Purse#SHARING]
    /// @param shares in the order of [Purse#SHARING]
    record Shared(
            Money deficit,
            Money operations,
            Money reserveTarget,
            boolean reserveIsFull,
            List<Integer> weightsPpm,
            List<Money> shares) {}

    /// What losses are uncovered is repaid first. Operations get what is left of their budget, the
    /// purses share the rest by their weights. Once the reserve holds its target,
    /// `max(reserveMinimum, reserveShareOfDebtPpm of debt)`, its weight goes to expansion.
    static Shared decide(SweepPolicy policy, Situation situation) {
        Money budgetLeft =
                Money.max(
                        Money.ZERO, policy.operatingBudgetPerMonth().minus(situation.budgetUsed()));
        Money target =
                Money.max(
                        policy.reserveMinimum(),
                        part(situation.debt(), policy.reserveShareOfDebtPpm()));
        boolean isFull = situation.reserve().compareTo(target) >= 0;
        Money repaid = Money.min(situation.income(), situation.deficit());
        return share(
                policy,
                situation.income(),
                repaid,
                Money.min(situation.income().minus(repaid), budgetLeft),
                target,
                isFull);
    }

    /// The same when it is known what losses and operations got and whether the reserve was full.
    static Shared share(
            SweepPolicy policy,
            Money income,
            Money deficit,
            Money operations,
            Money target,
            boolean isFull) {
        SweepPolicy.Weights weights =
                isFull ? policy.weightsPpm().withFullReserve() : policy.weightsPpm();
        List<Long> longs = new ArrayList<>();
        weights.inOrder().forEach(weight -> longs.add(weight.longValue()));
        return new Shared(
                deficit,
                operations,
                target,
                isFull,
                weights.inOrder(),
                Shares.largestRemainder(income.minus(deficit).minus(operations), longs));
    }

    private static Money part(Money amount, int ppm) {
        return Money.of(
                BigInteger.valueOf(amount.minorUnits())
                        .multiply(BigInteger.valueOf(ppm))
                        .divide(BigInteger.valueOf(SweepPolicy.WHOLE_PPM))
                        .longValueExact());
    }
}
