package coop.mutirao.surplus;

import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.policy.Policies;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes what a venture owes of its surplus, as far as it holds it: never below zero.
final class Collecting {

    static final String FUND = "fund-income";

    private final DueStore store = new DueStore();
    private final Ledger ledger;
    private final Policies policies;

    Collecting(Ledger ledger, Policies policies) {
        this.ledger = ledger;
        this.policies = policies;
    }

    /// What can be taken of a venture now.
    static Money takes(Due due, Account account) {
        Money held = Money.max(Money.ZERO, account.balance().minus(account.reservedAmount()));
        return account.closed() ? Money.ZERO : Money.min(due.open(), held);
    }

    /// Takes what can be taken. Behind the door, once for an occasion.
    ///
    /// @param occasion what of it is made once: the acceptance of a statement, or a day
    /// @param otherwise when the rest is taken, if there is any
    /// @return how it stands afterwards
    Due take(Tx tx, Facts facts, Due before, String occasion, LocalDate otherwise) {
        List<AccountId> ids = new ArrayList<>(List.of(before.account()));
        ids.addAll(ledger.ids(tx, List.of(FUND)).values());
        Books books = ledger.booksOf(tx, ids);
        Account account = books.get(before.account());
        LocalDate today = LocalDate.ofInstant(facts.at(), ZoneOffset.UTC);
        Money amount = takes(before, account);
        @Nullable LocalDate next = before.open().equals(amount) ? null : otherwise;
        Due after = before.withPaid(amount, next);
        store.set(tx, after);
        if (amount.isPositive()) {
            Fact fact = fact(tx, before, account, books, amount, occasion, today);
            long index = ledger.record(tx, facts, List.of(fact)).getFirst();
            store.pay(tx, index, before, amount, today);
        }
        return after;
    }

    private Fact fact(
            Tx tx,
            Due before,
            Account account,
            Books books,
            Money amount,
            String occasion,
            LocalDate today) {
        Account fund = Objects.requireNonNull(books.find(FUND));
        var transfer =
                new Transfer(
                        id(before.claim(), occasion),
                        TransferKind.SURPLUS,
                        account.id(),
                        fund.id(),
                        amount,
                        List.of(
                                new Entry(account.id(), amount.negated()),
                                new Entry(fund.id(), amount)),
                        null,
                        null,
                        null);
        if (!(books.decide(transfer) instanceof PostingResult.Posted posted)) {
            throw new IllegalStateException("what an account holds it can give: " + transfer);
        }
        var policy =
                policies.byId(tx, SurplusPolicy.KEY, List.of(before.policy())).get(before.policy());
        return Fact.charged(
                posted,
                Objects.requireNonNull(policy).name(),
                Map.of(
                        "statement", before.latest().toString(),
                        "due", Long.toString(before.due().minorUnits()),
                        "paid", Long.toString(before.paid().minorUnits()),
                        "day", today.toString()));
    }

    /// The same whenever it is asked, and nobody can know it before.
    private static TransferId id(UUID claim, String occasion) {
        return new TransferId(Hash.id(claim + " " + occasion));
    }
}
