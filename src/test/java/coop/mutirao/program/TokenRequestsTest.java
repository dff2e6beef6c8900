package coop.mutirao.program;

import static coop.mutirao.program.Client.assertRefused;
import static coop.mutirao.program.Client.with;
import static coop.mutirao.program.Client.without;
import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How an app asks for tokens: who it says it is, and in what form.
class TokenRequestsTest {

    private static final String READ = "statements:read";

    static ProgramTown town;
    static Client agenda;
    static Client server;

    @BeforeAll
    static void open() {
        town = new ProgramTown();
        agenda = new Client(town, "00000000-0000-7000-8000-0000000000a1");
        server = new Client(town, "00000000-0000-7000-8000-0000000000a2");
        agenda.register(false, READ);
        server.register(true, READ);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String code() {
        return agenda.codeOf("ana", READ);
    }

    @Test
    void an_app_that_has_a_secret_shows_it() {
        String code = server.codeOf("ana", READ);
        Map<String, String> form = server.exchange(code);
        assertRefused(server.token(without(form, "client_secret")), 401, "invalid_client");
        assertRefused(
                server.token(with(form, "client_secret", "mutirao_oas_" + "x".repeat(43))),
                401,
                "invalid_client");
        assertRefused(
                agenda.token(with(agenda.exchange(code()), "client_secret", "made-up")),
                401,
                "invalid_client");
        assertRefused(server.token(with(form, "client_id", agenda.id)), 401, "invalid_client");

        String basic =
                Base64.getEncoder()
                        .encodeToString((server.id + ":" + server.secret).getBytes(UTF_8));
        Map<String, String> bare = without(without(form, "client_secret"), "client_id");
        Answer answer =
                town.nobody
                        .with("Authorization", "Basic " + basic)
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .post("/oauth/token", written(bare));
        answer.is(200);
    }

    private static String written(Map<String, String> form) {
        Map<String, List<String>> lists = new HashMap<>();
        form.forEach((name, value) -> lists.put(name, List.of(value)));
        return com.nimbusds.oauth2.sdk.util.URLUtils.serializeParameters(lists);
    }

    @Test
    void nothing_is_taken_from_an_address_or_in_another_form() {
        String form = written(agenda.exchange(code()));
        Api sending = town.nobody.with("Content-Type", "application/x-www-form-urlencoded");

        assertRefused(sending.post("/oauth/token?" + form, ""), 400, "invalid_request");
        assertRefused(sending.post("/oauth/token?x=y", form), 400, "invalid_request");
        assertRefused(sending.post("/oauth/token", form + "&code=x"), 400, "invalid_request");
        assertRefused(
                town.nobody.post("/oauth/token", agenda.exchange(code())), 400, "invalid_request");
        assertRefused(
                sending.post("/oauth/token", form.replace("authorization_code", "password")),
                400,
                "unsupported_grant_type");
        assertRefused(sending.post("/oauth/token", ""), 400, "invalid_request");
        assertRefused(sending.post("/oauth/token", "x".repeat(70_000)), 400, "invalid_request");
        town.nobody.get("/oauth/token?" + form).isProblem(405, "method-not-allowed");
        sending.post("/oauth/token", form).is(200);
    }
}
