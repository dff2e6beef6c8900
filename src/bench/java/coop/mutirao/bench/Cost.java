package coop.mutirao.bench;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What payments cost: processor time and write-ahead log, from one moment to another.
///
/// @param database processor time; null if the server is not on this machine
/// @param java processor time of this process, the clients included
record Cost(long payments, long walBytes, @Nullable Duration database, Duration java) {

    static Cost now(BenchDatabase database, Village village) {
        return new Cost(
                village.payments(),
                database.walBytes(),
                database.cpu(),
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    Cost since(Cost before) {
        return new Cost(
                payments - before.payments,
                walBytes - before.walBytes,
                database == null || before.database == null
                        ? null
                        : database.minus(before.database),
                java.minus(before.java));
    }

    void into(Figures figures) {
        figures.add("write-ahead log a payment", "bytes", (double) walBytes / payments);
        if (database != null) {
            figures.add("database's processor time a payment", "µs", micros(database));
        }
        figures.add("Java's processor time a payment, with clients", "µs", micros(java));
    }

    private double micros(Duration time) {
        return time.toNanos() / 1_000.0 / payments;
    }
}
