package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestApp;
import coop.mutirao.verify.bundle.BundleVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One member votes for another in a round whose plan lets her.
class ProxyTest {

    @TempDir Path folder;

    final RoundTown town = new RoundTown(8);

    @AfterEach
    void close() {
        town.close();
    }

    private static Map<String, Object> plan(int most) {
        var plan = RoundTown.plan();
        plan.put("proxiesMax", most);
        return plan;
    }

    private Answer give(String giver, String holder) {
        return town.as(giver).put(PATH + "/proxy", Map.of("holder", holder));
    }

    private Answer voteFor(String holder, String giver, long seq, int project) {
        return town.as(holder)
                .put(
                        PATH + "/ballot",
                        Map.of("choice", List.of(project(project)), "seq", seq, "of", giver));
    }

    @Test
    void a_holder_casts_one_ballot_more_for_each_proxy() {
        town.open(plan(2));
        town.proposeThree();
        give("m1", "m3").is(201);
        give("m1", "m3").is(200);
        assertThat(proxies("m1")).hasSize(1);
        assertThat(proxies("m5")).isEmpty();
        town.freeze();
        assertThat(proxies("m5")).hasSize(1);
        give("m2", "m3").is(201);
        give("m5", "m6").is(201);
        sheet("m5").is(201);
        assertThat(give("m4", "m3").isProblem(422, "proxy-not-valid").text())
                .contains("holds 2 proxies", "2 is the most");
        town.until("2026-06-01T12:00:00Z");
        var phone = new Device("00000000-0000-7000-8000-0000000000d3");
        String key = "/api/v1/members/m3/keys/" + phone.id;
        String publicId = town.as("m3").get("/api/v1/members/m3").body().get("publicId").asString();
        town.as("m3").put(key, phone.registration(TestApp.NETWORK.origin(), publicId)).is(201);
        voteFor("m3", "m1", 1, 1).isProblem(422, "ballot-not-valid");
        town.as("m3").delete(key).is(204);

        voteFor("m3", "m1", 1, 1).is(201);
        voteFor("m3", "m1", 1, 1).is(200);
        voteFor("m3", "m1", 2, 2).is(201);
        voteFor("m3", "m4", 1, 1).isProblem(422, "ballot-not-valid");
        voteFor("m5", "m1", 3, 1).isProblem(422, "ballot-not-valid");
        voteFor("m3", "m3", 3, 1).isProblem(422, "ballot-not-valid");
        voteFor("m3", "nobody", 3, 1).isProblem(422, "ballot-not-valid");
        town.vote("m3", 1, 3).is(201);
        assertThat(
                        town.as("m3")
                                .get(PATH + "/ballot?of=m1")
                                .is(200)
                                .body()
                                .get("channel")
                                .asString())
                .isEqualTo("proxy");
        town.as("m5").get(PATH + "/ballot?of=m1").isProblem(404, "not-found");
        // It is used: neither revoked nor overtaken any more.
        town.as("m1").delete(PATH + "/proxy").isProblem(422, "proxy-not-valid");
        town.vote("m1", 9, 3).isProblem(422, "ballot-not-valid");

        // Who wants to vote herself revokes it before: nothing that her holder is told, or others
        // read, depends on whether she has voted.
        assertThat(town.vote("m2", 1, 1).isProblem(422, "ballot-not-valid").text())
                .contains("revoke that first");
        assertRefusedBallot("m2");
        town.as("m2").delete(PATH + "/proxy").is(204);
        String listed = town.as("m8").get(PATH + "/proxies").text();
        String before = voteFor("m3", "m2", 2, 1).isProblem(422, "ballot-not-valid").text();
        town.vote("m2", 1, 1).is(201);
        assertThat(town.as("m8").get(PATH + "/proxies").text()).isEqualTo(listed);
        assertThat(reason(voteFor("m3", "m2", 2, 1).isProblem(422, "ballot-not-valid").text()))
                .isEqualTo(reason(before));
        // A sheet has revoked another.
        voteFor("m6", "m5", 1, 1).isProblem(422, "ballot-not-valid");
        give("m5", "m6").isProblem(422, "proxy-not-valid");
        assertClosed();
    }

