package coop.mutirao.payment;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the engine tells whoever runs it, as payments are made.
class EngineMetersTest {

    final DataSource database = TestDatabase.fresh();
    final TestApp app = TestApp.founded(database, InstantSource.system(), 1);
    final MeterRegistry metrics = app.metrics;

    @BeforeEach
    void admit() {
        app.admit("ana", 10_000, 10_000, null);
        app.admit("bea", 10_000, 10_000, null);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private double counted(String meter, String... tags) {
        return metrics.get(meter).tags(tags).counter().count();
    }

    private double accounts(String from) {
        return counted("mutirao.accounts", "from", from);
    }

    @Test
    void accounts_come_from_memory_until_somebody_else_writes() {
        app.app.payments.submit(Orders.pay(1, "ana", "bea", 100));
        assertThat(accounts("database")).as("Ana, Bea and the fund").isEqualTo(3);
        assertThat(accounts("memory")).isZero();

        app.app.payments.submit(Orders.pay(2, "ana", "bea", 100));
        assertThat(accounts("memory")).isEqualTo(3);
        assertThat(counted("mutirao.accounts.forgotten")).isZero();

        try (var other = new TestApp(database, InstantSource.system(), 2)) {
            other.app.payments.submit(Orders.pay(3, "ana", "bea", 100));
        }
        app.app.payments.submit(Orders.pay(4, "ana", "bea", 100));
        assertThat(accounts("database")).isEqualTo(6);
        assertThat(counted("mutirao.accounts.forgotten")).isEqualTo(1);
    }

    @Test
    void an_outcome_is_counted_by_its_name() {
        app.app.payments.submit(Orders.pay(1, "ana", "bea", 100));
        app.app.payments.submit(Orders.pay(1, "ana", "bea", 100));
        app.app.payments.submit(Orders.pay(2, "ana", "bea", 100_000));

        assertThat(counted("mutirao.payments", "outcome", "committed")).isEqualTo(1);
        assertThat(counted("mutirao.payments", "outcome", "repeated")).isEqualTo(1);
        assertThat(counted("mutirao.payments", "outcome", "credit-limit-exceeded")).isEqualTo(1);
    }

    @Test
    void who_waits_at_the_door_is_timed() throws Exception {
        CompletableFuture<PaymentOutcome> waiting;
        try (Connection door = database.getConnection()) {
            door.setAutoCommit(false);
            door.createStatement().execute("SELECT size FROM log_head FOR UPDATE");
            waiting =
                    CompletableFuture.supplyAsync(
                            () -> app.app.payments.submit(Orders.pay(1, "ana", "bea", 100)),
                            Thread::startVirtualThread);
            LockSupport.parkNanos(MILLISECONDS.toNanos(600));
            door.rollback();
        }
        waiting.get(20, SECONDS);

        assertThat(metrics.get("mutirao.door.wait").timer().max(MILLISECONDS)).isGreaterThan(300);
    }

    /// Meters are told of by name in one place, and those that are told of are there.
    @Test
    void the_table_in_the_readme_has_all_meters() throws IOException {
        Pattern inTable = Pattern.compile("(?m)^\\| `(mutirao[.][a-z.]+)");
        Pattern inCode = Pattern.compile("\"(mutirao[.][a-z]+[.a-z]*)\"");
        var used = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                used.addAll(found(inCode, file));
            }
        }
        used.removeAll(Set.of("mutirao.access", "mutirao.log", "mutirao.started"));

        assertThat(found(inTable, Path.of("README.md"))).containsExactlyElementsOf(used);
    }

    private static Collection<String> found(Pattern pattern, Path file) throws IOException {
        var names = new TreeSet<String>();
        pattern.matcher(Files.readString(file)).results().forEach(r -> names.add(r.group(1)));
        return names;
    }
}
