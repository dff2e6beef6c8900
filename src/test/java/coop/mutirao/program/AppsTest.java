package coop.mutirao.program;

import static coop.mutirao.program.Client.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What coordinators do with others' apps.
class AppsTest {

    private static final String ID = "00000000-0000-7000-8000-0000000000a1";
    private static final String PATH = "/api/v1/apps/" + ID;

    static ProgramTown town;
    Api coordinator;

    @BeforeAll
    static void open() {
        town = new ProgramTown();
    }

    @BeforeEach
    void without_the_app() {
        coordinator = town.as("coordinator");
        // Not there, mostly.
        coordinator.delete(PATH + "?decision=Assembly%20of%209%20June");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Map<String, Object> changed(String member, Object value) {
        Map<String, Object> order = new HashMap<>(Client.registration(false, "payments:read"));
        order.put(member, value);
        return order;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://agenda.example/back",
                "https://agenda.example/back#part",
                "https://ana@agenda.example/back",
                "https:///back",
                "http://127.0.0.1.agenda.example/back",
                "http://localhost/back",
                "javascript:alert(1)",
                "data:text/html,x",
                "agenda:/back",
                "org.example.agenda:back",
                "/back",
                "https://agenda.example/ba ck",
                "https://agenda.example/b\u00e4ck",
                ""
            })
    void an_answer_is_sent_to_no_such_place(String uri) {
        Answer answer = coordinator.put(PATH, changed("redirectUris", List.of(uri)));

        answer.isProblem(400, "malformed-request");
        assertThat(answer.body().get("pointer").asString()).isEqualTo("/redirectUris");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://agenda.example/back?x=1",
                "http://127.0.0.1:4711/back",
                "http://[::1]:4711/back",
                "org.example.agenda:/back"
            })
    void an_answer_may_be_sent_there(String uri) {
        town.putApp(ID, changed("redirectUris", List.of(uri))).is(201);
    }

    @Test
    void an_app_never_reads_what_is_for_officers() {
        coordinator
                .put(PATH, changed("scopes", List.of("reports:read")))
                .isProblem(400, "malformed-request");
        coordinator
                .put(PATH, changed("website", "http://agenda.example"))
                .isProblem(400, "malformed-request");
    }

    @Test
    void the_secret_of_an_app_is_shown_when_it_is_new_and_kept_as_a_hash() {
        Answer first = town.putApp(ID, Client.registration(true, "payments:read")).is(201);
        String secret = first.body().get("secret").asString();
        assertThat(secret).startsWith("mutirao_oas_");
        assertThat(town.query("SELECT * FROM oauth_app").toString())
                .doesNotContain(secret.substring(12));

        Answer again = coordinator.put(PATH, Client.registration(true, "payments:read")).is(200);
        assertThat(again.body().get("secret").isNull()).isTrue();
        Answer renamed = town.putApp(ID, Client.registration(true, "statements:read")).is(200);
        assertThat(renamed.body().get("secret").isNull()).isTrue();

        var client = new Client(town, ID);
        client.secret = secret;
        assertRefused(client.token(client.refresh("made-up")), 400, "invalid_grant");
        Map<String, Object> order = new HashMap<>(Client.registration(true, "payments:read"));
        order.put("newSecret", true);
        assertThat(town.putApp(ID, order).is(200).body().get("secret").asString())
                .startsWith("mutirao_oas_")
                .isNotEqualTo(secret);
        assertRefused(client.token(client.refresh("made-up")), 401, "invalid_client");
    }

    @Test
    void what_happens_to_an_app_is_in_the_log_and_held_against_it() {
        // Of the test before something may have waited, which lapses with the first change.
        town.putApp(ID, Client.registration(false, "statements:read")).is(201);
        coordinator.delete(PATH + "?decision=Assembly%20of%209%20June").is(204);
        long before = town.app.app.database.inTransaction(town.app.app.log::size);
        town.putApp(ID, Client.registration(false, "payments:read")).is(201);
        coordinator.put(PATH, Client.registration(false, "payments:read")).is(200);
        town.putApp(ID, Client.registration(true, "payments:read")).is(200);
        // Asked for, agreed to and registered; and so it was changed.
        assertThat(town.app.app.database.inTransaction(town.app.app.log::size))
                .isEqualTo(before + 6);
        assertThat(findings()).isEmpty();

        // Who owns the database sends members' answers elsewhere.
        town.execute("UPDATE oauth_app SET redirect_uris = ARRAY['https://evil.example/back']");

        assertThat(findings()).singleElement().asString().contains("redirects", "evil.example");
        town.execute("UPDATE oauth_app SET redirect_uris = ARRAY['" + Client.BACK + "']");
        coordinator.delete(PATH + "?decision=Assembly%20of%209%20June").is(204);
        assertThat(findings()).isEmpty();
    }

    private List<String> findings() {
        return town.app.app.checks.run((_, _) -> {}).results().stream()
                .flatMap(result -> result.first().stream())
                .toList();
    }

    @Test
    void only_a_coordinator_who_just_signed_in_lets_an_app_ask() {
        Map<String, Object> order = Client.registration(false, "payments:read");
        town.as("ana").put(PATH, order).isProblem(403, "not-allowed");
        town.clock.pass(Duration.ofMinutes(16));
        coordinator.put(PATH, order).isProblem(403, "sign-in-again");
    }

    @Test
    void no_coordinator_alone_says_where_answers_go() {
        Map<String, Object> order = Client.registration(false, "payments:read");
        coordinator.put(PATH, order).is(202);
        assertThat(town.query("SELECT FROM oauth_app WHERE app_id = '" + ID + "'")).isEmpty();
        town.as("coord-2").put(PATH, order).is(201);
        Map<String, Object> elsewhere =
                changed("redirectUris", List.of("https://agenda.evil.example/back"));

        coordinator.put(PATH, elsewhere).is(202);
        coordinator.put(PATH, elsewhere).is(202);
        assertThat(town.query("SELECT redirect_uris FROM oauth_app").toString())
                .contains(Client.BACK);
        // Once the app has ended, what was asked of it before is asked for nothing.
        town.as("coord-2").delete(PATH + "?decision=Assembly%20of%209%20June").is(204);
        town.as("coord-2").put(PATH, elsewhere).is(202);
    }
}
