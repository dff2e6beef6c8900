package coop.mutirao.http;

import static coop.mutirao.http.Role.ANYONE;
import static coop.mutirao.http.Role.AUDITOR;
import static coop.mutirao.http.Role.COORDINATOR;
import static coop.mutirao.http.Role.MEMBER;
import static coop.mutirao.http.Role.OWN;
import static coop.mutirao.http.Role.TREASURER;

import java.util.List;
import java.util.Set;

/// Who may do what: the one table. A route that does not stand here does not start, and a test
/// walks every line with every role.
public final class Permissions {

    /// One line: who may use a route.
    public record Rule(String method, String path, Set<Role> who) {}

    private static final String API = "/api/v1";

    public static final List<Rule> TABLE =
            List.of(
                    api("POST", "/sessions", ANYONE),
                    api("GET", "/sessions/current", MEMBER),
                    api("DELETE", "/sessions/current", MEMBER),
                    api("POST", "/invitations", ANYONE),
                    api("GET", "/network", ANYONE),
                    api("PUT", "/communities/{code}", COORDINATOR),
                    api("GET", "/members", MEMBER),
                    api("POST", "/members/import", COORDINATOR),
                    api("GET", "/members/{code}", MEMBER),
                    api("PUT", "/members/{code}", COORDINATOR),
                    api("PUT", "/members/{code}/password", OWN),
                    api("POST", "/members/{code}/invitation", COORDINATOR),
                    api("PUT", "/members/{code}/roles/{role}", COORDINATOR),
                    api("DELETE", "/members/{code}/roles/{role}", COORDINATOR),
                    api("GET", "/members/{code}/keys", OWN, COORDINATOR, AUDITOR),
                    api("PUT", "/members/{code}/keys/{id}", OWN),
                    api("DELETE", "/members/{code}/keys/{id}", OWN, COORDINATOR),
                    api("GET", "/accounts/{code}", OWN, COORDINATOR, TREASURER, AUDITOR),
                    api("PATCH", "/accounts/{code}", COORDINATOR),
                    api("GET", "/accounts/{code}/entries", OWN, COORDINATOR, TREASURER, AUDITOR),
                    api("GET", "/accounts/{code}/balance", OWN, COORDINATOR, TREASURER, AUDITOR),
                    api("POST", "/payments/preview", OWN),
                    api("POST", "/payments/batch", OWN),
                    api("PUT", "/payments/{id}", OWN),
                    api("GET", "/payments/{id}", OWN, TREASURER, AUDITOR),
                    api("GET", "/payments/{id}/explanation", OWN, TREASURER, AUDITOR),
                    api("PUT", "/payments/{id}/reversal", OWN, COORDINATOR, TREASURER),
                    api("GET", "/payment-requests", OWN),
                    api("PUT", "/payment-requests/{id}", OWN),
                    api("GET", "/payment-requests/{id}", OWN, TREASURER, AUDITOR),
                    api("POST", "/payment-requests/{id}/accept", OWN),
                    api("POST", "/payment-requests/{id}/decline", OWN),
                    api("POST", "/payment-requests/{id}/cancel", OWN),
                    api("GET", "/funds", MEMBER),
                    api("GET", "/funds/{code}/entries", MEMBER),
                    api("PUT", "/sweeps/{id}", TREASURER),
                    api("GET", "/policies", ANYONE),
                    api("GET", "/policies/{key}/history", ANYONE),
                    api("PUT", "/policies/{key}/{version}", TREASURER),
                    api("GET", "/reports/trial-balance", TREASURER, AUDITOR),
                    api("GET", "/exports/{format}", TREASURER, AUDITOR),
                    open("/"),
                    open("/docs"),
                    open("/docs/{file}"),
                    open("/openapi.yaml"),
                    open("/problems"),
                    open("/problems/{name}"),
                    open("/source"),
                    open("/app"),
                    open("/app/{page}"),
                    open("/app/assets/{file}"),
                    open("/oauth/authorize"),
                    open("/healthz"),
                    open("/readyz"));

    private Permissions() {}

    private static Rule api(String method, String path, Role... who) {
        return new Rule(method, API + path, Set.of(who));
    }

    private static Rule open(String path) {
        return new Rule("GET", path, Set.of(ANYONE));
    }

    /// The line for a route.
    ///
    /// @throws IllegalStateException if it has none
    static Rule rule(String method, String path) {
        return TABLE.stream()
                .filter(r -> r.method().equals(method) && r.path().equals(path))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("not in the table: " + method + " " + path));
    }
}
