package coop.mutirao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.crypto.Chance;
import coop.mutirao.export.AccountStatements;
import coop.mutirao.export.ExportRoutes;
import coop.mutirao.export.Exports;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Json;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.testing.Circle;
import coop.mutirao.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Accounts, statements and reports through the real server on a real database.
class AccountRoutesTest {

    static final ObjectMapper JSON =
            Json.mapper(
                    List.of(
                            new Json.Scalar<>(
                                    Money.class, Long.class, Money::minorUnits, Money::of),
                            new Json.Scalar<>(
                                    TransferId.class,
                                    String.class,
                                    TransferId::toString,
                                    TransferId::parse)));

    final DataSource owner = TestDatabase.freshForOwner();
    final Circle circle = new Circle(owner, 5, 3, 2);
    final HttpClient client = HttpClient.newHttpClient();
    Server server;
    Optional<Limits.Stop> stop = Optional.empty();

    @BeforeEach
    void start() {
        var statements = new Statements(circle.database, circle.log);
        var limits =
                new Limits(
                        circle.database,
                        circle.log,
                        (_, _, _, _, to) -> to.compareTo(Money.of(100_000)) > 0,
                        _ -> stop);
        var acts =
                new OfficerActs(
                        circle.database,
                        circle.log,
                        new Chance(new Random(1), circle::now),
                        circle::now);
        server =
                Server.start(
                        "127.0.0.1",
                        0,
                        new Server.Needs(
                                JSON,
                                AccountRoutesTest::caller,
                                () -> "r",
                                new SimpleMeterRegistry(),
                                InstantSource.system()),
                        List.of(
                                new AccountRoutes(
                                        JSON,
                                        statements,
                                        limits,
                                        new OfficerActRoutes(acts, JSON),
                                        circle::now),
                                new ReportRoutes(
                                        JSON,
                                        new Reports(circle.database, circle.database, circle.log),
                                        circle::now),
                                new ExportRoutes(
                                        new Exports(circle.database),
                                        new AccountStatements(circle.database),
                                        circle::now)));
        circle.pass(Duration.ofHours(1));
        assertThat(circle.pay("m0", "m1", 10_000, 100, 0, "bread")).isTrue();
        circle.pass(Duration.ofHours(1));
        assertThat(circle.pay("m1", "m2", 2_000, 20, 10, null)).isTrue();
        circle.pass(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Optional<Caller> caller(String token) {
        Set<Role> roles =
                switch (token) {
                    case "auditor" -> Set.of(Role.AUDITOR);
                    case "coordinator" -> Set.of(Role.COORDINATOR);
                    default -> Set.of();
                };
        String code = roles.isEmpty() ? token : "m2";
        var session = new Caller.Session(new UUID(0, 1), Instant.now(), Instant.MAX, Instant.MAX);
        return Optional.of(new Caller(1, code, code, "person", roles, Set.of(), session));
    }

    @Test
    void an_account_is_shown_to_its_owner_and_the_funds_to_all() {
        JsonNode account = get("m1", "/accounts/M1").json();

        assertThat(account.get("balance").asLong()).isEqualTo(7_890);
        assertThat(account.get("availableBalance").asLong()).isEqualTo(107_890);
        assertThat(account.get("owner").asString()).isEqualTo("m1");
        assertThat(account.get("community").asString()).isEqualTo("rede");
        assertThat(get("m0", "/accounts/m1").status()).isEqualTo(403);
        assertThat(get("m0", "/accounts/opening").status()).isEqualTo(403);
        assertThat(get("m0", "/accounts/fund-income").json().get("balance").asLong())
                .isEqualTo(130);
        assertThat(get("m0", "/accounts/nobody").status()).isEqualTo(404);
    }

    @Test
    void a_statement_pairs_each_contribution_with_the_fund() {
        List<List<Object>> lines = lines("m1", "/accounts/m1/entries?limit=2");

        assertThat(lines)
                .containsExactly(
                        List.of("contribution", -10L, 7_890L, "fund-income", "null"),
                        List.of("payment", -2_000L, 7_900L, "m2", "null"),
                        List.of("contribution", -100L, 9_900L, "fund-income", "bread"),
                        List.of("payment", 10_000L, 10_000L, "m0", "bread"));
        assertThat(lines("m1", "/accounts/m1/entries?limit=1&size=6"))
                .isEqualTo(lines("m1", "/accounts/m1/entries?at=2026-09-01T09:59:59Z"))
                .isEqualTo(lines.subList(2, 4));
        assertThat(get("m1", "/accounts/m1/entries?size=8").status()).isEqualTo(422);
    }

    @Test
    void a_funds_statement_shows_who_paid_only_to_who_may_see_the_payment() {
        assertThat(lines("auditor", "/accounts/fund-income/entries?limit=1"))
                .containsExactly(
                        List.of("contribution", 10L, 130L, "m1", "null"),
                        List.of("contribution", 20L, 120L, "m2", "null"),
                        List.of("contribution", 100L, 100L, "m1", "bread"));
        assertThat(lines("m0", "/accounts/fund-income/entries"))
                .containsExactly(
                        List.of("contribution", 10L, 130L, "null", "null"),
                        List.of("contribution", 20L, 120L, "null", "null"),
                        List.of("contribution", 100L, 100L, "m1", "bread"));
    }

    private List<List<Object>> lines(String who, String path) {
        List<List<Object>> lines = new ArrayList<>();
        @Nullable String next = "";
        while (next != null) {
            String after = next.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "after=" + next;
            JsonNode page = get(who, path + after).json();
            for (JsonNode item : page.get("items")) {
                lines.add(
                        List.of(
                                item.get("kind").asString(),
                                item.get("amount").asLong(),
                                item.get("balanceAfter").asLong(),
                                item.get("otherParty").asString("null"),
                                item.get("description").asString("null")));
            }
            next = page.get("next").isNull() ? null : page.get("next").asString();
        }
        return lines;
    }

    @Test
    void a_balance_is_as_of_a_size_or_a_time_that_has_passed() {
        String path = "/accounts/m1/balance";

        assertThat(get("m1", path).json().get("balance").asLong()).isEqualTo(7_890);
        // Five accounts were opened, then came the two payments.
        assertThat(get("m1", path + "?size=5").json().get("version").asLong()).isZero();
        assertThat(get("m1", path + "?size=6").json().get("balance").asLong()).isEqualTo(9_900);
        assertThat(get("m1", path + "?size=7").json().get("balance").asLong()).isEqualTo(7_890);
        assertThat(get("m1", path + "?size=8").json().get("logSize").asLong()).isEqualTo(7);
        JsonNode then = get("m1", path + "?at=2026-09-01T09:59:59.999999Z").json();
        assertThat(then.get("balance").asLong()).isEqualTo(9_900);
        assertThat(then.get("at").asString()).isEqualTo("2026-09-01T09:59:59.999999Z");
        assertThat(get("m1", path + "?at=2026-09-01T10:00:00Z").json().get("size").asLong())
                .isEqualTo(7);
        assertThat(get("m1", path + "?at=2026-09-01T11:00:01Z").status()).isEqualTo(422);
        assertThat(get("m1", path + "?at=2026-09-31T11:00:01Z").status()).isEqualTo(400);
        assertThat(get("m1", path + "?at=2026-09-01T10:00:00Z&size=1").status()).isEqualTo(400);
        assertThat(get("m1", path + "?size=-1").status()).isEqualTo(400);
        assertThat(get("m1", "/accounts/m1/entries?after=x").status()).isEqualTo(400);
    }

    @Test
    void a_time_may_have_an_offset_and_one_that_is_none_is_told_what_is_asked() {
        String path = "/accounts/m1/balance?at=2026-09-01T";

        for (String time :
                List.of(
                        "11:59:59.999999%2B02:00",
                        "09:59:59.999999Z", "09:59:59.999999-00:00", "05:29:59.999999-04:30")) {
            JsonNode then = get("m1", path + time).json();
            assertThat(then.get("balance").asLong()).as(time).isEqualTo(9_900);
            assertThat(then.get("at").asString()).isEqualTo("2026-09-01T09:59:59.999999Z");
        }
        for (String time :
                List.of(
                        "11:59:59+02:00",
                        "11:59:59",
                        "11:59Z",
                        "11:59:59.1234567Z",
                        "11:59:59%2B0200",
                        "11:59:59%2B19:00",
                        "25:59:59Z",
                        "now")) {
            Answer answer = get("m1", path + time);
            assertThat(answer.status()).as(time).isEqualTo(400);
            assertThat(answer.json().get("detail").asString())
                    .contains("2026-10-01T11:30:00+02:00", "write + as %2B");
        }
    }

    @Test
    void a_trial_balance_has_all_accounts_and_its_sums_on_every_page() {
        List<String> codes = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get("auditor", "/reports/trial-balance?limit=2" + after).json();
            assertThat(page.get("size").asLong()).isEqualTo(7);
            assertThat(page.get("units").get(0).get("total").asLong()).isZero();
            assertThat(page.get("units").get(0).get("debits").asLong()).isEqualTo(10_000);
            assertThat(page.get("units").get(0).get("credits").asLong()).isEqualTo(10_000);
            page.get("items").forEach(item -> codes.add(item.get("code").asString()));
            after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
            // The pages that follow are of the same size, whatever happens.
            circle.pay("m0", "m1", 1, 0, 0, null);
        } while (!after.isEmpty());

        assertThat(codes).containsExactly("fund-income", "m0", "m1", "m2", "opening");
        assertThat(get("auditor", "/reports/trial-balance?size=6").text())
                .contains("\"credits\":10000", "\"code\":\"m1\",\"kind\":\"member\"")
                .contains("\"balance\":9900,\"version\":2");
        assertThat(get("auditor", "/reports/trial-balance?at=2026-09-01T09:59:59Z").text())
                .contains("\"size\":6");
        assertThat(get("auditor", "/reports/trial-balance?size=99").status()).isEqualTo(422);
        assertThat(get("m0", "/reports/trial-balance").status()).isEqualTo(403);
    }

    @Test
    void lists_come_as_csv_too() {
        assertThat(csv("m1", "/accounts/m1/entries").lines()).hasSize(5);
        assertThat(csv("auditor", "/reports/trial-balance").lines())
                .hasSize(6)
                .contains("m1,member,SOL,7890,4");
    }

    @Test
    void limits_change_with_a_reason_and_a_fact() {
        Answer changed =
                patch("coordinator", "m0", "{\"creditLimit\":5,\"reason\":\"Assembly, 4 May\"}");

        assertThat(changed.json().get("creditLimit").asLong()).isEqualTo(5);
        assertThat(changed.json().get("availableBalance").asLong()).isEqualTo(-9_995);
        assertThat(circle.database.inTransaction(circle.log::size)).isEqualTo(8);
        patch("coordinator", "m0", "{\"creditLimit\":5,\"reason\":\"again\"}");
        assertThat(circle.database.inTransaction(circle.log::size)).isEqualTo(8);
    }

    @Test
    void only_an_account_at_zero_is_closed() {
        String close = "{\"closed\":true,\"reason\":\"moves away\"}";

        JsonNode refused = patch("coordinator", "m0", close).json();
        assertThat(refused.get("type").asString()).isEqualTo("/problems/account-not-settled");
        assertThat(refused.get("balance").asLong()).isEqualTo(-10_000);
        circle.pay("m1", "m0", 7_890, 0, 0, null);
        circle.pay("m2", "m0", 1_980, 0, 0, null);
        circle.pay("m2", "m0", 130, 0, 0, null);
        String reserve = "{\"closed\":true,\"reservedAmount\":1,\"reason\":\"x\"}";
        assertThat(patch("coordinator", "m0", reserve).status()).isEqualTo(422);
        assertThat(patch("coordinator", "m0", close).json().get("closed").asBoolean()).isTrue();
        String open = "{\"closed\":false,\"reason\":\"is back\"}";
        assertThat(patch("coordinator", "m0", open).json().get("closed").asBoolean()).isFalse();
    }

    @Test
    void a_change_that_makes_no_sense_is_refused() {
        Map<String, Integer> bodies =
                Map.of(
                        "{\"creditLimit\":5}", 400,
                        "{\"reason\":\"nothing\"}", 400,
                        "{\"creditLimit\":-1,\"reason\":\"x\"}", 400,
                        "{\"creditLimit\":1,\"reason\":\" \"}", 400,
                        "{\"balance\":1,\"reason\":\"x\"}", 400);
        bodies.forEach((body, status) ->
                assertThat(patch("coordinator", "m0", body).status()).as(body).isEqualTo(status));
        String limit = "{\"creditLimit\":5,\"reason\":\"x\"}";
        assertThat(patch("coordinator", "fund-income", limit).status()).isEqualTo(403);
        assertThat(patch("coordinator", "nobody", limit).status()).isEqualTo(404);
        assertThat(patch("m0", "m0", limit).status()).isEqualTo(403);
    }

    @Test
    void nobody_changes_an_account_of_her_own() {
        String limit = "{\"creditLimit\":5,\"reason\":\"mine\"}";
        long facts = circle.database.inTransaction(circle.log::size);

        Answer refused = patch("coordinator", "M2", limit);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems/not-allowed");
        assertThat(refused.json().get("detail").asString()).contains("another coordinator");
        assertThat(circle.database.inTransaction(circle.log::size)).isEqualTo(facts);
        assertThat(get("m2", "/accounts/m2").json().get("creditLimit").asLong()).isNotEqualTo(5);
    }

    @Test
    void an_export_comes_whole_or_breaks_off() {
        assertThat(get("auditor", "/exports/hledger").text()).contains("Closing balances after 7");
        assertThat(get("auditor", "/exports/pdf").status()).isEqualTo(404);
        for (int i = 0; i < 300; i++) {
            circle.pay("m0", "m1", 1, 0, 0, "x".repeat(140));
        }
        DSL.using(owner, SQLDialect.POSTGRES)
                .execute(
                        "SET session_replication_role = replica;"
                                + " UPDATE entry SET account_id = 99 WHERE log_index = 300");

        assertThatThrownBy(() -> send("auditor", "/exports/csv", "GET", null, "*/*"))
                .isInstanceOf(IOException.class);
    }

    record Answer(int status, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    private Answer get(String who, String path) {
        return call(who, path, "GET", null, "application/json");
    }

    private String csv(String who, String path) {
        return call(who, path, "GET", null, "text/csv").text();
    }

    private Answer patch(String who, String code, String body) {
        return call(who, "/accounts/" + code, "PATCH", body, "application/json");
    }

    private Answer call(
            String who, String path, String method, @Nullable String body, String accept) {
        try {
            return send(who, path, method, body, accept);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Answer send(
            String who, String path, String method, @Nullable String body, String accept)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                        .header("Authorization", "Bearer " + who)
                        .header("Accept", accept)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
