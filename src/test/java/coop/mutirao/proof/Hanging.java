package coop.mutirao.proof;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Lets whoever comes to a step hang there until the instance is dead.
final class Hanging {

    private final AtomicInteger count = new AtomicInteger();
    private volatile MortalTown.@Nullable Step step;
    private volatile CountDownLatch dead = new CountDownLatch(0);

    /// From now on.
    void at(MortalTown.Step where) {
        count.set(0);
        dead = new CountDownLatch(1);
        step = where;
    }

    /// Hangs if it is this step.
    ///
    /// @throws IllegalStateException afterwards: nobody goes on from here
    void here(MortalTown.Step where) {
        if (step == where) {
            count.incrementAndGet();
            try {
                dead.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("killed at " + where);
        }
    }

    /// How many hang, or have.
    int count() {
        return count.get();
    }

    void release() {
        step = null;
        dead.countDown();
    }
}