    private void assertClosed() {
        town.until("2026-06-08T12:00:00Z");
        voteFor("m3", "m1", 3, 1).isProblem(409, "wrong-step");
        give("m7", "m8").isProblem(409, "wrong-step");
        town.app.app.assembly.keeper.keep();
        town.as("m1").delete(PATH + "/proxy").isProblem(409, "wrong-step");
        assertThat(town.as("m1").get(PATH + "/result").body().get("voted").asInt()).isEqualTo(3);
        String bundle = town.as("m1").get(PATH + "/bundle").is(200).text();
        assertThat(BundleVerification.verify(bundle.getBytes(UTF_8), null).findings()).isEmpty();
        assertThat(bundle).contains("holder");
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    private static String reason(String problem) {
        return problem.replaceAll("\"requestId\":[^,}]*", "");
    }

    private void assertRefusedBallot(String voter) {
        String statement =
                """
                INSERT INTO ballot SELECT null, v.round_id, v.member_id, 99, '{"choice":[]}',
                    decode(repeat('00', 32), 'hex'), timestamptz '2026-06-02'
                FROM round_voter v JOIN account a USING (member_id) WHERE code = '%s'
                """
                        .formatted(voter);
        assertThatThrownBy(() -> town.app.app.database.transact(tx -> tx.sql().execute(statement)))
                .hasStackTraceContaining("ballot_by_its_channel");
    }

    private Answer sheet(String member) {
        var sheet = RoundTown.sheetFor(member);
        return town.as("coord2").second(town.as("coord"), "PUT", PATH + "/sheets/4", sheet);
    }

    private Iterable<?> proxies(String reader) {
        return town.as(reader).get(PATH + "/proxies").is(200).body().get("items");
    }

    @Test
    void without_it_in_the_plan_there_are_none() {
        town.open(RoundTown.plan());

        assertThat(give("m1", "m2").isProblem(422, "proxy-not-valid").text()).contains("0 proxies");
        assertRefused("m1", "m2");
    }

    @Test
    void a_proxy_is_not_passed_on_and_can_be_revoked() {
        town.open(plan(1));
        town.proposeThree();
        give("m1", "m1").isProblem(422, "proxy-not-valid");
        give("m1", "nobody").isProblem(422, "proxy-not-valid");
        give("m1", "m2").is(201);
        give("m2", "m3").isProblem(422, "proxy-not-valid");
        give("m3", "m1").isProblem(422, "proxy-not-valid");
        give("m1", "m3").isProblem(422, "proxy-not-valid");
        give("m4", "m2").isProblem(422, "proxy-not-valid");
        assertRefused("m2", "m3");
        assertRefused("m3", "m1");
        assertRefused("m4", "m2");
        town.as("m1").delete(PATH + "/proxy").is(204);
        town.as("m1").delete(PATH + "/proxy").is(204);
        give("m4", "m2").is(201);
        town.freeze();
        town.until("2026-06-01T12:00:00Z");
        voteFor("m2", "m1", 1, 1).isProblem(422, "ballot-not-valid");
        town.vote("m6", 1, 1).is(201);
        give("m6", "m5").isProblem(422, "proxy-not-valid");
        assertRefused("m6", "m5");
        assertThatThrownBy(() ->
                        town.app.app.database.transact(
                                tx -> tx.sql().execute("UPDATE round_proxy SET holder_id = 1")))
                .hasStackTraceContaining("permission denied");
    }

    private void assertRefused(String giver, String holder) {
        String statement =
                """
                INSERT INTO round_proxy SELECT r.round_id, g.member_id, h.member_id, '%s'
                FROM round r, account g, account h WHERE g.code = '%s' AND h.code = '%s'
                """
                        .formatted(town.clock.instant(), giver, holder);
        assertThatThrownBy(() -> town.app.app.database.transact(tx -> tx.sql().execute(statement)))
                .as(statement)
                .hasStackTraceContaining("round_proxy_is_due");
    }
}
