package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Permissions;
import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every line of the table of permissions with everybody: who may, gets an answer that speaks of
/// the matter; who may not, gets 401 or 403, or 404 where even the existence of a thing is private.
///
/// All things are Ana's; Bea is a member who has to do with none of them, and Dora acts for Ana.
class PermissionsTest {

    /// Who asks.
    enum Who {
        NOBODY,
        WITH_A_MADE_UP_TOKEN,
        STRANGER,
        OWNER,
        DELEGATE,
        COORDINATOR,
        TREASURER,
        AUDITOR,
        OPERATOR;

        boolean isSignedIn() {
            return this != NOBODY && this != WITH_A_MADE_UP_TOKEN;
        }
    }

    private static final Map<Who, String> CODES =
            Map.of(
                    Who.STRANGER, "bea",
                    Who.OWNER, "ana",
                    Who.DELEGATE, "dora",
                    Who.COORDINATOR, "coordinator",
                    Who.TREASURER, "treasurer",
                    Who.AUDITOR, "auditor",
                    Who.OPERATOR, "operator");

    /// Where a stranger does not learn that the thing is there.
    private static final Set<String> PRIVATE =
            Set.of(
                    "/api/v1/payments/{id}",
                    "/api/v1/payments/{id}/explanation",
                    "/api/v1/payments/{id}/receipt",
                    "/api/v1/payments/{id}/reversal",
                    "/api/v1/payment-requests/{id}",
                    "/api/v1/payment-requests/{id}/accept",
                    "/api/v1/payment-requests/{id}/decline",
                    "/api/v1/payment-requests/{id}/cancel",
                    "/api/v1/approvals/{id}",
                    "/api/v1/surplus-statements/{id}",
                    "/api/v1/surplus-statements/{id}/approval");

    private static final Set<String> APP_ERRORS =
            Set.of("invalid_client", "unsupported_grant_type", "invalid_request");

    static final Map<Who, Api> callers = new EnumMap<>(Who.class);
    static TestApp app;
    static Server server;
    static Api nobody;

    @BeforeAll
    static void open() {
        app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1);
        Founders.add(app.app, "coordinator", "Coordinator", password("coordinator"));
        for (String code :
                List.of("ana", "bea", "cem", "dora", "duo", "treasurer", "auditor", "operator")) {
            app.admit(code, 10_000, 100_000, password(code));
        }
        app.admit("dan", 10_000, 100_000, null);
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        callers.put(Who.NOBODY, nobody);
        callers.put(Who.WITH_A_MADE_UP_TOKEN, nobody.as("made-up"));
        CODES.forEach((who, code) -> callers.put(who, nobody.signIn(code, password(code))));
        for (String role : List.of("treasurer", "auditor", "operator")) {
            app.mandate(role, role);
        }
        tradeOfAna();
        waysInOfAna();
        programsOfAna();
        AssemblyCalls.assembly(app, as(Who.COORDINATOR), nobody.signIn("cem", password("cem")));
        PermissionCalls.delegatesOfAna(
                as(Who.OWNER),
                as(Who.COORDINATOR),
                as(Who.TREASURER),
                as(Who.DELEGATE),
                nobody.signIn("duo", password("duo")));
        PermissionCalls.venture(as(Who.COORDINATOR), "dora");
        PermissionCalls.logSize = app.keepLog(temporary());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Cem pays Ana, who asks Cem for more, and is asked by him.
    private static void tradeOfAna() {
        Api cem = nobody.signIn("cem", password("cem"));
        cem.put(
                        "/api/v1/payments/" + PermissionCalls.PAYMENT,
                        Map.of("payee", "ana", "amount", 100))
                .is(201);
        cem.put(
                        "/api/v1/payment-requests/" + PermissionCalls.ASKED,
                        Map.of("payer", "ana", "amount", 10))
                .is(201);
        as(Who.OWNER)
                .put(
                        "/api/v1/payment-requests/" + PermissionCalls.ASKING,
                        Map.of("payer", "cem", "amount", 10))
                .is(201);
        String ana = cem.get("/api/v1/members/ana").body().get("publicId").asString();
        as(Who.OWNER)
                .put(
                        "/api/v1/members/ana/keys/" + PermissionCalls.PHONE.id,
                        PermissionCalls.PHONE.registration(TestApp.NETWORK.origin(), ana))
                .is(201);
    }

