package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The session of a page, and what other pages can do with it: nothing.
class CookieSessionsTest {

    final TestApp app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1);
    final Server server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
    final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
    final String host = "127.0.0.1:" + server.port();

    CookieSessionsTest() {
        app.admit("ana", 10_000, 10_000, "ana-password");
        app.admit("bea", 10_000, 10_000, "bea-password");
    }

    @AfterEach
    void close() {
        server.close();
        app.close();
    }

    private Api.Answer signIn(Api api, String code) {
        return api.with("Sec-Fetch-Site", "same-origin")
                .post(
                        "/api/v1/sessions",
                        Map.of("code", code, "password", code + "-password", "cookie", true))
                .is(201);
    }

    private static String cookie(Api.Answer answer) {
        String header = answer.header("Set-Cookie");
        return header.substring(0, header.indexOf(';'));
    }

    private static Api with(Api api, String cookie) {
        return api.with("Cookie", cookie);
    }

    private Api.Answer pay(Api api) {
        return api.put(
                "/api/v1/payments/01997f3e-5a00-7000-8000-0000000000a1",
                Map.of("payee", "bea", "amount", 1));
    }

    @Test
    void a_page_gets_a_cookie_that_no_script_reads_and_no_token() {
        Api.Answer opened = signIn(nobody, "ana");

        assertThat(opened.header("Set-Cookie"))
                .matches(
                        "__Host-mutirao=[A-Za-z0-9_-]{43}; Max-Age=1209600; Path=/; Secure;"
                                + " HttpOnly; SameSite=Strict");
        assertThat(opened.body().get("token").isNull()).isTrue();
        with(nobody, cookie(opened)).get("/api/v1/sessions/current").is(200);
    }

    @Test
    void the_browser_is_known_again_when_the_address_is_locked() {
        Api.Answer opened = signIn(nobody, "ana");
        List<String> cookies = opened.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2);
        assertThat(cookies.getLast())
                .matches(
                        "__Host-mutirao-browser=[A-Za-z0-9_-]{43}; Max-Age=34560000; Path=/;"
                                + " Secure; HttpOnly; SameSite=Strict");
        String browser = cookies.getLast().substring(0, cookies.getLast().indexOf(';'));
        for (int i = 0; i < Attempts.OF_CODE_MAX; i++) {
            nobody.post("/api/v1/sessions", Map.of("code", "ana", "password", "guess"));
        }

        nobody.post("/api/v1/sessions", Map.of("code", "ana", "password", "ana-password"))
                .isProblem(429, "too-many-attempts");
        signIn(with(nobody, browser), "ana");
    }

    @Test
    void our_own_page_may_write() {
        Api ana = with(nobody, cookie(signIn(nobody, "ana")));

        pay(ana.with("Sec-Fetch-Site", "same-origin")).is(201);
        pay(ana.with("Origin", "http://" + host)).is(200);
        pay(ana.with("Origin", "http://" + host).with("Sec-Fetch-Site", "same-origin")).is(200);
    }

    @Test
    void other_pages_may_not() {
        Api ana = with(nobody, cookie(signIn(nobody, "ana")));

        for (String site : new String[] {"cross-site", "same-site", "none", "", "SAME-ORIGIN"}) {
            pay(ana.with("Sec-Fetch-Site", site)).isProblem(403, "cross-site-request");
        }
        for (String origin :
                new String[] {
                    "null",
                    "https://evil.example",
                    "http://evil.example#" + host,
                    "http://" + host + ".evil.example",
                    "http://evil@" + host,
                    "not an origin",
                    ""
                }) {
            pay(ana.with("Origin", origin)).isProblem(403, "cross-site-request");
        }
        pay(ana.with("Origin", "http://" + host).with("Sec-Fetch-Site", "cross-site"))
                .isProblem(403, "cross-site-request");
        pay(ana).isProblem(403, "cross-site-request");
        assertThat(ana.get("/api/v1/accounts/ana").body().get("balance").asLong()).isZero();
    }

    @Test
    void no_other_page_signs_anybody_in() {
        Map<String, Object> words =
                Map.of("code", "bea", "password", "bea-password", "cookie", true);
        Map<String, Object> passkey = Map.of("credential", Map.of(), "cookie", true);
        Map<String, Object> invitation =
                Map.of("invitation", "x", "password", "a long password", "cookie", true);
        for (Api page :
                List.of(
                        nobody,
                        nobody.with("Sec-Fetch-Site", "cross-site"),
                        nobody.with("Sec-Fetch-Site", "same-site"),
                        nobody.with("Origin", "https://evil.example"),
                        nobody.with("Origin", "http://" + host)
                                .with("Sec-Fetch-Site", "cross-site"))) {
            Api.Answer refused =
                    page.post("/api/v1/sessions", words).isProblem(403, "cross-site-request");
            assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
            page.post("/api/v1/sessions/passkey", passkey).isProblem(403, "cross-site-request");
            page.post("/api/v1/invitations", invitation).isProblem(403, "cross-site-request");
        }

        nobody.with("Origin", "http://" + host).post("/api/v1/sessions", words).is(201);
    }

    @Test
    void a_token_counts_before_a_cookie_and_needs_no_page() {
        Api.Answer opened =
                nobody.post("/api/v1/sessions", Map.of("code", "bea", "password", "bea-password"));
        String token = opened.body().get("token").asString();
        Api both = with(nobody, cookie(signIn(nobody, "ana"))).as(token);

        assertThat(both.get("/api/v1/sessions/current").body().at("/member/code").asString())
                .isEqualTo("bea");
        both.put(
                        "/api/v1/payments/01997f3e-5a00-7000-8000-0000000000a2",
                        Map.of("payee", "ana", "amount", 1))
                .is(201);
    }

    @Test
    void a_sign_in_ends_the_session_that_the_browser_had() {
        // Somebody has set a cookie of her own session in the member's browser.
        String planted = cookie(signIn(nobody, "bea"));
        Api.Answer opened = signIn(with(nobody, planted), "ana");

        String own = cookie(opened);
        assertThat(own).isNotEqualTo(planted);
        with(nobody, planted).get("/api/v1/sessions/current").is(401);
        assertThat(
                        with(nobody, own)
                                .get("/api/v1/sessions/current")
                                .body()
                                .at("/member/code")
                                .asString())
                .isEqualTo("ana");
    }

    @Test
    void a_made_up_cookie_stays_worth_nothing() {
        String chosen = "__Host-mutirao=chosen-by-somebody-else-chosen-by-somebody";
        Api.Answer opened = signIn(with(nobody, chosen), "ana");

        assertThat(cookie(opened)).isNotEqualTo(chosen);
        with(nobody, chosen).get("/api/v1/sessions/current").is(401);
    }

    @Test
    void signing_out_takes_the_cookie_away() {
        Api ana = with(nobody, cookie(signIn(nobody, "ana")));

        Api.Answer out =
                ana.with("Sec-Fetch-Site", "same-origin")
                        .delete("/api/v1/sessions/current")
                        .is(204);

        assertThat(out.header("Set-Cookie")).startsWith("__Host-mutirao=; Max-Age=0;");
        ana.get("/api/v1/sessions/current").is(401);
    }
}
