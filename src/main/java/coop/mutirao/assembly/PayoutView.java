package coop.mutirao.assembly;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tranche as it goes out.
///
/// @param reportDue null: it is not paid, or none is asked for
/// @param report null: there is none
record PayoutView(
        UUID id,
        UUID project,
        int tranche,
        String payee,
        String milestone,
        Money amount,
        String state,
        @Nullable String held,
        @Nullable String reason,
        @Nullable Instant paidAt,
        @Nullable Instant reportDue,
        ProjectRoutes.@Nullable View report) {

    static PayoutView of(Payout payout, RoundPlan plan, List<TrancheReport> reports) {
        return new PayoutView(
                payout.id(),
                payout.project(),
                payout.tranche(),
                payout.payeeCode(),
                payout.milestone(),
                payout.amount(),
                payout.state().wire(),
                payout.held(),
                payout.reason(),
                payout.paidAt(),
                payout.reportDue(plan),
                reports.stream()
                        .filter(r -> r.payout().equals(payout.id()))
                        .findFirst()
                        .map(ProjectRoutes.View::of)
                        .orElse(null));
    }
}