    // Also what anybody may see of her, and that two coordinators may let her in anew.
    private static void waysInOfAna() {
        PermissionCalls.PASSKEY.origin = "http://localhost:" + server.port();
        as(Who.OWNER)
                .patch(
                        "/api/v1/members/ana/profile",
                        Map.of("place", "Norte", "levels", Map.of("place", "public")))
                .is(200);
        String passkeys = "/api/v1/members/ana/passkeys";
        var options = as(Who.OWNER).post(passkeys + "/options", null).is(200).body();
        var credential = PermissionCalls.PASSKEY.create(options.get("publicKey"));
        as(Who.OWNER).post(passkeys, Map.of("name", "Telephone", "credential", credential)).is(201);
        as(Who.COORDINATOR)
                .put("/api/v1/members/ana/recovery", Map.of("reason", "She lost everything"))
                .is(202);
        PermissionCalls.officerAct =
                as(Who.COORDINATOR)
                        .put("/api/v1/members/dan/roles/treasurer", PermissionCalls.DECISION)
                        .is(202)
                        .body()
                        .get("id")
                        .asString();
    }

    private static void programsOfAna() {
        PermissionCalls.apiKey =
                as(Who.OWNER)
                        .post(
                                "/api/v1/members/ana/api-keys",
                                Map.of("name", "Till", "scopes", List.of("members:read")))
                        .is(201)
                        .body()
                        .get("id")
                        .asString();
        String path = "/api/v1/apps/" + PermissionCalls.APP;
        as(Who.COORDINATOR).put(path, PermissionCalls.app()).is(202);
        Founders.add(app.app, "second", "Second", "second-password");
        nobody.signIn("second", "second-password").put(path, PermissionCalls.app()).is(201);
        as(Who.OWNER)
                .post("/api/v1/oauth/consents", PermissionCalls.consent(List.of("ana")))
                .is(200);
    }

    @AfterAll
    static void close() {
        server.close();
        app.close();
    }

    private static Api as(Who who) {
        Api caller = callers.get(who);
        assertThat(caller).isNotNull();
        return caller == null ? nobody : caller;
    }

    static String password(String code) {
        return code + " walks home at noon";
    }

    @TestFactory
    Stream<DynamicTest> everybody_at_every_door() {
        return Permissions.TABLE.stream()
                .flatMap(rule ->
                        Stream.of(Who.values())
                                .map(who ->
                                        DynamicTest.dynamicTest(
                                                name(rule, who), () -> knock(rule, who))));
    }

    private static String name(Rule rule, Who who) {
        String may = may(rule, who) ? " may " : " may not ";
        return who + may + rule.method() + " " + rule.path();
    }

    static boolean may(Rule rule, Who who) {
        return rule.who().contains(Role.ANYONE)
                || (who.isSignedIn() && rule.who().contains(Role.MEMBER))
                || switch (who) {
                    case NOBODY, WITH_A_MADE_UP_TOKEN -> false;
                    // Everybody has a list of requests of their own.
                    case STRANGER -> isOnesOwnList(rule);
                    case OWNER -> rule.who().contains(Role.OWN);
                    case COORDINATOR, DELEGATE, TREASURER, AUDITOR, OPERATOR ->
                            rule.who().contains(Role.valueOf(who.name())) || isOnesOwnList(rule);
                };
    }

    private static boolean isOnesOwnList(Rule rule) {
        return rule.path().equals("/api/v1/payment-requests");
    }

