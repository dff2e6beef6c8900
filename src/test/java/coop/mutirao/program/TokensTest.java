package coop.mutirao.program;

import static coop.mutirao.program.Client.assertRefused;
import static coop.mutirao.program.Client.with;
import static coop.mutirao.program.Client.without;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.program.Client.Tokens;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Codes and tokens in the wrong hands, too late, twice, and many at once.
class TokensTest {

    private static final String READ = "statements:read";
    private static final String ACCOUNT = "/api/v1/accounts/ana";
    private static final String APPS = "/api/v1/members/ana/apps";

    static ProgramTown town;
    static Client agenda;
    static Client server;

    @BeforeAll
    static void open() {
        town = new ProgramTown();
        agenda = new Client(town, "00000000-0000-7000-8000-0000000000a1");
        server = new Client(town, "00000000-0000-7000-8000-0000000000a2");
    }

    @BeforeEach
    void register() {
        town.execute("DELETE FROM oauth_app");
        agenda.register(false, READ, "members:read");
        server.register(true, READ);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String code() {
        return agenda.codeOf("ana", READ);
    }

    private static JsonNode granted() {
        return town.as("ana").get(APPS).is(200).body().get("items");
    }

    @Test
    void an_app_does_what_it_was_let_do_and_nothing_else() {
        Answer answer = agenda.token(agenda.exchange(code())).is(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body().get("scope").asString()).isEqualTo(READ);
        Api app = agenda.caller(Tokens.of(answer));

        app.get(ACCOUNT).is(200);
        app.get("/api/v1/accounts/bea").isProblem(403, "not-allowed");
        app.get("/api/v1/members").isProblem(403, "scope-needed");
        app.get("/api/v1/sessions/current").isProblem(403, "not-allowed");
        assertThat(granted()).hasSize(1);
        assertThat(granted().get(0).get("name").asString()).isEqualTo("Agenda");
        assertThat(granted().get(0).get("accounts").toString()).isEqualTo("[\"ana\"]");
    }

    @Test
    void no_secret_is_kept() {
        Tokens tokens = agenda.tokensFor(code());

        String kept =
                town.query("SELECT * FROM oauth_grant").toString()
                        + town.query("SELECT * FROM oauth_token")
                        + town.query("SELECT * FROM oauth_code");
        assertThat(kept)
                .doesNotContain(tokens.access().substring(12))
                .doesNotContain(tokens.refresh().substring(12));
        assertThat(granted().toString()).doesNotContain("mutirao_o");
    }

    @Test
    void a_code_is_nothing_without_its_verifier() {
        for (String wrong : List.of("w".repeat(43), agenda.verifier.getValue() + "v")) {
            assertBurns(code -> agenda.token(with(agenda.exchange(code), "code_verifier", wrong)));
        }
        assertBurns(code -> agenda.token(without(agenda.exchange(code), "code_verifier")));
    }

    @Test
    void what_is_no_request_for_tokens_does_not_touch_the_code() {
        String code = code();

        assertRefused(
                agenda.token(with(agenda.exchange(code), "code_verifier", "short")),
                400,
                "invalid_request");

        agenda.token(agenda.exchange(code)).is(200);
    }

    @Test
    void a_code_is_nothing_to_another_app_or_from_another_address() {
        assertBurns(code -> server.token(server.exchange(code)));
        assertBurns(code ->
                agenda.token(with(agenda.exchange(code), "redirect_uri", Client.BACK + "x")));
    }

    // Whoever brings a code that is not theirs ends it: also for those whose it is.
    private void assertBurns(Function<String, Answer> wrong) {
        String code = code();
        assertRefused(wrong.apply(code), 400, "invalid_grant");

        assertRefused(agenda.token(agenda.exchange(code)), 400, "invalid_grant");
        assertThat(granted()).isEmpty();
    }

    @Test
    void a_code_that_comes_twice_ends_what_came_of_it() {
        String code = code();
        Tokens tokens = agenda.tokensFor(code);
        agenda.caller(tokens).get(ACCOUNT).is(200);

        assertRefused(agenda.token(agenda.exchange(code)), 400, "invalid_grant");

        agenda.caller(tokens).get(ACCOUNT).isProblem(401, "not-signed-in");
        assertRefused(agenda.token(agenda.refresh(tokens.refresh())), 400, "invalid_grant");
        assertThat(granted()).isEmpty();
    }

    @Test
    void who_only_found_an_old_code_ends_nothing_by_it() {
        String code = code();
        Tokens tokens = agenda.tokensFor(code);

        assertRefused(
                agenda.token(with(agenda.exchange(code), "code_verifier", "w".repeat(43))),
                400,
                "invalid_grant");
        assertRefused(server.token(server.exchange(code)), 400, "invalid_grant");

        agenda.caller(tokens).get(ACCOUNT).is(200);
    }

    @Test
    void a_code_serves_for_one_minute() {
        String code = code();
        town.clock.pass(Duration.ofSeconds(59));
        agenda.token(without(agenda.exchange(code), "redirect_uri")).is(200);

        String late = code();
        town.clock.pass(Duration.ofSeconds(60));
        assertRefused(agenda.token(agenda.exchange(late)), 400, "invalid_grant");
    }

    @Test
    void of_many_who_bring_a_code_at_once_none_keeps_anything() {
        Map<String, String> form = agenda.exchange(code());

        List<Integer> statuses = atOnce(8, form);

        assertThat(statuses).filteredOn(s -> s == 200).hasSize(1);
        assertThat(granted()).isEmpty();
    }

    private static List<Integer> atOnce(int times, Map<String, String> form) {
        List<CompletableFuture<Answer>> answers =
                IntStream.range(0, times)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(
                                        () -> agenda.token(form),
                                        task -> Thread.ofVirtual().start(task)))
                        .toList();
        return answers.stream().map(a -> a.join().status()).toList();
    }

