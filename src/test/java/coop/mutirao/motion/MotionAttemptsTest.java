package coop.mutirao.motion;

import static coop.mutirao.motion.MotionTown.TEXT;
import static coop.mutirao.motion.MotionTown.motion;
import static coop.mutirao.motion.MotionTown.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What must not be possible about a motion.
class MotionAttemptsTest {

    final MotionTown town = new MotionTown();

    @AfterEach
    void holds() {
        assertThat(town.findings()).isEmpty();
        town.close();
    }

    @Test
    void what_could_not_be_done_is_not_moved() {
        refused(Map.of("kind", "text", "member", "m1"));
        refused(Map.of("kind", "nothing"));
        refused(Map.of());
        refused(town.limits(3, 1));
        refused(town.limits(1, 1));
        refused(town.limits(2, -1));
        refused(Map.of("kind", "policy", "key", "limits", "version", 2, "value", Map.of()));
        refused(Map.of("kind", "policy", "key", "nothing", "version", 1, "value", 1));
        Map<String, Object> back = new HashMap<>(town.limits(2, 1));
        back.put("effectiveFrom", "2026-05-12T07:00:00Z");
        refused(back);
        Map<String, Object> give = new HashMap<>();
        give.put("kind", "mandate");
        give.put("member", "m4");
        give.put("role", "member");
        give.put("give", true);
        refused(give);
        give.put("role", "auditor");
        give.put("member", "shop");
        refused(give);
        give.put("member", "nobody");
        refused(give);
        give.put("member", "m4");
        give.put("endsAt", "2026-05-12T08:00:00Z");
        refused(give);
        give.put("endsAt", "2031-05-12T08:00:00Z");
        refused(give);
        refused(Map.of("kind", "limit", "member", "m4", "creditLimit", -1));
        refused(Map.of("kind", "limit", "member", "fund-reserve", "creditLimit", 1));
        refused(Map.of("kind", "exclusion", "member", "fund-reserve"));
        var local = motion(town.limits(2, 1));
        local.put("assembly", "vale");
        town.as("v1").put(path(1), local).isProblem(422, "motion-not-valid");
        var hostile = motion(TEXT);
        hostile.put("title", "turned \u202e round");
        town.as("m1").put(path(1), hostile).isProblem(422, "motion-not-valid");
        hostile.put("title", "x".repeat(101));
        town.as("m1").put(path(1), hostile).isProblem(422, "motion-not-valid");
        hostile.put("title", "x".repeat(100));
        hostile.put("text", "x".repeat(10_001));
        town.as("m1").put(path(1), hostile).isProblem(422, "motion-not-valid");
        hostile.put("text", "x".repeat(10_000));
        hostile.put("votingHours", 1_441);
        town.as("m1").put(path(1), hostile).isProblem(422, "motion-not-valid");
        hostile.put("votingHours", 1_440);
        town.as("m1").put(path(1), hostile).is(201);
    }

    private void refused(Object decision) {
        town.as("m1").put(path(1), motion(decision)).isProblem(422, "motion-not-valid");
    }

    @Test
    void an_assembly_are_those_who_belong_to_it() {
        var assemblies = town.as("v1").get("/api/v1/assemblies").is(200).body().get("items");
        assertThat(assemblies.get(0).get("electors").asInt()).isEqualTo(10);
        assertThat(assemblies.get(1).get("electors").asInt()).isEqualTo(2);
        var local = motion(TEXT);
        local.put("assembly", "vale");
        town.as("m1").put(path(1), local).isProblem(403, "not-allowed");
        town.as("v1").put(path(1), local).is(201);
        town.as("m1").post(path(1) + "/second", null).isProblem(403, "not-allowed");
        town.as("v2").post(path(1) + "/second", null).is(201);
        assertThat(town.state(1)).isEqualTo("submitted");
        town.as("v1").post(path(1) + "/withdraw", null).is(201);
        town.as("v1").post(path(1) + "/withdraw", null).is(200);
        town.as("v2").post(path(1) + "/withdraw", null).isProblem(403, "not-allowed");
        town.as("m1").put(path(1), motion(TEXT)).isProblem(403, "not-allowed");
        assertThat(town.as("m1").get("/api/v1/motions?assembly=vale&state=withdrawn").text())
                .contains(MotionTown.id(1).toString());
        assertThat(town.as("m1").get("/api/v1/motions?assembly=rede").body().get("items").size())
                .isZero();
        town.as("m1").get("/api/v1/motions?state=none").is(400);
        town.as("m1").get("/api/v1/motions?after=0").is(400);
        // Who came after the opening has no vote.
        town.openVote(2, TEXT);
        town.app.admit("late", 0, 10, MotionTown.password("late"));
        town.vote(2, "late", 1, "yes").isProblem(422, "vote-not-valid");
    }

