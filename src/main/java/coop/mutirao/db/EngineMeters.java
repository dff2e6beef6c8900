package coop.mutirao.db;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;

/// What [GroupCommit] counts and times. README.md lists all meters.
final class EngineMeters {

    private final MeterRegistry metrics;

    final DistributionSummary batchSize;
    final Timer batchCommit;
    final Counter halved;
    final Counter retries;
    final Counter failed;
    final Counter resolved;
    final Counter unknown;
    final Counter full;
    final Counter share;
    final Counter waited;

    EngineMeters(MeterRegistry metrics) {
        this.metrics = metrics;
        batchSize =
                DistributionSummary.builder("mutirao.batch.size")
                        .description("Orders in a batch that was written")
                        .baseUnit("orders")
                        .register(metrics);
        batchCommit =
                Timer.builder("mutirao.batch.commit")
                        .description("What a batch took, from begin to commit")
                        .register(metrics);
        halved = counter("mutirao.batch.halved", "batches", "Batches that failed and were halved");
        retries =
                counter(
                        "mutirao.batch.retries",
                        "batches",
                        "Batches tried again because the database did not answer");
        failed =
                counter(
                        "mutirao.orders.failed",
                        "orders",
                        "Orders that could not be written, each alone in the end");
        resolved =
                counter(
                        "mutirao.orders.resolved",
                        "orders",
                        "Orders whose answer was lost, and found or made by trying again");
        unknown =
                counter(
                        "mutirao.orders.unknown",
                        "orders",
                        "Orders of which the sender was told that their outcome is not known");
        full = turnedAway("full");
        share = turnedAway("share");
        waited = turnedAway("waited");
    }

    private Counter turnedAway(String reason) {
        return Counter.builder("mutirao.queue.refused")
                .description("Orders turned away: queue full, an account's share, or too long")
                .baseUnit("orders")
                .tag("reason", reason)
                .register(metrics);
    }

    private Counter counter(String name, String unit, String description) {
        return Counter.builder(name).description(description).baseUnit(unit).register(metrics);
    }

    /// The time that orders of a lane wait, whose number is told too.
    Timer lane(String name, Collection<?> queue) {
        Gauge.builder("mutirao.queue.length", queue, Collection::size)
                .description("Orders that wait")
                .baseUnit("orders")
                .tag("lane", name)
                .register(metrics);
        return Timer.builder("mutirao.queue.wait")
                .description("How long orders waited until their batch began")
                .tag("lane", name)
                .register(metrics);
    }
}
