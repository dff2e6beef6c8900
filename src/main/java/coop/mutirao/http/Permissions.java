package coop.mutirao.http;

import static coop.mutirao.http.Role.ANYONE;
import static coop.mutirao.http.Role.AUDITOR;
import static coop.mutirao.http.Role.COORDINATOR;
import static coop.mutirao.http.Role.DELEGATE;
import static coop.mutirao.http.Role.MEMBER;
import static coop.mutirao.http.Role.OPERATOR;
import static coop.mutirao.http.Role.OWN;
import static coop.mutirao.http.Role.TREASURER;
import static coop.mutirao.http.Scope.LOG_READ;
import static coop.mutirao.http.Scope.MEMBERS_READ;
import static coop.mutirao.http.Scope.PAYMENTS_READ;
import static coop.mutirao.http.Scope.PAYMENTS_WRITE;
import static coop.mutirao.http.Scope.REPORTS_READ;
import static coop.mutirao.http.Scope.STATEMENTS_READ;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may do what: the one table. A route that does not stand here does not start, and a test
/// walks every line with every role.
public final class Permissions {

    /// One line: who may use a route.
    ///
    /// @param scope what a program needs to use it for somebody who may; null: no program does
    /// @param fresh whether it needs a sign-in of the last minutes, [Access#FRESH]: what whoever
    ///   finds a telephone open must not be able to do
    public record Rule(
            String method, String path, Set<Role> who, @Nullable Scope scope, boolean fresh) {

        public Rule {
            if (fresh && scope != null) {
                throw new IllegalArgumentException("no program signs in");
            }
        }

        Rule by(String otherMethod) {
            return new Rule(otherMethod, path, who, scope, fresh);
        }

        Rule withScope(Scope needed) {
            return new Rule(method, path, who, needed, fresh);
        }

        Rule afresh() {
            return new Rule(method, path, who, scope, true);
        }
    }

    private static final String API = "/api/v1";

