package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.ExportedLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A community spends what the network's assembly gave it, and nothing else.
class CommunityPurseTest {

    private static final UUID OTHER = UUID.fromString("01997f3e-5a00-7000-8000-0000000000f9");
    private static final String THERE = "/api/v1/rounds/" + OTHER;
    private static final String PURSE = "fund-norte";

    @TempDir Path folder;

    final RoundTown town = new RoundTown(4);

    @AfterEach
    void close() {
        town.close();
    }

    private static Map<String, Object> plan(String fund) {
        var plan = RoundTown.plan();
        plan.put("community", "norte");
        plan.put("fund", fund);
        plan.put("amount", 400);
        plan.put("proposalsUntil", "2026-06-20T12:00:00Z");
        plan.put("ballotOpensAt", "2026-06-25T12:00:00Z");
        plan.put("ballotClosesAt", "2026-06-30T12:00:00Z");
        plan.put("objectionsUntil", "2026-07-05T12:00:00Z");
        return plan;
    }

    private Answer planned(String fund) {
        return town.as("coord").put(THERE, plan(fund));
    }

    private void found() {
        String root = town.as("coord").get("/api/v1/members/m1").body().get("community").asString();
        town.as("coord")
                .put(
                        "/api/v1/communities/norte",
                        Map.of("name", "Norte", "parent", root, "decision", "Assembly"))
                .is(201);
        town.app.app.database.transact(tx ->
                tx.sql()
                        .execute(
                                "UPDATE member SET community_id = (SELECT community_id"
                                        + " FROM community WHERE code = 'norte') FROM account a"
                                        + " WHERE a.member_id = member.member_id"
                                        + " AND a.code IN ('m1', 'm2')"));
    }

    @Test
    void a_community_spends_what_the_network_gave_it_and_nothing_else() {
        found();
        for (String fund : List.of(RoundTown.PURSE, "fund-income", "fund-sur", "m1")) {
            planned(fund).isProblem(422, "round-not-valid");
        }
        planned(PURSE).is(201);
        var networks = RoundTown.plan();
        networks.put("fund", PURSE);
        town.as("coord").put(PATH, networks).isProblem(422, "round-not-valid");
        fill();
        // Whoever could write the tables: neither the network's purse, nor a round's own account.
        assertThat(town.app.balance("round-2")).isZero();
        for (String fund : List.of(RoundTown.PURSE, "round-2")) {
            assertRefused(fund);
        }

        spend();
        assertThat(town.app.balance(PURSE)).isZero();
        assertThat(town.app.balance("m4")).isEqualTo(400);
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    // The network's round pays into it.
    private void fill() {
        long before = town.app.balance(RoundTown.PURSE);
        town.open(RoundTown.plan());
        for (String no : List.of(RoundTown.PURSE, "fund-income", "fund-sur")) {
            town.as("m1")
                    .put(
                            "/api/v1/proposals/" + project(9),
                            RoundTown.proposal("For us", no, true, 400))
                    .isProblem(422, "proposal-not-valid");
        }
        town.propose(1, "m1", PURSE, 400);
        town.freeze();
        town.beginBallot();
        for (String member : List.of("m1", "m2", "m3")) {
            town.vote(member, 1, 1).is(201);
        }
        keep("2026-06-08T12:00:00Z");
        keep("2026-06-15T12:00:00Z");
        assertThat(town.app.balance(PURSE)).isEqualTo(400);
        assertThat(town.app.balance(RoundTown.PURSE)).isEqualTo(before - 400);
    }

    private void keep(String time) {
        town.until(time);
        town.app.app.assembly.keeper.keep();
    }

    private void assertRefused(String fund) {
        assertThatThrownBy(() ->
                        town.app.app.database.transact(tx ->
                                tx.tell(
                                        "UPDATE round SET purse_id = (SELECT account_id"
                                                + " FROM account WHERE code = ?)"
                                                + " WHERE round_id = ?",
                                        fund,
                                        OTHER)))
                .as(fund)
                .hasStackTraceContaining("round_spends_its_own");
    }

    private void spend() {
        byTwo("/open");
        Map<String, Object> well = new HashMap<>(RoundTown.proposal("A well", "m4", true, 400));
        well.put("round", OTHER);
        String proposal = "/api/v1/proposals/" + project(7);
        well.put("payee", PURSE);
        town.as("m1").put(proposal, well).isProblem(422, "proposal-not-valid");
        well.put("payee", "m4");
        town.as("m1").put(proposal, well).is(201);
        town.as("m2").post(proposal + "/second", null).is(201);
        var admit = Map.of("admit", true, "reason", "It can be");
        town.as("coord").post(proposal + "/decision", admit).is(201);
        keep("2026-06-20T12:00:00Z");
        byTwo("/freeze");
        keep("2026-06-25T12:00:00Z");
        var ballot = Map.of("choice", List.of(project(7)), "seq", 1);
        town.as("m3").put(THERE + "/ballot", ballot).isProblem(422, "ballot-not-valid");
        for (String member : List.of("m1", "m2")) {
            town.as(member).put(THERE + "/ballot", ballot).is(201);
        }
        keep("2026-06-30T12:00:00Z");
        var result = town.as("m4").get(THERE + "/result").is(200).body();
        assertThat(result.get("voters").asInt()).isEqualTo(2);
        keep("2026-07-05T12:00:00Z");
    }

    private void byTwo(String step) {
        Map<String, Object> agreed = new HashMap<>(RoundTown.DECISION);
        agreed.put("digest", town.as("coord").get(THERE).body().get("digest").asString());
        town.byTwo(THERE + step, agreed).is(201);
    }
}
