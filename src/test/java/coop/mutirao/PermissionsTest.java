package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Permissions;
import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every line of the table of permissions with everybody: who may, gets an answer that speaks of
/// the matter; who may not, gets 401 or 403, or 404 where even the existence of a thing is private.
///
/// All things are Ana's; Bea is a member who has to do with none of them.
class PermissionsTest {

    /// Who asks.
    enum Who {
        NOBODY,
        WITH_A_MADE_UP_TOKEN,
        STRANGER,
        OWNER,
        COORDINATOR,
        TREASURER,
        AUDITOR,
        OPERATOR;

        boolean isSignedIn() {
            return this != NOBODY && this != WITH_A_MADE_UP_TOKEN;
        }
    }

    /// A request for a line of the table.
    record Call(String path, @Nullable Object body) {}

    private static final Map<Who, String> CODES =
            Map.of(
                    Who.STRANGER, "bea",
                    Who.OWNER, "ana",
                    Who.COORDINATOR, "coordinator",
                    Who.TREASURER, "treasurer",
                    Who.AUDITOR, "auditor",
                    Who.OPERATOR, "operator");

    /// Where a stranger does not learn that the thing is there.
    private static final Set<String> PRIVATE =
            Set.of(
                    "/api/v1/payments/{id}",
                    "/api/v1/payments/{id}/explanation",
                    "/api/v1/payments/{id}/reversal",
                    "/api/v1/payment-requests/{id}",
                    "/api/v1/payment-requests/{id}/accept",
                    "/api/v1/payment-requests/{id}/decline",
                    "/api/v1/payment-requests/{id}/cancel");

    private static final String ENDED = "?decision=Assembly%20of%209%20June";

    static final UUID PAYMENT = new UUID(0x7000, 0x8000_0000_0000_0001L);
    static final UUID ASKED = new UUID(0x7000, 0x8000_0000_0000_0002L);
    static final UUID ASKING = new UUID(0x7000, 0x8000_0000_0000_0003L);

    static final Device PHONE = new Device("00000000-0000-7000-8000-000000000004");

    static final Map<Who, Api> callers = new EnumMap<>(Who.class);
    static TestApp app;
    static Server server;
    static Api nobody;
    static long ids = 100;

