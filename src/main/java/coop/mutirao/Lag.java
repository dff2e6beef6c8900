package coop.mutirao;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.db.Replica;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/// How far the replica is behind the database: for whoever runs the service.
final class Lag {

    private final Database primary;
    private final Replica replica;
    private final AuditLog log;

    Lag(Database primary, Replica replica, AuditLog log, MeterRegistry metrics) {
        this.primary = primary;
        this.replica = replica;
        this.log = log;
        Gauge.builder(
                        "mutirao.replica.lag",
                        () -> facts().map(Long::doubleValue).orElse(Double.NaN))
                .description("Facts that the replica has not got yet; NaN if it does not answer")
                .baseUnit("facts")
                .register(metrics);
    }

    /// How many facts it has not got yet; empty if it does not answer.
    Optional<Long> facts() {
        // The replica first, so that it is never ahead.
        return replica.ask(log::size).map(there -> primary.query(log::size) - there);
    }

    String inWords() {
        return facts().map(facts -> "Facts that the replica has not got yet: %d.".formatted(facts))
                .orElse("The replica is of no use; reports are read from the primary.");
    }
}
