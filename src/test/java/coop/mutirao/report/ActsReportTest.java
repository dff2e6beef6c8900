package coop.mutirao.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Verification;
import coop.mutirao.verify.report.ReportCheck;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Of every officer's act the report says who, what and why, and an auditor works out the same.
class ActsReportTest {

    private static final String NEWBIE = "/api/v1/members/newbie";
    private static final Map<String, Object> ORDER =
            Map.of("kind", "person", "name", "Nia", "community", "rede", "decision", "Circle");

    @TempDir Path folder;

    final SetClock clock = new SetClock(Instant.parse("2026-11-29T12:00:00Z"));
    final TestApp app = TestApp.founded(TestDatabase.fresh(), clock, 1);
    final Server server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
    final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));

    ActsReportTest() {
        for (String code : List.of("cora", "carl")) {
            app.app.founding.firstCoordinator(code, code, "a-password", app.app.chance);
        }
        for (String code : List.of("ana", "bea", "aud")) {
            app.admit(code, 10_000, 100_000, null);
        }
        app.mandate("aud", "auditor");
    }

    @AfterEach
    void close() {
        server.close();
        app.close();
    }

    Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    /// The acts from a fact on, as the auditor reads them.
    private List<JsonNode> acts(long from) {
        return as("aud")
                .get("/api/v1/reports/signed/acts?from=" + from)
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    private long size() {
        return app.app.database.inTransaction(app.app.log::size);
    }

    private static String said(JsonNode act) {
        return "%s %s by %s on %s: %s"
                .formatted(
                        act.get("act").asString(),
                        act.get("detail").asString(),
                        act.get("actorCode").asString(),
                        act.get("code").asString(),
                        act.get("reason").asString());
    }

    /// An auditor who has nothing but a pack comes to the same report, and finds nothing wrong.
    private void isRecounted() {
        app.keepLog(folder);
        Path pack = ExportedLog.write(app, folder, folder.resolve("pack"));
        String report =
                as("aud")
                        .with("Accept", "text/plain")
                        .get("/api/v1/reports/signed/acts")
                        .is(200)
                        .text();
        LogPolicy policy = LogPolicy.parse(new PackFolder(pack).policy());

        assertThat(
                        new Verification(new PackFolder(pack), policy)
                                .with(new ReportCheck(report.getBytes(UTF_8), policy))
                                .run()
                                .findings())
                .isEmpty();
        assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
    }

    @Test
    void who_admitted_a_member_and_why() {
        long from = size();
        as("cora").put(NEWBIE, ORDER).is(201);

        assertThat(acts(from))
                .singleElement()
                .satisfies(act -> assertThat(act.get("actorCode").asString()).isEqualTo("cora"))
                .satisfies(act -> assertThat(act.get("code").asString()).isEqualTo("newbie"))
                .satisfies(act -> assertThat(act.get("act").asString()).isEqualTo("account"))
                .satisfies(act -> assertThat(act.get("reason").asString()).isEqualTo("Circle"));
        isRecounted();
    }

    @Test
    void who_brought_many_and_why() {
        long from = size();
        String csv =
                """
                code,kind,name,community,creditLimit,maximumBalance,balance
                gil,person,Gil,rede,,,0
                hugo,person,Hugo,rede,,,0
                """;
        as("cora")
                .with("Content-Type", "text/csv")
                .send("POST", "/api/v1/members/import?decision=Assembly%202", csv)
                .is(201);

        assertThat(acts(from))
                .hasSize(2)
                .allSatisfy(act -> {
                    assertThat(act.get("actorCode").asString()).isEqualTo("cora");
                    assertThat(act.get("reason").asString()).isEqualTo("Assembly 2");
                });
        isRecounted();
    }

    @Test
    void who_added_a_community_and_why() {
        long from = size();
        var order = Map.of("name", "Sul", "parent", "rede", "decision", "Assembly 3");
        as("cora").put("/api/v1/communities/sul2", order).is(201);
        as("cora").put("/api/v1/communities/sul2", order).is(200);

        assertThat(acts(from))
                .extracting(ActsReportTest::said)
                .containsExactly(
                        "community {\"community\":\"sul2\",\"parent\":\"rede\"} by cora on -:"
                                + " Assembly 3");
        isRecounted();
    }

    private static final String ROLE = "/api/v1/members/ana/roles/treasurer";
    private static final Map<String, String> DECISION = Map.of("decision", "Assembly, item 3");

    /// Act and step, who, on whom, what was asked for, and why.
    private static String step(JsonNode act) {
        return "%s by %s on %s: %s: %s"
                .formatted(
                        act.get("detail")
                                .asString()
                                .replaceAll("\"(act|payment)\":\"[^\"]*-.*?\",?", ""),
                        act.get("actorCode").asString(),
                        act.get("code").asString(),
                        act.get("request").asString().replaceAll(" [0-9a-f]{64}$", ""),
                        act.get("reason").asString());
    }

    @Test
    void of_an_act_of_two_both_are_shown_with_what_they_asked_for_and_why() {
        String policy = "/api/v1/policies/limits/2";
        var limits =
                Map.of(
                        "creditLimit", 20_000,
                        "maximumBalance", 50_000,
                        "creditPerOfficerWeek", 60_000);
        var order = Map.of("value", limits, "decision", "Assembly, item 2");
        long from = size();
        as("cora").put(policy, order).is(202);
        as("carl").put(policy, order).is(201);
        as("cora").put(ROLE, DECISION).is(202);
        as("carl").put(ROLE, DECISION).is(201);

        String asksPolicy = " on -: PUT " + policy + ": Assembly, item 2";
        String asksRole = " on ana: PUT " + ROLE + ": Assembly, item 3";
        assertThat(acts(from))
                .filteredOn(act -> act.get("act").asString().equals("officer-act"))
                .extracting(ActsReportTest::step)
                .containsExactly(
                        "{\"step\":\"asked\"} by cora" + asksPolicy,
                        "{\"step\":\"agreed\"} by carl" + asksPolicy,
                        "{\"step\":\"asked\"} by cora" + asksRole,
                        "{\"step\":\"agreed\"} by carl" + asksRole);
        isRecounted();
    }

    @Test
    void who_takes_back_or_refuses_says_why() {
        String id = as("cora").put(ROLE, DECISION).is(202).body().get("id").asString();
        String path = "/api/v1/officer-acts/" + id;
        long from = size();
        as("carl").delete(path).isProblem(400, "malformed-request");
        as("carl").delete(path + "?reason=%20").isProblem(400, "malformed-request");
        as("carl").delete(path + "?reason=Not%20her").is(204);
        id = as("cora").put(ROLE, DECISION).is(202).body().get("id").asString();
        as("cora").delete("/api/v1/officer-acts/" + id + "?reason=My%20mistake").is(204);

        assertThat(acts(from))
                .extracting(ActsReportTest::step)
                .containsExactly(
                        "{\"step\":\"refused\"} by carl on ana: PUT " + ROLE + ": Not her",
                        "{\"step\":\"asked\"} by cora on ana: PUT " + ROLE + ": Assembly, item 3",
                        "{\"step\":\"withdrawn\"} by cora on ana: PUT " + ROLE + ": My mistake");
        isRecounted();
    }

    @Test
    void who_calls_a_recovery_off_or_invites_says_why() {
        String ana = "/api/v1/members/ana";
        as("cora").put(ana + "/recovery", Map.of("reason", "She lost it")).is(202);
        long from = size();
        as("carl").delete(ana + "/recovery").isProblem(400, "malformed-request");
        as("carl").delete(ana + "/recovery?reason=She%20found%20it").is(204);
        as("cora").post(ana + "/invitation", Map.of()).isProblem(400, "malformed-request");
        as("cora").post(ana + "/invitation", Map.of("reason", "She is new")).is(201);
        as("cora").put(ana + "/recovery", Map.of("reason", "She lost it")).is(202);
        as("ana").delete(ana + "/recovery").is(204);

        assertThat(acts(from))
                .extracting(ActsReportTest::said)
                .containsExactly(
                        "admin {\"recovery\":\"canceled\"} by carl on ana: She found it",
                        "admin {\"invitation\":\"given\"} by cora on ana: She is new",
                        "admin {\"recovery\":\"asked\"} by cora on ana: She lost it");
        isRecounted();
    }

    @Test
    void an_officers_yes_and_no_to_a_payment_are_acts_and_a_persons_are_not() {
        var value = new HashMap<String, Object>();
        value.put("unsignedMaximum", null);
        value.put("twoOfficersFrom", 100);
        String policy = "/api/v1/policies/authorisation/2";
        as("carl")
                .second(as("cora"), "PUT", policy, Map.of("value", value, "decision", "x"))
                .is(201);
        as("ana").put("/api/v1/accounts/ana/delegates/bea", Map.of("decision", "Mine")).is(201);
        long from = size();
        String paid = waiting("1", "ana");
        String refused = waiting("2", "bea");
        String withdrawn = waiting("3", "bea");
        as("cora").put(paid, Map.of()).isProblem(400, "malformed-request");
        as("cora").put(paid, Map.of("reason", "A roof")).is(202);
        as("carl").put(paid, Map.of("reason", "I saw it")).is(201);
        as("cora").put(refused, Map.of("reason", "A roof")).is(202);
        as("carl").delete(refused).isProblem(400, "malformed-request");
        as("carl").delete(refused + "?reason=Twice").is(204);
        as("bea").delete(withdrawn + "?reason=Wrong").is(204);

        assertThat(acts(from))
                .filteredOn(act -> !act.get("act").asString().equals("delegate"))
                .extracting(ActsReportTest::step)
                .containsExactly(
                        "{\"act\":\"agreed\",} by cora on ana: : A roof",
                        "{\"act\":\"agreed\",} by carl on ana: : I saw it",
                        "{\"act\":\"agreed\",} by cora on ana: : A roof",
                        "{\"act\":\"refused\",} by carl on ana: : Twice");
        isRecounted();
    }

    /// A payment of Ana's that waits for officers.
    private String waiting(String id, String orderedBy) {
        String path = "/00000000-0000-7000-8000-00000000000" + id;
        as(orderedBy)
                .put(
                        "/api/v1/payments" + path,
                        Map.of("payer", "ana", "payee", "aud", "amount", 100))
                .is(202);
        return "/api/v1/approvals" + path;
    }
}