    @Test
    void a_refresh_token_serves_once_and_one_that_comes_again_ends_all() {
        Tokens first = agenda.tokensFor(code());
        Tokens second = Tokens.of(agenda.token(agenda.refresh(first.refresh())).is(200));
        Tokens third = Tokens.of(agenda.token(agenda.refresh(second.refresh())).is(200));
        assertThat(List.of(first.refresh(), second.refresh(), third.refresh()))
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("mutirao_ort_[A-Za-z0-9_-]{43}"));
        agenda.caller(third).get(ACCOUNT).is(200);

        assertRefused(agenda.token(agenda.refresh(first.refresh())), 400, "invalid_grant");

        agenda.caller(third).get(ACCOUNT).isProblem(401, "not-signed-in");
        assertRefused(agenda.token(agenda.refresh(third.refresh())), 400, "invalid_grant");
        assertThat(granted()).isEmpty();
    }

    @Test
    void of_many_who_bring_a_refresh_token_at_once_none_keeps_anything() {
        Map<String, String> form = agenda.refresh(agenda.tokensFor(code()).refresh());

        assertThat(atOnce(8, form)).filteredOn(s -> s == 200).hasSize(1);
        assertThat(granted()).isEmpty();
    }

    @Test
    void a_refresh_token_of_another_app_is_none() {
        Tokens tokens = agenda.tokensFor(code());

        assertRefused(server.token(server.refresh(tokens.refresh())), 400, "invalid_grant");
        server.send(
                        "/oauth/revoke",
                        server.identified(new HashMap<>(Map.of("token", tokens.refresh()))))
                .is(200);
        server.send(
                        "/oauth/revoke",
                        server.identified(new HashMap<>(Map.of("token", tokens.access()))))
                .is(200);

        agenda.caller(tokens).get(ACCOUNT).is(200);
        agenda.token(agenda.refresh(tokens.refresh())).is(200);
    }

    @Test
    void fewer_scopes_may_be_asked_for_and_no_more() {
        Tokens tokens = agenda.tokensFor(agenda.codeOf("ana", READ, "members:read"));
        Answer narrow = agenda.token(with(agenda.refresh(tokens.refresh()), "scope", READ)).is(200);
        assertThat(narrow.body().get("scope").asString()).isEqualTo(READ);
        agenda.caller(Tokens.of(narrow)).get("/api/v1/members").isProblem(403, "scope-needed");

        assertRefused(
                agenda.token(
                        with(
                                agenda.refresh(Tokens.of(narrow).refresh()),
                                "scope",
                                READ + " payments:write")),
                400,
                "invalid_scope");
        Answer wide = agenda.token(agenda.refresh(Tokens.of(narrow).refresh())).is(200);
        agenda.caller(Tokens.of(wide)).get("/api/v1/members").is(200);
    }

    @Test
    void tokens_end_by_themselves() {
        Tokens tokens = agenda.tokensFor(code());
        town.clock.pass(Duration.ofMinutes(15));
        agenda.caller(tokens).get(ACCOUNT).isProblem(401, "not-signed-in");
        Tokens next = Tokens.of(agenda.token(agenda.refresh(tokens.refresh())).is(200));
        agenda.caller(next).get(ACCOUNT).is(200);

        // So long as a year is, whatever else ends by itself meanwhile.
        town.execute(
                "UPDATE oauth_grant SET granted_at = granted_at - interval '365 days',"
                        + " ends_at = ends_at - interval '365 days'");

        agenda.caller(next).get(ACCOUNT).isProblem(401, "not-signed-in");
        assertThat(granted()).isEmpty();
        assertRefused(agenda.token(agenda.refresh(next.refresh())), 400, "invalid_grant");
    }

    @Test
    void that_an_app_acts_for_her_is_news_to_her() {
        town.execute("DELETE FROM news");
        agenda.tokensFor(code());

        assertThat(town.query("SELECT kind, about FROM news").toString())
                .contains("app-allowed")
                .contains("Agenda");
    }

    @Test
    void a_member_ends_what_an_app_may_and_only_her_own() {
        Tokens tokens = agenda.tokensFor(code());
        String id = granted().get(0).get("id").asString();
        town.as("bea").delete("/api/v1/members/bea/apps/" + id).isProblem(404, "not-found");
        town.as("bea").delete(APPS + "/" + id).isProblem(403, "not-allowed");
        agenda.caller(tokens).get(ACCOUNT).is(200);

        town.as("ana").delete(APPS + "/" + id).is(204);

        agenda.caller(tokens).get(ACCOUNT).isProblem(401, "not-signed-in");
        assertRefused(agenda.token(agenda.refresh(tokens.refresh())), 400, "invalid_grant");
    }

    @Test
    void an_app_gives_tokens_back() {
        Tokens tokens = agenda.tokensFor(code());
        agenda.send(
                        "/oauth/revoke",
                        agenda.identified(new HashMap<>(Map.of("token", tokens.access()))))
                .is(200);
        agenda.caller(tokens).get(ACCOUNT).is(401);
        Tokens next = Tokens.of(agenda.token(agenda.refresh(tokens.refresh())).is(200));

        agenda.send(
                        "/oauth/revoke",
                        agenda.identified(new HashMap<>(Map.of("token", next.refresh()))))
                .is(200);

        agenda.caller(next).get(ACCOUNT).is(401);
        assertThat(granted()).isEmpty();
    }

    @Test
    void what_an_app_may_ask_for_no_longer_its_tokens_may_not() {
        Tokens tokens = agenda.tokensFor(agenda.codeOf("ana", READ, "members:read"));
        agenda.caller(tokens).get("/api/v1/members").is(200);

        agenda.register(false, READ);

        agenda.caller(tokens).get("/api/v1/members").isProblem(403, "scope-needed");
        agenda.caller(tokens).get(ACCOUNT).is(200);
        town.as("coordinator")
                .delete("/api/v1/apps/" + agenda.id + "?decision=Assembly%20of%209%20June")
                .is(204);
        agenda.caller(tokens).get(ACCOUNT).isProblem(401, "not-signed-in");
    }

    @Test
    void an_app_has_nothing_of_an_officer() {
        town.grant("cem", "auditor");
        Api app = agenda.caller(agenda.tokensFor(agenda.codeOf("cem", READ)));

        app.get("/api/v1/accounts/cem").is(200);
        app.get(ACCOUNT).isProblem(403, "not-allowed");
    }

    @Test
    void only_an_access_token_opens_anything() {
        Tokens tokens = agenda.tokensFor(code());

        town.nobody.as(tokens.refresh()).get(ACCOUNT).isProblem(401, "not-signed-in");
        town.nobody.get(ACCOUNT + "?access_token=" + tokens.access()).is(401);
        town.nobody.as(code()).get(ACCOUNT).isProblem(401, "not-signed-in");
        if (server.secret != null) {
            town.nobody.as(server.secret).get(ACCOUNT).isProblem(401, "not-signed-in");
        }
    }

    @Test
    void an_app_has_ten_consents_of_a_member_at_the_most() {
        Tokens first = agenda.tokensFor(code());
        for (int i = 0; i < 10; i++) {
            town.clock.pass(Duration.ofSeconds(1));
            agenda.tokensFor(code());
        }

        assertThat(granted()).hasSize(10);
        agenda.caller(first).get(ACCOUNT).isProblem(401, "not-signed-in");
    }
}
