package coop.mutirao.db;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A streaming standby of the database, for long reads: what they cost, they cost there. It may be
/// behind, but what it shows is one moment of the history, as whole as any.
///
/// A read that cannot begin on it is made on the database itself, which writes a warning. One that
/// has begun there and breaks off fails: half of it may be on its way already.
///
/// Thread-safe.
public final class Replica implements Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    /// How long it is left alone after it did not answer, so that not every read waits for it.
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    // Any role may ask. Copies of a cluster have its identifier.
    private static final String WHICH =
            "SELECT system_identifier, pg_is_in_recovery() FROM pg_control_system()";

    private final Database primary;
    private final Snapshots otherwise;
    private final Database replica;
    private final Counter onReplica;
    private final Counter onPrimary;
    private volatile @Nullable Long failedAt; // by System.nanoTime; null: it answered last
    private volatile @Nullable Long identifier; // the primary's; null: not asked yet

    /// @param otherwise where long reads are made while the replica is of no use
    /// @param standby connects to it as the role of the service
    public Replica(
            Database primary, Snapshots otherwise, DataSource standby, MeterRegistry metrics) {
        this.primary = primary;
        this.otherwise = otherwise;
        this.replica = new Database(standby);
        this.onReplica = reads(metrics, "replica");
        this.onPrimary = reads(metrics, "primary");
    }

    private static Counter reads(MeterRegistry metrics, String from) {
        return Counter.builder("mutirao.replica.reads")
                .description("Long reads, by where they were made")
                .tag("from", from)
                .register(metrics);
    }

    private static final class NoReplica extends RuntimeException {
        NoReplica(String message) {
            super(message);
        }
    }

    private record Which(long identifier, boolean inRecovery) {}

    @Override
    public <T extends @Nullable Object> T inSnapshot(Function<Tx, T> work) {
        var begun = new AtomicBoolean();
        if (!isResting()) {
            try {
                return replica.inSnapshot(tx -> {
                    requireReplica(tx);
                    begun.set(true);
                    answered();
                    onReplica.increment();
                    return work.apply(tx);
                });
            } catch (RuntimeException e) {
                if (begun.get()) {
                    throw e;
                }
                failedAt = System.nanoTime();
                LOG.warn("the replica is of no use, so the primary is read: {}", e.getMessage());
            }
        }
        onPrimary.increment();
        return otherwise.inSnapshot(work);
    }

    /// Asks the replica and nobody else; empty if it does not answer.
    public <T> Optional<T> ask(Function<Tx, T> query) {
        if (isResting()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    replica.inSnapshot(tx -> {
                        requireReplica(tx);
                        return query.apply(tx);
                    }));
        } catch (RuntimeException e) {
            failedAt = System.nanoTime();
            LOG.warn("the replica does not answer: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isResting() {
        @Nullable Long failed = failedAt;
        return failed != null && System.nanoTime() - failed < REST_NANOS;
    }

    private void answered() {
        if (failedAt != null) {
            failedAt = null;
            LOG.info("the replica answers again");
        }
    }

    // One that was promoted goes its own way: what it shows may never have happened.
    private void requireReplica(Tx tx) {
        Which which = which(tx);
        if (!which.inRecovery()) {
            throw new NoReplica("it is no standby; was it promoted?");
        }
        @Nullable Long ours = identifier;
        if (ours == null) {
            ours = primary.query(Replica::which).identifier();
            identifier = ours;
        }
        if (ours != which.identifier()) {
            throw new NoReplica("it is a standby of another database");
        }
    }

    private static Which which(Tx tx) {
        return tx.ask(WHICH, r -> new Which(r.getLong(1), r.getBoolean(2))).get().getFirst();
    }
}
