package coop.mutirao.loss;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.loan.Instalment;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Who owes for long, and how she and an officer agree that she comes back to zero.
public final class Debts {

    private final DebtStore store = new DebtStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final InstantSource clock;

    public Debts(Database database, AuditLog log, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Who asks.
    ///
    /// @param publicId of her own account, as it stands in the log
    /// @param owns whether the account is her own
    /// @param isDelegate whether she acts for it
    /// @param isOfficer whether she is a coordinator or treasurer
    record By(
            MemberId member,
            String publicId,
            boolean owns,
            boolean isDelegate,
            boolean isOfficer) {}

    /// Accounts that are due for a plan: below zero for [Debt#DAYS] whole days without a break, of
    /// which they paid back less than a quarter.
    List<Debt> due() {
        var start = Debt.start(clock.instant());
        return database.inSnapshot(
                tx -> store.since(tx, start).stream().filter(Debt::isDue).toList());
    }

    /// The plans of an account, the newest first.
    ///
    /// @return empty if no member has such an account
    Optional<List<DebtPlan>> of(String code) {
        return database.inSnapshot(tx -> member(tx, code).map(one -> store.of(tx, one.id())));
    }

    /// The state of the latest plan of an account, as text; null: there was none.
    public @Nullable String latest(String code) {
        return of(code).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(plan -> plan.state().wire())
                .orElse(null);
    }

    private Optional<Account> member(Tx tx, String code) {
        return ledger.find(tx, code).filter(a -> a.kind() == Account.Kind.MEMBER);
    }

    /// Asks for a plan, as who owes or as an officer. One that waits for an agreement lapses.
    DebtOutcome ask(AskedPlan asked, By by) {
        return turn((tx, facts) -> {
            Optional<Account> found = member(tx, asked.account());
            if (found.isEmpty()) {
                return DebtOutcome.notFound("account");
            }
            Account account = found.get();
            @Nullable Boolean own = side(tx, account, by);
            if (own == null) {
                return notForHer();
            }
            Optional<DebtPlan> known = store.find(tx, asked.id());
            if (known.isPresent()) {
                return isSame(known.get(), asked, by)
                        ? new DebtOutcome.Done(known.get(), true)
                        : DebtOutcome.notAllowed("The id stands for another plan.", "own");
            }
            List<DebtPlan> open =
                    store.of(tx, account.id()).stream().filter(DebtPlan::isOpen).toList();
            @Nullable DebtOutcome flaw = flaw(account, open, asked, facts);
            if (flaw != null) {
                return flaw;
            }
            open.forEach(one -> lapse(tx, facts, one));
            DebtPlan plan = plan(asked, account, own, by, facts);
            store.ask(tx, plan, DebtLeaf.asked(facts, plan, by.publicId()));
            if (!own) {
                tell(tx, facts, plan, NewsItem.Kind.DEBT_PLAN_ASKED);
            }
            return new DebtOutcome.Done(plan, false);
        });
    }

    private static DebtPlan plan(
            AskedPlan asked, Account account, boolean own, By by, Facts facts) {
        return new DebtPlan(
                asked.id(),
                new DebtPlan.Debtor(
                        account.id(), account.code(), account.publicId(), account.balance(), false),
                account.balance().negated(),
                asked.instalments(),
                own,
                asked.ways(),
                by.member(),
                facts.at(),
                null,
                null,
                DebtPlan.State.ASKED,
                null);
    }

    // Who owes and acts as an officer too is who owes. Who acts for another person is neither.
    private @Nullable Boolean side(Tx tx, Account account, By by) {
        if (by.owns() || (by.isDelegate() && !store.isPersons(tx, account.id()))) {
            return true;
        }
        return (by.isOfficer() && !by.isDelegate()) ? false : null;
    }

    private static DebtOutcome notForHer() {
        return DebtOutcome.notAllowed(
                "A plan is for who owes and for a coordinator or treasurer who does not act for"
                        + " her.",
                "own",
                "coordinator",
                "treasurer");
    }

    private static boolean isSame(DebtPlan known, AskedPlan asked, By by) {
        return known.debtor().code().equalsIgnoreCase(asked.account())
                && known.askedBy().equals(by.member())
                && known.instalments().equals(asked.instalments())
                && asked.ways().equals(known.ways());
    }

    private static @Nullable DebtOutcome flaw(
            Account account, List<DebtPlan> open, AskedPlan asked, Facts facts) {
        Money debt = account.balance().negated();
        if (!debt.isPositive()) {
            return DebtOutcome.refused("owesNothing", "The account owes nothing.", asked.sum(), 0);
        }
        if (open.stream().anyMatch(one -> one.state() == DebtPlan.State.AGREED)) {
            return DebtOutcome.refused(
                    "onePlan", "A plan is agreed already: there is one at a time.", 2, 1);
        }
        if (asked.sum() != debt.minorUnits()) {
            return DebtOutcome.refused(
                    "wholeDebt",
                    "The account owes %d, and the instalments come to %d."
                            .formatted(debt.minorUnits(), asked.sum()),
                    asked.sum(),
                    debt.minorUnits());
        }
        LocalDate today = LocalDate.ofInstant(facts.at(), ZoneOffset.UTC);
        for (Instalment one : asked.instalments()) {
            long days = ChronoUnit.DAYS.between(today, one.dueOn());
            if (days < 1 || days > DebtPlan.DAYS_MAX) {
                return DebtOutcome.refused(
                        "days",
                        "%s is %d days from today: an instalment is due in 1 to %d days."
                                .formatted(one.dueOn(), days, DebtPlan.DAYS_MAX),
                        days,
                        DebtPlan.DAYS_MAX);
            }
        }
        return null;
    }

    private void lapse(Tx tx, Facts facts, DebtPlan plan) {
        DebtPlan.State as = DebtPlan.State.LAPSED;
        store.end(tx, plan.id(), as, DebtLeaf.ended(facts, plan, as), facts.at());
    }

    /// Agrees to a plan, as the side that did not ask for it.
    DebtOutcome agree(String code, UUID id, By by) {
        return turn((tx, facts) -> {
            Optional<DebtPlan> found =
                    store.find(tx, id).filter(p -> p.debtor().code().equalsIgnoreCase(code));
            if (found.isEmpty()) {
                return DebtOutcome.notFound("plan");
            }
            DebtPlan plan = found.get();
            @Nullable Boolean own = side(tx, ledger.find(tx, code).orElseThrow(), by);
            if (own == null) {
                return notForHer();
            }
            if (own == plan.isOwn()) {
                return DebtOutcome.notAllowed(
                        "The other side agrees to a plan: neither makes one alone.",
                        plan.isOwn() ? "coordinator" : "own");
            }
            if (by.member().equals(plan.agreedBy())) {
                return new DebtOutcome.Done(plan, true);
            }
            if (plan.state() != DebtPlan.State.ASKED || plan.endsAs(facts.at()) != null) {
                return DebtOutcome.refused(
                        "waiting",
                        "The plan is at the step \"%s\", and does not wait for an agreement."
                                .formatted(plan.state().wire()),
                        1,
                        0);
            }
            store.agree(
                    tx, id, DebtLeaf.agreed(facts, plan, by.publicId()), by.member(), facts.at());
            if (!own) {
                tell(tx, facts, plan, NewsItem.Kind.DEBT_PLAN_AGREED);
            }
            return done(tx, id);
        });
    }

    private void tell(Tx tx, Facts facts, DebtPlan plan, NewsItem.Kind kind) {
        news.addToAll(
                tx,
                news.persons(tx, plan.debtor().account()),
                new NewsItem(kind, plan.debtor().code(), facts.at()));
    }

    private DebtOutcome done(Tx tx, UUID id) {
        return new DebtOutcome.Done(store.find(tx, id).orElseThrow(), false);
    }

    private DebtOutcome turn(BiFunction<Tx, Facts, DebtOutcome> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
