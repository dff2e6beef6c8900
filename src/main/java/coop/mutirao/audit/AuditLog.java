package coop.mutirao.audit;

import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The one door to the network's history.
///
/// Whoever adds a fact locks the head of the log first and keeps it until the transaction ends. So
/// facts have one order without gaps, which is the order of commits, for any number of service
/// instances; and because everyone takes this one lock before any other, nobody deadlocks. Nothing
/// slow happens behind the door.
public final class AuditLog {

    private final LogStore store = new LogStore();
    private final InstantSource clock;
    private final Chance chance;
    private final Timer waits;

    public AuditLog(InstantSource clock, Chance chance, MeterRegistry metrics) {
        this.clock = clock;
        this.chance = chance;
        this.waits =
                Timer.builder("mutirao.door.wait")
                        .description(
                                "Until the log's head was locked: a message, and who was first")
                        .register(metrics);
    }

    /// Waits for the door, lets `work` write its rows and append its facts, and writes their
    /// leaves: all as part of `tx`.
    public <T> T record(Tx tx, Function<Facts, T> work) {
        long asked = System.nanoTime();
        LogStore.Head head = store.lockHead(tx);
        waits.record(System.nanoTime() - asked, TimeUnit.NANOSECONDS);
        return record(tx, head, work);
    }

    /// The same, and no meter tells that anybody was there: for what nobody shall count.
    public <T> T recordUnmetered(Tx tx, Function<Facts, T> work) {
        return record(tx, store.lockHead(tx), work);
    }

    private <T> T record(Tx tx, LogStore.Head head, Function<Facts, T> work) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = head.at() == null || now.isAfter(head.at()) ? now : head.at();
        var facts = new Facts(head.size(), at, chance);

        T result = work.apply(facts);

        if (!facts.leaves().isEmpty()) {
            // The rows of a fact are refused once the head has passed them, so leaves come last.
            store.append(tx, facts);
        }
        return result;
    }

    /// How many facts the log has.
    public long size(Tx tx) {
        return store.size(tx);
    }
}
