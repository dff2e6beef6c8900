package coop.mutirao.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.check.Checks;
import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A network with officers, Ana, Bea and Cem, served over HTTP.
final class World implements AutoCloseable {

    final DataSource database = TestDatabase.fresh();
    Instant now = Instant.parse("2026-05-04T10:00:00Z");
    final TestApp app = TestApp.founded(database, () -> now, 1);
    final Server server;
    final Api nobody;

    World() {
        Founders.add(app.app, "coord", "Cora", "coord-password");
        for (String code : List.of("ana", "bea", "cem", "treasurer", "auditor", "operator")) {
            app.admit(code, 10_000, 100_000, code.equals("ana") ? "ana-password" : null);
        }
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        for (String role : List.of("treasurer", "auditor", "operator")) {
            app.mandate(role, role);
        }
    }

    Api as(String code) {
        return nobody.as(Entered.token(app, () -> now, code));
    }

    /// A payment from who asks.
    void pay(Api payer, String payee, long amount, String description) {
        payer.put(
                        "/api/v1/payments/" + app.app.chance.uuid(),
                        Map.of(
                                "payee",
                                payee,
                                "amount",
                                amount,
                                "description",
                                description,
                                "kind",
                                "gift"))
                .is(201);
    }

    DSLContext sql() {
        return DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
    }

    List<String> query(String query) {
        return sql().resultQuery(query).fetch(r -> String.valueOf(r.get(0)));
    }

    void assertSound() {
        assertThat(app.app.checks.run((_, _) -> {}).results())
                .allSatisfy(r -> assertThat(r.first()).as(r.check()).isEmpty());
    }

    List<String> found() {
        return app.app.checks.run((_, _) -> {}).results().stream()
                .filter(r -> r.found() > 0)
                .map(Checks.Result::check)
                .toList();
    }

    @Override
    public void close() {
        server.close();
        app.close();
    }
}
