package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.SoftAuthenticator;
import coop.mutirao.testing.TestApp;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A sensible request for each line of the table of permissions, about what is Ana's.
final class PermissionCalls {

    /// A request for a line of the table.
    record Call(String path, @Nullable Object body) {}

    static final UUID PAYMENT = new UUID(0x7000, 0x8000_0000_0000_0001L);
    static final UUID ASKED = new UUID(0x7000, 0x8000_0000_0000_0002L);
    static final UUID ASKING = new UUID(0x7000, 0x8000_0000_0000_0003L);

    /// A payment that waits for all of Ana's persons, and for officers.
    static final UUID WAITING = new UUID(0x7000, 0x8000_0000_0000_0005L);

    static final Device PHONE = new Device("00000000-0000-7000-8000-000000000004");

    static final SoftAuthenticator PASSKEY = new SoftAuthenticator("", "localhost", 1);

    static final Device DORAS = new Device("00000000-0000-7000-8000-000000000006");

    static final Map<String, Object> RULE =
            Map.of("above", 400, "approvals", 9, "decision", "Mine");

    static final Map<String, Object> DECISION = Map.of("decision", "Assembly of 12 May");

    static final String ENDED = "?decision=Assembly%20of%209%20June";

    private static long ids = 100;

    /// The size of a log that is kept, if it is.
    static long logSize = 12;

    static final String APP = "01997f3e-5a00-7000-8000-0000000000e2";

    static final String ASKED_BY_APP =
            "response_type=code&client_id=%s&redirect_uri=https%%3A%%2F%%2Fagenda.example%%2Fback"
                            .formatted(APP)
                    + "&scope=payments%3Aread&state=x"
                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                    + "&code_challenge_method=S256";

    /// An act that waits for another officer.
    static String officerAct = "";

    /// The id of a key of Ana's.
    static String apiKey = "";

    private PermissionCalls() {}

    static Map<String, Object> app() {
        return Map.of(
                "name", "Agenda",
                "website", "https://agenda.example",
                "redirectUris", List.of("https://agenda.example/back"),
                "scopes", List.of("payments:read"),
                "decision", "Assembly of 12 May");
    }

    /// Admits a venture whose account somebody manages, and of which she tells.
    static void venture(Api coordinator, String manager) {
        coordinator
                .put(
                        "/api/v1/members/feira",
                        Map.of(
                                "kind", "venture",
                                "name", "Feira",
                                "community", "rede",
                                "decision", "Circle"))
                .is(201);
        coordinator
                .put(
                        "/api/v1/accounts/feira/delegates/" + manager,
                        Map.of("mayManage", true, "decision", "Circle"))
                .is(201);
    }

    /// Lets two act for her, one of whom orders what waits for all others and for officers.
    static void delegatesOfAna(Api ana, Api coordinator, Api treasurer, Api dora, Api duo) {
        for (String code : List.of("dora", "duo")) {
            ana.put(
                            "/api/v1/accounts/ana/delegates/" + code,
                            Map.of("mayManage", true, "decision", "Mine"))
                    .is(201);
        }
        ana.put("/api/v1/accounts/ana/approval-rule", RULE).is(201);
        var policy = new HashMap<String, Object>();
        policy.put("unsignedMaximum", null);
        policy.put("twoOfficersFrom", 500);
        treasurer
                .second(
                        coordinator,
                        "PUT",
                        "/api/v1/policies/authorisation/2",
                        Map.of("value", policy, "decision", "Assembly"))
                .is(201);
        duo.put(
                        "/api/v1/payments/" + WAITING,
                        Map.of("payer", "ana", "payee", "cem", "amount", 500))
                .is(202);
        String publicId = ana.get("/api/v1/members/ana").body().get("publicId").asString();
        dora.put(
                        "/api/v1/members/ana/keys/" + DORAS.id,
                        DORAS.registration(TestApp.NETWORK.origin(), publicId))
                .is(201);
    }

    /// Letting the app in, or not where no account is named.
    static Map<String, Object> consent(List<String> accounts) {
        return Map.of("query", ASKED_BY_APP, "accounts", accounts, "agreed", !accounts.isEmpty());
    }

