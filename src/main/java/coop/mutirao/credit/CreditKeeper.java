package coop.mutirao.credit;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Steps;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reviews the credit limits of all members each month. To be asked once in a while, by as many
/// instances as there are: each step is one transaction behind the door that looks whether the
/// review still stands where it was, so who is killed between two steps has changed nothing twice,
/// and who comes next goes on there.
public final class CreditKeeper {

    // So few that payments wait for no step longer than for each other.
    private static final int PORTION = 200;

    private final CreditStore store = new CreditStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final InstantSource clock;

    public CreditKeeper(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.clock = clock;
    }

    /// Does all that is due now.
    ///
    /// @return how many steps that were
    public int keep() {
        return Steps.untilNothing(this::step);
    }

    /// Begins the review that is due, or goes on with the next accounts of the one under way.
    ///
    /// @return false: nothing is due
    public boolean step() {
        Instant now = clock.instant();
        Optional<Review> open = database.inSnapshot(this::open);
        if (open.isPresent()) {
            Portion portion = database.inSnapshot(tx -> portion(tx, open.get()));
            return database.inTransaction(
                    tx -> log.record(tx, facts -> review(tx, facts, portion)));
        }
        return database.inSnapshot(tx -> due(tx, now))
                .map(due ->
                        database.inTransaction(
                                tx -> log.record(tx, facts -> begin(tx, facts, due))))
                .orElse(false);
    }

    private Optional<Review> open(Tx tx) {
        return store.latest(tx).filter(review -> review.finished() == null);
    }

    /// A review that has not begun, and the policy by which it goes.
    private record Due(Review review, Policy<CreditPolicy> policy) {}

    // Of the month that runs, and no other: what was left out while nobody ran the service is not
    // made up for. At its very first moment something of the one before may still come, so that
    // nothing is due then.
    private Optional<Due> due(Tx tx, Instant now) {
        Month month = Month.at(now);
        if (!month.start().isBefore(now)) {
            return Optional.empty();
        }
        boolean isDone = store.latest(tx).filter(r -> !isBefore(r.month(), month)).isPresent();
        return isDone
                ? Optional.empty()
                : governing(tx, policies, month)
                        .filter(p -> p.value().rule() != CreditPolicy.Rule.NONE)
                        .map(policy -> new Due(figures(tx, month, policy), policy));
    }

    private static boolean isBefore(Month one, Month other) {
        return one.month().isBefore(other.month());
    }

    /// The policy by which a month's review goes: none for the month in which a network is founded.
    static Optional<Policy<CreditPolicy>> governing(Tx tx, Policies policies, Month month) {
        return policies.find(tx, CreditPolicy.KEY, 1)
                .filter(first -> !first.effectiveFrom().isAfter(month.start()))
                .map(_ -> policies.inForce(tx, CreditPolicy.KEY, month.start()));
    }

    private Review figures(Tx tx, Month month, Policy<CreditPolicy> policy) {
        long negative = store.negative(tx, month.start());
        long trade = store.trade(tx, month.start());
        Brake brake = Brake.of(policy.value(), negative, trade);
        return new Review(month, policy.id(), negative, trade, brake, 0, null);
    }

    // Another instance may have begun it meanwhile: then there is something to look at anew. Or the
    // month is over meanwhile: the next one's turn comes.
    private boolean begin(Tx tx, Facts facts, Due due) {
        Month month = due.review().month();
        if (!Month.at(facts.at()).equals(month)) {
            return false;
        }
        if (store.latest(tx).filter(r -> !isBefore(r.month(), month)).isPresent()) {
            return true;
        }
        long begun = append(facts, due.review(), due.policy(), "begun");
        CreditPolicy policy = due.policy().value();
        store.begin(
                tx,
                due.review(),
                begun,
                policy,
                CreditSum.isQuarters(month) ? policy.decayPpm() : 0);
        return true;
    }

    /// The next accounts of a review.
    ///
    /// @param next the first number that is not among them
    private record Portion(
            Review review,
            Policy<CreditPolicy> policy,
            Map<AccountId, CreditSum> sums,
            int next,
            boolean isLast) {}

    private Portion portion(Tx tx, Review review) {
        Instant start = review.month().start();
        Policy<CreditPolicy> policy = policies.inForce(tx, CreditPolicy.KEY, start);
        List<AccountId> accounts = store.accounts(tx, start, review.next(), PORTION);
        var sales = store.sales(tx, accounts, start, policy.value());
        Map<AccountId, CreditSum> sums = new LinkedHashMap<>();
        for (AccountId account : accounts) {
            List<Long> sold = sales.getOrDefault(account.value(), List.of());
            sums.put(account, CreditSum.of(policy.value(), sold));
        }
        int next = accounts.isEmpty() ? review.next() : accounts.getLast().value() + 1;
        return new Portion(review, policy, sums, next, accounts.size() < PORTION);
    }

    private boolean review(Tx tx, Facts facts, Portion portion) {
        Review review = portion.review();
        if (!open(tx).equals(Optional.of(review))) {
            return true;
        }
        List<AccountId> ids = List.copyOf(portion.sums().keySet());
        Books books = ledger.booksOf(tx, ids);
        Map<Integer, Instant> decided = store.decided(tx, ids);
        Set<AccountId> leaving = ledger.leaving(tx, ids).keySet();
        for (AccountId id : ids) {
            Account account = books.get(id);
            boolean isReviewed = !account.closed() && !leaving.contains(id);
            if (isReviewed && !isHeld(portion, decided.get(id.value()))) {
                review(tx, facts, portion, account);
            }
        }
        @Nullable Long finished =
                portion.isLast()
                        ? (Long) append(facts, review, portion.policy(), "finished")
                        : null;
        store.goOn(tx, review.month(), portion.next(), finished);
        return true;
    }

    private void review(Tx tx, Facts facts, Portion portion, Account account) {
        Month month = portion.review().month();
        CreditPolicy policy = portion.policy().value();
        CreditSum sum = Objects.requireNonNull(portion.sums().get(account.id()));
        Money before = account.creditLimit();
        Money after = sum.after(policy, month, portion.review().brake(), before);
        boolean isForPeople = sum.isForPeople(policy, before);
        @Nullable Long index = null;
        if (!after.equals(before)) {
            index =
                    ledger.review(
                            tx,
                            facts,
                            account.withCreditLimit(after),
                            portion.policy().name(),
                            CreditLine.figures(month, sum, before));
        }
        if (index != null || isForPeople) {
            store.add(
                    tx,
                    new CreditLine(month, account.id(), index, sum, before, after, isForPeople));
        }
    }

    /// Whether people decided so lately that their word holds.
    ///
    /// @param decided null: never
    private static boolean isHeld(Portion portion, @Nullable Instant decided) {
        Duration days = Duration.ofDays(portion.policy().value().decidedDays());
        return decided != null && decided.plus(days).isAfter(portion.review().month().start());
    }

    private static long append(
            Facts facts, Review review, Policy<CreditPolicy> policy, String step) {
        var members = new HashMap<>(review.figures());
        members.put("policy", policy.name());
        members.put("step", step);
        return facts.append("credit-review", members, Map.of());
    }
}
