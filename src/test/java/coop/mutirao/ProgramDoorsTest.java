package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Permissions;
import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.http.Role;
import coop.mutirao.http.Scope;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every line of the table of permissions with programs, in the world of [PermissionsTest]: a
/// program may what its scopes say, of what its owner may, on the accounts that it is held to.
class ProgramDoorsTest {

    /// Whose key asks.
    enum Whose {
        /// With every scope, so with everything that she may.
        OWNERS,
        /// With every scope but the one that it would take.
        OWNERS_WITHOUT_THE_SCOPE,
        /// With every scope, held to an account that she could act for once and cannot any more.
        OWNERS_ELSEWHERE,
        STRANGERS,
        TREASURERS,
        /// With every scope, held to her own account: so with nothing of her office.
        TREASURERS_OWN_ACCOUNT
    }

    static final Map<Whose, Api> callers = new EnumMap<>(Whose.class);
    static final Map<Scope, Api> without = new EnumMap<>(Scope.class);

    @BeforeAll
    static void open() {
        PermissionsTest.open();
        List<Scope> all = List.of(Scope.values());
        callers.put(Whose.OWNERS, key("ana", all, null));
        callers.put(Whose.OWNERS_ELSEWHERE, key("ana", all, "ana"));
        callers.put(Whose.STRANGERS, key("bea", all, null));
        callers.put(Whose.TREASURERS, key("treasurer", all, null));
        callers.put(Whose.TREASURERS_OWN_ACCOUNT, key("treasurer", all, "treasurer"));
        for (Scope scope : Scope.values()) {
            without.put(scope, key("ana", all.stream().filter(s -> s != scope).toList(), null));
        }
        PermissionsTest.app.app.database.transact(tx ->
                tx.sql()
                        .execute(
                                "UPDATE api_key SET accounts = ARRAY[(SELECT account_id"
                                        + " FROM account WHERE code = 'dan')] WHERE accounts ="
                                        + " ARRAY[(SELECT account_id FROM account"
                                        + " WHERE code = 'ana')]"));
    }

    private static Api key(String code, List<Scope> scopes, @Nullable String account) {
        Map<String, Object> order = new HashMap<>();
        order.put("name", "Till");
        order.put("scopes", scopes.stream().map(Scope::wire).toList());
        order.put("requestsPerMinute", 6_000);
        if (account != null) {
            order.put("accounts", List.of(account));
        }
        String key =
                PermissionsTest.nobody
                        .signIn(code, PermissionsTest.password(code))
                        .post("/api/v1/members/" + code + "/api-keys", order)
                        .is(201)
                        .body()
                        .get("key")
                        .asString();
        return PermissionsTest.nobody.as(key);
    }

    @AfterAll
    static void close() {
        PermissionsTest.close();
    }

    @TestFactory
    Stream<DynamicTest> every_program_at_every_door() {
        return Permissions.TABLE.stream()
                .filter(rule -> !rule.who().contains(Role.ANYONE))
                .flatMap(rule ->
                        Arrays.stream(Whose.values())
                                .map(whose ->
                                        DynamicTest.dynamicTest(
                                                whose
                                                        + (may(rule, whose) ? " may " : " may not ")
                                                        + rule.method()
                                                        + " "
                                                        + rule.path(),
                                                () -> knock(rule, whose))));
    }

    private static boolean may(Rule rule, Whose whose) {
        if (rule.scope() == null || whose == Whose.OWNERS_WITHOUT_THE_SCOPE) {
            return false;
        }
        boolean isOnesOwnList = rule.path().equals("/api/v1/payment-requests");
        return rule.who().contains(Role.MEMBER)
                || switch (whose) {
                    case OWNERS -> rule.who().contains(Role.OWN);
                    case OWNERS_WITHOUT_THE_SCOPE, OWNERS_ELSEWHERE -> false;
                    case STRANGERS, TREASURERS_OWN_ACCOUNT -> isOnesOwnList;
                    case TREASURERS -> rule.who().contains(Role.TREASURER) || isOnesOwnList;
                };
    }

    private static void knock(Rule rule, Whose whose) {
        @Nullable Scope scope = rule.scope();
        @Nullable Api caller =
                whose == Whose.OWNERS_WITHOUT_THE_SCOPE
                        ? without.get(scope == null ? Scope.LOG_READ : scope)
                        : callers.get(whose);
        PermissionCalls.Call call =
                PermissionCalls.of(rule, () -> new UUID(0, 1).toString(), () -> "");
        assertThat(caller).isNotNull();

        Answer answer =
                caller == null
                        ? PermissionsTest.nobody.get("/healthz")
                        : caller.send(rule.method(), call.path(), call.body());

        if (may(rule, whose)) {
            assertThat(answer.status()).as(answer.text()).isNotIn(401, 403, 404).isLessThan(500);
        } else if (scope == null) {
            answer.isProblem(403, "not-allowed");
        } else if (whose == Whose.OWNERS_WITHOUT_THE_SCOPE) {
            answer.isProblem(403, "scope-needed");
            assertThat(answer.body().get("scope").asString()).isEqualTo(scope.wire());
        } else if (rule.path().endsWith("/batch")) {
            // Each order of a batch is answered on its own.
            assertThat(answer.body().at("/items/0/status").asInt()).isEqualTo(403);
        } else {
            assertThat(answer.status()).as(answer.text()).isIn(403, 404);
        }
    }
}
