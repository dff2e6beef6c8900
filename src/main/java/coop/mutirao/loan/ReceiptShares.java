package coop.mutirao.loan;

import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Authority;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.PostingResult.Posted;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of a batch's payees pay a loan back by a share of what they receive, and what each receipt
/// gives. Nothing of time, chance or storage is in it: receipts go in one after the other.
public final class ReceiptShares {

    static final Set<TransferKind> RECEIPTS =
            Set.of(TransferKind.PAYMENT, TransferKind.GIFT, TransferKind.WAGE);

    /// Nobody pays back like this.
    public static final ReceiptShares NONE = new ReceiptShares(List.of());

    private final Map<AccountId, Lent> lent = new HashMap<>();

    /// A loan that is paid back by receipts, as the receipts so far leave it.
    ///
    /// @param policy by which it was granted, such as `loans/2`
    /// @param carry millionths of a minor unit, 0 to 999,999
    record Lent(
            UUID loan, UUID key, String policy, Claims.Parties parties, int ratePpm, int carry) {

        Lent with(int newCarry) {
            return new Lent(loan, key, policy, parties, ratePpm, newCarry);
        }
    }

    /// What a receipt gave to a loan.
    ///
    /// @param posted null: it was less than a minor unit, or there was nothing
    /// @param outstanding what is owed after it
    public record Swept(
            UUID loan,
            String policy,
            TransferId receipt,
            ShareSum sum,
            @Nullable Posted posted,
            Money outstanding) {

        /// What is written of it, right after the receipt; null if nothing is posted.
        public @Nullable Fact fact() {
            return posted == null
                    ? null
                    : new Fact(
                            posted,
                            new Authority.Operator(Fact.SERVICE),
                            null,
                            policy,
                            null,
                            loan.toString(),
                            Map.of(
                                    "way", Way.SWEPT.wire(),
                                    "receipt", receipt.toString(),
                                    "base", Long.toString(sum.base().minorUnits()),
                                    "due", Long.toString(sum.due().minorUnits()),
                                    "before", Integer.toString(sum.carryBefore()),
                                    "after", Integer.toString(sum.carryAfter())));
        }
    }

    ReceiptShares(Collection<Lent> loans) {
        loans.forEach(one -> lent.put(one.parties().borrower(), one));
    }

    /// The accounts that have to be in the books beside the payees.
    public Set<AccountId> accounts() {
        Set<AccountId> all = new HashSet<>();
        lent.values().forEach(one -> all.addAll(one.parties().all()));
        return all;
    }

    /// What a receipt gives to its payee's loan, which is moved in the books at once.
    ///
    /// @param receipt that stands in the books already
    /// @return null: nothing counts, because there is no such loan, or the payee is below zero
    public @Nullable Swept of(Transfer receipt, Books books) {
        @Nullable Lent loan = receipt.payee() == null ? null : lent.get(receipt.payee());
        if (loan == null || !RECEIPTS.contains(receipt.kind())) {
            return null;
        }
        Account payee = books.get(loan.parties().borrower());
        Money owed = books.get(loan.parties().claim()).balance();
        if (payee.balance().isNegative() || owed.isZero()) {
            return null;
        }
        Money room = Money.max(Money.ZERO, payee.balance().minus(payee.reservedAmount()));
        ShareSum sum =
                ShareSum.of(receipt.amount(), loan.ratePpm(), loan.carry(), Money.min(room, owed));
        lent.put(loan.parties().borrower(), loan.with(sum.carryAfter()));
        @Nullable Posted posted =
                sum.amount().isPositive() ? post(loan, receipt, sum, books) : null;
        return new Swept(
                loan.loan(), loan.policy(), receipt.id(), sum, posted, owed.minus(sum.amount()));
    }

    private static Posted post(Lent loan, Transfer receipt, ShareSum sum, Books books) {
        TransferId id = Claims.id(loan.key(), "swept " + receipt.id());
        Transfer transfer = Claims.transfer(id, loan.parties(), sum.amount(), null);
        PostingResult result = books.decide(transfer);
        if (result instanceof Posted posted) {
            books.apply(posted);
            return posted;
        }
        throw new IllegalStateException("what a payee holds she can pay back: " + result);
    }
}
