package coop.mutirao.credit;

import coop.mutirao.ledger.Month;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The review of a month: it goes by what was before the month's first moment.
///
/// @param policyId the version that was in force at that moment
/// @param negative what members owed then, in minor units
/// @param trade of the 90 days before it, in minor units
/// @param next accounts with lower numbers are done
/// @param finished the fact that says that all are done; null: they are not
record Review(
        Month month,
        int policyId,
        long negative,
        long trade,
        Brake brake,
        int next,
        @Nullable Long finished) {

    /// Its figures, as the log names them.
    Map<String, String> figures() {
        return Map.of(
                "month", month.wire(),
                "negative", Long.toString(negative),
                "trade", Long.toString(trade),
                "brake", brake.wire());
    }
}
