package coop.mutirao.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an app asks, and what a member answers.
class ConsentTest {

    private static final String ASK = "/api/v1/oauth/authorization";
    private static final String ANSWER = "/api/v1/oauth/consents";

    static ProgramTown town;
    static Client agenda;
    static Client other;

    @BeforeAll
    static void open() {
        town = new ProgramTown();
        agenda =
                new Client(town, "00000000-0000-7000-8000-0000000000a1")
                        .register(false, "payments:read", "payments:write");
        other = new Client(town, "00000000-0000-7000-8000-0000000000a2");
        Map<String, Object> order =
                new java.util.HashMap<>(Client.registration(false, "payments:read"));
        order.put("redirectUris", List.of("https://other.example/back"));
        town.putApp(other.id, order).is(201);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Answer ask(String query) {
        return town.as("ana").post(ASK, Map.of("query", query));
    }

    @Test
    void the_page_says_who_asks_for_what() {
        Answer answer = ask(agenda.question("payments:write", "payments:read")).is(200);

        assertThat(answer.body().at("/app/name").asString()).isEqualTo("Agenda");
        assertThat(answer.body().get("scopes").toString())
                .isEqualTo("[\"payments:read\",\"payments:write\"]");
        assertThat(answer.body().at("/accounts/0/code").asString()).isEqualTo("ana");
        assertThat(answer.body().get("freshSignInNeeded").asBoolean()).isTrue();
        assertThat(
                        ask(agenda.question("payments:read"))
                                .body()
                                .get("freshSignInNeeded")
                                .asBoolean())
                .isFalse();
    }

    @Test
    void a_library_for_apps_understands_how_to_ask() throws Exception {
        Answer answer = town.nobody.get("/.well-known/oauth-authorization-server").is(200);

        var metadata = AuthorizationServerMetadata.parse(answer.text());

        assertThat(metadata.getIssuer().getValue()).isEqualTo(town.address().toString());
        assertThat(metadata.getTokenEndpointURI())
                .isEqualTo(town.address().resolve("/oauth/token"));
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
    }

    /// Whoever makes a link to a place that is not registered gets nothing, not even a redirect.
    @ParameterizedTest
    @CsvSource({
        "agenda.example%2Fback, agenda.example%2Fback%2Felsewhere",
        "agenda.example%2Fback, agenda.example%2Fbac",
        "agenda.example%2Fback, agenda.example.evil.example%2Fback",
        "agenda.example%2Fback, AGENDA.example%2Fback",
        "https%3A%2F%2Fagenda, http%3A%2F%2Fagenda",
        "from%3Dsol, from%3Dsol%26to%3Dme",
        "from%3Dsol, from%3Dsol%23x",
        "https%3A%2F%2Fagenda.example%2Fback%3Ffrom%3Dsol, https%3A%2F%2Fother.example%2Fback",
        "redirect_uri=, redirect_uri=https%3A%2F%2Fevil.example&redirect_uri=",
        "redirect_uri=, no_uri=",
        "client_id=, client_id=x&client_id=",
        "0000000000a1, 0000000000a3",
        "client_id=00000000-0000-7000-8000-0000000000a1, client_id=1",
    })
    void what_is_nobodys_leads_nowhere(String of, String becomes) {
        String query = agenda.question("payments:read");
        String forged = query.replace(of, becomes);
        assertThat(forged).isNotEqualTo(query);

        for (String path : List.of(ASK, ANSWER)) {
            Map<String, Object> body =
                    path.equals(ASK)
                            ? Map.of("query", forged)
                            : Map.of("query", forged, "accounts", List.of("ana"), "agreed", true);
            Answer answer = town.as("ana").post(path, body);

            answer.isProblem(422, "app-request-not-valid");
            assertThat(answer.body().has("location")).isFalse();
        }
    }

    /// An app on the member's own machine has the port that is free when it asks (RFC 8252, 7.3).
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/cb, http://127.0.0.1:51234/cb",
        "http://127.0.0.1/cb, http://127.0.0.1/cb",
        "http://127.0.0.1:4711/cb?a=b, http://127.0.0.1:4712/cb?a=b",
        "http://127.0.0.1:4711, http://127.0.0.1",
        "http://[::1]/cb, http://[::1]:51234/cb",
    })
    void on_this_machine_the_port_is_free(String registered, String asked) {
        assertThat(RedirectUri.isSame(registered, asked)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/cb, http://127.0.0.1:51234/cc",
        "http://127.0.0.1/cb, http://127.0.0.1:51234",
        "http://127.0.0.1/cb, http://127.0.0.1:51234/cb?x=y",
        "http://127.0.0.1/cb, http://127.0.0.1:51234/cb#x",
        "http://127.0.0.1/cb, http://127.0.0.1:51234@evil.example/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:512345/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:/cb",
        "http://127.0.0.1/cb, http://127.0.0.1.evil.example:51234/cb",
        "http://127.0.0.1/cb, http://127.0.0.2:51234/cb",
        "http://127.0.0.1/cb, http://[::1]:51234/cb",
        "http://127.0.0.1/cb, http://localhost:51234/cb",
        "http://127.0.0.1/cb, https://127.0.0.1:51234/cb",
        "https://agenda.example/cb, https://agenda.example:51234/cb",
        "org.example.agenda:/cb, org.example.agenda:51234/cb",
    })
    void elsewhere_nothing_is_free(String registered, String asked) {
        assertThat(RedirectUri.isSame(registered, asked)).isFalse();
    }

    @Test
    void an_app_on_this_machine_gets_its_answer_at_the_port_it_listens_on() {
        var local = new Client(town, "00000000-0000-7000-8000-0000000000a4");
        var order = new java.util.HashMap<>(Client.registration(false, "payments:read"));
        order.put("redirectUris", List.of("http://127.0.0.1/cb"));
        town.putApp(local.id, order).is(201);
        String back = "http://127.0.0.1:51234/cb";
        String query = local.question("payments:read").replace(encoded(Client.BACK), encoded(back));

        Answer answer =
                town.as("ana")
                        .post(
                                ANSWER,
                                Map.of("query", query, "accounts", List.of("ana"), "agreed", true))
                        .is(200);

        String location = answer.body().get("location").asString();
        assertThat(location).startsWith(back + "?");
        String code = String.valueOf(Client.parameters(location).get("code"));
        Client.assertRefused(
                local.token(
                        Client.with(local.exchange(code), "redirect_uri", "http://127.0.0.1/cb")),
                400,
                "invalid_grant");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// What is wrong beside that, the app is told, with what it gave us to know it again.
    @ParameterizedTest
    @CsvSource({
        "code_challenge_method=S256, code_challenge_method=plain, invalid_request",
        "code_challenge_method=S256, x=y, invalid_request",
        "code_challenge=, no_challenge=, invalid_request",
        "code_challenge=, code_challenge=A, invalid_request",
        "code_challenge=, code_challenge=x&code_challenge=, invalid_request",
        "response_type=code, response_type=token, unsupported_response_type",
        "response_type=code, response_type=code+token, unsupported_response_type",
        "response_type=code, response_type=code&response_mode=fragment, invalid_request",
        "response_type=code, response_type=code&response_mode=form_post, invalid_request",
        "response_type=code, x=y, invalid_request",
        "scope=payments%3Aread, scope=payments%3Aread+members%3Aread, invalid_scope",
        "scope=payments%3Aread, scope=everything, invalid_scope",
        "scope=payments%3Aread, x=y, invalid_scope",
        "response_type=code, response_type=code&request_uri=https%3A%2F%2Fx.example,"
                + " request_not_supported",
    })
    void what_is_wrong_the_app_is_told(String of, String becomes, String error) {
        String query = agenda.question("payments:read");
        String forged = query.replace(of, becomes);
        assertThat(forged).isNotEqualTo(query);

        Answer answer = ask(forged);

        answer.isProblem(422, "app-request-not-valid");
        assertThat(answer.body().get("error").asString()).isEqualTo(error);
        String location = answer.body().get("location").asString();
        assertThat(location).startsWith(Client.BACK + "&");
        assertThat(Client.parameters(location))
                .containsEntry("error", error)
                .containsEntry("state", "x&y=1")
                .containsEntry("iss", town.address().toString())
                .doesNotContainKey("code");
    }

    @Test
    void who_agrees_sends_a_code_and_who_does_not_sends_none() {
        Map<String, String> agreed = agenda.consentOf("ana", "payments:read");
        assertThat(agreed)
                .containsEntry("state", "x&y=1")
                .containsEntry("iss", town.address().toString())
                .containsEntry("from", "sol")
                .containsKey("code");
        assertThat(town.query("SELECT * FROM oauth_code").toString())
                .doesNotContain(String.valueOf(agreed.get("code")).substring(12));

        Answer refused =
                town.as("ana")
                        .post(
                                ANSWER,
                                Map.of(
                                        "query", agenda.question("payments:read"),
                                        "accounts", List.of(),
                                        "agreed", false))
                        .is(200);
        assertThat(Client.parameters(refused.body().get("location").asString()))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "x&y=1")
                .doesNotContainKey("code");
    }

    private static Map<String, Object> agreement(String scope, Object accounts) {
        return Map.of("query", agenda.question(scope), "accounts", accounts, "agreed", true);
    }

    @Test
    void nobody_gives_an_app_what_she_has_not_herself() {
        Api ana = town.as("ana");
        for (List<String> accounts : List.of(List.of("bea"), List.of("ana", "bea"))) {
            ana.post(ANSWER, agreement("payments:read", accounts)).isProblem(403, "not-allowed");
        }
        ana.post(ANSWER, agreement("payments:read", List.of("no-such")))
                .isProblem(403, "not-allowed");
        ana.post(ANSWER, agreement("payments:read", List.of())).isProblem(400, "malformed-request");
    }

    @Test
    void letting_an_app_pay_needs_a_sign_in_of_the_last_minutes() {
        Api ana = town.as("ana");
        town.clock.pass(Duration.ofMinutes(16));

        ana.post(ANSWER, agreement("payments:write", List.of("ana")))
                .isProblem(403, "sign-in-again");
        ana.post(ANSWER, agreement("payments:read", List.of("ana"))).is(200);
    }

    @Test
    void no_program_and_no_other_site_answers_for_a_member() {
        Api key = town.key("ana", ProgramTown.ALL_SCOPES);
        key.post(ANSWER, agreement("payments:read", List.of("ana"))).isProblem(403, "not-allowed");
        key.post(ASK, Map.of("query", agenda.question("payments:read")))
                .isProblem(403, "not-allowed");
        town.nobody.post(ANSWER, agreement("payments:read", List.of("ana"))).is(401);

        Answer session =
                town.nobody
                        .with("Sec-Fetch-Site", "same-origin")
                        .post(
                                "/api/v1/sessions",
                                Map.of("code", "ana", "password", "ana-password", "cookie", true));
        String cookie = session.header("Set-Cookie").replaceFirst(";.*", "");
        Api browser = town.nobody.with("Cookie", cookie);
        browser.with("Sec-Fetch-Site", "cross-site")
                .post(ANSWER, agreement("payments:read", List.of("ana")))
                .isProblem(403, "cross-site-request");
        browser.with("Sec-Fetch-Site", "same-origin")
                .post(ANSWER, agreement("payments:read", List.of("ana")))
                .is(200);
    }
}
