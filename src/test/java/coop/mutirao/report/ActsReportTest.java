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
}
