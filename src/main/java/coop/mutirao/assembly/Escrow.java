package coop.mutirao.assembly;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Authority;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Moves a round's money: from the purse into the round's own account, from there to payees, and
/// what is left back. All of it with the round's id as the decision.
final class Escrow {

    private final PayoutStore store = new PayoutStore();
    private final Ledger ledger;

    Escrow(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Why the purse cannot give what a round takes, or null.
    @Nullable Problem flaw(Tx tx, Round round) {
        Account purse = ledger.booksOf(tx, List.of(round.purse())).get(round.purse());
        return purse.balance().compareTo(round.amount()) >= 0
                ? null
                : Problem.of(
                                ProblemType.FUND_INSUFFICIENT,
                                "The purse %s holds %d and cannot give %d; it has no credit."
                                        .formatted(
                                                purse.code(),
                                                purse.balance().minorUnits(),
                                                round.amount().minorUnits()))
                        .with("account", purse.code())
                        .with("balance", purse.balance())
                        .with("needed", round.amount());
    }

    /// Opens the round's own account, under the first code that is free.
    Account open(Tx tx, Facts facts, Round round) {
        int number = round.number();
        while (ledger.find(tx, code(number)).isPresent()) {
            number += 1_000;
        }
        Account purse = ledger.booksOf(tx, List.of(round.purse())).get(round.purse());
        ledger.open(
                tx,
                facts,
                List.of(
                        new OpenAccount(
                                code(number),
                                Account.Kind.FUND,
                                purse.unit(),
                                store.community(tx, purse.id()),
                                null,
                                Money.ZERO,
                                OpenAccount.LIMIT_MAX)),
                List.of(round.plan().title()));
        return ledger.find(tx, code(number)).orElseThrow();
    }

    private static String code(int number) {
        return "round-" + number;
    }

    /// Moves money within the fund.
    void move(Tx tx, Facts facts, Round round, AccountId from, AccountId to, Money amount) {
        var id = new TransferId(facts.id());
        Books books = ledger.booksOf(tx, List.of(from, to));
        if (post(tx, facts, round, books, transfer(id, from, to, amount), null)
                instanceof PostingResult.Refused refused) {
            throw new IllegalStateException("within the fund: " + refused);
        }
    }

    /// Gives what is left of a round back to its purse.
    ///
    /// @return how much that was
    Money giveBack(Tx tx, Facts facts, Round round) {
        AccountId escrow = round.requireEscrow();
        Money left = ledger.booksOf(tx, List.of(escrow)).get(escrow).balance();
        if (left.isPositive()) {
            move(tx, facts, round, escrow, round.purse(), left);
        }
        return left;
    }

    /// Pays a tranche, whose row says already that it is paid.
    PostingResult pay(Tx tx, Facts facts, Round round, Payout payout) {
        Transfer transfer = transfer(round, payout);
        Books books = ledger.booksOf(tx, List.of(round.requireEscrow(), payout.payee()));
        return post(tx, facts, round, books, transfer, payout.id());
    }

    /// What would become of paying a tranche now.
    PostingResult tryToPay(Tx tx, Round round, Payout payout) {
        return ledger.booksOf(tx, List.of(round.requireEscrow(), payout.payee()))
                .decide(transfer(round, payout));
    }

    private static Transfer transfer(Round round, Payout payout) {
        return transfer(
                new TransferId(payout.id()),
                round.requireEscrow(),
                payout.payee(),
                payout.amount());
    }

    private static Transfer transfer(TransferId id, AccountId from, AccountId to, Money amount) {
        return new Transfer(
                id,
                TransferKind.AWARD,
                from,
                to,
                amount,
                List.of(new Entry(from, amount.negated()), new Entry(to, amount)),
                null,
                null,
                null);
    }

    private PostingResult post(
            Tx tx,
            Facts facts,
            Round round,
            Books books,
            Transfer transfer,
            @Nullable UUID payout) {
        PostingResult result = books.decide(transfer);
        if (result instanceof PostingResult.Posted posted) {
            var fact =
                    new Fact(
                            posted,
                            new Authority.Operator(Fact.SERVICE),
                            null,
                            null,
                            null,
                            round.id().toString());
            store.award(tx, ledger.record(tx, facts, List.of(fact)).getFirst(), round.id(), payout);
        }
        return result;
    }
}
