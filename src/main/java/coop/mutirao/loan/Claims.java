package coop.mutirao.loan;

import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Authority;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Network;
import coop.mutirao.policy.Policy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Posts what is lent and what is paid back: money one way and the claim the other, in one
/// transfer.
final class Claims {

    static final String PURSE = "fund-microcredit";

    private final LoanStore store = new LoanStore();
    private final ClaimStore claims = new ClaimStore();
    private final Ledger ledger;
    private final Communities communities;

    Claims(Ledger ledger, Communities communities) {
        this.ledger = ledger;
        this.communities = communities;
    }

    /// The accounts between which a loan moves.
    ///
    /// @param claim what the purse is owed, zero or more
    /// @param debt what the borrower owes, zero or less
    record Parties(AccountId purse, AccountId borrower, AccountId claim, AccountId debt) {

        List<AccountId> all() {
            return List.of(purse, borrower, claim, debt);
        }
    }

    /// What is wanted of a repayment.
    ///
    /// @param by the member who pays back; null: the service does, as she agreed
    /// @param actor public id of her account, or `service`
    /// @param sum what the amount was made of, by its names in the log
    record Repayment(
            TransferId id,
            Money amount,
            Way way,
            @Nullable MemberId by,
            String actor,
            Map<String, String> sum) {}

    private Parties parties(Tx tx, Loan loan, Loan.Grant grant) {
        AccountId purse = ledger.find(tx, PURSE).orElseThrow().id();
        return new Parties(purse, loan.borrower().account(), grant.claim(), grant.debt());
    }

    /// Opens the accounts of a claim, in a unit of its own, and pays the loan out.
    ///
    /// @param by who agreed last
    void lend(
            Tx tx, Facts facts, Loan loan, Policy<LoanPolicy> policy, Loans.By by, String reason) {
        Network network = communities.network(tx).orElseThrow();
        String unit = "LOAN" + loan.number();
        store.unit(tx, unit, loan.number(), network.decimals());
        facts.append(
                "currency",
                Map.of("code", unit, "scale", Integer.toString(network.decimals())),
                Map.of());
        Loan.Grant grant = open(tx, facts, loan, policy, unit);
        store.grant(tx, loan, grant, reason, by.member(), facts.at());
        LoanLeaf.step(
                facts,
                loan,
                "granted",
                by.account(),
                Map.of("policy", policy.name(), "unit", unit),
                reason);
        Parties parties = parties(tx, loan, grant);
        Books books = ledger.booksOf(tx, parties.all());
        Money amount = loan.amount();
        var transfer =
                new Transfer(
                        id(loan.key(), "granted"),
                        TransferKind.LOAN,
                        parties.purse(),
                        parties.borrower(),
                        amount,
                        List.of(
                                new Entry(parties.purse(), amount.negated()),
                                new Entry(parties.borrower(), amount),
                                new Entry(parties.debt(), amount.negated()),
                                new Entry(parties.claim(), amount)),
                        null,
                        null,
                        null);
        if (!(books.decide(transfer) instanceof PostingResult.Posted posted)) {
            throw new IllegalStateException("what a purse holds it can lend: " + transfer);
        }
        var fact =
                new Fact(
                        posted,
                        new Authority.Operator(Fact.SERVICE),
                        null,
                        policy.name(),
                        null,
                        loan.id().toString());
        long index = ledger.record(tx, facts, List.of(fact)).getFirst();
        claims.post(tx, index, loan.id(), Way.GRANTED, amount, amount);
    }

    private Loan.Grant open(Tx tx, Facts facts, Loan loan, Policy<LoanPolicy> policy, String unit) {
        int community = communities.all(tx).getFirst().id();
        String claim = free(tx, "loan-%d-claim", loan.number());
        String debt = free(tx, "loan-%d-debt", loan.number());
        Money amount = loan.amount();
        var claimed =
                new OpenAccount(
                        claim, Account.Kind.SYSTEM, unit, community, null, Money.ZERO, amount);
        var owed =
                new OpenAccount(
                        debt, Account.Kind.SYSTEM, unit, community, null, amount, Money.ZERO);
        ledger.open(
                tx,
                facts,
                List.of(claimed, owed),
                List.of("Claim of loan " + loan.number(), "Debt of loan " + loan.number()));
        Books books = ledger.books(tx, List.of(claim, debt));
        @Nullable Integer sweep =
                loan.plan().kind() == Plan.Kind.RECEIPTS ? policy.value().sweepPpm() : null;
        return new Loan.Grant(policy.id(), sweep, id(books, claim), id(books, debt));
    }

    private static AccountId id(Books books, String code) {
        @Nullable Account account = books.find(code);
        if (account == null) {
            throw new IllegalStateException("there is no account " + code);
        }
        return account.id();
    }

    // A member may have the code already.
    private String free(Tx tx, String pattern, int number) {
        int next = number;
        while (ledger.find(tx, pattern.formatted(next)).isPresent()) {
            next += 1_000_000;
        }
        return pattern.formatted(next);
    }

    /// Pays back, if the ledger lets it.
    PostingResult repay(Tx tx, Facts facts, Loan loan, Repayment wanted) {
        Parties parties = parties(tx, loan, loan.requireGrant());
        Books books = ledger.booksOf(tx, parties.all());
        PostingResult result =
                books.decide(transfer(wanted.id(), parties, wanted.amount(), wanted.by()));
        if (result instanceof PostingResult.Posted posted) {
            var fact =
                    new Fact(
                            posted,
                            new Authority.Operator(wanted.actor()),
                            null,
                            null,
                            null,
                            loan.id().toString(),
                            wanted.sum());
            long index = ledger.record(tx, facts, List.of(fact)).getFirst();
            Money outstanding = loan.outstanding().minus(wanted.amount());
            claims.post(tx, index, loan.id(), wanted.way(), wanted.amount(), outstanding);
            LocalDate day = LocalDate.ofInstant(facts.at(), ZoneOffset.UTC);
            claims.settle(tx, List.of(loan.id()), day);
        }
        return result;
    }

    /// The entries of a repayment: the borrower pays the purse, and the claim is gone.
    static Transfer transfer(
            TransferId id, Parties parties, Money amount, @Nullable MemberId postedBy) {
        return new Transfer(
                id,
                TransferKind.REPAYMENT,
                parties.borrower(),
                parties.purse(),
                amount,
                List.of(
                        new Entry(parties.borrower(), amount.negated()),
                        new Entry(parties.purse(), amount),
                        new Entry(parties.claim(), amount.negated()),
                        new Entry(parties.debt(), amount)),
                null,
                postedBy,
                null);
    }

    /// The same whenever it is asked, and nobody can know it before.
    static TransferId id(UUID key, String what) {
        return new TransferId(Hash.id(key + " " + what));
    }
}
