package coop.mutirao.loss;

import coop.mutirao.ledger.Money;
import coop.mutirao.loan.Instalment;
import java.util.List;
import java.util.UUID;

/// A plan as somebody asks for it.
///
/// @param account code of who owes
/// @param instalments 1 to 60, by their days, one a day
/// @param ways how the money is to come in
record AskedPlan(UUID id, String account, List<Instalment> instalments, String ways) {

    /// @throws IllegalArgumentException if the instalments are no such list
    AskedPlan {
        instalments = List.copyOf(instalments);
        if (instalments.isEmpty() || instalments.size() > DebtPlan.INSTALMENTS_MAX) {
            throw new IllegalArgumentException("instalments are 1 to " + DebtPlan.INSTALMENTS_MAX);
        }
        if (sum(instalments) > Money.MAX_MINOR_UNITS) {
            throw new IllegalArgumentException("instalments come to too much");
        }
        for (int i = 1; i < instalments.size(); i++) {
            if (!instalments.get(i).dueOn().isAfter(instalments.get(i - 1).dueOn())) {
                throw new IllegalArgumentException("each instalment is due after the one before");
            }
        }
    }

    /// All instalments together.
    long sum() {
        return sum(instalments);
    }

    // A long holds 60 of them.
    private static long sum(List<Instalment> instalments) {
        return instalments.stream().map(Instalment::amount).mapToLong(Money::minorUnits).sum();
    }
}
