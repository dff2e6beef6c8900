package coop.mutirao.loan;

import coop.mutirao.ledger.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A posting of a loan with why it is as much as it is.
///
/// @param number of the loan
/// @param way how the money moved
/// @param lent what was lent
/// @param outstanding what is owed after it
/// @param policyVersion by which the loan was granted
/// @param receipt of which it is a share; null: of none
/// @param sum of the share; null: it is none
/// @param arithmetic in words
public record ExplainedLoan(
        UUID loan,
        int number,
        String way,
        Money lent,
        Money amount,
        Money outstanding,
        int policyVersion,
        @Nullable UUID receipt,
        @Nullable ShareSum sum,
        String arithmetic) {

    static ExplainedLoan of(ClaimStore.Posted posted, int policyVersion) {
        return new ExplainedLoan(
                posted.loan(),
                posted.number(),
                posted.way().wire(),
                posted.lent(),
                posted.amount(),
                posted.outstanding(),
                policyVersion,
                posted.receipt(),
                posted.sweep(),
                arithmetic(posted));
    }

    private static String arithmetic(ClaimStore.Posted posted) {
        long amount = posted.amount().minorUnits();
        long before = posted.outstanding().plus(posted.amount()).minorUnits();
        String rest =
                "%d was owed, and %d is left.".formatted(before, posted.outstanding().minorUnits());
        @Nullable ShareSum sum = posted.sweep();
        if (sum != null) {
            return ("%d × %d, with %d carried from before, divided by %d is %d, and %d is carried"
                            + " on; %d was there and owed. %s")
                    .formatted(
                            sum.base().minorUnits(),
                            sum.ratePpm(),
                            sum.carryBefore(),
                            LoanPolicy.MILLION,
                            sum.due().minorUnits(),
                            sum.carryAfter(),
                            amount,
                            rest);
        }
        return posted.way() == Way.GRANTED
                ? "The purse lends %d, and has a claim of as much.".formatted(amount)
                : rest;
    }
}
