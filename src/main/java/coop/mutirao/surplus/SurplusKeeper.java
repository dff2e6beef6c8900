package coop.mutirao.surplus;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.AccountNews;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.news.NewsItem;
import coop.mutirao.policy.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Takes the rest of shares whose day has come, from each venture at most once a day. To be asked
/// once in a while, by as many instances as there are: each venture is one transaction behind the
/// door that looks anew, so whoever is killed between two has taken nothing twice.
public final class SurplusKeeper {

    private final DueStore store = new DueStore();
    private final AccountNews news = new AccountNews();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Collecting collecting;
    private final InstantSource clock;

    public SurplusKeeper(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.collecting = new Collecting(ledger, policies);
        this.clock = clock;
    }

    /// Does all that is due now.
    ///
    /// @return from how many ventures something was taken
    public int keep() {
        LocalDate today = day(clock.instant());
        List<AccountId> accounts = database.inSnapshot(tx -> store.collectable(tx, today));
        int taken = 0;
        for (AccountId account : accounts) {
            taken +=
                    database.inTransaction(
                            tx -> log.record(tx, facts -> collect(tx, facts, account) ? 1 : 0));
        }
        return taken;
    }

    // Another instance may have done it meanwhile: then its day is a later one.
    private boolean collect(Tx tx, Facts facts, AccountId id) {
        LocalDate today = day(facts.at());
        var account = ledger.booksOf(tx, List.of(id)).get(id);
        Optional<Due> due =
                store.find(tx, id)
                        .filter(d -> d.collectOn() != null && !d.collectOn().isAfter(today))
                        .filter(d -> Collecting.takes(d, account).isPositive());
        if (due.isEmpty()) {
            return false;
        }
        Money paid = due.get().paid();
        Due after = collecting.take(tx, facts, due.get(), today.toString(), today.plusDays(1));
        news.tellOfSurplus(tx, facts, account, null, NewsItem.Kind.SURPLUS_COLLECTED);
        return after.paid().compareTo(paid) > 0;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
