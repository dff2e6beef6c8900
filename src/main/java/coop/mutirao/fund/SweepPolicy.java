package coop.mutirao.fund;

import coop.mutirao.ledger.Money;
import coop.mutirao.policy.PolicyKey;
import java.util.List;

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
            for (int weight : new int[] {reserve, expansion, microcredit, education}) {
                if (weight < 0 || weight > WHOLE_PPM) {
                    throw new IllegalArgumentException("a weight is 0 to " + WHOLE_PPM);
                }
            }
            int sum = reserve + expansion + microcredit + education;
            if (sum != WHOLE_PPM) {
                throw new IllegalArgumentException(
                        "The weights of the purses sum to %d and must sum to %d."
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
        if (operatingBudgetPerMonth == null || weightsPpm == null || reserveMinimum == null) {
            throw new IllegalArgumentException(
                    "A sweep names operatingBudgetPerMonth, weightsPpm and reserveMinimum.");
        }
        if (operatingBudgetPerMonth.isNegative() || reserveMinimum.isNegative()) {
            throw new IllegalArgumentException("Budget and minimum are zero or more.");
        }
        if (reserveShareOfDebtPpm < 0 || reserveShareOfDebtPpm > WHOLE_PPM) {
            throw new IllegalArgumentException("reserveShareOfDebtPpm is 0 to " + WHOLE_PPM + ".");
        }
    }
}
