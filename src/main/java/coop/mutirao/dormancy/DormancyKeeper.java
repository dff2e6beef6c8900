package coop.mutirao.dormancy;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Steps;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.DecidedTransfers;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.SystemAccounts;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import coop.mutirao.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells owners of silent accounts, hears of them, and takes what is due. To be asked once in a
/// while, by as many instances as there are: each portion is one transaction behind the door that
/// looks anew, so whoever is killed between two has taken nothing twice.
public final class DormancyKeeper {

    // So few that payments wait for no portion longer than for each other.
    private static final int PORTION = 100;

    private final DormancyStore store = new DormancyStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final InstantSource clock;

    // All accounts are looked at for it, so once a day is enough.
    private volatile @Nullable LocalDate lookedForSilent;

    public DormancyKeeper(
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
    /// @return how many portions that were
    public int keep() {
        int steps = Steps.untilNothing(this::step);
        lookedForSilent = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return steps;
    }

    /// Does a portion.
    ///
    /// @return false: nothing is due
    public boolean step() {
        // Looked at before the door too: most of the time there is nothing.
        Instant now = clock.instant();
        return database.inSnapshot(tx -> !work(tx, now, 1).isNothing())
                && database.inTransaction(tx -> log.record(tx, facts -> step(tx, facts)));
    }

    /// What is to be done.
    private record Work(List<Notice> heard, List<Notice> due, List<AccountId> silent) {

        boolean isNothing() {
            return heard.isEmpty() && due.isEmpty() && silent.isEmpty();
        }
    }

    // Who was heard of is not taken from in the same turn.
    private Work work(Tx tx, Instant now, int limit) {
        List<Notice> heard = store.heard(tx, limit);
        return heard.isEmpty()
                ? new Work(heard, store.due(tx, now, limit), silent(tx, now, limit))
                : new Work(heard, List.of(), List.of());
    }

    private List<AccountId> silent(Tx tx, Instant now, int limit) {
        if (LocalDate.ofInstant(now, ZoneOffset.UTC).equals(lookedForSilent)) {
            return List.of();
        }
        return policies.ifInForce(tx, DormancyPolicy.KEY, now)
                .map(policy -> policy.value().days())
                .filter(days -> days > 0)
                .map(days -> store.silent(tx, now.minus(Duration.ofDays(days)), limit))
                .orElse(List.of());
    }

    private boolean step(Tx tx, Facts facts) {
        Work work = work(tx, facts.at(), PORTION);
        for (Notice notice : work.heard()) {
            store.stay(
                    tx, notice.id(), DormancyLeaf.stayed(facts, notice, Fact.SERVICE), facts.at());
        }
        for (AccountId id : work.silent()) {
            Account account = ledger.booksOf(tx, List.of(id)).get(id);
            Notice notice = Dormancies.notice(facts, account, Notice.Cause.SILENT);
            store.tell(tx, notice, DormancyLeaf.told(facts, notice, Fact.SERVICE, null));
            tell(tx, facts, account, NewsItem.Kind.DORMANCY_TOLD);
        }
        for (Notice notice : work.due()) {
            take(tx, facts, notice);
        }
        return !work.isNothing();
    }

    private void tell(Tx tx, Facts facts, Account account, NewsItem.Kind kind) {
        news.addToAll(
                tx, news.persons(tx, account.id()), new NewsItem(kind, account.code(), facts.at()));
    }

    // All that the account holds: nothing of it is set aside.
    private void take(Tx tx, Facts facts, Notice notice) {
        Books books = ledger.books(tx, List.of(notice.code(), SystemAccounts.DORMANT));
        if (books.find(SystemAccounts.DORMANT) == null) {
            ledger.openSystem(
                    tx,
                    facts,
                    SystemAccounts.DORMANT,
                    books.get(notice.account()),
                    "What is kept for members who are not here");
            books = ledger.books(tx, List.of(notice.code(), SystemAccounts.DORMANT));
        }
        Account account = books.get(notice.account());
        Money amount = account.balance();
        Fact fact =
                DecidedTransfers.decide(
                        books,
                        facts.id(),
                        new DecidedTransfers.Move(
                                TransferKind.DORMANT,
                                account.id(),
                                Objects.requireNonNull(books.find(SystemAccounts.DORMANT)).id(),
                                amount),
                        notice.id());
        long index = ledger.record(tx, facts, List.of(fact)).getFirst();
        store.take(tx, notice.id(), index, amount);
        tell(tx, facts, account, NewsItem.Kind.DORMANCY_TAKEN);
        if (notice.closes()) {
            ledger.rest(tx, facts, books.get(account.id()), true, notice.id());
        }
    }
}
