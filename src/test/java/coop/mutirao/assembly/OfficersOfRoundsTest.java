package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static coop.mutirao.assembly.RoundTown.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Role;
import coop.mutirao.officer.Second;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What officers cannot do to a round or its proposals, or not alone.
class OfficersOfRoundsTest {

    private static final String FIRST = "/api/v1/proposals/" + project(1);

    final RoundTown town = new RoundTown(5);

    @AfterEach
    void close() {
        assertThat(town.findings()).isEmpty();
        town.close();
    }

    @Test
    void a_round_is_not_opened_later_than_the_notice_that_members_have() {
        var plan = RoundTown.plan();
        plan.put("ballotClosesAt", "2026-06-04T11:59:59Z");
        assertThat(town.as("coord").put(PATH, plan).isProblem(422, "round-not-valid").text())
                .contains("at least 72 hours for the ballot");
        plan.put("ballotClosesAt", "2026-06-04T12:00:00Z");
        plan.put("proposalsUntil", "2026-06-01T11:00:00Z");
        town.as("coord").put(PATH, plan).is(201);
        var agreed = town.agreed();
        town.as("coord").post(PATH + "/open", agreed).is(202);
        town.until("2026-05-30T12:00:01Z");
        assertThat(
                        town.as("coord2")
                                .post(PATH + "/open", agreed)
                                .isProblem(422, "round-not-valid")
                                .text())
                .contains("at least 48 hours from now to the ballot");
        assertThat(town.state()).isEqualTo("draft");
    }

    @Test
    void two_reject_what_members_seconded_or_another_admitted() {
        town.open(RoundTown.plan());
        town.propose(1, "m1", "m4", 10);
        String second = "/api/v1/proposals/" + project(2);
        town.as("m1").put(second, proposal("Oven", "m4", true, 10)).is(201);
        town.as("m2").post(second + "/second", null).is(201);
        var reject = Map.of("admit", false, "reason", "Too dear");
        for (String path : List.of(FIRST, second)) {
            String before = town.as("m2").get(path).is(200).body().get("state").asString();
            town.as("coord").post(path + "/decision", reject).is(202);
            town.as("coord").post(path + "/decision", reject).is(202);
            // For another reason it is another act.
            town.as("coord2")
                    .post(path + "/decision", Map.of("admit", false, "reason", "Too loud"))
                    .is(202);
            var now = town.as("m2").get(path).is(200).body();
            assertThat(now.get("state").asString()).isEqualTo(before);
            town.as("coord2").post(path + "/decision", reject).is(201);
            town.as("coord").post(path + "/decision", reject).is(200);
            assertThat(town.as("m2").get(path).body().get("state").asString())
                    .isEqualTo("rejected");
        }
    }

    @Test
    void nobody_rejects_what_she_would_win_or_lose_by() {
        town.open(RoundTown.plan());
        town.propose(1, "m1", "coord2", 10);
        var reject = Map.of("admit", false, "reason", "Too dear");
        town.as("coord").post(FIRST + "/decision", reject).is(202);
        assertThat(town.as("m1").get("/api/v1/officer-acts").body().get("items")).hasSize(1);
        town.as("coord2").post(FIRST + "/decision", reject).isProblem(403, "not-allowed");
        town.as("m2").post(FIRST + "/decision", reject).isProblem(403, "not-allowed");
        assertThat(town.as("m1").get(FIRST).body().get("state").asString()).isEqualTo("admitted");
    }

    @Test
    void who_proposed_or_would_be_paid_does_not_freeze_the_round() {
        town.open(RoundTown.plan());
        town.as("coord").put(FIRST, proposal("Mine", "m4", true, 400)).is(201);
        town.as("m2").post(FIRST + "/second", null).is(201);
        town.as("coord2")
                .post(FIRST + "/decision", Map.of("admit", true, "reason", "It can be"))
                .is(201);
        town.until("2026-05-20T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        town.app.mandate("m5", "coordinator");
        town.as("coord").post(PATH + "/freeze", town.agreed()).isProblem(403, "not-allowed");
        town.as("coord2").post(PATH + "/freeze", town.agreed()).is(202);
    }

    @Test
    void who_has_a_part_freezes_only_where_fewer_than_two_others_are() {
        town.open(RoundTown.plan());
        town.propose(1, "m1", "coord2", 10);
        town.until("2026-05-20T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        // Three coordinators, of whom two have no part: these two.
        town.app.mandate("m3", "coordinator");
        var agreed = town.agreed();
        town.as("coord2").post(PATH + "/freeze", agreed).isProblem(403, "not-allowed");
        town.as("coord").post(PATH + "/freeze", agreed).is(202);
        town.as("coord2").post(PATH + "/freeze", agreed).isProblem(403, "not-allowed");
        // Only one of two is left: both of them, and everybody reads it.
        town.app.app.roles.revoke(
                "m3", Role.COORDINATOR, "She moved away", "m3", Second.NOT_NEEDED);
        town.as("coord2").post(PATH + "/freeze", agreed).is(201);
        assertThat(town.as("m1").get(PATH).body().get("frozenWithPart").asBoolean()).isTrue();
        assertThat(town.lastRoundLeaf()).contains("\"step\":\"frozen\"", "\"withPart\":\"yes\"");
    }

    @Test
    void no_officer_alone_holds_what_a_frozen_round_may_pay() {
        var lower = Map.of("maximumBalance", 5, "reason", "Too rich");
        var close = Map.of("closed", true, "reason", "Too loud");
        town.open(RoundTown.plan());
        town.propose(1, "m1", "m4", 10);
        town.as("coord")
                .patch("/api/v1/accounts/m4", Map.of("maximumBalance", 90_000, "reason", "a"))
                .is(200);
        town.freeze();
        for (var change : List.of(lower, close)) {
            town.as("coord").patch("/api/v1/accounts/m4", change).is(202);
        }
        // Whom no round pays one officer sees to, as before; and more room is no harm.
        town.as("coord").patch("/api/v1/accounts/m3", lower).is(200);
        town.as("coord")
                .patch("/api/v1/accounts/m4", Map.of("maximumBalance", 95_000, "reason", "b"))
                .is(200);
        town.as("coord2").patch("/api/v1/accounts/m4", lower).is(202);
        town.as("coord").patch("/api/v1/accounts/m4", lower).is(200);

        // Called off: those hear of it who proposed, would be paid, or could vote.
        town.byTwo(PATH + "/cancel", Map.of("decision", "A flood")).is(201);
        for (String one : List.of("m1", "m4", "m2")) {
            assertThat(town.as(one).get("/api/v1/members/" + one + "/news").text())
                    .contains("round-cancelled");
        }
    }
}
