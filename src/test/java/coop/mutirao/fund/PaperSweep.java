package coop.mutirao.fund;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sweep by the fund's own rule, on books that lie on paper.
public final class PaperSweep {

    private PaperSweep() {}

    /// What is posted; null if there is nothing to sweep.
    ///
    /// @param budgetUsed what operations received in this month before
    public static @Nullable Transfer transfer(
            TransferId id, SweepPolicy policy, Books books, Money budgetUsed, Money debt) {
        Money income = balance(books, Purse.INCOME);
        if (!income.isPositive()) {
            return null;
        }
        Sweeping.Shared shared =
                Sweeping.decide(
                        policy,
                        new Sweeping.Situation(
                                income,
                                Money.ZERO,
                                budgetUsed,
                                balance(books, Purse.RESERVE),
                                debt));
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(id(books, Purse.INCOME), income.negated()));
        add(entries, id(books, Purse.OPERATIONS), shared.operations());
        for (int i = 0; i < Purse.SHARING.size(); i++) {
            add(entries, id(books, Purse.SHARING.get(i)), shared.shares().get(i));
        }
        return new Transfer(
                id,
                TransferKind.SWEEP,
                id(books, Purse.INCOME),
                null,
                income,
                entries,
                null,
                null,
                null);
    }

    private static void add(List<Entry> entries, AccountId purse, Money amount) {
        if (amount.isPositive()) {
            entries.add(new Entry(purse, amount));
        }
    }

    private static Money balance(Books books, Purse purse) {
        return books.get(id(books, purse)).balance();
    }

    private static AccountId id(Books books, Purse purse) {
        var account = books.find(purse.code());
        if (account == null) {
            throw new IllegalStateException("no " + purse.code());
        }
        return account.id();
    }
}
