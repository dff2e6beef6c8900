package coop.mutirao.loss;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Collects what members bear of losses, as far as each can spend it, until the deficit is at zero.
/// To be asked once in a while, by as many instances as there are: each portion is one transaction
/// behind the door that looks at what is left, so whoever is killed has collected nothing twice.
public final class LossKeeper {

    // So few that payments wait for no portion longer than for each other.
    private static final int PORTION = 200;

    private final LossStore store = new LossStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;

    public LossKeeper(Database database, AuditLog log, Ledger ledger) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
    }

    /// Collects all that can be collected now.
    ///
    /// @return how many portions that were
    public int keep() {
        return Steps.untilNothing(this::step);
    }

    /// Collects a portion.
    ///
    /// @return false: nothing can be collected now
    public boolean step() {
        // Looked at before the door too: most of the time there is nothing.
        return database.inSnapshot(tx -> isMissing(tx) && !store.collectable(tx, 1).isEmpty())
                && database.inTransaction(tx -> log.record(tx, facts -> collect(tx, facts)));
    }

    private boolean isMissing(Tx tx) {
        Optional<Account> deficit = ledger.find(tx, SystemAccounts.DEFICIT);
        return deficit.filter(account -> account.balance().isNegative()).isPresent();
    }

    private boolean collect(Tx tx, Facts facts) {
        if (!isMissing(tx)) {
            return false;
        }
        List<LossStore.Open> open = store.collectable(tx, PORTION);
        List<AccountId> ids = new ArrayList<>(open.stream().map(LossStore.Open::account).toList());
        ids.addAll(ledger.ids(tx, List.of(SystemAccounts.DEFICIT)).values());
        Books books = ledger.booksOf(tx, ids);
        List<Fact> decided = new ArrayList<>();
        List<UUID> motions = new ArrayList<>();
        List<@Nullable AccountId> accounts = new ArrayList<>();
        for (LossStore.Open one : open) {
            Account deficit = Objects.requireNonNull(books.find(SystemAccounts.DEFICIT));
            Money amount =
                    Money.min(
                            Money.min(one.left(), books.get(one.account()).availableBalance()),
                            deficit.balance().negated());
            if (amount.isPositive()) {
                decided.add(
                        DecidedTransfers.decide(
                                books,
                                facts.id(),
                                new DecidedTransfers.Move(
                                        TransferKind.LOSS_SHARE,
                                        one.account(),
                                        deficit.id(),
                                        amount),
                                one.motion()));
                motions.add(one.motion());
                accounts.add(one.account());
            }
        }
        if (decided.isEmpty()) {
            return false;
        }
        store.addPostings(tx, ledger.record(tx, facts, decided), motions, accounts);
        for (int i = 0; i < decided.size(); i++) {
            Account payer = books.get(Objects.requireNonNull(accounts.get(i)));
            news.addToAll(
                    tx,
                    List.of(Objects.requireNonNull(payer.owner())),
                    new NewsItem(
                            NewsItem.Kind.LOSS_SHARE_TAKEN, motions.get(i).toString(), facts.at()));
        }
        return true;
    }
}
