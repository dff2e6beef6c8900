package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A coordinator who admits a member with a password knows it, and cannot act as her by it.
class GivenPasswordsTest {

    static final String GIVEN = "four words in a row";
    static final String OWN = "a boat on the lake";

    final DataSource database = TestDatabase.fresh();
    final TestApp app = TestApp.founded(database, InstantSource.system(), 1);
    final Server server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
    final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));

    GivenPasswordsTest() {
        Founders.add(app.app, "coord", "Cora", "coord-password");
        var member =
                Map.of(
                        "kind",
                        "person",
                        "name",
                        "Cem",
                        "community",
                        "rede",
                        "password",
                        GIVEN,
                        "decision",
                        "Circle");
        nobody.as(Entered.token(app, InstantSource.system(), "coord"))
                .put("/api/v1/members/cem", member)
                .is(201);
    }

    @AfterEach
    void close() {
        server.close();
        app.close();
    }

    private Api.Answer signIn(String password, Map<String, Object> more) {
        var order = new HashMap<String, Object>(more);
        order.putAll(Map.of("code", "cem", "password", password));
        return nobody.with("Sec-Fetch-Site", "same-origin").post("/api/v1/sessions", order);
    }

    private int sessionsOfCem() {
        return DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES)
                .fetch("SELECT 1 FROM session JOIN account USING (member_id) WHERE code = 'cem'")
                .size();
    }

    @Test
    void it_opens_no_session_however_it_is_sent() {
        Api.Answer refused = signIn(GIVEN, Map.of()).isProblem(401, "password-must-change");
        assertThat(refused.body().get("minimumLength").asInt()).isEqualTo(10);
        assertThat(signIn(GIVEN, Map.of("cookie", true)).headers().allValues("Set-Cookie"))
                .isEmpty();
        signIn(GIVEN, Map.of("totp", "123456")).isProblem(401, "password-must-change");
        signIn(GIVEN, Map.of("recoveryCode", "abcd")).isProblem(401, "password-must-change");
        signIn(GIVEN, Map.of("newPassword", GIVEN)).isProblem(401, "password-must-change");
        signIn(GIVEN, Map.of("newPassword", "123456789")).isProblem(422, "weak-password");
        signIn("a wrong guess", Map.of("newPassword", OWN)).isProblem(401, "sign-in-failed");

        assertThat(sessionsOfCem()).isZero();
    }

    @Test
    void it_sets_her_own_and_is_worth_nothing_from_then_on() {
        signIn(GIVEN, Map.of("newPassword", OWN)).is(201);

        assertThat(sessionsOfCem()).isEqualTo(1);
        signIn(GIVEN, Map.of()).isProblem(401, "sign-in-failed");
        signIn(GIVEN, Map.of("newPassword", "another of her own")).isProblem(401, "sign-in-failed");
        signIn(OWN, Map.of()).is(201);
    }

    @Test
    void a_password_of_ones_own_is_not_changed_by_signing_in() {
        signIn(GIVEN, Map.of("newPassword", OWN)).is(201);

        Api.Answer refused =
                signIn(OWN, Map.of("newPassword", "another of her own"))
                        .isProblem(400, "malformed-request");

        assertThat(refused.body().get("pointer").asString()).isEqualTo("/newPassword");
        signIn(OWN, Map.of()).is(201);
    }

    @Test
    void those_of_the_founding_open_nothing_either() {
        app.app.founding.firstCoordinator("first", "First", "shown on the screen", app.app.chance);
        var order = Map.of("code", "first", "password", "shown on the screen");

        nobody.post("/api/v1/sessions", order).isProblem(401, "password-must-change");
        nobody.post("/api/v1/sessions", Payers.firstSignIn("first", "shown on the screen", OWN))
                .is(201);
        nobody.post("/api/v1/sessions", order).isProblem(401, "sign-in-failed");

        assertThat(nobody.signIn("first", OWN).get("/api/v1/members/first/recovery").status())
                .isEqualTo(404);
    }
}
