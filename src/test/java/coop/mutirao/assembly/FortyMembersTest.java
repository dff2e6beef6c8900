package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.ExportedLog;
import coop.mutirao.verify.bundle.BundleVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A round of forty members over HTTP with all that can come up in one, while the service is killed
/// at each transition. What it ends in is the same for the ledger, the check and the verifier.
class FortyMembersTest {

    private static final int MEMBERS = 40;

    /// Beside them two coordinators and two traders can vote.
    private static final int VOTERS = 44;

    private static final UUID OBJECTION = new UUID(0x7000, 0x8000_0000_0000_2000L);

    @TempDir Path folder;

    RoundTown town;
    long before;

    @BeforeEach
    void open() {
        town = new RoundTown(MEMBERS);
        before = town.app.balance(RoundTown.PURSE);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void ends_in_balances_on_which_all_agree_whenever_the_service_is_killed() {
        propose(1);
        vote(18);
        town.restart();
        town.until("2026-06-08T12:00:00Z");
        step("counting");
        // What tellers read comes into the log, then the ballots.
        step("counting");
        step("counting");
        step("result");
        assertResult();
        object();
        town.until("2026-06-15T12:00:00Z");
        town.restart();
        // It is time, and an objection is open.
        assertThat(town.app.app.assembly.keeper.keep()).isZero();
        answer();
        step("executing");
        step("executing");
        step("executing");
        assertThat(town.app.app.assembly.keeper.keep()).isZero();
        assertThat(town.app.balance("m4")).isEqualTo(400);
        assertThat(town.app.balance("m5")).isEqualTo(300);
        paySecondTranche();
        step("executing");
        step("closed");

        assertThat(town.app.balance("m4")).isEqualTo(600);
        assertThat(town.app.balance("round-1")).isZero();
        assertThat(town.app.balance(RoundTown.PURSE)).isEqualTo(before - 900);
        assertAllAgree("leaves.tranche-report", 1);
    }

    @Test
    void gives_the_money_back_if_the_quorum_is_missed_by_one() {
        propose(2);
        // Twenty-one of forty-four, and half have to.
        vote(17);
        town.restart();
        town.until("2026-06-08T12:00:00Z");
        step("counting");
        step("counting");
        step("counting");
        step("noQuorum");
        assertThat(town.app.app.assembly.keeper.keep()).isZero();

        JsonNode result = town.as("m1").get(PATH + "/result").is(200).body();
        assertThat(result.get("voted").asInt()).isEqualTo(VOTERS / 2 - 1);
        assertThat(result.get("payouts")).isEmpty();
        assertThat(town.app.balance("round-1")).isZero();
        assertThat(town.app.balance(RoundTown.PURSE)).isEqualTo(before);
        assertAllAgree("sheets", 1);
    }

    private void step(String state) {
        town.restart();
        assertThat(town.app.app.assembly.keeper.step(RoundTown.ROUND)).isTrue();
        assertThat(town.state()).isEqualTo(state);
    }

    /// Three projects, of which one is changed after it was seconded; until members can vote.
    private void propose(int proxiesMax) {
        var plan = RoundTown.plan();
        plan.put("quorum", Map.of("part", 1, "whole", 2));
        plan.put("proxiesMax", proxiesMax);
        plan.put("reportDays", 30);
        town.open(plan);
        town.restart();
        String second = "/api/v1/proposals/" + project(2);
        town.as("m2").put(second, RoundTown.proposal("Bell", "m5", true, 350)).is(201);
        town.as("m3").post(second + "/second", null).is(201);
        town.propose(1, "m1", "m4", 400, 200);
        town.propose(3, "m3", "m6", 500);
        town.restart();
        var changed = RoundTown.proposal("A smaller bell", "m5", true, 300);
        var now = town.as("m2").put(second, changed).is(201).body();
        assertThat(now.get("state").asString()).isEqualTo("submitted");
        town.as("m3").post(second + "/second", null).is(201);
        var admit = Map.of("admit", true, "reason", "It can be");
        town.as("coord").post(second + "/decision", admit).is(201);
        town.until("2026-05-20T12:00:00Z");
        step("review");
        town.byTwo(PATH + "/freeze", town.agreed()).is(201);
        town.as("m2").put(second, changed).is(200);
        town.as("m2")
                .put(second, RoundTown.proposal("A bell", "m5", true, 1))
                .isProblem(409, "wrong-step");
        town.as("m7").put(PATH + "/proxy", Map.of("holder", "m8")).is(201);
        byTwo("/sheets/1", RoundTown.sheetFor("m9"));
        // Who gave it out enters nothing.
        byTwo("/tellers/m30", Map.of("named", true, "reason", "Helps at the desk"));
        byTwo("/tellers/m31", Map.of("named", true, "reason", "Helps at the desk"));
        town.until("2026-06-01T12:00:00Z");
        step("balloting");
    }

    private void byTwo(String path, Object body) {
        town.as("coord2").second(town.as("coord"), "PUT", PATH + path, body).is(201);
    }

    /// By so many members for the first two, two for the third, one on paper and one by a proxy.
    private void vote(int many) {
        IntStream.rangeClosed(11, 10 + many)
                .forEach(i -> {
                    town.vote("m" + i, 1, 3).is(201);
                    town.vote("m" + i, 2, 1, 2).is(201);
                });
        town.restart();
        town.vote("m1", 1, 3).is(201);
        town.vote("m8", 1, 3).is(201);
        var first = Map.of("choice", List.of(project(1)), "seq", 1, "of", "m7");
        town.as("m8").put(PATH + "/ballot", first).is(201);
        town.restart();
        var read = Map.of("choice", List.of(project(2)));
        town.as("coord").put(PATH + "/sheets/1/entry", read).isProblem(403, "not-allowed");
        town.as("m30").put(PATH + "/sheets/1/entry", read).is(201);
        town.restart();
        town.vote("m9", 1, 1).isProblem(422, "ballot-not-valid");
        var entered = town.as("m31").put(PATH + "/sheets/1/entry", read).is(201);
        assertThat(entered.body().get("state").asString()).isEqualTo("taken");
    }

    private void assertResult() {
        JsonNode result = town.as("m1").get(PATH + "/result").is(200).body();
        assertThat(result.get("voters").asInt()).isEqualTo(VOTERS);
        assertThat(result.get("voted").asInt()).isEqualTo(22);
        assertThat(WholeRoundTest.selected(result))
                .containsExactlyInAnyOrder(project(1), project(2));
        String bundle = town.as("m1").get(PATH + "/bundle").is(200).text();
        var counted = BundleVerification.verify(bundle.getBytes(UTF_8), null);
        assertThat(counted.findings()).isEmpty();
        assertThat(counted.voted()).isEqualTo(22);
    }

    private void object() {
        String path = PATH + "/objections/" + OBJECTION;
        town.as("m10").put(path, Map.of("reason", "The bell is too loud")).is(201);
    }

    private void answer() {
        String path = PATH + "/objections/" + OBJECTION + "/answer";
        var no = Map.of("upheld", false, "reason", "It is a small one");
        town.as("coord").post(path, no).is(202);
        town.restart();
        town.as("coord2").post(path, no).is(201);
    }

    private void paySecondTranche() {
        UUID first = Payout.idOf(RoundTown.ROUND, project(1), 1);
        UUID second = Payout.idOf(RoundTown.ROUND, project(1), 2);
        String release = PATH + "/payouts/" + second + "/release";
        var seen = Map.of("reason", "Seen by two of us");
        town.as("coord").post(release, seen).isProblem(422, "report-needed");
        town.restart();
        var report = Map.of("text", "The roof stands.");
        town.as("m1").put(PATH + "/payouts/" + first + "/report", report).is(201);
        town.restart();
        town.byTwo(release, seen).is(201);
    }

    private void assertAllAgree(String figure, long value) {
        assertThat(town.findings()).isEmpty();
        var verified = ExportedLog.verify(town.database, folder);
        assertThat(verified.isSound()).as("%s", verified.findings()).isTrue();
        assertThat(verified.figures()).containsEntry("rounds", 1L).containsEntry(figure, value);
    }
}
