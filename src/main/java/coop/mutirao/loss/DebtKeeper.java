package coop.mutirao.loss;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Steps;
import coop.mutirao.db.Tx;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says of each plan when it is fulfilled, failed or lapsed. To be asked once in a while, by as
/// many instances as there are: each plan is one transaction behind the door, so whoever is killed
/// between two has ended nothing twice.
public final class DebtKeeper {

    private final DebtStore store = new DebtStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final InstantSource clock;

    public DebtKeeper(Database database, AuditLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /// Ends all that ends now.
    ///
    /// @return how many plans that were
    public int keep() {
        return Steps.untilNothing(this::step);
    }

    /// Ends the next one.
    ///
    /// @return false: all that are open stay so
    public boolean step() {
        // Looked at before the door too: most of the time there is nothing.
        Instant now = clock.instant();
        return database.inSnapshot(tx -> next(tx, now)).isPresent()
                && database.inTransaction(tx -> log.record(tx, facts -> end(tx, facts)));
    }

    private Optional<DebtPlan> next(Tx tx, Instant now) {
        return store.open(tx).stream().filter(plan -> plan.endsAs(now) != null).findFirst();
    }

    private boolean end(Tx tx, Facts facts) {
        Optional<DebtPlan> found = next(tx, facts.at());
        if (found.isEmpty()) {
            return false;
        }
        DebtPlan plan = found.get();
        DebtPlan.@Nullable State as = plan.endsAs(facts.at());
        if (as == null) {
            return false;
        }
        store.end(tx, plan.id(), as, DebtLeaf.ended(facts, plan, as), facts.at());
        if (as != DebtPlan.State.LAPSED) {
            var kind =
                    as == DebtPlan.State.FULFILLED
                            ? NewsItem.Kind.DEBT_PLAN_FULFILLED
                            : NewsItem.Kind.DEBT_PLAN_FAILED;
            news.addToAll(
                    tx,
                    news.persons(tx, plan.debtor().account()),
                    new NewsItem(kind, plan.debtor().code(), facts.at()));
        }
        return true;
    }
}
