package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.news.NewsStore;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ana hears of what somebody else may have done to her account.
class NewsTest {

    private static final String NEWS = "/api/v1/members/ana/news";

    final SetClock clock = new SetClock(Instant.parse("2026-11-29T12:00:00Z"));
    final TestApp app = TestApp.founded(TestDatabase.fresh(), clock, 1);
    final Server server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
    final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
    final Browser kitchen;

    NewsTest() {
        for (String code : List.of("cem", "fabio")) {
            Founders.add(app.app, code, code, code + "-password");
        }
        app.admit("ana", 10_000, 10_000, "ana-password");
        app.admit("bea", 10_000, 10_000, "bea-password");
        kitchen = new Browser("Kitchen");
        kitchen.signIn();
        clock.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        server.close();
        app.close();
    }

    /// A browser, with what was left in it.
    final class Browser {
        private final String name;
        private String known = "";
        private String session = "";

        Browser(String name) {
            this.name = name;
        }

        Browser signIn() {
            Map<String, Object> order =
                    Map.of("code", "ana", "password", "ana-password", "cookie", true);
            List<String> cookies =
                    page(known)
                            .post("/api/v1/sessions", order)
                            .is(201)
                            .headers()
                            .allValues("Set-Cookie");
            session = first(cookies.getFirst());
            known = first(cookies.getLast());
            return this;
        }

        private static String first(String cookie) {
            return cookie.substring(0, cookie.indexOf(';'));
        }

        private Api page(String cookies) {
            return nobody.with("Sec-Fetch-Site", "same-origin")
                    .with("User-Agent", name)
                    .with("Cookie", cookies);
        }

        Api api() {
            return page(session + "; " + known);
        }

        List<String> news() {
            return api().get(NEWS)
                    .is(200)
                    .body()
                    .get("items")
                    .valueStream()
                    .map(i -> i.get("kind").asString() + " " + i.get("about").asString(""))
                    .toList();
        }

        void see() {
            api().put(NEWS + "/seen", Map.of("until", clock.instant().toString())).is(204);
        }
    }

    private Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    private void registerKey(String name) {
        var device = new Device("01997f3e-5a00-7000-8000-0000000000d1");
        var order = device.registration(TestApp.NETWORK.origin(), app.app.members.publicId("ana"));
        order.put("name", name);
        as("ana").put("/api/v1/members/ana/keys/" + device.id, order).is(201);
    }

    @Test
    void she_hears_of_a_recovery_a_key_a_delegate_and_a_new_browser() {
        assertThat(kitchen.news()).isEmpty();
        as("cem").put("/api/v1/members/ana/recovery", Map.of("reason", "I know her")).is(202);
        registerKey("Her telephone");
        as("ana").put("/api/v1/accounts/ana/delegates/bea", Map.of("decision", "x")).is(201);
        clock.pass(Duration.ofSeconds(1));
        new Browser("Library").signIn();

        assertThat(kitchen.news())
                .containsExactly(
                        "session-opened Library",
                        "delegate-added bea",
                        "device-key-added Her telephone",
                        "recovery-asked cem");
    }

    @Test
    void a_recovery_ends_who_acts_for_her_and_says_so_once_she_is_in() {
        as("ana").put("/api/v1/accounts/ana/delegates/bea", Map.of("decision", "x")).is(201);
        as("bea").get("/api/v1/accounts/ana").is(200);
        var reason = Map.of("reason", "I know her");
        as("cem").put("/api/v1/members/ana/recovery", reason).is(202);
        String invitation =
                as("fabio")
                        .put("/api/v1/members/ana/recovery", reason)
                        .is(201)
                        .body()
                        .get("invitation")
                        .asString();
        as("bea").get("/api/v1/accounts/ana").is(200);

        var use = Map.of("invitation", invitation, "password", "rain on warm bricks");
        String token =
                nobody.post("/api/v1/invitations", use).is(201).body().get("token").asString();

        as("bea").get("/api/v1/accounts/ana").isProblem(403, "not-allowed");
        Api ana = nobody.as(token);
        assertThat(ana.get("/api/v1/accounts/ana/delegates").is(200).body().get("items")).isEmpty();
        assertThat(ana.get(NEWS).is(200).body().get("items").valueStream())
                .extracting(item -> item.get("kind").asString())
                .contains("delegate-ended", "recovery-asked");
        assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
    }

    @Test
    void what_was_given_in_her_name_where_she_manages_is_news_to_both() {
        Map<String, Object> manages = Map.of("mayManage", true, "decision", "x");
        as("bea").put("/api/v1/accounts/bea/delegates/ana", manages).is(201);
        as("ana").put("/api/v1/accounts/bea/delegates/cem", Map.of("decision", "x")).is(201);

        assertThat(kitchen.news()).containsExactly("delegate-given bea");
        assertThat(as("bea").get("/api/v1/members/bea/news").is(200).body().get("items"))
                .extracting(
                        item -> item.get("kind").asString() + " " + item.get("about").asString())
                .containsExactly("delegate-added cem", "delegate-added ana");
    }

    @Test
    void a_session_is_no_news_to_itself_nor_one_in_a_browser_that_is_known() {
        var library = new Browser("Library").signIn();
        assertThat(library.news()).containsExactly("session-opened Kitchen");

        library.signIn();
        assertThat(kitchen.news()).containsExactly("session-opened Library");
    }

