package coop.mutirao.fund;

import coop.mutirao.db.Tx;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.policy.Policies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/// Works out again what was found at each quarter's end, from the entries and their times.
public final class IdleBooks {

    private final IdleStore store = new IdleStore();
    private final Policies policies;

    public IdleBooks(Policies policies) {
        this.policies = policies;
    }

    /// Goes through all quarters.
    ///
    /// @param looked is told of each
    /// @param wrong is told in words where what was written is not what comes out
    public void again(Tx tx, Runnable looked, Consumer<String> wrong) {
        for (IdleQuarter quarter : store.all(tx)) {
            looked.run();
            Instant end = IdleQuarter.end(quarter.first());
            // A version that begins at the very end may have been set after it was looked at.
            int before = policy(tx, end.minus(1, ChronoUnit.MICROS));
            int policy = quarter.policy() == before ? before : policy(tx, end);
            IdleQuarter due = store.workOut(tx, quarter.first(), policy);
            if (!due.equals(quarter)) {
                wrong.accept(
                        "of %s is written %s; it was %s".formatted(quarter.wire(), quarter, due));
            }
        }
    }

    private int policy(Tx tx, Instant at) {
        return policies.inForce(tx, ContributionPolicy.KEY, at).id();
    }
}
