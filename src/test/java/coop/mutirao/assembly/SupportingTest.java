package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static coop.mutirao.assembly.RoundTown.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A round that has time of its own for support, and one of a community's assembly.
class SupportingTest {

    static final String PROPOSAL = "/api/v1/proposals/" + project(1);

    final RoundTown town = new RoundTown(6);

    @AfterEach
    void close() {
        assertThat(town.findings()).isEmpty();
        town.close();
    }

    private static Map<String, Object> with(String member, Object value) {
        var plan = RoundTown.plan();
        plan.put(member, value);
        return plan;
    }

    @Test
    void members_second_after_the_last_proposal_and_nothing_new_comes() {
        town.open(with("supportUntil", "2026-05-25T12:00:00Z"));
        town.as("m1").put(PROPOSAL, proposal("A well", "m4", true, 400)).is(201);
        town.until("2026-05-20T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(town.state()).isEqualTo("supporting");

        town.as("m1").put(PROPOSAL, proposal("Two wells", "m4", true, 400)).is(409);
        String other = "/api/v1/proposals/" + project(2);
        town.as("m2").put(other, proposal("A bell", "m4", true, 400)).is(409);
        town.as("m2").post(PROPOSAL + "/second", null).is(201);
        town.as("coord")
                .post(PROPOSAL + "/decision", Map.of("admit", true, "reason", "Yes"))
                .is(201);
        town.as("coord").post(PATH + "/freeze", town.agreed()).isProblem(409, "wrong-step");

        town.until("2026-05-25T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(town.state()).isEqualTo("review");
        town.as("m3").post(PROPOSAL + "/second", null).isProblem(409, "wrong-step");
        town.byTwo(PATH + "/freeze", town.agreed()).is(201);
    }

    @Test
    void support_ends_between_proposals_and_the_ballot_and_can_be_given_up() {
        town.as("coord").put(PATH, with("supportUntil", "2026-05-20T12:00:00Z")).is(422);
        town.as("coord").put(PATH, with("supportUntil", "2026-06-01T12:00:00Z")).is(422);
        town.open(with("supportUntil", "2026-05-25T12:00:00Z"));
        town.until("2026-05-20T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        town.byTwo(PATH + "/cancel", RoundTown.DECISION).is(201);
        assertThat(town.state()).isEqualTo("cancelled");
        assertThat(town.as("m1").get(PATH).body().get("cancelledFor").asString())
                .isEqualTo("officers");
    }

    @Test
    void in_a_communitys_round_its_members_propose_second_and_vote() {
        town.as("coord")
                .put(PATH, with("community", "elsewhere"))
                .isProblem(422, "round-not-valid");
        String root = town.as("coord").get("/api/v1/members/m1").body().get("community").asString();
        community("norte", root);
        community("sol", "norte");
        community("sur", root);
        move("m1", "norte");
        move("m2", "sol");
        move("m3", "sur");
        var plan = with("community", "norte");
        assertThat(town.as("coord").put(PATH, plan).isProblem(422, "round-not-valid").text())
                .contains("spends the community's own purse fund-norte, not fund-operations");
        plan.put("fund", "fund-norte");
        town.open(plan);

        town.as("m3").put(PROPOSAL, proposal("A well", "m4", true, 400)).is(403);
        town.as("m1").put(PROPOSAL, proposal("A well", "m4", true, 400)).is(201);
        assertThat(town.as("m3").post(PROPOSAL + "/second", null).is(403).text())
                .contains("the assembly of norte");
        town.as("m2").post(PROPOSAL + "/second", null).is(201);
        town.as("coord")
                .post(PROPOSAL + "/decision", Map.of("admit", true, "reason", "Yes"))
                .is(201);
        // Nothing is in its purse yet.
        town.until("2026-05-20T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        town.as("coord").post(PATH + "/freeze", town.agreed()).isProblem(422, "fund-insufficient");
    }

    private void community(String code, String parent) {
        town.as("coord")
                .put(
                        "/api/v1/communities/" + code,
                        Map.of("name", code, "parent", parent, "decision", "Assembly"))
                .is(201);
    }

    private void move(String member, String community) {
        town.app.app.database.transact(tx ->
                tx.tell(
                        "UPDATE member SET community_id = (SELECT community_id FROM community"
                                + " WHERE code = ?) FROM account a"
                                + " WHERE a.member_id = member.member_id AND a.code = ?",
                        community,
                        member));
    }
}
