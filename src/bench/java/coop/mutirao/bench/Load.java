package coop.mutirao.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Drives something with many clients at once, for a bounded time.
final class Load {

    private Load() {}

    /// One client's next request; it returns when the answer is there.
    interface Request {
        void send() throws Exception;
    }

    /// What one client does.
    interface Client {
        /// Makes the client's requests; `random` is its own.
        Request open(int number, SplittableRandom random) throws Exception;
    }

    /// What came of it.
    ///
    /// @param perSecond answers a second
    /// @param times of requests, in microseconds
    record Result(double perSecond, Histogram times) {

        double medianMillis() {
            return times.getValueAtPercentile(50) / 1_000.0;
        }

        double p99Millis() {
            return times.getValueAtPercentile(99) / 1_000.0;
        }
    }

    /// Each client sends as soon as it has its answer. The first fifth of the time warms up and
    /// does not count.
    static Result closed(int clients, Duration time, Client client) {
        List<Request> requests = open(clients, client);
        long start = System.nanoTime();
        long countFrom = start + time.toNanos() / 5;
        long end = start + time.toNanos();
        return run(
                requests,
                countFrom,
                end,
                (request, times, count) -> {
                    while (System.nanoTime() < end) {
                        long sent = System.nanoTime();
                        request.send();
                        long now = System.nanoTime();
                        if (sent >= countFrom && now <= end) {
                            times.recordValue((now - sent) / 1_000);
                            count.incrementAndGet();
                        }
                    }
                });
    }

    /// Requests are due at a fixed rate, whether or not the ones before are answered. Times count
    /// from when a request was due, so that waiting is not left out.
    static Result open(int clients, double perSecond, Duration time, Client client) {
        List<Request> requests = open(clients, client);
        long start = System.nanoTime();
        long countFrom = start + time.toNanos() / 5;
        long end = start + time.toNanos();
        long gap = (long) (1e9 / perSecond);
        var turn = new AtomicLong();
        return run(
                requests,
                countFrom,
                end,
                (request, times, count) -> {
                    while (true) {
                        long due = start + turn.getAndIncrement() * gap;
                        if (due >= end) {
                            return;
                        }
                        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                            LockSupport.parkNanos(due - now);
                        }
                        request.send();
                        long now = System.nanoTime();
                        if (due >= countFrom && now <= end) {
                            times.recordValue((now - due) / 1_000);
                            count.incrementAndGet();
                        }
                    }
                });
    }

    private interface Loop {
        void run(Request request, Histogram times, AtomicLong count) throws Exception;
    }

    private static List<Request> open(int clients, Client client) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            try {
                requests.add(client.open(i, new SplittableRandom(i ^ System.nanoTime())));
            } catch (Exception e) {
                throw new IllegalStateException("client " + i + " cannot begin", e);
            }
        }
        return requests;
    }

    private static Result run(List<Request> requests, long countFrom, long end, Loop loop) {
        var times = new ConcurrentHistogram(3);
        var count = new AtomicLong();
        var failures = new ArrayList<Exception>();
        var done = new CountDownLatch(requests.size());
        for (Request request : requests) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            loop.run(request, times, count);
                        } catch (Exception e) {
                            synchronized (failures) {
                                failures.add(e);
                            }
                        } finally {
                            done.countDown();
                        }
                    });
        }
        await(done);
        @Nullable Exception first = first(failures);
        if (first != null) {
            throw new IllegalStateException(failures.size() + " clients failed", first);
        }
        return new Result(count.get() * 1e9 / (end - countFrom), times);
    }

    private static @Nullable Exception first(List<Exception> failures) {
        synchronized (failures) {
            return failures.isEmpty() ? null : failures.getFirst();
        }
    }

    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