    public static final List<Rule> TABLE =
            List.of(
                    api("POST", "/sessions", ANYONE),
                    api("POST", "/sessions/passkey/options", ANYONE),
                    api("POST", "/sessions/passkey", ANYONE),
                    api("GET", "/sessions/current", MEMBER),
                    api("DELETE", "/sessions/current", MEMBER),
                    api("GET", "/members/{code}/sessions", OWN),
                    api("DELETE", "/members/{code}/sessions", OWN),
                    api("DELETE", "/members/{code}/sessions/{id}", OWN),
                    api("GET", "/members/{code}/news", OWN),
                    api("PUT", "/members/{code}/news/seen", OWN),
                    api("POST", "/invitations/passkey/options", ANYONE),
                    api("POST", "/invitations", ANYONE),
                    api("GET", "/network", ANYONE),
                    api("PUT", "/communities/{code}", COORDINATOR).afresh(),
                    api("GET", "/members", MEMBER).withScope(MEMBERS_READ),
                    api("POST", "/members/import", COORDINATOR).afresh(),
                    api("GET", "/members/{code}", MEMBER).withScope(MEMBERS_READ),
                    api("PUT", "/members/{code}", COORDINATOR).afresh(),
                    api("GET", "/members/{code}/profile", ANYONE, MEMBER).withScope(MEMBERS_READ),
                    api("PATCH", "/members/{code}/profile", OWN, DELEGATE),
                    api("GET", "/members/{code}/data", OWN).afresh(),
                    api("POST", "/members/{code}/erasure", OWN, COORDINATOR).afresh(),
                    api("GET", "/members/{code}/sign-in", OWN),
                    api("PUT", "/members/{code}/password", OWN),
                    api("DELETE", "/members/{code}/password", OWN).afresh(),
                    api("POST", "/members/{code}/totp", OWN).afresh(),
                    api("PUT", "/members/{code}/totp", OWN).afresh(),
                    api("DELETE", "/members/{code}/totp", OWN).afresh(),
                    api("POST", "/members/{code}/recovery-codes", OWN).afresh(),
                    api("GET", "/members/{code}/passkeys", OWN),
                    api("POST", "/members/{code}/passkeys/options", OWN).afresh(),
                    api("POST", "/members/{code}/passkeys", OWN).afresh(),
                    api("PATCH", "/members/{code}/passkeys/{id}", OWN),
                    api("DELETE", "/members/{code}/passkeys/{id}", OWN).afresh(),
                    api("GET", "/recoveries", COORDINATOR, AUDITOR),
                    api("GET", "/members/{code}/recovery", OWN, COORDINATOR, AUDITOR),
                    api("PUT", "/members/{code}/recovery", COORDINATOR).afresh(),
                    api("DELETE", "/members/{code}/recovery", OWN, COORDINATOR),
                    api("POST", "/members/{code}/invitation", COORDINATOR).afresh(),
                    api("GET", "/mandates", MEMBER),
                    api("GET", "/officer-acts", MEMBER),
                    api("DELETE", "/officer-acts/{id}", COORDINATOR, TREASURER),
                    api("PUT", "/members/{code}/roles/{role}", COORDINATOR).afresh(),
                    api("DELETE", "/members/{code}/roles/{role}", OWN, COORDINATOR).afresh(),
                    api("GET", "/members/{code}/keys", OWN, DELEGATE, COORDINATOR, AUDITOR),
                    api("PUT", "/members/{code}/keys/{id}", OWN, DELEGATE).afresh(),
                    api("DELETE", "/members/{code}/keys/{id}", OWN, DELEGATE, COORDINATOR),
                    api("GET", "/members/{code}/api-keys", OWN),
                    api("POST", "/members/{code}/api-keys", OWN).afresh(),
                    api("DELETE", "/members/{code}/api-keys/{id}", OWN),
                    api("GET", "/members/{code}/apps", OWN),
                    api("DELETE", "/members/{code}/apps/{id}", OWN),
                    api("GET", "/apps", MEMBER),
                    api("PUT", "/apps/{id}", COORDINATOR).afresh(),
                    api("DELETE", "/apps/{id}", COORDINATOR),
                    api("POST", "/oauth/authorization", MEMBER),
                    api("POST", "/oauth/consents", MEMBER),
                    api("GET", "/accounts/{code}", OWN, DELEGATE, COORDINATOR, TREASURER, AUDITOR)
                            .withScope(STATEMENTS_READ),
                    api("PATCH", "/accounts/{code}", COORDINATOR).afresh(),
                    api("GET", "/accounts/{code}/levy", OWN, DELEGATE).withScope(STATEMENTS_READ),
                    api("PUT", "/accounts/{code}/levy-exemption", COORDINATOR).afresh(),
                    api("GET", "/accounts/{code}/dormancy", OWN, DELEGATE, COORDINATOR, TREASURER),
                    api("DELETE", "/accounts/{code}/dormancy", OWN, DELEGATE),
                    api("PUT", "/accounts/{code}/leaving", OWN, DELEGATE).afresh(),
                    api("PUT", "/accounts/{code}/death", COORDINATOR).afresh(),
                    api(
                                    "POST",
                                    "/accounts/{code}/dormancy/{id}/reclaim",
                                    OWN,
                                    DELEGATE,
                                    COORDINATOR)
                            .afresh(),
                    api("GET", "/accounts/{code}/credit", OWN, DELEGATE, COORDINATOR, TREASURER)
                            .withScope(STATEMENTS_READ),
                    api("GET", "/credit-reviews", COORDINATOR, TREASURER, AUDITOR),
                    api("GET", "/loans", ANYONE),
                    api("GET", "/loans/{id}", OWN, DELEGATE, COORDINATOR, TREASURER, AUDITOR),
                    api("PUT", "/loans/{id}", MEMBER),
                    api("DELETE", "/loans/{id}", OWN),
                    api("PUT", "/loans/{id}/consent", OWN),
                    api("PUT", "/loans/{id}/repayments/{payment}", OWN),
                    api("PUT", "/loans/{id}/decision", COORDINATOR, TREASURER).afresh(),
                    api("PUT", "/loans/{id}/deferral", COORDINATOR, TREASURER).afresh(),
                    api("GET", "/loan-applications", COORDINATOR, TREASURER, AUDITOR),
                    api("GET", "/accounts/{code}/loans", OWN, DELEGATE),
                    api(
                                    "GET",
                                    "/accounts/{code}/surplus",
                                    OWN,
                                    DELEGATE,
                                    COORDINATOR,
                                    TREASURER,
                                    AUDITOR)
                            .withScope(STATEMENTS_READ),
                    api("GET", "/surplus-statements", COORDINATOR, TREASURER, AUDITOR)
                            .withScope(REPORTS_READ),
                    api(
                            "GET",
                            "/surplus-statements/{id}",
                            OWN,
                            DELEGATE,
                            COORDINATOR,
                            TREASURER,
                            AUDITOR),
                    api("PUT", "/surplus-statements/{id}", OWN, DELEGATE).afresh(),
                    api("PUT", "/surplus-statements/{id}/approval", DELEGATE).afresh(),
                    api("PUT", "/surplus-statements/{id}/check", COORDINATOR).afresh(),
                    signatory("GET", "/delegates", AUDITOR),
                    signatory("PUT", "/delegates/{delegate}"),
                    signatory("DELETE", "/delegates/{delegate}"),
                    signatory("GET", "/approval-rule", AUDITOR),
                    signatory("PUT", "/approval-rule"),
                    api("DELETE", "/accounts/{code}/approval-rule", OWN, COORDINATOR).afresh(),
                    api("GET", "/approvals", MEMBER),
                    api(
                            "GET",
                            "/approvals/{id}",
                            OWN,
                            DELEGATE,
                            COORDINATOR,
                            TREASURER,
                            AUDITOR,
                            OPERATOR),
                    approval("PUT"),
                    approval("DELETE"),
                    statement("/accounts/{code}/entries"),
                    statement("/accounts/{code}/balance"),
                    api(
                                    "GET",
                                    "/accounts/{code}/statement.camt053",
                                    OWN,
                                    DELEGATE,
                                    TREASURER,
                                    AUDITOR)
                            .withScope(STATEMENTS_READ),
                    api(
                                    "GET",
                                    "/accounts/{code}/reports/{report}",
                                    OWN,
                                    DELEGATE,
                                    COORDINATOR,
                                    TREASURER,
                                    AUDITOR)
                            .withScope(STATEMENTS_READ),
                    api("POST", "/payments/preview", OWN, DELEGATE).withScope(PAYMENTS_WRITE),
                    api("POST", "/payments/batch", OWN, DELEGATE).withScope(PAYMENTS_WRITE),
                    api("PUT", "/payments/{id}", OWN, DELEGATE, OPERATOR).withScope(PAYMENTS_WRITE),
                    payment("/payments/{id}"),
                    payment("/payments/{id}/explanation"),
                    payment("/payments/{id}/receipt"),
                    api("PUT", "/payments/{id}/reversal", OWN, DELEGATE, COORDINATOR, TREASURER),
                    api("GET", "/payment-requests", OWN, DELEGATE).withScope(PAYMENTS_READ),
                    api("PUT", "/payment-requests/{id}", OWN, DELEGATE).withScope(PAYMENTS_WRITE),
                    payment("/payment-requests/{id}"),
                    answer("accept"),
                    answer("decline"),
                    answer("cancel"),
                    api("GET", "/funds", MEMBER).withScope(STATEMENTS_READ),
                    api("GET", "/funds/idle", MEMBER).withScope(STATEMENTS_READ),
                    api("GET", "/funds/months", MEMBER).withScope(STATEMENTS_READ),
                    api("GET", "/funds/{code}/entries", MEMBER).withScope(STATEMENTS_READ),
                    api("PUT", "/sweeps/{id}", TREASURER),
                    api("GET", "/rounds", MEMBER),
                    api("GET", "/rounds/{id}", MEMBER),
                    api("PUT", "/rounds/{id}", COORDINATOR).afresh(),
                    round("open"),
                    round("freeze"),
                    round("extend"),
                    round("cancel"),
                    round("end"),
                    round("payouts/{payout}/release"),
                    api(
                                    "POST",
                                    "/rounds/{id}/objections/{objection}/answer",
                                    COORDINATOR,
                                    TREASURER,
                                    AUDITOR)
                            .afresh(),
                    api("GET", "/rounds/{id}/proposals", MEMBER),
                    api("GET", "/rounds/{id}/ballot", MEMBER),
                    api("PUT", "/rounds/{id}/ballot", MEMBER),
                    api("GET", "/rounds/{id}/ballot/receipt", MEMBER),
                    api("GET", "/rounds/{id}/proxies", MEMBER),
                    api("PUT", "/rounds/{id}/proxy", MEMBER),
                    api("DELETE", "/rounds/{id}/proxy", MEMBER),
                    // Coordinators, and whom they named for it.
                    api("GET", "/rounds/{id}/sheets", MEMBER),
                    api("PUT", "/rounds/{id}/sheets/{sheet}/entry", MEMBER),
                    api("PUT", "/rounds/{id}/sheets/{sheet}", COORDINATOR).afresh(),
                    api("POST", "/rounds/{id}/sheets/{sheet}/return", MEMBER, COORDINATOR).afresh(),
                    api("PUT", "/rounds/{id}/tellers/{code}", COORDINATOR).afresh(),
                    api("GET", "/rounds/{id}/result", MEMBER),
                    api("GET", "/rounds/{id}/bundle", MEMBER),
                    api("PUT", "/rounds/{id}/objections/{objection}", MEMBER),
                    api("PUT", "/rounds/{id}/payouts/{payout}/report", MEMBER),
                    api("GET", "/projects", MEMBER),
                    api("GET", "/proposals/{id}", MEMBER),
                    api("PUT", "/proposals/{id}", MEMBER),
                    api("POST", "/proposals/{id}/second", MEMBER),
                    api("POST", "/proposals/{id}/withdraw", MEMBER),
                    api("POST", "/proposals/{id}/merge", MEMBER),
                    api("POST", "/proposals/{id}/decision", COORDINATOR),
                    api("GET", "/proposals/{id}/difference", MEMBER),
                    api("GET", "/proposals/{id}/comments", MEMBER),
                    api("PUT", "/proposals/{id}/comments/{comment}", MEMBER),
                    api("POST", "/proposals/{id}/comments/{comment}/withdraw", MEMBER),
                    api("POST", "/proposals/{id}/comments/{comment}/hide", COORDINATOR),
                    api("GET", "/proposals/{id}/amendments", MEMBER),
                    api("GET", "/proposals/{id}/amendments/{amendment}", MEMBER),
                    api("PUT", "/proposals/{id}/amendments/{amendment}", MEMBER),
                    api("POST", "/proposals/{id}/amendments/{amendment}/accept", MEMBER),
                    api("POST", "/proposals/{id}/amendments/{amendment}/decline", MEMBER),
                    api("POST", "/proposals/{id}/amendments/{amendment}/withdraw", MEMBER),
                    api("GET", "/assemblies", MEMBER),
                    api("GET", "/motions", MEMBER),
                    api("GET", "/motions/{id}", MEMBER),
                    api("PUT", "/motions/{id}", MEMBER),
                    api("POST", "/motions/{id}/second", MEMBER),
                    api("POST", "/motions/{id}/withdraw", MEMBER),
                    api("GET", "/motions/{id}/vote", MEMBER),
                    api("PUT", "/motions/{id}/vote", MEMBER),
                    api("GET", "/motions/{id}/votes", MEMBER),
                    api("GET", "/motions/{id}/simulation", MEMBER),
                    api("GET", "/losses", MEMBER),
                    api("GET", "/debts", COORDINATOR, TREASURER),
                    api(
                            "GET",
                            "/accounts/{code}/debt-plans",
                            OWN,
                            DELEGATE,
                            COORDINATOR,
                            TREASURER),
                    api(
                            "PUT",
                            "/accounts/{code}/debt-plans/{id}",
                            OWN,
                            DELEGATE,
                            COORDINATOR,
                            TREASURER),
                    api(
                            "PUT",
                            "/accounts/{code}/debt-plans/{id}/agreement",
                            OWN,
                            DELEGATE,
                            COORDINATOR,
                            TREASURER),
                    api("GET", "/policies", ANYONE),
                    api("GET", "/policies/{key}/history", ANYONE),
                    api("PUT", "/policies/{key}/{version}", COORDINATOR, TREASURER).afresh(),
                    api("GET", "/reports/trial-balance", TREASURER, AUDITOR)
                            .withScope(REPORTS_READ),
                    api("GET", "/reports/signed/{report}", TREASURER, AUDITOR)
                            .withScope(REPORTS_READ),
                    api("GET", "/reports/open/{month}", ANYONE),
                    api("GET", "/soundness", COORDINATOR, TREASURER, AUDITOR)
                            .withScope(REPORTS_READ),
                    api("GET", "/exports/{format}", TREASURER, AUDITOR).withScope(REPORTS_READ),
                    open("/"),
                    open("/docs"),
                    open("/docs/{file}"),
                    open("/openapi.yaml"),
                    open("/problems"),
                    open("/problems/{name}"),
                    open("/source"),
                    open("/month"),
                    open("/month/{month}"),
                    open("/app"),
                    open("/app/worker.js"),
                    open("/app/manifest.webmanifest"),
                    open("/app/{page}"),
                    open("/app/assets/{file}"),
                    open("/oauth/authorize"),
                    open("/.well-known/oauth-authorization-server"),
                    open("/oauth/token").by("POST"),
                    open("/oauth/revoke").by("POST"),
                    open("/log/checkpoint"),
                    open("/log/checkpoint/pending"),
                    open("/log/checkpoints/{size}"),
                    open("/log/policy"),
                    open("/log/tile/{tile}"),
                    leaves("/log/tile/entries/{tile}"),
                    leaves("/log/entries"),
                    open("/log/proof/inclusion"),
                    open("/log/proof/consistency"),
                    open("/healthz"),
                    open("/readyz"));

