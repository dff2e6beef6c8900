package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.payment.ContributionPolicy.Bearer;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A contribution with the rule behind it and its whole sum, for whoever wants to do it again.
///
/// @param numerator `base · ratePpm` as a text: it can be beyond the integers that JSON carries
/// @param exempt why nothing was charged; null if it was
/// @param arithmetic the sum in words
public record ExplainedCharge(
        String account,
        String rule,
        int policyVersion,
        String decision,
        Instant effectiveFrom,
        Money base,
        int ratePpm,
        Bearer bearer,
        String numerator,
        long carryBefore,
        long carryAfter,
        long divisor,
        Money amount,
        Money forgiven,
        @Nullable String exempt,
        String arithmetic) {

    static ExplainedCharge of(String account, Charge charge, Policy<ContributionPolicy> policy) {
        return new ExplainedCharge(
                account,
                ContributionPolicy.KEY.name(),
                policy.version(),
                policy.decision(),
                policy.effectiveFrom(),
                charge.base(),
                charge.ratePpm(),
                policy.value().bearer(),
                Long.toString(charge.numerator()),
                charge.carryBefore(),
                charge.carryAfter(),
                Contribution.DIVISOR,
                charge.amount(),
                charge.forgiven(),
                null,
                arithmetic(charge));
    }

    static ExplainedCharge exempt(
            String account,
            Money base,
            int ratePpm,
            long carry,
            Policy<ContributionPolicy> policy,
            String why) {
        return new ExplainedCharge(
                account,
                ContributionPolicy.KEY.name(),
                policy.version(),
                policy.decision(),
                policy.effectiveFrom(),
                base,
                ratePpm,
                policy.value().bearer(),
                "0",
                carry,
                carry,
                Contribution.DIVISOR,
                Money.ZERO,
                Money.ZERO,
                why,
                why + " Nothing is charged, and the carry stays " + carry + ".");
    }

    private static String arithmetic(Charge charge) {
        long sum = charge.carryBefore() + charge.numerator();
        String start =
                "%d × %d = %d, with %d carried from before %d"
                        .formatted(
                                charge.base().minorUnits(),
                                charge.ratePpm(),
                                charge.numerator(),
                                charge.carryBefore(),
                                sum);
        if (charge.base().isNegative()) {
            return start
                    + "; given back is %d, as it was charged, and %d is carried on."
                            .formatted(-charge.amount().minorUnits(), charge.carryAfter());
        }
        if (charge.forgiven().isPositive()) {
            return start
                    + ", divided by 1000000 is %d; the cap of 30 days leaves %d, forgives %d, and"
                            .formatted(
                                    charge.amount().plus(charge.forgiven()).minorUnits(),
                                    charge.amount().minorUnits(),
                                    charge.forgiven().minorUnits())
                    + " nothing is carried on.";
        }
        return start
                + ", divided by 1000000 is %d, and %d is carried on."
                        .formatted(charge.amount().minorUnits(), charge.carryAfter());
    }
}
