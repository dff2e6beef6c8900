package coop.mutirao.program;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Role;
import coop.mutirao.officer.Second;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiKeysTest {

    private static final String OF_ANA = "/api/v1/members/ana/api-keys";
    private static final String ACCOUNT = "/api/v1/accounts/ana";

    static ProgramTown town;

    @BeforeAll
    static void open() {
        town = new ProgramTown();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String idOf(Api ana, String name) {
        for (JsonNode key : ana.get(OF_ANA).is(200).body().get("items")) {
            if (key.get("name").asString().equals(name)) {
                return key.get("id").asString();
            }
        }
        throw new AssertionError("no key " + name);
    }

    @Test
    void a_key_is_shown_once_and_kept_as_a_hash() {
        Api ana = town.as("ana");
        String key = town.makeKey("ana", Map.of("name", "shown once"));

        assertThat(key).matches("mutirao_key_[A-Za-z0-9_-]{43}");
        assertThat(ana.get(OF_ANA).is(200).text()).contains("shown once").doesNotContain(key);
        assertThat(town.query("SELECT * FROM api_key").toString())
                .contains("shown once")
                .doesNotContain(key.substring(12));
    }

    @Test
    void recovery_ends_the_keys_that_somebody_may_have_made_meanwhile() {
        for (String code : List.of("bea", "cem")) {
            town.grant(code, "coordinator");
        }
        town.app.admit("dita", 10_000, 100_000, null);
        Api key = town.key("dita", ProgramTown.ALL_SCOPES);
        key.get("/api/v1/accounts/dita").is(200);
        String recovery = "/api/v1/members/dita/recovery";
        town.as("bea").put(recovery, Map.of("reason", "She lost her telephone")).is(202);
        Answer agreed = town.as("cem").put(recovery, Map.of("reason", "She did")).is(201);
        key.get("/api/v1/accounts/dita").is(200);

        town.nobody
                .post(
                        "/api/v1/invitations",
                        Map.of(
                                "invitation",
                                agreed.body().get("invitation").asString(),
                                "password",
                                "rain on warm bricks"))
                .is(201);

        key.get("/api/v1/accounts/dita").isProblem(401, "not-signed-in");
    }

    @Test
    void a_key_ends_by_itself() {
        String until = town.clock.instant().plus(Duration.ofHours(1)).toString();
        Api program =
                town.nobody.as(town.makeKey("ana", Map.of("name", "hour", "expiresAt", until)));
        town.clock.pass(Duration.ofMinutes(59));
        program.get(ACCOUNT).is(200);

        town.clock.pass(Duration.ofMinutes(1));

        program.get(ACCOUNT).isProblem(401, "not-signed-in");
        assertThat(town.as("ana").get(OF_ANA).text()).doesNotContain("\"hour\"");
    }

    @Test
    void a_key_lives_a_year_and_two_at_the_most() {
        Api ana = town.as("ana");
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(732))) {
            Answer answer =
                    ana.post(
                            OF_ANA,
                            Map.of(
                                    "name", "Till",
                                    "scopes", List.of("payments:read"),
                                    "expiresAt", town.clock.instant().plus(wrong).toString()));

            answer.isProblem(400, "malformed-request");
            assertThat(answer.body().get("pointer").asString()).isEqualTo("/expiresAt");
        }
        Answer made =
                ana.post(OF_ANA, Map.of("name", "year", "scopes", List.of("payments:read")))
                        .is(201);
        assertThat(made.body().get("expiresAt").asString()).startsWith("2027-11-24");
    }

    @Test
    void a_delegation_that_is_given_again_gives_no_key_back() {
        String delegate = "/api/v1/accounts/ana/delegates/bea";
        town.as("ana").put(delegate, Map.of("decision", "Till")).is(201);
        Api named =
                town.nobody.as(
                        town.makeKey(
                                "bea", Map.of("name", "both", "accounts", List.of("ana", "bea"))));
        Api app = town.nobody.as(town.makeKey("bea", Map.of()));
        named.get(ACCOUNT).is(200);
        // Other limits are no break.
        town.as("ana").put(delegate, Map.of("decision", "Till", "paymentMaximum", 5)).is(201);
        named.get(ACCOUNT).is(200);

        town.as("ana").delete(delegate + "?decision=Enough").is(204);
        named.get(ACCOUNT).isProblem(403, "not-allowed");
        town.clock.pass(Duration.ofSeconds(1));
        town.as("ana").put(delegate, Map.of("decision", "Again")).is(201);

        named.get(ACCOUNT).isProblem(403, "not-allowed");
        named.get("/api/v1/accounts/bea").is(200);
        assertThat(
                        town.as("bea")
                                .get("/api/v1/members/bea/api-keys")
                                .body()
                                .get("items")
                                .valueStream()
                                .filter(key -> key.get("name").asString().equals("both"))
                                .flatMap(key -> key.get("accounts").valueStream())
                                .map(JsonNode::asString))
                .containsExactly("bea");
        // One that was not held to accounts reaches whatever she may.
        app.get(ACCOUNT).is(200);
        town.as("ana").delete(delegate + "?decision=Enough").is(204);
    }

    @Test
    void who_ends_all_else_ends_her_keys_too_if_she_says_so() {
        Api program = town.nobody.as(town.makeKey("cem", Map.of("name", "cem's")));
        Api beas = town.nobody.as(town.makeKey("bea", Map.of("name", "bea's")));
        String sessions = "/api/v1/members/cem/sessions";
        town.as("cem").delete(sessions).is(204);
        town.as("cem").delete(sessions + "?programs=false").is(204);
        program.get("/api/v1/accounts/cem").is(200);
        town.as("cem").delete(sessions + "?programs=1").isProblem(400, "malformed-request");

        town.as("cem").delete(sessions + "?programs=true").is(204);

        program.get("/api/v1/accounts/cem").isProblem(401, "not-signed-in");
        beas.get("/api/v1/accounts/bea").is(200);
    }

    @Test
    void who_ends_a_key_ends_it_at_once_and_only_ones_own() {
        Api ana = town.as("ana");
        Api program = town.nobody.as(town.makeKey("ana", Map.of("name", "ended")));
        program.get(ACCOUNT).is(200);
        String id = idOf(ana, "ended");

        town.as("bea").delete("/api/v1/members/bea/api-keys/" + id).isProblem(404, "not-found");
        town.as("bea").delete(OF_ANA + "/" + id).isProblem(403, "not-allowed");
        program.get(ACCOUNT).is(200);
        ana.delete(OF_ANA + "/" + id).is(204);

        program.get(ACCOUNT).isProblem(401, "not-signed-in");
    }

    @Test
    void whoever_finds_a_telephone_open_makes_no_key() {
        Api ana = town.as("ana");
        town.clock.pass(Duration.ofMinutes(16));

        ana.post(OF_ANA, Map.of("name", "Till", "scopes", List.of("payments:write")))
                .isProblem(403, "sign-in-again");
    }

    @Test
    void a_key_makes_no_key_and_ends_none() {
        Api program = town.key("ana", ProgramTown.ALL_SCOPES);

        program.post(OF_ANA, Map.of("name", "Till", "scopes", List.of("payments:write")))
                .isProblem(403, "not-allowed");
        program.get(OF_ANA).isProblem(403, "not-allowed");
        program.delete("/api/v1/sessions/current").isProblem(403, "not-allowed");
        program.get("/api/v1/sessions/current").isProblem(403, "not-allowed");
    }

    @Test
    void a_key_counts_as_bearer_only() {
        String key = town.makeKey("ana", Map.of());

        town.nobody.get(ACCOUNT + "?access_token=" + key).isProblem(401, "not-signed-in");
        town.nobody
                .with("Cookie", "__Host-mutirao=" + key)
                .with("Sec-Fetch-Site", "same-origin")
                .get(ACCOUNT)
                .isProblem(401, "not-signed-in");
        town.nobody.as(key + "A").get(ACCOUNT).isProblem(401, "not-signed-in");
        town.nobody.as(key.toLowerCase(java.util.Locale.ROOT)).get(ACCOUNT).is(401);
        town.nobody.as(key).get(ACCOUNT).is(200);
    }

    @Test
    void a_key_ends_with_the_right_it_came_of() {
        town.grant("cem", "auditor");
        Api program = town.key("cem", List.of("reports:read", "statements:read"));
        program.get("/api/v1/reports/trial-balance").is(200);
        program.get(ACCOUNT).is(200);

        town.app.app.roles.revoke(
                "cem", Role.AUDITOR, "Assembly of 9 June", "ana", Second.NOT_NEEDED);

        program.get("/api/v1/reports/trial-balance").isProblem(403, "not-allowed");
        program.get(ACCOUNT).isProblem(403, "not-allowed");
    }

    @Test
    void a_key_held_to_accounts_has_nothing_of_an_officer() {
        town.grant("bea", "auditor");
        Api program = town.nobody.as(town.makeKey("bea", Map.of("accounts", List.of("BEA"))));

        program.get("/api/v1/accounts/bea").is(200);
        program.get(ACCOUNT).isProblem(403, "not-allowed");
        program.get("/api/v1/reports/trial-balance").isProblem(403, "not-allowed");
    }

    @Test
    void that_a_key_is_used_is_shown_to_five_minutes() {
        Api ana = town.as("ana");
        Api program = town.nobody.as(town.makeKey("ana", Map.of("name", "used")));
        assertThat(lastUse(ana)).isEqualTo("null");

        program.get(ACCOUNT).is(200);
        String first = lastUse(ana);
        town.clock.pass(Duration.ofMinutes(4));
        program.get(ACCOUNT).is(200);
        assertThat(lastUse(ana)).isEqualTo(first).isNotEqualTo("null");
        town.clock.pass(Duration.ofMinutes(2));
        program.get(ACCOUNT).is(200);

        assertThat(lastUse(ana)).isGreaterThan(first);
    }

    private static String lastUse(Api ana) {
        String id = idOf(ana, "used");
        for (JsonNode key : ana.get(OF_ANA).body().get("items")) {
            if (key.get("id").asString().equals(id)) {
                return key.get("lastUsedAt").isNull() ? "null" : key.get("lastUsedAt").asString();
            }
        }
        return "null";
    }

    @Test
    void many_at_once_make_twenty_keys_and_no_more() {
        try (ProgramTown quiet = new ProgramTown()) {
            Api bea = quiet.as("bea");
            Map<String, Object> order = Map.of("name", "Till", "scopes", List.of("payments:read"));

            List<CompletableFuture<Answer>> answers =
                    IntStream.range(0, 30)
                            .mapToObj(_ ->
                                    CompletableFuture.supplyAsync(
                                            () -> bea.post("/api/v1/members/bea/api-keys", order),
                                            task -> Thread.ofVirtual().start(task)))
                            .toList();

            assertThat(answers.stream().map(a -> a.join().status()).sorted().toList())
                    .hasSize(30)
                    .containsOnly(201, 422)
                    .filteredOn(status -> status == 201)
                    .hasSize(ApiKeys.IN_FORCE_MAX);
        }
    }
}
