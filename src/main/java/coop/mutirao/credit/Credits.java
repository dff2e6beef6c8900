package coop.mutirao.credit;

import static java.util.Objects.requireNonNull;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Limits;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why credit limits are what they are, and what the reviews found.
public final class Credits implements Limits.Brake {

    private static final int REVIEWS_MAX = 24;

    private final CreditStore store = new CreditStore();
    private final Database database;
    private final Ledger ledger;
    private final Policies policies;
    private final InstantSource clock;

    public Credits(Database database, Ledger ledger, Policies policies, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.policies = policies;
        this.clock = clock;
    }

    /// A month's review.
    ///
    /// @param negative what members owed at its beginning
    /// @param trade of the 90 days before it
    /// @param finished whether all accounts are done
    /// @param forPeople those about whom people have to decide
    record Found(
            String month,
            int policyVersion,
            Money negative,
            Money trade,
            Brake brake,
            boolean finished,
            List<CreditStore.ForPeople> forPeople) {}

    /// The reviews of two years, the latest first.
    List<Found> reviews() {
        return database.inSnapshot(tx -> {
            List<Review> reviews = store.reviews(tx, REVIEWS_MAX);
            var versions =
                    policies.byId(
                            tx,
                            CreditPolicy.KEY,
                            reviews.stream().map(Review::policyId).distinct().toList());
            return reviews.stream()
                    .map(r ->
                            new Found(
                                    r.month().wire(),
                                    requireNonNull(versions.get(r.policyId())).version(),
                                    Money.of(r.negative()),
                                    Money.of(r.trade()),
                                    r.brake(),
                                    r.finished() != null,
                                    store.forPeople(tx, r.month())))
                    .toList();
        });
    }

    @Override
    public Optional<Limits.Stop> stop(Tx tx) {
        return store.latest(tx)
                .filter(review -> review.brake() == Brake.STOPPED)
                .map(review -> {
                    var versions = policies.byId(tx, CreditPolicy.KEY, List.of(review.policyId()));
                    return new Limits.Stop(
                            review.month().wire(),
                            review.negative(),
                            review.trade(),
                            requireNonNull(versions.get(review.policyId())).value().stopAbove());
                });
    }

    /// @return empty if no member has such an account
    public Optional<CreditPreview> preview(String code) {
        return database.inSnapshot(tx ->
                ledger.find(tx, code)
                        .filter(a -> a.kind() == Account.Kind.MEMBER)
                        .map(account -> preview(tx, account)));
    }

    private CreditPreview preview(Tx tx, Account account) {
        Instant now = clock.instant();
        Month next = Month.at(Month.at(now).end());
        Policy<CreditPolicy> policy = policies.inForce(tx, CreditPolicy.KEY, now);
        CreditPolicy value = policy.value();
        // With what was sold at this very moment.
        Instant until = now.plus(1, ChronoUnit.MICROS);
        var sales = store.sales(tx, List.of(account.id()), until, value);
        CreditSum sum = CreditSum.of(value, sales.getOrDefault(account.id().value(), List.of()));
        Optional<CreditStore.Change> change = store.change(tx, account.id());
        @Nullable Instant decided =
                store.decided(tx, List.of(account.id())).get(account.id().value());
        @Nullable Instant heldUntil =
                decided == null ? null : decided.plus(Duration.ofDays(value.decidedDays()));
        boolean isReviewed = value.rule() != CreditPolicy.Rule.NONE && !account.closed();
        boolean isHeld = heldUntil != null && heldUntil.isAfter(next.start());
        Brake brake = store.latest(tx).map(Review::brake).orElse(Brake.FREE);
        Money limit = account.creditLimit();
        return new CreditPreview(
                account.code(),
                limit,
                change.map(CreditStore.Change::at)
                        .orElseGet(() -> store.openedAt(tx, account.id())),
                change.map(c ->
                                c.isReview()
                                        ? CreditPreview.SetBy.REVIEW
                                        : CreditPreview.SetBy.PEOPLE)
                        .orElse(CreditPreview.SetBy.OPENING),
                policy.version(),
                value.rule(),
                isHeld ? heldUntil : null,
                Long.toString(sum.eligible()),
                sum.target(),
                isReviewed ? next.start() : null,
                isReviewed && !isHeld ? sum.after(value, next, brake, limit) : limit,
                isReviewed && sum.isForPeople(value, limit),
                brake);
    }
}
