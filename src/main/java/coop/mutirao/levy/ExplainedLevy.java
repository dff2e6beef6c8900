package coop.mutirao.levy;

import coop.mutirao.ledger.Money;
import coop.mutirao.policy.Policy;
import java.time.Instant;

/// A levy with the rule behind it and its whole sum, for whoever wants to do it again.
///
/// @param period the month, such as `2026-11`
/// @param trade what the account bought in the 90 days before its end, in minor units
/// @param above minor units times microseconds above the threshold; a text, as are the figures
///   after it, since they can be beyond the integers that JSON carries
/// @param numerator `above · ratePpm`
/// @param forgiven what the account did not hold any more
/// @param arithmetic the sum in words
public record ExplainedLevy(
        String period,
        int policyVersion,
        String decision,
        Instant effectiveFrom,
        int ratePpm,
        String trade,
        Money threshold,
        String above,
        String numerator,
        String carryBefore,
        String carryAfter,
        String divisor,
        Money due,
        Money amount,
        Money forgiven,
        String arithmetic) {

    static ExplainedLevy of(LevyCharge charge, Policy<LevyPolicy> policy) {
        LevySum sum = charge.sum();
        Money forgiven = sum.due().minus(charge.amount());
        return new ExplainedLevy(
                charge.period().wire(),
                policy.version(),
                policy.decision(),
                policy.effectiveFrom(),
                sum.ratePpm(),
                Long.toString(sum.trade()),
                sum.threshold(),
                sum.above().toString(),
                sum.numerator().toString(),
                Long.toString(sum.carryBefore()),
                Long.toString(sum.carryAfter()),
                Long.toString(LevySum.DIVISOR),
                sum.due(),
                charge.amount(),
                forgiven,
                ("%s × %d = %s, with %d carried from before, divided by %d is %d, and %d is carried"
                                + " on%s.")
                        .formatted(
                                sum.above(),
                                sum.ratePpm(),
                                sum.numerator(),
                                sum.carryBefore(),
                                LevySum.DIVISOR,
                                sum.due().minorUnits(),
                                sum.carryAfter(),
                                forgiven.isPositive()
                                        ? "; %d was not there any more and is forgiven"
                                                .formatted(forgiven.minorUnits())
                                        : ""));
    }
}
