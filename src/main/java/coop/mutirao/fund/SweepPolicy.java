package coop.mutirao.fund;

import coop.mutirao.ledger.Money;
import coop.mutirao.policy.PolicyKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the fund's income is shared out: the parameter `sweep` (domain 3.4).
///
/// @param operatingBudgetPerMonth what goes to operations in a calendar month, before all else
/// @param weightsPpm how the purses share the rest; they sum to 1,000,000
/// @param reserveMinimum what the reserve should hold at least
/// @param reserveShareOfDebtPpm which part of all that members owe the reserve should hold
public record SweepPolicy(
        Money operatingBudgetPerMonth,
        Weights weightsPpm,
        Money reserveMinimum,
        int reserveShareOfDebtPpm) {

    public static final PolicyKey<SweepPolicy> KEY = new PolicyKey<>("sweep", SweepPolicy.class);

    static final int WHOLE_PPM = 1_000_000;

    /// Parts per million for each purse.
    public record Weights(int reserve, int expansion, int microcredit, int education) {

        public Weights {
            requirePpm("weightsPpm/reserve", reserve);
            requirePpm("weightsPpm/expansion", expansion);
            requirePpm("weightsPpm/microcredit", microcredit);
            requirePpm("weightsPpm/education", education);
            int sum = reserve + expansion + microcredit + education;
            if (sum != WHOLE_PPM) {
                throw new IllegalArgumentException(
                        "weightsPpm: the weights of the purses sum to %d and must sum to %d"
                                .formatted(sum, WHOLE_PPM));
            }
        }

        /// In the order of [Purse#SHARING].
        List<Integer> inOrder() {
            return List.of(reserve, expansion, microcredit, education);
        }

        /// These weights when the reserve holds all it should: its share goes to expansion.
        Weights withFullReserve() {
            return new Weights(0, reserve + expansion, microcredit, education);
        }
    }

    public SweepPolicy {
        requireNotNegative("operatingBudgetPerMonth", operatingBudgetPerMonth);
        if (weightsPpm == null) {
            throw new IllegalArgumentException("weightsPpm is missing");
        }
        requireNotNegative("reserveMinimum", reserveMinimum);
        requirePpm("reserveShareOfDebtPpm", reserveShareOfDebtPpm);
    }

    private static void requireNotNegative(String name, @Nullable Money amount) {
        if (amount == null || amount.isNegative()) {
            throw new IllegalArgumentException(
                    "%s is zero or more, not %s"
                            .formatted(name, amount == null ? "missing" : amount.minorUnits()));
        }
    }

    private static void requirePpm(String name, int ppm) {
        if (ppm < 0 || ppm > WHOLE_PPM) {
            throw new IllegalArgumentException(
                    "%s is 0 to %d, not %d".formatted(name, WHOLE_PPM, ppm));
        }
    }
}
