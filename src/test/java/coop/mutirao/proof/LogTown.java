package coop.mutirao.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.SignedNote;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A network whose log is kept, served over HTTP: Ana, Bea, an auditor and a coordinator.
final class LogTown implements AutoCloseable {

    final DataSource database;
    final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    final TestApp app;
    final Server server;
    final Api nobody;
    private long ids;

    /// Founds it.
    ///
    /// @param keys where the log's key is
    LogTown(Path keys) {
        this();
        app.keepLog(keys);
    }

    /// Founds it without anybody who keeps its log.
    LogTown() {
        database = TestDatabase.fresh();
        app = TestApp.founded(database, clock, 1);
        Founders.add(app.app, "coord", "Coord", "coord-password");
        for (String code : List.of("ana", "bea", "auditor")) {
            app.admit(code, 10_000, 100_000, null);
        }
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        app.mandate("auditor", "auditor");
    }

    Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    /// A new path of a payment.
    String path() {
        return "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids);
    }

    /// Ana pays Bea, and it is final.
    ///
    /// @return the payment's path
    String pay(long amount) {
        String path = path();
        as("ana")
                .with("Prefer", "wait=final")
                .put(path, Map.of("payee", "bea", "amount", amount))
                .is(201);
        return path;
    }

    LogPolicy policy() {
        return LogPolicy.parse(nobody.get("/log/policy").is(200).text());
    }

    SignedNote note(String path) {
        return SignedNote.parse(nobody.get(path).is(200).text().getBytes(UTF_8));
    }

    /// What the log says of itself now.
    Checkpoint checkpoint() {
        return policy().verify(note("/log/checkpoint")).checkpoint();
    }

    /// When each witness has seen the latest checkpoint last, in seconds.
    List<Long> times() {
        return policy().verify(note("/log/checkpoint")).cosignatures().stream()
                .map(SignedNote.Verified::seconds)
                .toList();
    }

    /// Done by who owns the database, and past its guards.
    void asOwner(String... statements) {
        var sql = DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
        sql.transaction(tx -> {
            tx.dsl().execute("SET LOCAL session_replication_role = replica");
            for (String statement : statements) {
                tx.dsl().execute(statement);
            }
        });
    }

    @Override
    public void close() {
        server.close();
        app.close();
    }
}
