package coop.mutirao.loan;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Steps;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import coop.mutirao.policy.Policies;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at each loan once a day: takes what is due from who agreed to that, as far as she is above
/// zero, and says who is in arrears. To be asked once in a while, by as many instances as there
/// are: each loan is one transaction behind the door, which says too that it was looked at, so
/// whoever is killed between two has taken nothing twice.
public final class LoanKeeper {

    private final LoanStore store = new LoanStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final Claims claims;
    private final InstantSource clock;

    LoanKeeper(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            Claims claims,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.claims = claims;
        this.clock = clock;
    }

    /// Does all that is due now.
    ///
    /// @return how many loans were looked at
    public int keep() {
        return Steps.untilNothing(this::step);
    }

    /// Looks at the next loan.
    ///
    /// @return false: all were looked at today
    public boolean step() {
        // Looked at before the door too: most of the time nothing is due.
        return !database.inSnapshot(tx -> store.toLookAt(tx, today(), 1)).isEmpty()
                && database.inTransaction(tx -> log.record(tx, facts -> look(tx, facts)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private boolean look(Tx tx, Facts facts) {
        LocalDate day = LocalDate.ofInstant(facts.at(), ZoneOffset.UTC);
        List<Loan> found = store.toLookAt(tx, day, 1);
        if (found.isEmpty()) {
            return false;
        }
        Loan before = found.getFirst();
        if (before.collects()) {
            collect(tx, facts, before, day);
        }
        Loan loan = store.find(tx, before.id()).orElseThrow();
        if (loan.state() == Loan.State.RUNNING) {
            int policy = loan.requireGrant().policy();
            int grace =
                    Objects.requireNonNull(
                                    policies.byId(tx, LoanPolicy.KEY, List.of(policy)).get(policy))
                            .value()
                            .graceDays();
            @Nullable LocalDate lateSince = LoanRules.lateSince(loan, grace, day);
            store.look(tx, loan.id(), day, lateSince);
            if (lateSince != null && before.lateSince() == null) {
                tell(tx, facts, loan, NewsItem.Kind.LOAN_LATE);
            }
        }
        return true;
    }

    private void collect(Tx tx, Facts facts, Loan loan, LocalDate day) {
        Money due = loan.dueBy(day);
        Account borrower =
                ledger.booksOf(tx, List.of(loan.borrower().account()))
                        .get(loan.borrower().account());
        Money held = borrower.balance().minus(borrower.reservedAmount());
        Money amount = Money.min(due, Money.max(Money.ZERO, held));
        if (!amount.isPositive() || borrower.closed()) {
            return;
        }
        PostingResult result =
                claims.repay(
                        tx,
                        facts,
                        loan,
                        new Claims.Repayment(
                                Claims.id(loan.key(), "collected " + day),
                                amount,
                                Way.COLLECTED,
                                null,
                                Fact.SERVICE,
                                Map.of(
                                        "way", Way.COLLECTED.wire(),
                                        "due", Long.toString(due.minorUnits()))));
        if (!(result instanceof PostingResult.Posted)) {
            throw new IllegalStateException("what an account holds it can give: " + result);
        }
        tell(tx, facts, loan, NewsItem.Kind.LOAN_COLLECTED);
    }

    private void tell(Tx tx, Facts facts, Loan loan, NewsItem.Kind kind) {
        news.add(
                tx,
                loan.borrower().member(),
                new NewsItem(kind, Integer.toString(loan.number()), facts.at()));
    }
}
