package coop.mutirao.db;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries orders out in batches, each batch in one transaction.
///
/// Orders wait in a bounded queue. One writer takes all that wait, up to a maximum, and commits
/// them together; while it does, the next batch gathers. So load makes batches larger, not queues
/// longer, and a lone order is written at once.
///
/// A batch that fails is cut in halves until the order that cannot be written stands alone: the
/// others are innocent. When the database cannot be reached, a batch is tried again for a while:
/// this is safe because whoever carries orders out looks their ids up first, so what had been
/// committed before the answer was lost is found and not done twice.
///
/// @param <O> an order
/// @param <R> what became of one
public final class GroupCommit<O, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Settings settings;
    private final Function<List<O>, List<R>> commit;
    private final Function<O, Object> party;
    private final BlockingQueue<Waiting<O, R>> queue;
    private final ConcurrentHashMap<Object, Integer> shares = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;
    private final DistributionSummary batchSizes;
    private final Timer commits;
    private final Timer queueTimes;

    /// @param capacity orders that may wait; beyond it they are turned away
    /// @param batchMax orders in one transaction
    /// @param share orders of one party that may wait, so that nobody fills the queue
    /// @param answerWithin how long an order waits for its outcome
    /// @param retryFor how long a batch is tried again while the database cannot be reached
    public record Settings(
            int capacity, int batchMax, int share, Duration answerWithin, Duration retryFor) {

        public static final Settings DEFAULT =
                new Settings(4_096, 512, 1_024, Duration.ofSeconds(15), Duration.ofSeconds(10));
    }

    /// The order was turned away, and will not be carried out.
    public static final class Overloaded extends RuntimeException {
        Overloaded(String message) {
            super(message);
        }
    }

    /// The service is stopping; the order was not taken.
    public static final class Closed extends RuntimeException {}

    /// Nobody knows yet whether the order was carried out: it has to be asked for by its id.
    public static final class OutcomeUnknown extends RuntimeException {
        OutcomeUnknown(@Nullable Throwable cause) {
            super(cause);
        }
    }

    /// @param party whose order it is, for fairness
    /// @param commit carries a batch out in one transaction; one result an order, in their order.
    ///   It must give an order that it meets again the outcome it had
    public GroupCommit(
            Settings settings,
            MeterRegistry metrics,
            Function<O, Object> party,
            Function<List<O>, List<R>> commit) {
        this.settings = settings;
        this.commit = commit;
        this.party = party;
        this.queue = new ArrayBlockingQueue<>(settings.capacity());
        this.batchSizes = metrics.summary("mutirao.batch.size");
        this.commits = metrics.timer("mutirao.batch.commit");
        this.queueTimes = metrics.timer("mutirao.queue.wait");
        metrics.gauge("mutirao.queue.length", queue, BlockingQueue::size);
        this.writer = Thread.ofPlatform().name("posting").start(this::write);
    }

    /// Carries an order out and waits for its outcome.
    ///
    /// @throws Overloaded if it was turned away, also if it waited too long and could be withdrawn
    /// @throws Closed if the service is stopping
    /// @throws OutcomeUnknown if there was no answer in time
    public R submit(O order) {
        return enqueue(order).outcome(settings.answerWithin());
    }

    /// Carries orders out, which may end up in different batches.
    ///
    /// @return for each a call that waits for its outcome, and throws what [#submit(Object)] does
    public List<Supplier<R>> submitAll(List<O> orders) {
        List<Supplier<R>> outcomes = new ArrayList<>(orders.size());
        for (O order : orders) {
            try {
                Waiting<O, R> waiting = enqueue(order);
                outcomes.add(() -> waiting.outcome(settings.answerWithin()));
            } catch (Overloaded | Closed turnedAway) {
                outcomes.add(() -> {
                    throw turnedAway;
                });
            }
        }
        return outcomes;
    }

    private Waiting<O, R> enqueue(O order) {
        if (closing.getCount() == 0) {
            throw new Closed();
        }
        Object party = this.party.apply(order);
        int share = shares.merge(party, 1, Integer::sum);
        var waiting = new Waiting<O, R>(order, System.nanoTime(), () -> leave(party));
        if (share > settings.share()) {
            leave(party);
            throw new Overloaded("one account has " + settings.share() + " orders waiting");
        }
        if (!queue.offer(waiting)) {
            leave(party);
            throw new Overloaded(settings.capacity() + " orders are waiting");
        }
        // Closed between the two: then nobody may be left to take it.
        if (closing.getCount() == 0 && !writer.isAlive() && waiting.withdraw()) {
            throw new Closed();
        }
        return waiting;
    }

    private void leave(Object party) {
        shares.computeIfPresent(party, (_, count) -> count == 1 ? null : count - 1);
    }

    private void write() {
        List<Waiting<O, R>> batch = new ArrayList<>();
        while (closing.getCount() > 0 || !queue.isEmpty()) {
            try {
                @Nullable Waiting<O, R> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, settings.batchMax() - 1);
                batch.removeIf(waiting -> !waiting.take());
                long now = System.nanoTime();
                batch.forEach(w -> queueTimes.record(now - w.since(), TimeUnit.NANOSECONDS));
                carryOut(batch);
            } catch (InterruptedException e) {
                LOG.warn("the writer is not to be interrupted; it ends by close()", e);
            } finally {
                batch.clear();
            }
        }
    }

    private void carryOut(List<Waiting<O, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<R> outcomes = commitOrRetry(batch.stream().map(Waiting::order).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(outcomes.get(i));
            }
        } catch (OutcomeUnknown e) {
            batch.forEach(waiting -> waiting.fail(e));
        } catch (RuntimeException | Error e) {
            // An error too is the order's: without the writer nobody would be answered any more.
            if (batch.size() == 1) {
                LOG.error("an order cannot be written", e);
                batch.getFirst()
                        .fail(e instanceof RuntimeException r ? r : new IllegalStateException(e));
            } else {
                int half = batch.size() / 2;
                LOG.warn("a batch of {} failed, and is cut in halves", batch.size(), e);
                carryOut(batch.subList(0, half));
                carryOut(batch.subList(half, batch.size()));
            }
        }
    }

    private List<R> commitOrRetry(List<O> orders) {
        long giveUpAt = System.nanoTime() + settings.retryFor().toNanos();
        long pauseMillis = 50;
        while (true) {
            try {
                long start = System.nanoTime();
                List<R> outcomes = commit.apply(orders);
                commits.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                batchSizes.record(orders.size());
                return outcomes;
            } catch (RuntimeException e) {
                if (!Database.isUnavailable(e)) {
                    throw e;
                }
                LOG.warn("the database cannot be reached: {}", e.getMessage());
                if (System.nanoTime() > giveUpAt || pause(pauseMillis)) {
                    throw new OutcomeUnknown(e);
                }
                pauseMillis = Math.min(1_000, 2 * pauseMillis);
            }
        }
    }

    /// @return whether the service began to stop meanwhile
    private boolean pause(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    /// Takes no further orders, carries out those that wait, and stops.
    @Override
    public void close() {
        closing.countDown();
        try {
            writer.join(settings.answerWithin());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
