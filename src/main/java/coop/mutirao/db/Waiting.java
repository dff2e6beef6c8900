package coop.mutirao.db;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// An order in the queue of [GroupCommit], and the one who waits for its outcome.
///
/// It leaves the queue once: either the writer takes it, or it is withdrawn because it waited too
/// long. So whoever is told that it was withdrawn can rely on it.
final class Waiting<O, R> {

    private final O order;
    private final long since;
    private final Runnable left;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final CompletableFuture<R> outcome = new CompletableFuture<>();

    /// @param since by [System#nanoTime]
    /// @param left called when it leaves the queue
    Waiting(O order, long since, Runnable left) {
        this.order = order;
        this.since = since;
        this.left = left;
    }

    O order() {
        return order;
    }

    long since() {
        return since;
    }

    /// The writer takes it; false if it was withdrawn.
    boolean take() {
        return withdraw();
    }

    /// Takes it out of the queue; false if the writer has it.
    boolean withdraw() {
        boolean first = gone.compareAndSet(false, true);
        if (first) {
            left.run();
        }
        return first;
    }

    void answer(R result) {
        outcome.complete(result);
    }

    void fail(RuntimeException failure) {
        outcome.completeExceptionally(failure);
    }

    R outcome(Duration within) {
        try {
            // From when it came, not from when somebody looks: of many, others were looked at
            // first.
            long left = within.toNanos() - (System.nanoTime() - since);
            return outcome.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            if (withdraw()) {
                throw new GroupCommit.Overloaded(
                        "the order waited %d seconds in vain and was withdrawn; send it again,"
                                        .formatted(within.toSeconds())
                                + " with its id");
            }
            throw new GroupCommit.OutcomeUnknown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GroupCommit.OutcomeUnknown(e);
        }
    }
}