    @BeforeAll
    static void open() {
        app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1);
        app.app.founding.firstCoordinator(
                "coordinator", "Coordinator", password("coordinator"), app.app.chance);
        for (String code : List.of("ana", "bea", "cem", "treasurer", "auditor", "operator")) {
            app.admit(code, 10_000, 100_000, password(code));
        }
        app.admit("dan", 10_000, 100_000, null);
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        callers.put(Who.NOBODY, nobody);
        callers.put(Who.WITH_A_MADE_UP_TOKEN, nobody.as("made-up"));
        CODES.forEach((who, code) -> callers.put(who, nobody.signIn(code, password(code))));
        for (String role : List.of("treasurer", "auditor", "operator")) {
            as(Who.COORDINATOR)
                    .put("/api/v1/members/%s/roles/%s".formatted(role, role), decision())
                    .is(201);
        }
        tradeOfAna();
    }

    // Cem pays Ana, who asks Cem for more, and is asked by him.
    private static void tradeOfAna() {
        Api cem = nobody.signIn("cem", password("cem"));
        cem.put("/api/v1/payments/" + PAYMENT, Map.of("payee", "ana", "amount", 100)).is(201);
        cem.put("/api/v1/payment-requests/" + ASKED, Map.of("payer", "ana", "amount", 10)).is(201);
        as(Who.OWNER)
                .put("/api/v1/payment-requests/" + ASKING, Map.of("payer", "cem", "amount", 10))
                .is(201);
        String ana = cem.get("/api/v1/members/ana").body().get("publicId").asString();
        as(Who.OWNER)
                .put(
                        "/api/v1/members/ana/keys/" + PHONE.id,
                        PHONE.registration(TestApp.NETWORK.origin(), ana))
                .is(201);
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

    private static String password(String code) {
        return code + "-password";
    }

    private static Map<String, Object> decision() {
        return Map.of("decision", "Assembly of 12 May");
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
                    case COORDINATOR, TREASURER, AUDITOR, OPERATOR ->
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
        Call call = call(rule);
        if (rule.path().endsWith("/import")) {
            caller = caller.with("Content-Type", "text/csv");
        }

        Answer answer = caller.send(rule.method(), call.path(), call.body());

        if (may(rule, who)) {
            assertThat(answer.status()).as(answer.text()).isNotIn(401, 403).isLessThan(500);
            if (!rule.path().contains("/roles/") && !rule.path().endsWith("/{file}")) {
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

    private static String id() {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids).toString();
    }

    private static Call call(Rule rule) {
        String path = rule.path();
        return switch (rule.method() + " " + path.replace("/api/v1", "")) {
            case "POST /sessions" ->
                    new Call(path, Map.of("code", "ana", "password", password("ana")));
            case "POST /invitations" ->
                    new Call(path, Map.of("invitation", "made-up", "password", password("dan")));
            case "PUT /communities/{code}" ->
                    new Call(at(path, "norte"), Map.of("name", "Norte", "parent", "rede"));
            case "POST /members/import" ->
                    new Call(path, "code,kind,name,community,creditLimit,maximumBalance,balance\n");
            case "PUT /members/{code}" ->
                    new Call(
                            at(path, "eva"),
                            Map.of("kind", "person", "name", "Eva", "community", "rede"));
            case "PUT /members/{code}/password" ->
                    new Call(
                            at(path, "ana"),
                            Map.of("current", "not-it-at-all", "new", "rain on warm bricks"));
            case "POST /members/{code}/invitation" -> new Call(at(path, "dan"), null);
            case "PUT /members/{code}/roles/{role}" ->
                    new Call(at(path, "cem").replace("{role}", "auditor"), decision());
            case "DELETE /members/{code}/roles/{role}" ->
                    new Call(at(path, "cem").replace("{role}", "auditor") + ENDED, null);
            case "DELETE /members/{code}/sessions/{id}" ->
                    new Call(at(path.replace("{id}", sessionOfAna()), "ana"), null);
            case "PUT /members/{code}/keys/{id}" ->
                    new Call(
                            at(path.replace("{id}", id()), "ana"),
                            PHONE.registration("another.example/log", "of nobody"));
            case "DELETE /members/{code}/keys/{id}" ->
                    new Call(at(path.replace("{id}", PHONE.id), "ana") + "?reason=lost", null);
            case "PATCH /accounts/{code}" ->
                    new Call(at(path, "ana"), Map.of("reservedAmount", 0, "reason", "nothing"));
            case "POST /payments/preview" ->
                    new Call(path, Map.of("payer", "ana", "payee", "cem", "amount", 1));
            case "POST /payments/batch" ->
                    new Call(
                            path,
                            Map.of(
                                    "orders",
                                    List.of(
                                            Map.of(
                                                    "id", id(), "payer", "ana", "payee", "cem",
                                                    "amount", 1))));
            case "PUT /payments/{id}" ->
                    new Call(at(path, id()), Map.of("payer", "ana", "payee", "cem", "amount", 1));
            case "PUT /payments/{id}/reversal" ->
                    new Call(
                            at(path, PAYMENT.toString()),
                            Map.of("id", id(), "reason", "a mistake"));
            case "GET /payment-requests" -> new Call(path + "?role=payer", null);
            case "PUT /payment-requests/{id}" ->
                    new Call(at(path, id()), Map.of("payer", "cem", "payee", "ana", "amount", 1));
            case "POST /payment-requests/{id}/accept" ->
                    new Call(at(path, ASKED.toString()), Map.of());
            case "POST /payment-requests/{id}/decline" ->
                    new Call(at(path, ASKED.toString()), null);
            case "POST /payment-requests/{id}/cancel" ->
                    new Call(at(path, ASKING.toString()), null);
            case "GET /payment-requests/{id}" -> new Call(at(path, ASKED.toString()), null);
            case "PUT /sweeps/{id}" -> new Call(at(path, id()), Map.of());
            case "PUT /policies/{key}/{version}" ->
                    new Call(
                            path.replace("{key}", "limits").replace("{version}", "2"),
                            Map.of(
                                    "value",
                                    Map.of("creditLimit", 1, "maximumBalance", 1),
                                    "decision",
                                    "Assembly"));
            default -> {
                // Whatever writes has a line above, so that nobody forgets to think of its body.
                assertThat(rule.method()).as(path).isIn("GET", "DELETE");
                yield new Call(shown(path), null);
            }
        };
    }

    private static String sessionOfAna() {
        return nobody.signIn("ana", password("ana"))
                .get("/api/v1/sessions/current")
                .body()
                .get("id")
                .asString();
    }

    private static String at(String path, String name) {
        return path.replace("{code}", name).replace("{id}", name);
    }

    // A path of a GET.
    private static String shown(String path) {
        return path.replace("/funds/{code}", "/funds/fund-income")
                .replace("{code}", "ana")
                .replace("{id}", PAYMENT.toString())
                .replace("{key}", "contribution")
                .replace("{version}", "1")
                .replace("{role}", "auditor")
                .replace("{format}", "csv")
                .replace("{page}", "pay")
                .replace("{file}", "index.html")
                .replace("{name}", "not-found");
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
                                    String other =
                                            path.equals("/api/v1/accounts/{code}")
                                                    ? "DELETE"
                                                    : "PATCH";
                                    for (Who who : List.of(Who.NOBODY, Who.COORDINATOR)) {
                                        Answer answer = as(who).send(other, shown(path), "{}");
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
        // The operator's line comes with the payments that she may post.
        roles.add(Role.OPERATOR);
        assertThat(roles).containsExactlyInAnyOrder(Role.values());
        assertThat(Permissions.TABLE)
                .filteredOn(
                        rule -> !rule.method().equals("GET") && rule.who().contains(Role.ANYONE))
                .extracting(Rule::path)
                .containsExactly("/api/v1/sessions", "/api/v1/invitations");
    }

    @Test
    void a_role_that_was_ended_opens_nothing_any_more() {
        String role = "/api/v1/members/bea/roles/auditor";
        String report = "/api/v1/reports/trial-balance";
        as(Who.STRANGER).get(report).is(403);
        as(Who.COORDINATOR).put(role, decision()).is(201);
        as(Who.STRANGER).get(report).is(200);

        as(Who.COORDINATOR).delete(role + ENDED).is(204);

        as(Who.STRANGER).get(report).is(403);
    }
}
