package coop.mutirao.ledger;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountChange.Result;
import coop.mutirao.ledger.AccountChange.Result.Changed;
import coop.mutirao.ledger.AccountChange.Result.NoSuchAccount;
import coop.mutirao.ledger.AccountChange.Result.OnesOwn;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Changes accounts' limits and reserves, closes accounts and opens them again.
public final class Limits {

    private final Database database;
    private final AuditLog log;
    private final BiFunction<Tx, Instant, Money> usual;
    private final Ledger ledger = new Ledger();

    /// @param usual the credit limit up to which one officer alone raises it
    public Limits(Database database, AuditLog log, BiFunction<Tx, Instant, Money> usual) {
        this.database = database;
        this.log = log;
        this.usual = usual;
    }

    /// Changes the account with this code, which is somebody else's than the decider's. What
    /// changes nothing leaves no trace.
    ///
    /// @param actor code of the account whose owner decides
    /// @param second who else does, where it takes two
    public Result change(String code, AccountChange change, String actor, Second second) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> change(tx, facts, code, change, actor, second)));
    }

    private Result change(
            Tx tx, Facts facts, String code, AccountChange change, String actor, Second second) {
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
            Optional<OfficerAct> waits =
                    isGenerous(tx, facts, before, after)
                            ? second.missing(tx, facts)
                            : Optional.empty();
            if (waits.isPresent()) {
                return new Result.Waits(waits.get());
            }
            String who = decider == null ? Fact.SERVICE : decider.publicId();
            ledger.limit(tx, facts, after, who, change.reason());
        }
        return result;
    }

    // Whether somebody gets more credit than she had and than new members get.
    private boolean isGenerous(Tx tx, Facts facts, Account before, Account after) {
        return after.creditLimit().compareTo(before.creditLimit()) > 0
                && after.creditLimit().compareTo(usual.apply(tx, facts.at())) > 0;
    }

    private static boolean isSameOwner(Account account, @Nullable Account decider) {
        return decider != null
                && account.owner() != null
                && account.owner().equals(decider.owner());
    }
}
