package coop.mutirao.loss;

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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/// Members who owe: each test takes others of them, as they share a clock that goes forward only.
/// Cora and Dora are coordinators, Tom is the treasurer. It is the first of September 2026.
final class DebtTown implements AutoCloseable {

    final DataSource database = TestDatabase.fresh();
    final SetClock clock = new SetClock(Instant.parse("2026-09-01T08:00:00Z"));
    final TestApp app = new TestApp(database, clock, 1).found(TestApp.CHARTER);
    private final Server server =
            app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
    private final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
    private long ids = 100;

    DebtTown() {
        for (String code : List.of("cora", "dora", "tom", "rich")) {
            app.admit(code, 10_000, 1_000_000, null);
        }
        mandate();
    }

    void mandate() {
        app.mandate("cora", "coordinator");
        app.mandate("dora", "coordinator");
        app.mandate("tom", "treasurer");
    }

    /// A new member who owes so much to Rich.
    String debtor(String code, long amount) {
        app.admit(code, 10_000, 1_000_000, null);
        pay(code, "rich", amount);
        assertThat(app.balance(code)).isEqualTo(-amount);
        return code;
    }

    void pay(String payer, String payee, long amount) {
        assertThat(app.app.payments.submit(Orders.pay(ids++, payer, payee, amount)))
                .isInstanceOf(PaymentOutcome.Committed.class);
    }

    /// Enough to bring a debtor so much nearer to zero, whatever the contribution takes.
    void give(String code, long amount) {
        long after = app.balance(code) + amount;
        while (app.balance(code) < after) {
            pay("rich", code, after - app.balance(code));
        }
        assertThat(app.balance(code)).isEqualTo(after);
    }

    Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void passDays(int days) {
        clock.pass(Duration.ofDays(days));
    }

    static String plans(String code) {
        return "/api/v1/accounts/" + code + "/debt-plans";
    }

    static String plan(String code) {
        return plans(code) + "/" + UUID.randomUUID();
    }

    /// A plan: days from today, and amounts.
    Map<String, Object> asked(long... daysAndAmounts) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int i = 0; i < daysAndAmounts.length; i += 2) {
            parts.add(
                    Map.of(
                            "dueOn",
                            today().plusDays(daysAndAmounts[i]).toString(),
                            "amount",
                            daysAndAmounts[i + 1]));
        }
        return new HashMap<>(Map.of("instalments", parts, "ways", "Bread, and work on the roof"));
    }

    /// A plan that Cora asked for and who owes agreed to.
    String agreed(String code, long... daysAndAmounts) {
        String path = plan(code);
        as("cora").put(path, asked(daysAndAmounts)).is(201);
        as(code).put(path + "/agreement", null).is(201);
        return path;
    }

    List<String> states(String code) {
        return as("cora")
                .get(plans(code))
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .map(one -> one.get("state").asString())
                .toList();
    }

    List<String> due() {
        return as("tom")
                .get("/api/v1/debts")
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .map(one -> one.get("account").asString())
                .toList();
    }

    String news(String code) {
        JsonNode body = as(code).get("/api/v1/members/" + code + "/news").is(200).body();
        return Objects.requireNonNull(body).toString();
    }

    int keep() {
        return app.app.chamber.debtKeeper.keep();
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