    @Test
    void what_she_has_seen_is_gone_in_that_browser_and_stays_so_there() {
        new Browser("Library").signIn();
        clock.pass(Duration.ofMinutes(1));
        assertThat(kitchen.news()).isNotEmpty();

        kitchen.see();

        assertThat(kitchen.news()).isEmpty();
        assertThat(kitchen.signIn().news()).isEmpty();
        clock.pass(Duration.ofMinutes(1));
        registerKey("Later");
        clock.pass(Duration.ofMinutes(1));
        assertThat(kitchen.news()).containsExactly("device-key-added Later");
    }

    @Test
    void who_took_her_account_over_looks_nothing_away_for_her() {
        var thief = new Browser("Thief").signIn();
        registerKey("His own");
        clock.pass(Duration.ofMinutes(1));
        thief.see();
        thief.signIn();
        thief.see();
        var again = new Browser("Thief 2").signIn();
        clock.pass(Duration.ofMinutes(1));
        again.see();

        assertThat(kitchen.news())
                .containsExactly(
                        "session-opened Thief 2",
                        "device-key-added His own",
                        "session-opened Thief");
    }

    @Test
    void nobody_looks_away_what_is_yet_to_come() {
        String future = clock.instant().plus(Duration.ofDays(365)).toString();
        kitchen.api().put(NEWS + "/seen", Map.of("until", future)).is(204);
        clock.pass(Duration.ofMinutes(1));
        registerKey("Later");

        assertThat(kitchen.news()).containsExactly("device-key-added Later");
        kitchen.api().put(NEWS + "/seen", Map.of("until", "2026-01-01T00:00:00Z")).is(204);
        assertThat(kitchen.news()).hasSize(1);
    }

    @Test
    void it_is_shown_for_90_days() {
        registerKey("Old");
        clock.pass(NewsStore.SHOWN.minusSeconds(1));
        assertThat(kitchen.signIn().news()).containsExactly("device-key-added Old");
        clock.pass(Duration.ofSeconds(1));

        assertThat(kitchen.news()).isEmpty();
    }

    private List<String> newsOf(String code) {
        return as(code).get("/api/v1/members/" + code + "/news")
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .map(i -> i.get("kind").asString() + " " + i.get("about").asString(""))
                .toList();
    }

    @Test
    void all_who_act_for_an_account_hear_what_changes_there() {
        String delegates = "/api/v1/accounts/ana/delegates/";
        var manages = Map.of("decision", "x", "mayManage", true);
        as("ana").put(delegates + "bea", manages).is(201);
        as("ana").put(delegates + "fabio", Map.of("decision", "x")).is(201);
        assertThat(kitchen.news()).hasSize(2);
        kitchen.see();
        clock.pass(Duration.ofSeconds(1));

        var rule = Map.of("above", 100, "approvals", 2, "decision", "x");
        as("bea").put("/api/v1/accounts/ana/approval-rule", rule).is(201);
        as("bea").delete(delegates + "fabio?decision=x").is(204);
        as("bea").delete(delegates + "fabio?decision=x").is(204);

        assertThat(kitchen.news())
                .containsExactly("delegate-ended fabio", "approval-rule-changed ana");
        assertThat(newsOf("fabio"))
                .containsExactly("delegation-ended ana", "approval-rule-changed ana");
        assertThat(newsOf("bea")).doesNotContain("approval-rule-changed ana");
        as("bea").delete(delegates + "bea?decision=x").is(204);
        assertThat(newsOf("bea")).doesNotContain("delegation-ended ana");
        assertThat(kitchen.news()).first().isEqualTo("delegate-ended bea");
    }

    @Test
    void a_key_for_a_program_and_what_an_officer_pays_are_news() {
        as("ana")
                .post(
                        "/api/v1/members/ana/api-keys",
                        Map.of("name", "Till", "scopes", List.of("payments:read")))
                .is(201);
        app.mandate("bea", "operator");
        var order = Map.of("payer", "ana", "payee", "fabio", "amount", 5, "description", "x");
        String path = "/api/v1/payments/01997f3e-5a00-7000-8000-0000000000a1";
        as("bea").put(path, order).is(201);
        as("bea").put(path, order).is(200);

        assertThat(kitchen.news()).containsExactly("paid-by-officer bea", "api-key-added Till");
        assertThat(
                        as("ana")
                                .get("/api/v1/accounts/ana/entries")
                                .body()
                                .at("/items/0/orderedBy")
                                .asString())
                .isEqualTo("bea");
    }

    @Test
    void it_is_hers_alone() {
        as("cem").get(NEWS).isProblem(403, "not-allowed");
        as("bea")
                .put(NEWS + "/seen", Map.of("until", "2026-11-29T12:00:00Z"))
                .isProblem(403, "not-allowed");
        as("ana").put(NEWS + "/seen", Map.of()).isProblem(400, "malformed-request");
    }

    @Test
    void a_program_that_signs_in_is_a_new_browser_and_sees_for_its_session_alone() {
        Api program = nobody.signIn("ana", "ana-password");
        clock.pass(Duration.ofSeconds(1));
        String now = clock.instant().toString();
        program.put(NEWS + "/seen", Map.of("until", now)).is(204);

        assertThat(program.get(NEWS).body().get("items").isEmpty()).isTrue();
        assertThat(kitchen.news()).singleElement().asString().startsWith("session-opened");
    }
}
