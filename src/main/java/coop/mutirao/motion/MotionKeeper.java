package coop.mutirao.motion;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Steps;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// Does by itself what is due about each motion: opens votes, counts them, does what was accepted,
/// and closes the accounts of who was excluded when they are settled. To be asked once in a while,
/// by as many instances as there are. Each step is one transaction that looks whether the motion
/// still waits for it, so whoever is killed between two steps left nothing half done.
public final class MotionKeeper {

    private final MotionStore store;
    private final MotionSteps steps;
    private final Exits exits;
    private final Database database;
    private final AuditLog log;
    private final InstantSource clock;

    MotionKeeper(
            MotionStore store,
            MotionSteps steps,
            Exits exits,
            Database database,
            AuditLog log,
            InstantSource clock) {
        this.store = store;
        this.steps = steps;
        this.exits = exits;
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /// Does all that is due now.
    ///
    /// @return how many steps that were
    public int keep() {
        int steps = Steps.untilNothing(database.inSnapshot(store::underWay), this::step);
        for (AccountId leaving : database.inSnapshot(exits::underWay)) {
            if (settle(leaving)) {
                steps++;
            }
        }
        return steps;
    }

    private boolean settle(AccountId leaving) {
        return database.inSnapshot(tx -> exits.isDue(tx, leaving))
                && database.inTransaction(
                        tx -> log.record(tx, facts -> exits.settle(tx, facts, leaving)));
    }

    /// Does the next step that is due about a motion.
    ///
    /// @return false: nothing is due
    public boolean step(UUID id) {
        Instant now = clock.instant();
        // Looked at before the door too: most of the time nothing is due.
        return database.inSnapshot(tx -> isDue(store.find(tx, id).orElseThrow(), now))
                && database.inTransaction(tx -> log.record(tx, facts -> step(tx, facts, id)));
    }

    private boolean step(Tx tx, Facts facts, UUID id) {
        Motion motion = store.find(tx, id).orElseThrow();
        boolean isStill = isDue(motion, facts.at());
        if (isStill) {
            switch (motion.state()) {
                case ANNOUNCED -> steps.open(tx, facts, motion);
                case VOTING -> steps.count(tx, facts, motion);
                default -> steps.execute(tx, facts, motion);
            }
        }
        return isStill;
    }

    private static boolean isDue(Motion motion, Instant now) {
        return switch (motion.state()) {
            case ANNOUNCED -> !now.isBefore(motion.requireOpensAt());
            case VOTING -> !now.isBefore(motion.requireClosesAt());
            case ACCEPTED -> !now.isBefore(motion.requireEffectiveAt());
            case DRAFT, SUBMITTED, REJECTED, NO_QUORUM, EXECUTED, FAILED, WITHDRAWN -> false;
        };
    }
}
