package coop.mutirao.payment;

import coop.mutirao.dormancy.ExplainedDormancy;
import coop.mutirao.ledger.Money;
import coop.mutirao.levy.ExplainedLevy;
import coop.mutirao.loan.ExplainedLoan;
import coop.mutirao.surplus.ExplainedSurplus;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment taken apart: its entries, and for each charge the rule, its version, the sum and the
/// carry before and after.
///
/// @param levy why it is as much, if it is a levy
/// @param loan what it was of a loan, if it was lent or paid back
/// @param surplus the same of a share of a venture's surplus
/// @param dormancy why it was taken from an account to be kept, or came back
/// @param loss which part it is of a debt that was written off, or of what members bear of it
/// @param signed what the payer signed; null if nothing, or if it was erased
public record Explanation(
        Payment payment,
        List<ExplainedEntry> entries,
        List<ExplainedCharge> charges,
        @Nullable ExplainedLevy levy,
        @Nullable ExplainedLoan loan,
        @Nullable ExplainedSurplus surplus,
        @Nullable ExplainedDormancy dormancy,
        @Nullable ExplainedLoss loss,
        @Nullable Signed signed) {

    /// An order as it was signed.
    ///
    /// @param order the bytes in base 64, as the signature
    public record Signed(UUID key, String order, String signature) {

        static Signed of(UUID key, byte[] order, byte[] signature) {
            Base64.Encoder base64 = Base64.getEncoder();
            return new Signed(key, base64.encodeToString(order), base64.encodeToString(signature));
        }
    }

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
        return new Explanation(
                payment, visible, charges, levy, loan, surplus, dormancy, loss, signed);
    }
}
