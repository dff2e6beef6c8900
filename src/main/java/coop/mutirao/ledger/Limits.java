package coop.mutirao.ledger;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.ledger.AccountChange.Result;
import coop.mutirao.ledger.AccountChange.Result.Changed;
import coop.mutirao.ledger.AccountChange.Result.NoSuchAccount;
import coop.mutirao.ledger.AccountChange.Result.OnesOwn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes accounts' limits and reserves, closes accounts and opens them again.
public final class Limits {

    private final Database database;
    private final AuditLog log;
    private final Ledger ledger = new Ledger();

    public Limits(Database database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    /// Changes the account with this code, which is somebody else's than the decider's. What
    /// changes nothing leaves no trace.
    ///
    /// @param actor code of the account whose owner decides
    public Result change(String code, AccountChange change, String actor) {
        return database.inTransaction(tx ->
                log.record(
                        tx,
                        facts -> {
                            Books books = ledger.books(tx, List.of(code, actor));
                            @Nullable Account before = books.find(code);
                            @Nullable Account decider = books.find(actor);
                            if (before == null || ledger.isErased(tx, before)) {
                                return new NoSuchAccount();
                            }
                            if (isSameOwner(before, decider)) {
                                return new OnesOwn(before);
                            }
                            Result result = change.decide(before);
                            if (result instanceof Changed(Account after) && !after.equals(before)) {
                                String who = decider == null ? Fact.SERVICE : decider.publicId();
                                ledger.limit(tx, facts, after, who, change.reason());
                            }
                            return result;
                        }));
    }

    private static boolean isSameOwner(Account account, @Nullable Account decider) {
        return decider != null
                && account.owner() != null
                && account.owner().equals(decider.owner());
    }
}
