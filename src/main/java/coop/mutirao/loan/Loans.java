package coop.mutirao.loan;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where members apply for loans and pay them back, and officers decide.
public final class Loans {

    private static final int DAYS_MAX = 3_660;

    private final LoanStore store = new LoanStore();
    private final ClaimStore postings = new ClaimStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final Claims claims;
    private final Chance chance;

    Loans(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            Claims claims,
            Chance chance) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.claims = claims;
        this.chance = chance;
    }

    /// Who asks.
    ///
    /// @param account public id of her own account
    /// @param standsFor whether an account is hers, or she is a delegate of it
    public record By(MemberId member, String code, String account, Predicate<String> standsFor) {}

    Optional<Loan> find(UUID id) {
        return database.inSnapshot(tx -> store.find(tx, id));
    }

    /// The loans of an account and what it applied for, the newest first.
    List<Loan> of(String code) {
        return database.inSnapshot(tx -> store.of(tx, code));
    }

    List<Loan> applications() {
        return database.inSnapshot(store::applications);
    }

    /// What was granted, the newest first.
    List<Loan> granted(int before, int limit) {
        return database.inSnapshot(tx -> store.granted(tx, before, limit));
    }

    /// Applies for a loan for one's own account.
    public LoanOutcome apply(Application asked, By by) {
        return turn((tx, facts) -> {
            Optional<Loan> known = store.find(tx, asked.id());
            if (known.isPresent()) {
                return isSame(known.get(), asked, by)
                        ? new LoanOutcome.Done(known.get(), true)
                        : LoanOutcome.notAllowed("The id stands for another loan.", "own");
            }
            Account borrower = ledger.find(tx, by.code()).orElseThrow();
            Optional<Loan> open =
                    store.of(tx, by.code()).stream()
                            .filter(l ->
                                    l.state() == Loan.State.APPLIED
                                            || l.state() == Loan.State.RUNNING)
                            .findFirst();
            if (open.isPresent()) {
                return new LoanOutcome.Refused(another(open.get()));
            }
            LoanPolicy policy = policies.inForce(tx, LoanPolicy.KEY, facts.at()).value();
            @Nullable Problem flaw =
                    flaw(tx, policy, asked.amount(), asked.plan(), borrower, day(facts));
            if (flaw != null) {
                return new LoanOutcome.Refused(flaw);
            }
            store.apply(tx, asked, chance.uuid(), borrower.id(), facts.at());
            LoanLeaf.applied(facts, asked, borrower.publicId());
            return done(tx, asked.id());
        });
    }

    private static boolean isSame(Loan known, Application asked, By by) {
        return known.borrower().member().equals(by.member())
                && known.amount().equals(asked.amount())
                && known.purpose().equals(asked.purpose())
                && known.plan().equals(asked.plan());
    }

    private static Problem another(Loan open) {
        boolean isLate = open.lateSince() != null;
        return LoanOutcome.beyond(
                isLate ? "arrears" : "oneAtOnce",
                isLate
                        ? "Loan %d is in arrears since %s: there is no new credit before."
                                .formatted(open.number(), open.lateSince())
                        : "There is one loan at a time, and number %d is at the step \"%s\"."
                                .formatted(open.number(), open.state().wire()),
                2,
                1);
    }

    private @Nullable Problem flaw(
            Tx tx, LoanPolicy policy, Money amount, Plan plan, Account borrower, LocalDate day) {
        if (ledger.isLeaving(tx, borrower)) {
            return LoanOutcome.beyond(
                    "maximumBalance",
                    "The assembly excluded %s, whose account settles and takes no loan in."
                            .formatted(borrower.code()),
                    amount,
                    Money.ZERO);
        }
        Account purse = ledger.find(tx, Claims.PURSE).orElseThrow();
        @Nullable Problem flaw = LoanRules.flaw(policy, amount, plan, purse, day);
        return flaw == null ? LoanRules.flaw(borrower, amount) : flaw;
    }

    /// Takes an application back, as who applied.
    LoanOutcome withdraw(UUID id, By by) {
        return turn((tx, facts) -> {
            Optional<Loan> found = own(tx, id, by);
            if (found.isEmpty()) {
                return LoanOutcome.notFound();
            }
            Loan loan = found.get();
            if (loan.state() == Loan.State.WITHDRAWN) {
                return new LoanOutcome.Done(loan, true);
            }
            if (loan.state() != Loan.State.APPLIED) {
                return LoanOutcome.wrongStep(loan);
            }
            store.withdraw(tx, id);
            LoanLeaf.step(facts, loan, "withdrawn", by.account(), Map.of());
            return done(tx, id);
        });
    }

    private Optional<Loan> own(Tx tx, UUID id, By by) {
        return store.find(tx, id).filter(l -> l.borrower().member().equals(by.member()));
    }

    /// Says whether what is due may be taken, and whether the register names the borrower.
    LoanOutcome agree(UUID id, boolean collects, boolean named, By by) {
        return turn((tx, facts) -> {
            Optional<Loan> found = own(tx, id, by);
            if (found.isEmpty()) {
                return LoanOutcome.notFound();
            }
            Loan loan = found.get();
            if (loan.collects() == collects && loan.named() == named) {
                return new LoanOutcome.Done(loan, true);
            }
            store.agree(tx, id, collects, named);
            if (loan.collects() != collects) {
                LoanLeaf.step(
                        facts,
                        loan,
                        "consent",
                        by.account(),
                        Map.of("collect", collects ? "yes" : "no"));
            }
            return done(tx, id);
        });
    }

    /// Decides about an application, as an officer.
    ///
    /// @param reason the log commits to it
    public LoanOutcome decide(UUID id, boolean grants, String reason, By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Loan> found = store.find(tx, id);
            if (found.isEmpty()) {
                return LoanOutcome.notFound();
            }
            Loan loan = found.get();
            if (by.standsFor().test(loan.borrower().code())) {
                return LoanOutcome.notAllowed(
                        "It is your own, or you act for it: other officers decide.",
                        "coordinator",
                        "treasurer");
            }
            if (loan.state() != Loan.State.APPLIED) {
                return loan.state().wasGranted() == grants && reason.equals(loan.reason())
                        ? new LoanOutcome.Done(loan, true)
                        : LoanOutcome.wrongStep(loan);
            }
            Policy<LoanPolicy> policy = policies.inForce(tx, LoanPolicy.KEY, facts.at());
            Account borrower = ledger.find(tx, loan.borrower().code()).orElseThrow();
            @Nullable Problem flaw =
                    grants
                            ? flaw(
                                    tx,
                                    policy.value(),
                                    loan.amount(),
                                    loan.plan(),
                                    borrower,
                                    day(facts))
                            : null;
            if (flaw != null) {
                return new LoanOutcome.Refused(flaw);
            }
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new LoanOutcome.Waits(waits.get());
            }
            second.done(tx, facts);
            if (grants) {
                claims.lend(tx, facts, loan, policy, by, reason);
                tell(tx, loan, NewsItem.Kind.LOAN_GRANTED, facts.at());
            } else {
                store.refuse(tx, id, reason, by.member(), facts.at());
                LoanLeaf.step(facts, loan, "refused", by.account(), Map.of(), reason);
                tell(tx, loan, NewsItem.Kind.LOAN_REFUSED, facts.at());
            }
            return done(tx, id);
        });
    }

    /// Puts off what is not paid yet, as an officer: the next instalment is due on `nextDue`, and
    /// those after it as many days later too.
    LoanOutcome defer(UUID id, LocalDate nextDue, String reason, By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Loan> found = store.find(tx, id);
            if (found.isEmpty()) {
                return LoanOutcome.notFound();
            }
            Loan loan = found.get();
            if (by.standsFor().test(loan.borrower().code())) {
                return LoanOutcome.notAllowed(
                        "It is your own, or you act for it: other officers decide.",
                        "coordinator",
                        "treasurer");
            }
            if (loan.state() != Loan.State.RUNNING) {
                return LoanOutcome.wrongStep(loan);
            }
            Instalment next = Objects.requireNonNull(loan.next());
            long days = ChronoUnit.DAYS.between(next.dueOn(), nextDue);
            if (days == 0) {
                return new LoanOutcome.Done(loan, true);
            }
            if (days < 0 || days > DAYS_MAX) {
                return new LoanOutcome.Refused(
                        LoanOutcome.beyond(
                                "deferral",
                                ("The next instalment is due on %s; it can be put off by 1 to %d"
                                                + " days, not to %s.")
                                        .formatted(next.dueOn(), DAYS_MAX, nextDue),
                                days,
                                DAYS_MAX));
            }
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new LoanOutcome.Waits(waits.get());
            }
            second.done(tx, facts);
            long index =
                    LoanLeaf.step(
                            facts,
                            loan,
                            "deferred",
                            by.account(),
                            Map.of("days", Long.toString(days)),
                            reason);
            store.defer(tx, loan, next.number(), (int) days, index, by.member(), facts.at());
            postings.settle(tx, List.of(id), day(facts));
            tell(tx, loan, NewsItem.Kind.LOAN_DEFERRED, facts.at());
            return done(tx, id);
        });
    }

    /// Pays back before it is due, or what is due, as the borrower.
    ///
    /// @param transfer chosen by who pays: the same sent again is the same
    LoanOutcome repay(UUID id, UUID transfer, Money amount, By by) {
        return turn((tx, facts) -> {
            Optional<Loan> found = own(tx, id, by);
            if (found.isEmpty()) {
                return LoanOutcome.notFound();
            }
            Loan loan = found.get();
            if (postings.isTaken(tx, transfer)) {
                boolean isSame =
                        postings.posted(tx, transfer)
                                .filter(p -> p.loan().equals(id) && p.way() == Way.EARLY)
                                .filter(p -> p.amount().equals(amount))
                                .isPresent();
                return isSame
                        ? new LoanOutcome.Done(loan, true)
                        : new LoanOutcome.Refused(
                                Problem.of(
                                        ProblemType.PAYMENT_ID_TAKEN,
                                        "The id %s stands for another order.".formatted(transfer)));
            }
            if (loan.state() != Loan.State.RUNNING) {
                return LoanOutcome.wrongStep(loan);
            }
            if (amount.compareTo(loan.outstanding()) > 0) {
                return new LoanOutcome.Refused(
                        LoanOutcome.beyond(
                                "outstanding",
                                "Of loan %d, %d is not paid back; %d is more."
                                        .formatted(
                                                loan.number(),
                                                loan.outstanding().minorUnits(),
                                                amount.minorUnits()),
                                amount,
                                loan.outstanding()));
            }
            PostingResult result =
                    claims.repay(
                            tx,
                            facts,
                            loan,
                            new Claims.Repayment(
                                    new TransferId(transfer),
                                    amount,
                                    Way.EARLY,
                                    by.member(),
                                    by.account(),
                                    Map.of("way", Way.EARLY.wire())));
            return switch (result) {
                case PostingResult.Posted _ -> done(tx, id);
                case PostingResult.CreditLimitExceeded(var before, var needed) ->
                        new LoanOutcome.Refused(LoanRules.tooMuch(before, needed));
                case PostingResult.AccountClosed(var account) ->
                        new LoanOutcome.Refused(
                                Objects.requireNonNull(LoanRules.flaw(account, amount)));
                default -> throw new IllegalStateException("a repayment: " + result);
            };
        });
    }

    private void tell(Tx tx, Loan loan, NewsItem.Kind kind, Instant at) {
        news.add(
                tx,
                loan.borrower().member(),
                new NewsItem(kind, Integer.toString(loan.number()), at));
    }

    private LoanOutcome done(Tx tx, UUID id) {
        return new LoanOutcome.Done(store.find(tx, id).orElseThrow(), false);
    }

    private static LocalDate day(Facts facts) {
        return LocalDate.ofInstant(facts.at(), ZoneOffset.UTC);
    }

    private LoanOutcome turn(BiFunction<Tx, Facts, LoanOutcome> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