    private static void knock(Rule rule, Who who) {
        Api caller = as(who);
        if (rule.method().equals("DELETE") && rule.path().contains("/sessions")) {
            // This ends sessions, so it gets one of its own, beside the one that all share.
            String code = String.valueOf(CODES.get(who));
            caller = who.isSignedIn() ? nobody.signIn(code, password(code)) : caller;
            if (rule.path().endsWith("/{code}/sessions")) {
                callers.put(who, caller);
            }
        }
        PermissionCalls.Call call =
                PermissionCalls.of(
                        rule, PermissionsTest::sessionOfAna, PermissionsTest::passkeyOfAna);
        if (who == Who.DELEGATE && rule.method().equals("DELETE") && isKey(rule)) {
            // A delegate revokes the keys that are hers.
            String hers = call.path().replace(PermissionCalls.PHONE.id, PermissionCalls.DORAS.id);
            call = new PermissionCalls.Call(hers, null);
        }
        if (who == Who.DELEGATE && PermissionCalls.isForVentures(rule.path())) {
            call = new PermissionCalls.Call(call.path().replace("ana", "feira"), call.body());
        }
        if (rule.path().startsWith("/oauth/") && rule.method().equals("POST")) {
            caller = caller.with("Content-Type", "application/x-www-form-urlencoded");
        }
        if (rule.path().endsWith("/import")) {
            caller = caller.with("Content-Type", "text/csv");
        }

        Answer answer = caller.send(rule.method(), call.path(), call.body());
        if (rule.method().equals("DELETE") && rule.path().endsWith("/password") && may(rule, who)) {
            caller.put(call.path(), Map.of("new", password("ana"))).is(204);
        }

        if (rule.path().startsWith("/oauth/") && rule.method().equals("POST")) {
            // Here the app has to be known, whoever asks; this one has ended.
            assertThat(answer.body().get("error").asString()).isIn(APP_ERRORS);
        } else if (may(rule, who)) {
            assertThat(answer.status()).as(answer.text()).isNotIn(401, 403).isLessThan(500);
            if (PermissionCalls.isThere(rule.path())) {
                assertThat(answer.status()).as(answer.text()).isNotEqualTo(404);
            }
        } else if (!who.isSignedIn()) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        } else if (rule.path().endsWith("/batch")) {
            // Each order of a batch is answered on its own.
            assertThat(answer.body().at("/items/0/status").asInt()).isEqualTo(403);
        } else if (PRIVATE.contains(rule.path())) {
            assertThat(answer.status()).as(answer.text()).isIn(403, 404);
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        }
    }

    private static boolean isKey(Rule rule) {
        return rule.path().endsWith("/keys/{id}");
    }

    private static String unknownMethod(String path) {
        return Stream.of("PATCH", "DELETE", "PUT", "POST")
                .filter(method ->
                        Permissions.TABLE.stream()
                                .noneMatch(rule ->
                                        rule.method().equals(method) && leads(path, rule.path())))
                .findFirst()
                .orElseThrow();
    }

    // Whether a rule's path leads to this path too, by a parameter.
    private static boolean leads(String path, String rule) {
        return path.matches(rule.replaceAll("\\{\\w+}", "[^/]+"));
    }

    private static Object passkeyOfAna() {
        var options = nobody.post("/api/v1/sessions/passkey/options", null).is(200).body();
        return PermissionCalls.PASSKEY.get(options.get("publicKey"));
    }

    private static String sessionOfAna() {
        return nobody.signIn("ana", password("ana"))
                .get("/api/v1/sessions/current")
                .body()
                .get("id")
                .asString();
    }

    @TestFactory
    Stream<DynamicTest> another_method_is_not_allowed() {
        return Permissions.TABLE.stream()
                .map(Rule::path)
                .distinct()
                .map(path ->
                        DynamicTest.dynamicTest(
                                path,
                                () -> {
                                    String other = unknownMethod(path);
                                    for (Who who : List.of(Who.NOBODY, Who.COORDINATOR)) {
                                        Answer answer =
                                                as(who).send(
                                                                other,
                                                                PermissionCalls.shown(path),
                                                                "{}");
                                        answer.isProblem(405, "method-not-allowed");
                                        assertThat(answer.header("Allow"))
                                                .isNotEmpty()
                                                .doesNotContain(other);
                                    }
                                }));
    }

    @Test
    void what_is_not_in_the_table_is_not_there() {
        for (String path :
                List.of(
                        "/api/v1/nothing",
                        "/api/v1/members/ana/secrets",
                        "/api/v1/sessions/current/token",
                        "/api/v1/log",
                        "/metrics",
                        "/admin")) {
            for (Who who : List.of(Who.NOBODY, Who.COORDINATOR)) {
                as(who).get(path).isProblem(404, "not-found");
            }
        }
    }

    @Test
    void each_role_is_asked_for_somewhere_and_nobody_writes_unasked() {
        Set<Role> roles = java.util.EnumSet.noneOf(Role.class);
        Permissions.TABLE.forEach(rule -> roles.addAll(rule.who()));
        assertThat(roles).containsExactlyInAnyOrder(Role.values());
        assertThat(Permissions.TABLE)
                .filteredOn(
                        rule -> !rule.method().equals("GET") && rule.who().contains(Role.ANYONE))
                .extracting(Rule::path)
                .containsExactly(
                        "/api/v1/sessions",
                        "/api/v1/sessions/passkey/options",
                        "/api/v1/sessions/passkey",
                        "/api/v1/invitations/passkey/options",
                        "/api/v1/invitations",
                        "/oauth/token",
                        "/oauth/revoke");
    }

    @Test
    void a_role_that_was_ended_opens_nothing_any_more() {
        String role = "/api/v1/members/bea/roles/auditor";
        String report = "/api/v1/reports/trial-balance";
        as(Who.STRANGER).get(report).is(403);
        app.mandate("cem", "coordinator");
        Api cem = nobody.signIn("cem", password("cem"));
        Api coordinator = as(Who.COORDINATOR);
        cem.second(coordinator, "PUT", role, PermissionCalls.DECISION).is(201);
        as(Who.STRANGER).get(report).is(200);

        coordinator.second(cem, "DELETE", role + PermissionCalls.ENDED, null).is(204);

        as(Who.STRANGER).get(report).is(403);
    }
}
