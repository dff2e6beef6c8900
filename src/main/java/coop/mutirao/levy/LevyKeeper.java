package coop.mutirao.levy;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Steps;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Charges the levy of each month that is over. To be asked once in a while, by as many instances
/// as there are: each step is one transaction behind the door that looks whether the run still
/// stands where it was, so whoever is killed between two steps has charged nobody twice, and who
/// comes next goes on there.
public final class LevyKeeper {

    static final String FUND = "fund-income";

    // So few that payments wait for no step longer than for each other.
    private static final int PORTION = 200;

    private final LevyStore store = new LevyStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final Chance chance;
    private final InstantSource clock;

    public LevyKeeper(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            Chance chance,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.chance = chance;
        this.clock = clock;
    }

    /// Does all that is due now.
    ///
    /// @return how many steps that were
    public int keep() {
        return Steps.untilNothing(this::step);
    }

    /// Begins the run that is due, or charges the next accounts of the one that is under way.
    ///
    /// @return false: nothing is due
    public boolean step() {
        Instant now = clock.instant();
        Optional<LevyRun> run = database.inSnapshot(store::open);
        if (run.isPresent()) {
            Portion portion = database.inSnapshot(tx -> portion(tx, run.get()));
            return database.inTransaction(
                    tx -> log.record(tx, facts -> charge(tx, facts, portion)));
        }
        // Looked at before the door too: most of the time nothing is due.
        return database.inSnapshot(tx -> store.due(tx, now)).isPresent()
                && database.inTransaction(tx -> log.record(tx, facts -> begin(tx, facts)));
    }

    // Behind the door no fact of a time that is over can come any more.
    private boolean begin(Tx tx, Facts facts) {
        Optional<Month> due =
                store.open(tx).isPresent() ? Optional.empty() : store.due(tx, facts.at());
        due.ifPresent(period -> {
            int policy = policies.inForce(tx, LevyPolicy.KEY, period.start()).id();
            store.begin(tx, new LevyRun(period, policy, chance.uuid(), 0));
        });
        return due.isPresent() || store.open(tx).isPresent();
    }

    /// The next accounts of a run.
    ///
    /// @param next the first number that is not among them
    private record Portion(
            LevyRun run, Policy<LevyPolicy> policy, List<Due> due, int next, boolean isLast) {}

    /// An account and what the period makes of it.
    private record Due(AccountId account, String publicId, LevySum sum) {}

    private Portion portion(Tx tx, LevyRun run) {
        Policy<LevyPolicy> policy = policies.inForce(tx, LevyPolicy.KEY, run.period().start());
        List<AccountId> accounts = store.accounts(tx, run.next(), PORTION);
        List<Due> due =
                store.holdings(tx, accounts, Span.of(run.period()), run.period()).stream()
                        .map(h ->
                                new Due(
                                        h.account(),
                                        h.publicId(),
                                        h.sum(policy.value(), Span.of(run.period()))))
                        .filter(d -> !d.sum().isNothing())
                        .toList();
        int next = accounts.isEmpty() ? run.next() : accounts.getLast().value() + 1;
        return new Portion(run, policy, due, next, accounts.size() < PORTION);
    }

    // Another instance may have done it meanwhile: then there is something to look at anew.
    private boolean charge(Tx tx, Facts facts, Portion portion) {
        LevyRun run = portion.run();
        if (!store.open(tx).equals(Optional.of(run))) {
            return true;
        }
        List<AccountId> ids = new ArrayList<>(portion.due().stream().map(Due::account).toList());
        ids.addAll(ledger.ids(tx, List.of(FUND)).values());
        Books books = ledger.booksOf(tx, ids);
        List<Fact> decided = new ArrayList<>();
        List<Money> amounts = new ArrayList<>();
        List<String> forgiven = new ArrayList<>();
        for (Due due : portion.due()) {
            Account account = books.get(due.account());
            Money amount = Money.min(due.sum().due(), held(account));
            amounts.add(amount);
            if (amount.isPositive()) {
                decided.add(fact(portion, due, amount, books));
            } else if (due.sum().due().isPositive()) {
                forgiven.add(account.publicId());
            }
        }
        var posted = ledger.record(tx, facts, decided).iterator();
        List<LevyStore.Charged> charges = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Due due = portion.due().get(i);
            @Nullable Long index = amounts.get(i).isPositive() ? posted.next() : null;
            charges.add(new LevyStore.Charged(due.account(), index, due.sum(), amounts.get(i)));
        }
        store.add(tx, run, charges);
        news.addToAll(
                tx,
                decided.stream()
                        .map(fact -> fact.posted().transfer().payer())
                        .map(account -> books.get(Objects.requireNonNull(account)).owner())
                        .map(Objects::requireNonNull)
                        .toList(),
                new NewsItem(NewsItem.Kind.LEVY_CHARGED, run.period().wire(), facts.at()));
        if (!forgiven.isEmpty()) {
            append(facts, portion, "forgiven", Map.of("accounts", forgiven));
        }
        @Nullable Long finished =
                portion.isLast() ? (Long) append(facts, portion, "finished", Map.of()) : null;
        store.goOn(tx, run.period(), portion.next(), finished);
        return true;
    }

    // What is set aside is not hers to give.
    private static Money held(Account account) {
        return Money.max(Money.ZERO, account.balance().minus(account.reservedAmount()));
    }

    private static long append(Facts facts, Portion portion, String step, Map<String, ?> more) {
        var members = new HashMap<String, Object>(more);
        members.put("period", portion.run().period().wire());
        members.put("policy", portion.policy().name());
        members.put("step", step);
        return facts.append("levy", members, Map.of());
    }

    private static Fact fact(Portion portion, Due due, Money amount, Books books) {
        Account fund = Objects.requireNonNull(books.find(FUND));
        var transfer =
                new Transfer(
                        id(portion.run(), due.publicId()),
                        TransferKind.LEVY,
                        due.account(),
                        fund.id(),
                        amount,
                        List.of(
                                new Entry(due.account(), amount.negated()),
                                new Entry(fund.id(), amount)),
                        null,
                        null,
                        null);
        if (!(books.decide(transfer) instanceof PostingResult.Posted posted)) {
            throw new IllegalStateException("what an account holds it can give: " + transfer);
        }
        books.apply(posted);
        LevySum sum = due.sum();
        return Fact.charged(
                posted,
                portion.policy().name(),
                Map.of(
                        "period", portion.run().period().wire(),
                        "trade", Long.toString(sum.trade()),
                        "threshold", Long.toString(sum.threshold().minorUnits()),
                        "numerator", sum.numerator().toString(),
                        "before", Long.toString(sum.carryBefore()),
                        "after", Long.toString(sum.carryAfter())));
    }

    /// The same whenever it is asked, and nobody can know it before.
    private static TransferId id(LevyRun run, String account) {
        return new TransferId(Hash.id(run.id() + " " + account));
    }
}
