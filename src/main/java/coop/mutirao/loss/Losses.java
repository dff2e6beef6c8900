package coop.mutirao.loss;

import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.db.Database;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.SystemAccounts;
import coop.mutirao.policy.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What everybody reads of losses.
public final class Losses {

    private final LossStore store = new LossStore();
    private final Database database;
    private final Ledger ledger;
    private final Policies policies;
    private final InstantSource clock;

    public Losses(Database database, Ledger ledger, Policies policies, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.policies = policies;
        this.clock = clock;
    }

    /// A debt that was written off.
    ///
    /// @param amount of the debt: `reserve`, `expansion` and `deficit` together
    /// @param deficit what nothing covered on that day
    /// @param apportioned of that, what members bear
    /// @param collected of that, what they gave so far
    record Loss(
            UUID motion,
            String account,
            Instant writtenOffAt,
            Money amount,
            Money reserve,
            Money expansion,
            Money deficit,
            Money apportioned,
            Money collected) {}

    /// All losses.
    ///
    /// @param deficit what nothing has covered until now
    /// @param deficitMaximum how far it may go
    record All(Money deficit, Money deficitMaximum, List<Loss> losses) {}

    All all() {
        return database.inSnapshot(tx -> {
            Optional<Account> deficit = ledger.find(tx, SystemAccounts.DEFICIT);
            StandingOrders orders =
                    policies.inForce(tx, StandingOrders.KEY, clock.instant()).value();
            return new All(
                    deficit.map(account -> account.balance().negated()).orElse(Money.ZERO),
                    orders.deficitMaximum(),
                    store.all(tx).stream().map(Losses::loss).toList());
        });
    }

    private static Loss loss(LossStore.Row row) {
        return new Loss(
                row.motion(),
                row.account(),
                row.at(),
                row.reserve().plus(row.expansion()).plus(row.deficit()),
                row.reserve(),
                row.expansion(),
                row.deficit(),
                row.apportioned(),
                row.collected());
    }
}
