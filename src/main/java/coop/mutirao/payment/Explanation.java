package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment taken apart: its entries, and for each charge the rule, its version, the sum and the
/// carry before and after.
public record Explanation(
        Payment payment, List<ExplainedEntry> entries, List<ExplainedCharge> charges) {

    /// An entry and what it is for.
    ///
    /// @param balanceAfter null, with the version, for who may not see the account
    public record ExplainedEntry(
            String account,
            Money amount,
            @Nullable Money balanceAfter,
            @Nullable Long version,
            String why) {

        private ExplainedEntry withoutFigures() {
            return new ExplainedEntry(account, amount, null, null, why);
        }
    }

    /// This explanation as the owner of `account` may see it: the balances of others are theirs.
    public Explanation forOwnerOf(String account) {
        List<ExplainedEntry> visible =
                entries.stream()
                        .map(e ->
                                e.account().equalsIgnoreCase(account)
                                                || e.account().equals(Payments.FUND_INCOME)
                                        ? e
                                        : e.withoutFigures())
                        .toList();
        return new Explanation(payment, visible, charges);
    }
}
