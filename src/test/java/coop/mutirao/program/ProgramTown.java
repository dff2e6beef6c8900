package coop.mutirao.program;

import coop.mutirao.Front;
import coop.mutirao.http.Connections;
import coop.mutirao.http.Pace;
import coop.mutirao.http.Server;
import coop.mutirao.http.TrustedProxies;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A network that is served, with a clock to be set: Ana, Bea, Cem and a coordinator, whose
/// passwords are their codes and `-password`.
public final class ProgramTown implements AutoCloseable {

    public static final List<String> ALL_SCOPES =
            List.of(
                    "payments:read",
                    "payments:write",
                    "statements:read",
                    "members:read",
                    "reports:read",
                    "log:read");

    public final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    public final TestApp app = TestApp.founded(TestDatabase.fresh(), clock, 1);
    public final Server server;
    public final Api nobody;

    public ProgramTown() {
        this(Pace.Writes.WITHOUT_END);
    }

    public ProgramTown(Pace.Writes writes) {
        Founders.add(app.app, "coordinator", "Coordinator", "coordinator-password");
        Founders.add(app.app, "coord-2", "Second coordinator", "coord-2-password");
        for (String code : List.of("ana", "bea", "cem")) {
            app.admit(code, 10_000, 100_000, code.equals("ana") ? "ana-password" : null);
        }
        server =
                app.app.serve(
                        "127.0.0.1",
                        0,
                        URI.create("https://example.org/source"),
                        new Front(
                                null, TrustedProxies.NONE, writes, Connections.Limits.WITHOUT_END));
        nobody = new Api(address());
    }

    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    public Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    /// A key of a member's, as a caller.
    public Api key(String code, List<String> scopes) {
        return nobody.as(makeKey(code, Map.of("scopes", scopes)));
    }

    /// Makes a key.
    ///
    /// @return its text
    public String makeKey(String code, Map<String, Object> order) {
        Map<String, Object> named = new HashMap<>(order);
        named.putIfAbsent("name", "Till");
        named.putIfAbsent("scopes", ALL_SCOPES);
        return as(code).post("/api/v1/members/" + code + "/api-keys", named)
                .is(201)
                .body()
                .get("key")
                .asString();
    }

    /// Registers or changes an app, with as many coordinators as it takes.
    Answer putApp(String id, Map<String, Object> order) {
        String path = "/api/v1/apps/" + id;
        Answer first = as("coordinator").put(path, order);
        return first.status() == 202 ? as("coord-2").put(path, order) : first;
    }

    /// Gives a role.
    public void grant(String code, String role) {
        app.mandate(code, role);
    }

    /// What a statement changes.
    public void execute(String sql) {
        app.app.database.transact(tx -> tx.sql().execute(sql));
    }

    /// What a query answers, row by row.
    public List<String> query(String sql) {
        return app.app.database.inTransaction(
                tx -> new ArrayList<>(tx.sql().fetch(sql).map(String::valueOf)));
    }

    @Override
    public void close() {
        server.close();
        app.close();
    }
}
