package coop.mutirao.surplus;

import coop.mutirao.ledger.Money;
import coop.mutirao.policy.Policy;
import java.time.LocalDate;
import java.util.UUID;

/// A share of a surplus as it was taken, with the rule behind it and its sum.
///
/// @param statement the one that was accepted last then
/// @param due what all accepted statements together asked for
/// @param paidBefore what was given of it before
/// @param amount no more than the venture held
/// @param arithmetic the sum in words
public record ExplainedSurplus(
        UUID statement,
        int policyVersion,
        String decision,
        int networkPpm,
        LocalDate day,
        Money due,
        Money paidBefore,
        Money amount,
        String arithmetic) {

    static ExplainedSurplus of(DueStore.Paid paid, Policy<SurplusPolicy> policy) {
        long open = paid.dueBefore().minorUnits() - paid.paidBefore().minorUnits();
        return new ExplainedSurplus(
                paid.statement(),
                policy.version(),
                policy.decision(),
                policy.value().networkPpm(),
                paid.day(),
                paid.dueBefore(),
                paid.paidBefore(),
                paid.amount(),
                "%d due less %d given before is %d; %s"
                        .formatted(
                                paid.dueBefore().minorUnits(),
                                paid.paidBefore().minorUnits(),
                                open,
                                open == paid.amount().minorUnits()
                                        ? "all of it was taken."
                                        : "%d were there to be taken, and the rest is taken later."
                                                .formatted(paid.amount().minorUnits())));
    }
}
