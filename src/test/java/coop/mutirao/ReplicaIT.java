package coop.mutirao;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.check.Checks;
import coop.mutirao.db.Connections;
import coop.mutirao.db.Database;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.db.Replica;
import coop.mutirao.export.ExportFormat;
import coop.mutirao.ledger.Reports.TrialBalance;
import coop.mutirao.ledger.Statements.AsOf;
import coop.mutirao.member.Hashing;
import coop.mutirao.payment.Orders;
import coop.mutirao.testing.KnownHashes;
import coop.mutirao.testing.Standby;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Reports and exports on a real streaming standby that is behind, promoted, stopped, or none.
@Timeout(120)
class ReplicaIT {

    @TempDir static Path folder;
    private static EmbeddedPostgres primary;
    private static int count;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Standby standby;
    private Connections connections;
    private App app;
    private long payments;

    @BeforeAll
    static void start() throws IOException {
        primary =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("primary"))
                        .setCleanDataDirectory(false)
                        .start();
    }

    @AfterAll
    static void stop() throws IOException {
        primary.close();
    }

    @BeforeEach
    void copy() throws IOException {
        String database = "mutirao_" + ++count;
        TestDatabase.create(primary, database);
        standby = Standby.of(primary, folder.resolve("primary"), folder.resolve("standby" + count));
        open(standby.port());
        app.founding.found(TestApp.CHARTER);
        try (var people =
                new TestApp(primary.getDatabase("postgres", database), InstantSource.system(), 5)) {
            people.admit("ana", 10_000, 10_000, null);
            people.admit("bea", 10_000, 10_000, null);
        }
        payments = 0;
        pay();
        standby.catchUp(primary);
    }

    private void open(int replicaPort) {
        String url = "postgres://postgres@localhost:%d/mutirao_" + count;
        String own = url.formatted(primary.getPort());
        connections = Connections.own(own, own, url.formatted(replicaPort), metrics);
        app =
                new App(
                        connections.service(),
                        connections.replica(),
                        InstantSource.system(),
                        new Random(7),
                        metrics,
                        GroupCommit.Settings.DEFAULT,
                        new Hashing(KnownHashes.COST));
    }

    @AfterEach
    void close() throws IOException {
        app.close();
        connections.close();
        standby.close();
    }

    private void pay() {
        app.payments.submit(Orders.pay(++payments, "ana", "bea", 100));
    }

    private TrialBalance report(@Nullable Long size) {
        return ((AsOf.Known<TrialBalance>) app.reports.trialBalance(size, null, 10)).report();
    }

    private long size() {
        return app.statements.size();
    }

    private double reads(String from) {
        return metrics.get("mutirao.replica.reads").tag("from", from).counter().count();
    }

    private double lag() {
        return metrics.get("mutirao.replica.lag").gauge().value();
    }

    @Test
    void one_that_is_behind_shows_the_history_as_it_has_it_and_says_so() throws Exception {
        TrialBalance before = report(null);
        assertThat(before.size()).isEqualTo(size());
        standby.pause();
        pay();

        TrialBalance report = report(null);
        long exported = app.exports.write(ExportFormat.CSV, new StringWriter(), _ -> {});
        Checks.Report checked = app.checks.run((_, _) -> {});

        assertThat(report).isEqualTo(before);
        assertThat(report.at()).isNotNull();
        assertThat(exported).isEqualTo(size() - 1);
        assertThat(checked.size()).isEqualTo(size() - 1);
        assertThat(checked.isSound()).isTrue();
        assertThat(lag()).isEqualTo(1);
        assertThat(reads("primary")).isZero();
        assertThat(reads("replica")).isEqualTo(4);
        assertThat(ready()).isEqualTo("ready\nFacts that the replica has not got yet: 1.\n");

        standby.goOn();
        standby.catchUp(primary);

        assertThat(report(null).size()).isEqualTo(size());
        assertThat(lag()).isZero();
    }

    /// Whoever got a payment's place in the log may ask for the books as of then at once.
    @Test
    void one_that_is_behind_does_not_hide_what_somebody_has_seen() {
        standby.pause();
        pay();

        assertThat(report(size()).size()).isEqualTo(size());
        assertThat(app.reports.trialBalance(size() + 1, null, 10))
                .isEqualTo(new AsOf.Beyond<>(size()));
    }

    @Test
    void a_member_sees_what_she_just_did() {
        standby.pause();
        pay();

        var bea = app.statements.find("bea").orElseThrow().account();

        assertThat(bea.balance().minorUnits()).isEqualTo(2 * 99);
        assertThat(app.statements.balance(bea).balance().minorUnits()).isEqualTo(2 * 99);
        assertThat(app.statements.entries(bea, null, null, 10, null).items()).hasSize(4);
    }

    /// What is posted on it from then on is another history.
    @Test
    void one_that_was_promoted_is_not_read() throws Exception {
        report(null);
        standby.promote();
        pay();

        assertThat(report(null).size()).isEqualTo(size());
        assertThat(reads("primary")).isEqualTo(1);
        assertThat(lag()).isNaN();
        assertThat(ready()).contains("ready\n", "of no use");
    }

    @Test
    void one_that_stops_is_not_missed_and_is_read_again_when_it_is_back() throws IOException {
        report(null);
        standby.stop();
        pay();

        assertThat(report(null).size()).isEqualTo(size());
        assertThat(app.exports.write(ExportFormat.JSONL, new StringWriter(), _ -> {}))
                .isEqualTo(size());
        assertThat(reads("replica")).isEqualTo(1);

        standby.start();
        while (reads("replica") == 1) { // The whole test has a time limit.
            report(null);
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(lag()).isZero();
    }

    @Test
    void one_that_is_not_there_at_the_start_keeps_nobody_from_working() throws IOException {
        app.close();
        connections.close();
        int nobodys;
        try (var socket = new ServerSocket(0)) {
            nobodys = socket.getLocalPort();
        }

        open(nobodys);
        pay();

        assertThat(report(null).size()).isEqualTo(size());
    }

    @Test
    void one_of_another_database_is_not_read() {
        var ours = new Database(TestDatabase.fresh());
        String itself = "SELECT current_database()";
        var another = new Replica(ours, ours, requireNonNull(connections.replica()), metrics);

        assertThat(another.<@Nullable Object>inSnapshot(tx -> tx.sql().fetchValue(itself)))
                .isEqualTo(ours.<@Nullable Object>query(tx -> tx.sql().fetchValue(itself)));
    }

    private String ready() throws Exception {
        try (var server = app.serve("127.0.0.1", 0, URI.create("https://example.org"))) {
            var uri = URI.create("http://127.0.0.1:%d/readyz".formatted(server.port()));
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
