package coop.mutirao.dormancy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.TwoOfficers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/// Members of whom some leave, fall silent or die: each test takes others of them, as they share a
/// clock that goes forward only. Cora, Dora and Elsa are coordinators.
final class DormancyTown implements AutoCloseable {

    final DataSource database = TestDatabase.fresh();
    final SetClock clock = new SetClock(Instant.parse("2026-09-01T08:00:00Z"));
    final TestApp app = new TestApp(database, clock, 1).found(TestApp.CHARTER);
    private final Server server =
            app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
    private final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
    private long ids = 100;

    DormancyTown() {
        for (String code : List.of("cora", "dora", "elsa", "poor")) {
            app.admit(code, 1_000_000, 10_000, null);
        }
        mandate();
    }

    void mandate() {
        for (String code : List.of("cora", "dora", "elsa")) {
            app.mandate(code, "coordinator");
        }
    }

    void policy(int days) {
        new TwoOfficers(app, "cora", "dora")
                .set(DormancyPolicy.KEY, new DormancyPolicy(days), null);
    }

    /// A new member who holds so much, which is a gift.
    String holder(String code, long amount) {
        app.admit(code, 10_000, 10_000, null);
        give("poor", code, amount);
        assertThat(app.balance(code)).isEqualTo(amount);
        return code;
    }

    void give(String payer, String payee, long amount) {
        assertThat(app.app.payments.submit(Orders.gift(ids++, payer, payee, amount)))
                .isInstanceOf(PaymentOutcome.Committed.class);
    }

    Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    void passDays(int days) {
        clock.pass(Duration.ofDays(days));
    }

    static String account(String code, String rest) {
        return "/api/v1/accounts/" + code + rest;
    }

    /// All notices of an account, as an officer sees them, the newest first.
    List<JsonNode> notices(String code) {
        return as("cora")
                .get(account(code, "/dormancy"))
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    List<String> states(String code) {
        return notices(code).stream()
                .map(one -> one.get("cause").asString() + " " + one.get("state").asString())
                .toList();
    }

    String reclaim(String code) {
        return account(
                code, "/dormancy/" + notices(code).getFirst().get("id").asString() + "/reclaim");
    }

    String news(String code) {
        JsonNode body = as(code).get("/api/v1/members/" + code + "/news").is(200).body();
        return Objects.requireNonNull(body).toString();
    }

    long kept() {
        return app.app.database.inSnapshot(tx ->
                app.app
                        .ledger
                        .find(tx, "system-dormant")
                        .map(a -> a.balance().minorUnits())
                        .orElse(0L));
    }

    int keep() {
        return app.app.economy.dormancyKeeper.keep();
    }

    /// The check of the books and the verifier of the log find nothing.
    void sound(Path folder) {
        assertThat(app.app.checks.run((_, _) -> {}).results())
                .allSatisfy(r -> assertThat(r.found()).as("%s", r).isZero());
        assertThat(ExportedLog.verify(database, folder.resolve("pack")).findings()).isEmpty();
    }

    @Override
    public void close() {
        server.close();
        app.close();
    }
}
