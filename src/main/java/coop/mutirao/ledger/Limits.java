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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes accounts' limits and reserves, closes accounts and opens them again.
public final class Limits {

    private final Database database;
    private final AuditLog log;
    private final Raising raising;
    private final Brake brake;
    private final Ledger ledger = new Ledger();

    /// Whether it takes another officer to raise a credit limit; if not, it is counted as raised.
    @FunctionalInterface
    public interface Raising {
        /// @param officer who raises it; null: whoever runs the service
        boolean takesTwo(Tx tx, Instant at, @Nullable MemberId officer, Money from, Money to);
    }

    /// Says whether officers may raise credit limits at all.
    @FunctionalInterface
    public interface Brake {
        /// @return why they may not; empty: they may
        Optional<Stop> stop(Tx tx);
    }

    /// Why no officer gives more credit for now.
    ///
    /// @param month since the review of which it is so, such as `2026-11`
    /// @param negative what members owed then, in minor units
    /// @param trade what they traded in 90 days, in minor units
    /// @param stopAbove hundredths of a month's trade that may be owed at most
    public record Stop(String month, long negative, long trade, int stopAbove) {}

    public Limits(Database database, AuditLog log, Raising raising, Brake brake) {
        this.database = database;
        this.log = log;
        this.raising = raising;
        this.brake = brake;
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
        Result result = decide(tx, before, change);
        if (result instanceof Changed(Account after) && !after.equals(before)) {
            Optional<Stop> stop = raises(before, after) ? brake.stop(tx) : Optional.empty();
            if (stop.isPresent()) {
                return new Result.Stopped(stop.get());
            }
            Optional<LocalDate> late =
                    raises(before, after) ? ledger.lateSince(tx, before) : Optional.empty();
            if (late.isPresent()) {
                return new Result.InArrears(before, late.get());
            }
            Optional<OfficerAct> waits =
                    takesTwo(tx, facts, decider, before, after)
                                    || (takesLess(before, after) && ledger.awaits(tx, before))
                            ? second.missing(tx, facts)
                            : Optional.empty();
            if (waits.isPresent()) {
                return new Result.Waits(waits.get());
            }
            second.done(tx, facts);
            String who = decider == null ? Fact.SERVICE : decider.publicId();
            ledger.limit(tx, facts, after, who, change.reason());
        }
        return result;
    }

    /// Changes an account as an assembly decided, as part of a turn at the door.
    ///
    /// @param second says by which motion
    public Result decided(Tx tx, Facts facts, String code, AccountChange change, Second second) {
        @Nullable Account before = ledger.books(tx, List.of(code)).find(code);
        if (before == null || ledger.isErased(tx, before)) {
            return new NoSuchAccount();
        }
        // Of who was excluded what is left can be written off, and is all that there is to decide.
        Result result =
                change.creditLimit() == null ? change.decide(before) : decide(tx, before, change);
        if (result instanceof Changed(Account after) && !after.equals(before)) {
            second.done(tx, facts);
            ledger.limit(tx, facts, after, Fact.ASSEMBLY, change.reason(), second.motion());
        }
        return result;
    }

    private Result decide(Tx tx, Account before, AccountChange change) {
        return change.isOfMoreThanReserve() && ledger.isLeaving(tx, before)
                ? new Result.Leaving(before)
                : change.decide(before);
    }

    private boolean takesTwo(
            Tx tx, Facts facts, @Nullable Account decider, Account before, Account after) {
        return raises(before, after)
                && raising.takesTwo(
                        tx,
                        facts.at(),
                        decider == null ? null : decider.owner(),
                        before.creditLimit(),
                        after.creditLimit());
    }

    // What members decided to pay it, no officer holds back alone.
    private static boolean takesLess(Account before, Account after) {
        return after.maximumBalance().compareTo(before.maximumBalance()) < 0
                || (after.closed() && !before.closed());
    }

    private static boolean raises(Account before, Account after) {
        return after.creditLimit().compareTo(before.creditLimit()) > 0;
    }

    private static boolean isSameOwner(Account account, @Nullable Account decider) {
        return decider != null
                && account.owner() != null
                && account.owner().equals(decider.owner());
    }
}