    private Permissions() {}

    private static Rule leaves(String path) {
        return new Rule("GET", path, Set.of(TREASURER, AUDITOR), LOG_READ, false);
    }

    private static Rule api(String method, String path, Role... who) {
        return new Rule(method, API + path, Set.of(who), null, false);
    }

    private static Rule statement(String path) {
        return api("GET", path, OWN, DELEGATE, COORDINATOR, TREASURER, AUDITOR)
                .withScope(STATEMENTS_READ);
    }

    private static Rule signatory(String method, String path, Role... more) {
        Set<Role> who = EnumSet.of(OWN, DELEGATE, COORDINATOR);
        who.addAll(List.of(more));
        return new Rule(method, API + "/accounts/{code}" + path, who, null, !method.equals("GET"));
    }

    private static Rule approval(String method) {
        return api(method, "/approvals/{id}", OWN, DELEGATE, COORDINATOR, TREASURER, OPERATOR);
    }

    private static Rule payment(String path) {
        return api("GET", path, OWN, DELEGATE, TREASURER, AUDITOR).withScope(PAYMENTS_READ);
    }

    private static Rule round(String what) {
        return api("POST", "/rounds/{id}/" + what, COORDINATOR).afresh();
    }

    private static Rule answer(String how) {
        return api("POST", "/payment-requests/{id}/" + how, OWN, DELEGATE)
                .withScope(PAYMENTS_WRITE);
    }

    private static Rule open(String path) {
        return new Rule("GET", path, Set.of(ANYONE), null, false);
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