    @Test
    void how_it_votes_is_for_the_assembly_to_say() {
        var value =
                town.as("m1")
                        .get("/api/v1/policies")
                        .body()
                        .get("items")
                        .valueStream()
                        .filter(p -> p.get("key").asString().equals("standingOrders"))
                        .findFirst()
                        .orElseThrow()
                        .get("value");
        var body = Map.of("value", value, "decision", "Two officers");
        town.as("coord")
                .put("/api/v1/policies/standingOrders/2", body)
                .isProblem(403, "not-allowed");
        String round = "/api/v1/rounds/" + MotionTown.id(9);
        town.as("coord").put(round, plan(0, 0, "2026-06-08T12:00:01Z")).is(201);
        ((ObjectNode) value)
                .putObject("round")
                .put("quorum", "1/4")
                .put("seconds", 2)
                .put("noticeHours", 0)
                .put("votingHours", 0)
                .put("objectionHours", 48)
                .put("extensionHours", 168);
        town.accept(
                1, Map.of("kind", "policy", "key", "standingOrders", "version", 2, "value", value));
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(town.state(1)).isEqualTo("executed");
        // A plan from before is not opened, and none below it is written down any more.
        String digest = town.as("coord").get(round).body().get("digest").asString();
        assertThat(
                        town.afresh("coord")
                                .post(round + "/open", Map.of("decision", "x", "digest", digest))
                                .isProblem(422, "round-not-valid")
                                .text())
                .contains("a quorum of at least 1/4, and it has 0/1")
                .contains("at least 2 who second a proposal, and it has 0")
                .contains("at least 48 hours for objections, and it has 0");
        var coord = town.as("coord");
        coord.put(round, plan(1, 2, "2026-06-10T11:59:59Z")).isProblem(422, "round-not-valid");
        coord.put(round, plan(1, 1, "2026-06-10T12:00:00Z")).isProblem(422, "round-not-valid");
        coord.put(round, plan(0, 2, "2026-06-10T12:00:00Z")).isProblem(422, "round-not-valid");
        coord.put(round, plan(1, 2, "2026-06-10T12:00:00Z")).is(201);
        assertRefused(
                "INSERT INTO policy (key, version, community_id, value, effective_from, decision,"
                        + " decided_at) VALUES ('standingOrders', 3, 1, '{}', now(), 'x', now())",
                "policy_of_the_assembly");
    }

    /// A round with a quorum of so many quarters.
    private static Map<String, Object> plan(int part, int seconds, String objectionsUntil) {
        Map<String, Object> plan = new HashMap<>();
        plan.put("title", "Round of spring");
        plan.put("decision", "Assembly of 12 May");
        plan.put("fund", "fund-operations");
        plan.put("amount", 1_000);
        plan.put(
                "rule",
                Map.of(
                        "id", "greedy-votes/1",
                        "ballots", "approval",
                        "minVotes", 1,
                        "minShare", "0/1",
                        "tieBreak", "cost-votes-lottery"));
        plan.put("quorum", Map.of("part", part, "whole", part == 0 ? 1 : 4));
        plan.put("secondsNeeded", seconds);
        plan.put("electorate", List.of("person"));
        plan.put("proposalsUntil", "2026-05-20T12:00:00Z");
        plan.put("ballotOpensAt", "2026-06-01T12:00:00Z");
        plan.put("ballotClosesAt", "2026-06-08T12:00:00Z");
        plan.put("objectionsUntil", objectionsUntil);
        return plan;
    }

    @Test
    void the_database_takes_nothing_that_the_assembly_did_not_decide() {
        town.openVote(1, town.limits(2, 7_000));
        town.vote(1, "m1", 1, "yes").is(201);
        String id = MotionTown.id(1).toString();
        assertRefused("UPDATE motion SET state = 'executed'", "motion_goes_on");
        assertRefused(
                "UPDATE motion SET state = 'accepted', yes = 3, no = 0, abstain = 0,"
                        + " effective_at = closes_at",
                "motion_is_counted");
        assertRefused("UPDATE motion SET decision = '{}'", "motion_goes_on");
        assertRefused("UPDATE motion SET closes_at = closes_at + interval '1 h'", "motion_goes_on");
        assertRefused("UPDATE motion_vote SET vote = 'no'", "permission denied");
        assertRefused("DELETE FROM motion_vote", "permission denied");
        assertRefused("UPDATE motion_vote SET log_index = 9999", "motion_vote_is_counted");
        assertRefused(
                "INSERT INTO motion_vote (motion_id, member_id, seq, vote, salt,"
                        + " cast_at) SELECT '"
                        + id
                        + "', member_id, 1, 'yes', decode(repeat('00', 32), 'hex'),"
                        + " '2026-05-13T08:00:00Z' FROM motion_voter LIMIT 1",
                "motion_vote_in_time");
        assertRefused(
                "INSERT INTO policy (key, version, community_id, value, effective_from, decision,"
                        + " decided_at, motion_id) VALUES ('limits', 2, 1, '{}', now(), 'x', now(),"
                        + " '"
                        + id
                        + "')",
                "policy_is_decided");
        assertRefused(
                "UPDATE role_grant SET motion_id = '"
                        + id
                        + "' WHERE role = 'coordinator'"
                        + " AND member_id = (SELECT min(member_id) FROM role_grant)",
                "role_is_decided");
    }

    @Test
    void votes_of_one_voter_that_come_at_once_are_one() {
        town.openVote(1, TEXT);
        town.as("m1");
        Stream<CompletableFuture<Answer>> all =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(
                                        () -> town.vote(1, "m1", 1, i % 2 == 0 ? "yes" : "no")));
        List<Integer> statuses =
                all.toList().stream().map(CompletableFuture::join).map(Answer::status).toList();
        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201, 422);
    }

    @Test
    void two_keepers_at_once_do_it_once() {
        town.accept(1, town.limits(2, 7_000));
        town.pass(Duration.ofHours(1));
        int done =
                IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(town::keep))
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();
        assertThat(done).isOne();
        assertThat(town.limitsVersion()).isEqualTo(2);
    }

    private void assertRefused(String statement, String why) {
        assertThatThrownBy(() -> town.app.app.database.transact(tx -> tx.sql().execute(statement)))
                .hasStackTraceContaining(why);
    }
}
