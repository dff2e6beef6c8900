package coop.mutirao.db;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

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
import java.util.concurrent.locks.LockSupport;
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
/// Orders of a run, such as an import, wait in a lane of their own. A batch takes people's orders
/// first, then some of the run's: a quarter of a batch while people wait, a whole one while nobody
/// does. So neither keeps the other from coming on.
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

    /// What part of a batch a run may have while people wait.
    private static final int RUN_PART = 4;

    private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Settings settings;
    private final Function<List<O>, List<R>> commit;
    private final Function<O, Object> party;
    private final Lane<O, R> people;
    private final Lane<O, R> runs;
    private final ConcurrentHashMap<Object, Integer> shares = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final EngineMeters meters;
    private final Thread writer;
    private volatile boolean ended;

    private record Lane<O, R>(BlockingQueue<Waiting<O, R>> queue, Timer waits) {

        static <O, R> Lane<O, R> of(String name, int capacity, EngineMeters meters) {
            var queue = new ArrayBlockingQueue<Waiting<O, R>>(capacity);
            return new Lane<>(queue, meters.lane(name, queue));
        }
    }

    /// @param capacity orders that may wait; beyond it they are turned away
    /// @param batchMax people's orders in one transaction, or a run's if nobody else waits
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
        this.meters = new EngineMeters(metrics);
        this.people = Lane.of("people", settings.capacity(), meters);
        this.runs = Lane.of("runs", settings.batchMax(), meters);
        this.writer = Thread.ofPlatform().name("posting").start(this::write);
    }

    /// Carries an order out and waits for its outcome.
    ///
    /// @throws Overloaded if it was turned away, also if it waited too long and could be withdrawn
    /// @throws Closed if the service is stopping
    /// @throws OutcomeUnknown if there was no answer in time
    public R submit(O order) {
        return outcome(enqueue(order));
    }

    /// Carries orders out, which may end up in different batches.
    ///
    /// @return for each a call that waits for its outcome, and throws what [#submit(Object)] does
    public List<Supplier<R>> submitAll(List<O> orders) {
        List<Supplier<R>> outcomes = new ArrayList<>(orders.size());
        for (O order : orders) {
            try {
                Waiting<O, R> waiting = enqueue(order);
                outcomes.add(() -> outcome(waiting));
            } catch (Overloaded | Closed turnedAway) {
                outcomes.add(() -> {
                    throw turnedAway;
                });
            }
        }
        return outcomes;
    }

    /// Carries the orders of a run out, which give way to people's. Where there is no room for them
    /// it waits until there is.
    ///
    /// @return one outcome an order, in their order
    /// @throws RuntimeException what [#submit(Object)] throws, for the first that fails; what
    ///   becomes of the others is to be asked for by their ids
    public List<R> carryOutRun(List<O> orders) {
        List<Waiting<O, R>> waiting = orders.stream().map(this::enqueueForRun).toList();
        return waiting.stream().map(this::outcome).toList();
    }

    private R outcome(Waiting<O, R> waiting) {
        try {
            return waiting.outcome(settings.answerWithin());
        } catch (Overloaded e) {
            meters.waited.increment();
            throw e;
        } catch (OutcomeUnknown e) {
            meters.unknown.increment();
            throw e;
        }
    }

    private Waiting<O, R> enqueue(O order) {
        requireOpen();
        Object party = this.party.apply(order);
        int share = shares.merge(party, 1, Integer::sum);
        var waiting = new Waiting<O, R>(order, System.nanoTime(), () -> leave(party));
        if (share > settings.share()) {
            leave(party);
            meters.share.increment();
            throw new Overloaded(
                    "one account has %d orders waiting, as many as one may; this one was not taken,"
                                    .formatted(settings.share())
                            + " so send it again, with its id, when others are answered");
        }
        if (!people.queue().offer(waiting)) {
            leave(party);
            meters.full.increment();
            throw new Overloaded(
                    "%d orders are waiting, as many as may; this one was not taken, so send it"
                                    .formatted(settings.capacity())
                            + " again, with its id, in a moment");
        }
        return waking(waiting);
    }

    private Waiting<O, R> enqueueForRun(O order) {
        requireOpen();
        var waiting = new Waiting<O, R>(order, System.nanoTime(), () -> {});
        try {
            if (!runs.queue().offer(waiting, settings.answerWithin().toMillis(), MILLISECONDS)) {
                meters.full.increment();
                throw new Overloaded("a run came no further");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(e);
        }
        return waking(waiting);
    }

    private void requireOpen() {
        if (isClosing()) {
            throw new Closed();
        }
    }

    private Waiting<O, R> waking(Waiting<O, R> waiting) {
        LockSupport.unpark(writer);
        // It came after the writer's last look: then nobody is left to take it.
        if (ended && waiting.withdraw()) {
            throw new Closed();
        }
        return waiting;
    }

    private void leave(Object party) {
        shares.computeIfPresent(party, (_, count) -> count == 1 ? null : count - 1);
    }

    private void write() {
        while (!isClosing()) {
            carryOutAll();
            LockSupport.parkNanos(this, PARK_NANOS);
            if (Thread.interrupted()) {
                LOG.warn("the writer is not to be interrupted; it ends by close()");
            }
        }
        ended = true;
        carryOutAll();
    }

    private void carryOutAll() {
        List<Waiting<O, R>> batch = new ArrayList<>();
        while (isAnyWaiting()) {
            take(people, settings.batchMax(), batch);
            take(runs, batch.isEmpty() ? settings.batchMax() : runSlice(), batch);
            carryOut(batch);
            batch.clear();
        }
    }

    private boolean isAnyWaiting() {
        return !people.queue().isEmpty() || !runs.queue().isEmpty();
    }

    private int runSlice() {
        return Math.max(1, settings.batchMax() / RUN_PART);
    }

    private void take(Lane<O, R> lane, int max, List<Waiting<O, R>> batch) {
        int before = batch.size();
        lane.queue().drainTo(batch, max);
        List<Waiting<O, R>> taken = batch.subList(before, batch.size());
        taken.removeIf(waiting -> !waiting.take());
        long now = System.nanoTime();
        taken.forEach(w -> lane.waits().record(now - w.since(), NANOSECONDS));
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
                meters.failed.increment();
                LOG.error("an order cannot be written", e);
                batch.getFirst()
                        .fail(e instanceof RuntimeException r ? r : new IllegalStateException(e));
            } else {
                meters.halved.increment();
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
        boolean wasLost = false;
        while (true) {
            try {
                long start = System.nanoTime();
                List<R> outcomes = commit.apply(orders);
                meters.batchCommit.record(System.nanoTime() - start, NANOSECONDS);
                meters.batchSize.record(orders.size());
                if (wasLost) {
                    meters.resolved.increment(orders.size());
                }
                return outcomes;
            } catch (RuntimeException e) {
                if (!Database.isUnavailable(e)) {
                    throw e;
                }
                LOG.warn("the database cannot be reached: {}", e.getMessage());
                if (System.nanoTime() > giveUpAt || pause(pauseMillis)) {
                    throw new OutcomeUnknown(e);
                }
                meters.retries.increment();
                wasLost = true;
                pauseMillis = Math.min(1_000, 2 * pauseMillis);
            }
        }
    }

    /// @return whether the service began to stop meanwhile
    private boolean pause(long millis) {
        try {
            return closing.await(millis, MILLISECONDS);
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
        LockSupport.unpark(writer);
        try {
            writer.join(settings.answerWithin());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
