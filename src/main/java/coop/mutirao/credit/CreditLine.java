package coop.mutirao.credit;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a month's review made of an account: its limit changed, or people have to decide.
///
/// @param logIndex the fact that changes it; null: it stays
/// @param isForPeople whether its sales are worth more than a review may give
record CreditLine(
        Month month,
        AccountId account,
        @Nullable Long logIndex,
        CreditSum sum,
        Money before,
        Money after,
        boolean isForPeople) {

    /// Its figures, as the log names them.
    static Map<String, String> figures(Month month, CreditSum sum, Money before) {
        return Map.of(
                "month", month.wire(),
                "eligible", Long.toString(sum.eligible()),
                "target", Long.toString(sum.target().minorUnits()),
                "before", Long.toString(before.minorUnits()));
    }
}
