package coop.mutirao.credit;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why an account's credit limit is what it is, and where the next review would lead.
///
/// @param since when the limit was set
/// @param setBy `opening`, `people` or `review`
/// @param rule of the policy now: `none`, `fixed` or `turnover`
/// @param heldUntil until then no review changes what people decided; null: reviews do
/// @param eligible sales of 180 days until now that count, in minor units, as a text
/// @param target where the limit would be, if it went there at once
/// @param nextReviewAt the first moment of the next month; null: there are no reviews
/// @param next the limit after that, if nothing more were sold until then
/// @param forPeople whether the sales are worth more than a review may give
/// @param brake `free`, or `frozen` or `stopped` because members together owe much, as the latest
///   review found
public record CreditPreview(
        String account,
        Money creditLimit,
        Instant since,
        SetBy setBy,
        int policyVersion,
        CreditPolicy.Rule rule,
        @Nullable Instant heldUntil,
        String eligible,
        Money target,
        @Nullable Instant nextReviewAt,
        Money next,
        boolean forPeople,
        Brake brake) {

    /// By whom a limit was set last.
    public enum SetBy {
        OPENING,
        PEOPLE,
        REVIEW
    }
}
