package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.ExportedLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A round of twelve members over HTTP, from the plan to the last tranche.
class WholeRoundTest {

    @TempDir Path folder;
    RoundTown town;

    @BeforeEach
    void open() {
        town = new RoundTown(12);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void goes_from_the_plan_to_the_last_tranche() {
        long before = town.app.balance(RoundTown.PURSE);
        town.openBallot(RoundTown.plan());

        assertThat(town.app.balance("round-1")).isEqualTo(1_000);
        voteAll();
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();

        JsonNode result = town.as("m1").get(PATH + "/result").is(200).body();
        assertThat(result.get("voted").asInt()).isEqualTo(8);
        assertThat(result.get("voters").asInt()).isEqualTo(16);
        assertThat(selected(result)).containsExactlyInAnyOrder(project(1), project(2));
        town.until("2026-06-15T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(town.app.balance("m4")).isEqualTo(400);
        assertThat(town.app.balance("m5")).isEqualTo(300);
        assertThat(town.state()).isEqualTo("executing");

        var payouts = town.as("m1").get(PATH + "/result").body().get("payouts");
        String second = waiting(payouts);
        town.byTwo(PATH + "/payouts/" + second + "/release", Map.of("reason", "Seen by two of us"))
                .is(201);
        String release = PATH + "/payouts/" + second + "/release";
        town.as("coord").post(release, Map.of("reason", "Seen by two of us")).is(200);
        town.as("coord").post(release, Map.of("reason", "Otherwise")).isProblem(409, "wrong-step");
        town.app.app.assembly.keeper.keep();

        assertThat(town.app.balance("m4")).isEqualTo(600);
        assertThat(town.state()).isEqualTo("closed");
        assertThat(town.app.balance("round-1")).isZero();
        assertThat(town.app.balance(RoundTown.PURSE)).isEqualTo(before - 900);
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
        assertThat(report.figures())
                .containsEntry("rounds", 1L)
                .containsEntry("ballots_sealed", 11L);
    }

    @Test
    void goes_on_whenever_the_service_is_killed() {
        town.open(RoundTown.plan());
        town.proposeThree();
        town.restart();
        town.freeze();
        assertThat(town.app.app.assembly.keeper.keep()).isZero();
        town.restart();
        town.until("2026-06-01T12:00:00Z");
        assertOneStep("balloting");
        voteAll();
        town.restart();
        town.until("2026-06-08T12:00:00Z");
        assertOneStep("counting");
        // The ballots come into the log.
        assertOneStep("counting");
        assertOneStep("result");
        assertThat(town.app.app.assembly.keeper.keep()).isZero();
        town.restart();
        town.until("2026-06-15T12:00:00Z");
        assertOneStep("executing");
        // Each tranche is a step of its own.
        assertOneStep("executing");
        assertThat(town.app.balance("m4") + town.app.balance("m5")).isIn(400L, 300L);
        assertOneStep("executing");
        assertThat(town.app.balance("m4") + town.app.balance("m5")).isEqualTo(700);
        assertThat(town.app.app.assembly.keeper.keep()).isZero();
        town.byTwo(PATH + "/end", RoundTown.DECISION).is(201);
        assertOneStep("closed");

        assertThat(town.app.balance("m4")).isEqualTo(400);
        assertThat(
                        town.as("m1")
                                .get("/api/v1/proposals/" + project(1))
                                .body()
                                .get("state")
                                .asString())
                .isEqualTo("returned");
        assertThat(town.app.balance("round-1")).isZero();
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    private void assertOneStep(String state) {
        town.restart();
        assertThat(town.app.app.assembly.keeper.step(RoundTown.ROUND)).isTrue();
        assertThat(town.state()).isEqualTo(state);
    }

    @Test
    void has_its_time_to_object_however_late_the_service_comes_back() {
        town.openBallot(RoundTown.plan());
        voteAll();
        town.until("2026-07-01T12:00:00Z");

        town.app.app.assembly.keeper.keep();

        assertThat(town.state()).isEqualTo("result");
        assertThat(town.as("m1").get(PATH).body().get("objectionsUntil").asString())
                .isEqualTo("2026-07-08T12:00:00Z");
        town.until("2026-07-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(town.app.balance("m4")).isEqualTo(400);
        assertThat(town.findings()).isEmpty();
    }

    @Test
    void that_passes_all_its_deadlines_at_once_is_given_up_or_has_no_quorum() {
        long before = town.app.balance(RoundTown.PURSE);
        town.open(RoundTown.plan());
        town.proposeThree();
        town.freeze();
        town.until("2026-09-01T12:00:00Z");

        assertThat(town.app.app.assembly.keeper.keep()).isEqualTo(3);

        assertThat(town.state()).isEqualTo("noQuorum");
        assertThat(town.app.balance(RoundTown.PURSE)).isEqualTo(before);
        assertThat(town.findings()).isEmpty();
    }

    @Test
    void that_nobody_froze_is_cancelled() {
        town.open(RoundTown.plan());
        town.proposeThree();
        town.until("2026-09-01T12:00:00Z");

        assertThat(town.app.app.assembly.keeper.keep()).isEqualTo(2);

        assertThat(town.state()).isEqualTo("cancelled");
        assertThat(town.as("m6").get(PATH).body().get("cancelledFor").asString())
                .isEqualTo("notFrozen");
        for (String member : List.of("m1", "m3", "m6", "coord", "coord2")) {
            assertThat(town.as(member).get("/api/v1/members/" + member + "/news").text())
                    .as(member)
                    .contains("round-cancelled", RoundTown.ROUND.toString());
        }
        assertThat(town.as("m7").get("/api/v1/members/m7/news").text())
                .as("has no part in it")
                .doesNotContain("round-cancelled");
        for (String change : List.of("cancelled_for = NULL", "cancelled_for = 'rain'")) {
            assertThatThrownBy(() ->
                            town.app.app.database.transact(
                                    tx -> tx.sql().execute("UPDATE round SET " + change)))
                    .hasStackTraceContaining("round_cancelled");
        }
        town.as("coord").post(PATH + "/freeze", town.agreed()).isProblem(409, "wrong-step");
        assertThat(town.findings()).isEmpty();
    }

    /// Eight vote, three of them twice.
    private void voteAll() {
        town.vote("m1", 1, 3).is(201);
        town.vote("m2", 1).is(201);
        for (int i = 1; i <= 5; i++) {
            town.vote("m" + i, 2, 1, 2).is(201);
        }
        town.vote("m6", 1, 3).is(201);
        town.vote("m7", 1, 3, 1).is(201);
        town.vote("m8", 1).is(201);
        town.vote("m8", 2, 2).is(201);
    }

    static List<UUID> selected(JsonNode result) {
        return result.at("/result/selected")
                .valueStream()
                .map(s -> UUID.fromString(s.asString()))
                .toList();
    }

    static String waiting(JsonNode payouts) {
        return payouts.valueStream()
                .filter(p -> p.get("state").asString().equals("waiting"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }
}