    static String id() {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids).toString();
    }

    /// @param sessionOfAna the id of an open session of hers
    /// @param passkeyOfAna what her device says when she signs in
    static Call of(Rule rule, Supplier<String> sessionOfAna, Supplier<Object> passkeyOfAna) {
        String path = rule.path();
        if (path.contains("/rounds/{id}") || path.contains("/proposals/{id}")) {
            return AssemblyCalls.of(rule);
        }
        if (path.contains("/motions/{id}")) {
            return MotionCalls.of(rule, id());
        }
        if (path.contains("/loans/{id}")) {
            return LoanCalls.of(rule, id());
        }
        return switch (rule.method() + " " + path.replace("/api/v1", "")) {
            case "POST /sessions" ->
                    new Call(
                            path,
                            Map.of("code", "ana", "password", PermissionsTest.password("ana")));
            case "POST /sessions/passkey/options" -> new Call(path, null);
            case "POST /sessions/passkey" ->
                    new Call(path, Map.of("credential", passkeyOfAna.get()));
            case "POST /invitations/passkey/options" ->
                    new Call(path, Map.of("invitation", "made-up"));
            case "POST /members/{code}/totp",
                    "POST /members/{code}/recovery-codes",
                    "POST /members/{code}/passkeys/options" ->
                    new Call(at(path, "ana"), null);
            case "PUT /members/{code}/totp" -> new Call(at(path, "ana"), Map.of("totp", "not one"));
            case "POST /members/{code}/passkeys" ->
                    new Call(
                            at(path, "ana"),
                            Map.of("name", "Mine", "credential", Map.of("id", "AAAA")));
            case "PATCH /members/{code}/passkeys/{id}" ->
                    new Call(at(path.replace("{id}", PASSKEY.id()), "ana"), Map.of("name", "Mine"));
            case "DELETE /members/{code}/passkeys/{id}" ->
                    new Call(at(path.replace("{id}", PASSKEY.id()), "ana"), null);
            case "PUT /members/{code}/recovery" ->
                    new Call(at(path, "ana"), Map.of("reason", "She lost everything"));
            case "POST /members/{code}/api-keys" ->
                    new Call(
                            at(path, "ana"),
                            Map.of("name", "Till", "scopes", List.of("members:read")));
            case "DELETE /members/{code}/api-keys/{id}" ->
                    new Call(at(path.replace("{id}", apiKey), "ana"), null);
            case "PUT /apps/{id}" -> new Call(at(path, APP), app());
            case "DELETE /apps/{id}" -> new Call(at(path, APP) + ENDED, null);
            case "POST /oauth/authorization" -> new Call(path, Map.of("query", ASKED_BY_APP));
            case "POST /oauth/consents" -> new Call(path, consent(List.of()));
            case "DELETE /members/{code}/apps/{id}" ->
                    new Call(at(path.replace("{id}", APP), "ana"), null);
            case "POST /oauth/token", "POST /oauth/revoke" ->
                    new Call(path, "grant_type=whatever&token=made-up&client_id=" + APP);
            case "POST /invitations" ->
                    new Call(path, Map.of("invitation", "made-up", "password", "dan-password"));
            case "PATCH /members/{code}/profile" ->
                    new Call(at(path, "ana"), Map.of("place", "Sul"));
            case "POST /members/{code}/erasure" ->
                    new Call(at(path, "ana"), Map.of("reason", "She has money and cannot leave"));
            case "PUT /communities/{code}" ->
                    new Call(
                            at(path, "norte"),
                            Map.of("name", "Norte", "parent", "rede", "decision", "Circle"));
            case "POST /members/import" ->
                    new Call(
                            path + "?decision=Circle",
                            "code,kind,name,community,creditLimit,maximumBalance,balance\n");
            case "PUT /members/{code}" ->
                    new Call(
                            at(path, "eva"),
                            Map.of(
                                    "kind",
                                    "person",
                                    "name",
                                    "Eva",
                                    "community",
                                    "rede",
                                    "decision",
                                    "Circle"));
            case "PUT /members/{code}/password" ->
                    new Call(
                            at(path, "ana"),
                            Map.of("current", "not-it-at-all", "new", "rain on warm bricks"));
            case "POST /members/{code}/invitation" ->
                    new Call(at(path, "dan"), Map.of("reason", "New"));
            case "DELETE /officer-acts/{id}" -> new Call(at(path, officerAct) + "?reason=no", null);
            case "DELETE /members/{code}/recovery" ->
                    new Call(at(path, "ana") + "?reason=no", null);
            case "PUT /members/{code}/roles/{role}" ->
                    new Call(at(path, "cem").replace("{role}", "auditor"), DECISION);
            case "DELETE /members/{code}/roles/{role}" ->
                    new Call(at(path, "ana").replace("{role}", "auditor") + ENDED, null);
            case "PUT /members/{code}/news/seen" ->
                    new Call(at(path, "ana"), Map.of("until", "2026-11-29T09:30:00Z"));
            case "DELETE /members/{code}/sessions/{id}" ->
                    new Call(at(path.replace("{id}", sessionOfAna.get()), "ana"), null);
            case "PUT /members/{code}/keys/{id}" ->
                    new Call(
                            at(path.replace("{id}", id()), "ana"),
                            PHONE.registration("another.example/log", "of nobody"));
            case "DELETE /members/{code}/keys/{id}" ->
                    new Call(at(path.replace("{id}", PHONE.id), "ana") + "?reason=lost", null);
            case "PUT /accounts/{code}/delegates/{delegate}" ->
                    new Call(at(path, "ana").replace("{delegate}", "cem"), DECISION);
            case "DELETE /accounts/{code}/delegates/{delegate}" ->
                    new Call(at(path, "ana").replace("{delegate}", "cem") + ENDED, null);
            case "PUT /accounts/{code}/approval-rule" -> new Call(at(path, "ana"), RULE);
            case "DELETE /accounts/{code}/approval-rule" -> new Call(at(path, "ana") + ENDED, null);
            case "GET /recoveries" -> new Call(path, null);
            case "GET /approvals/{id}" -> new Call(at(path, WAITING.toString()), null);
            case "PUT /approvals/{id}" ->
                    new Call(at(path, WAITING.toString()), Map.of("reason", "A roof"));
            case "DELETE /approvals/{id}" ->
                    new Call(at(path, WAITING.toString()) + "?reason=no", null);
            case "DELETE /accounts/{code}/dormancy" -> new Call(at(path, "ana"), null);
            case "PUT /accounts/{code}/leaving" -> new Call(at(path, "ana"), Map.of());
            case "PUT /accounts/{code}/death" ->
                    new Call(at(path, "ana"), Map.of("reason", "A letter"));
            case "POST /accounts/{code}/dormancy/{id}/reclaim" ->
                    new Call(at(path.replace("{id}", id()), "ana"), Map.of("reason", "A letter"));
            case "PUT /accounts/{code}/levy-exemption" ->
                    new Call(at(path, "ana"), Map.of("reason", "none"));
            case "PUT /accounts/{code}/debt-plans/{id}" ->
                    new Call(
                            at(path.replace("{id}", id()), "ana"),
                            Map.of(
                                    "instalments",
                                    List.of(Map.of("dueOn", "2100-01-01", "amount", 1)),
                                    "ways",
                                    "Bread"));
            case "PUT /accounts/{code}/debt-plans/{id}/agreement" ->
                    new Call(at(path.replace("{id}", id()), "ana"), Map.of());
            case "PUT /surplus-statements/{id}" -> new Call(at(path, id()), surplus());
            case "PUT /surplus-statements/{id}/approval" -> new Call(at(path, id()), Map.of());
            case "PUT /surplus-statements/{id}/check" ->
                    new Call(at(path, id()), Map.of("accepted", false, "reason", "none"));
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

    private static Map<String, Object> surplus() {
        return Map.of(
                "account", "ana",
                "period", "2026-Q1",
                "outsideSales", 0,
                "outsidePurchases", 0,
                "remuneration", 0,
                "depreciation", 0,
                "labour",
                        Map.of(
                                "hoursWorked", 0,
                                "workers", 0,
                                "lowestHourlyPay", 0,
                                "highestHourlyPay", 0,
                                "jobsCreated", 0));
    }

    /// Whether delegates do it for ventures only: of a person, she does it herself.
    static boolean isForVentures(String path) {
        return path.endsWith("/profile")
                || path.contains("/debt-plans/")
                || path.endsWith("/leaving")
                || path.endsWith("/dormancy");
    }

    /// Whether who may ask for it finds it. Only ventures have statements, and Ana is none.
    static boolean isThere(String path) {
        return !path.contains("/roles/")
                && !path.contains("/surplus-statements/{id}")
                && !path.contains("/debt-plans/{id}/")
                && !path.contains("/dormancy/{id}/")
                && !path.endsWith("/dormancy")
                && !path.endsWith("/{code}/apps/{id}")
                && !path.endsWith("/{file}");
    }

    static String at(String path, String name) {
        return path.replace("{code}", name).replace("{id}", name);
    }

    // A path of a GET.
    static String shown(String path) {
        return AssemblyCalls.shown(path)
                .replace("/motions/{id}", "/motions/" + MotionCalls.MOTION)
                .replace("/funds/{code}", "/funds/fund-income")
                .replace("{code}", "ana")
                .replace("{id}", PAYMENT.toString())
                .replace("{payment}", PAYMENT.toString())
                .replace("{key}", "contribution")
                .replace("{version}", "1")
                .replace("{role}", "auditor")
                .replace("{format}", "csv")
                .replace("{page}", "pay")
                .replace("{file}", "index.html")
                .replace("/accounts/ana/reports/{report}", "/accounts/ana/reports/balance")
                .replace("{report}", "trial-balance")
                .replace("{month}", YearMonth.now(ZoneOffset.UTC).toString())
                .replace("{delegate}", "cem")
                .replace("{size}", Long.toString(logSize))
                .replace("entries/{tile}", "entries/000.p/1")
                .replace("{tile}", "0/000.p/1")
                .replace(".camt053", ".camt053?from=2026-01-01&to=2026-02-01")
                .replace("/log/entries", "/log/entries?start=0&end=2")
                .replace("/inclusion", "/inclusion?index=0&size=" + logSize)
                .replace("/consistency", "/consistency?old=0&new=" + logSize)
                .replace("{name}", "not-found");
    }
}
