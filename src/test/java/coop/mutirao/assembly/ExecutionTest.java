package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.DECISION;
import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.verify.bundle.BundleVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// From the result to the last payout.
class ExecutionTest {

    static final Map<String, Object> OBJECTION = Map.of("reason", "The oven was offered for less");

    @TempDir Path folder;

    final RoundTown town = new RoundTown(6);

    @BeforeEach
    void count() {
        town.openBallot(RoundTown.plan());
        for (int i = 1; i <= 5; i++) {
            town.vote("m" + i, 1, 1, 2).is(201);
        }
        town.until("2026-06-08T12:00:00Z");
        keep();
    }

    @AfterEach
    void close() {
        assertThat(town.findings()).isEmpty();
        town.close();
    }

    private int keep() {
        return town.app.app.assembly.keeper.keep();
    }

    private static String objection(int number) {
        return PATH + "/objections/" + new UUID(0x7000, 0x8000_0000_0000_2000L + number);
    }

    @Test
    void an_objection_holds_everything_until_it_is_answered() {
        town.app.admit("late", 0, 1_000, RoundTown.password("late"));
        town.as("late").put(objection(1), OBJECTION).isProblem(403, "not-allowed");
        town.as("coord").put(objection(1), OBJECTION).is(201);
        town.as("coord").put(objection(1), OBJECTION).is(200);
        town.as("m1").put(objection(1), OBJECTION).isProblem(409, "id-taken");
        town.until("2026-06-15T12:00:00Z");
        assertThat(keep()).isZero();
        town.as("m2").put(objection(2), OBJECTION).isProblem(409, "wrong-step");

        var answer = Map.of("upheld", false, "reason", "It was not");
        town.as("coord").post(objection(1) + "/answer", answer).isProblem(403, "not-allowed");
        // Nor does who would be paid, or wrote a project, or has no office.
        town.app.mandate("m6", "coordinator");
        town.app.mandate("m1", "treasurer");
        for (String who : List.of("m6", "m1", "m5")) {
            town.as(who).post(objection(1) + "/answer", answer).isProblem(403, "not-allowed");
        }
        town.app.mandate("buyer", "auditor");
        town.as("coord2")
                .second(town.as("buyer"), "POST", objection(1) + "/answer", answer)
                .is(201);
        town.as("coord2").post(objection(1) + "/answer", answer).is(200);
        var other = Map.of("upheld", true, "reason", "It was not");
        assertThat(
                        town.as("coord2")
                                .post(objection(1) + "/answer", other)
                                .isProblem(409, "wrong-step")
                                .text())
                .contains("notUpheld");
        keep();

        assertThat(town.app.balance("m4")).isEqualTo(400);
    }

    @Test
    void a_coordinator_who_objects_does_not_stop_what_the_only_other_one_decides() {
        town.app.mandate("m6", "coordinator");
        town.as("coord").put(objection(1), OBJECTION).is(201);
        town.as("m5").put(objection(2), OBJECTION).is(201);
        var answer = Map.of("upheld", false, "reason", "It was not");

        town.as("coord2").post(objection(2) + "/answer", answer).is(202);
        town.as("coord2").post(objection(1) + "/answer", answer).is(201);
        town.as("coord").post(objection(2) + "/answer", answer).is(201);
        town.until("2026-06-15T12:00:00Z");
        assertThat(keep()).isEqualTo(3);
    }

    @Test
    void an_objection_that_nobody_answers_is_upheld_when_its_time_is_over() {
        long before = town.app.balance(RoundTown.PURSE);
        town.as("m1").put(objection(1), OBJECTION).is(201);
        town.as("m2").put(objection(2), OBJECTION).is(201);
        town.byTwo(objection(2) + "/answer", Map.of("upheld", false, "reason", "It was not"))
                .is(201);
        town.until("2026-07-15T11:59:59Z");
        assertThat(keep()).isZero();
        town.restart();
        town.until("2026-07-15T12:00:00Z");
        assertThat(keep()).isEqualTo(1);
        assertThat(keep()).isZero();

        assertThat(town.state()).isEqualTo("cancelled");
        assertThat(town.app.balance("round-1")).isZero();
        assertThat(town.app.balance(RoundTown.PURSE)).isEqualTo(before + 1_000);
        assertThat(town.as("m1").get(PATH).body().get("cancelledFor").asString())
                .isEqualTo("objection");
        assertThat(town.as("coord").get("/api/v1/members/coord/news").text())
                .contains("round-cancelled");
        var answered = town.as("m1").get(PATH + "/result").is(200).body().get("objections");
        assertThat(answered.get(0).get("upheld").asBoolean()).isTrue();
        assertThat(answered.get(0).get("answer").asString()).isEqualTo(Objection.UNANSWERED);
        assertThat(answered.get(1).get("upheld").asBoolean()).isFalse();
        var late = Map.of("upheld", false, "reason", "It was not");
        town.as("coord").post(objection(1) + "/answer", late).isProblem(409, "wrong-step");
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    @Test
    void an_objection_that_is_upheld_annuls_the_round() {
        town.as("m1").put(objection(1), OBJECTION).is(201);
        var answer = Map.of("upheld", true, "reason", "So it was");
        town.byTwo(objection(1) + "/answer", answer).is(201);
        town.until("2026-06-15T12:00:00Z");

        assertThat(keep()).isZero();

        assertThat(town.state()).isEqualTo("cancelled");
        assertThat(town.app.balance("round-1")).isZero();
        assertThat(town.app.balance("m4")).isZero();
        // What was counted stays to be seen.
        town.as("m1").get(PATH + "/bundle").is(200);
    }

    @Test
    void each_tranche_is_paid_once_however_many_instances_keep() {
        town.until("2026-06-15T12:00:00Z");
        Stream<CompletableFuture<Integer>> all =
                Stream.generate(() -> CompletableFuture.supplyAsync(this::keep)).limit(4);

        int steps = all.toList().stream().mapToInt(CompletableFuture::join).sum();

        assertThat(steps).isEqualTo(3);
        assertThat(town.app.balance("m4")).isEqualTo(400);
        assertThat(town.app.balance("m5")).isEqualTo(300);
        assertThat(keep()).isZero();
    }

    @Test
    void a_tranche_takes_two_who_are_not_paid_by_it() {
        town.until("2026-06-15T12:00:00Z");
        keep();
        String release = release();
        var seen = Map.of("reason", "Seen");
        town.as("m1").post(release, seen).isProblem(403, "not-allowed");
        town.app.mandate("m4", "coordinator");
        town.as("m4").post(release, seen).isProblem(403, "not-allowed");
        town.as("coord").post(release, seen).is(202);
        assertThat(keep()).isZero();
        town.as("coord").post(release, Map.of("reason", "Other words")).is(202);
        town.as("coord2").post(release, seen).is(201);
        town.as("coord2").post(release, seen).is(200);
        assertThat(keep()).isEqualTo(2);

        assertThat(town.app.balance("m4")).isEqualTo(600);
        assertThat(town.state()).isEqualTo("closed");
        town.as("coord").post(PATH + "/end", DECISION).is(200);
        town.as("coord").post(PATH + "/cancel", DECISION).isProblem(409, "wrong-step");
    }

    @Test
    void what_a_payee_cannot_take_is_held_and_paid_later() {
        var bound = Map.of("maximumBalance", 399, "reason", "A bound");
        town.as("coord2").second(town.as("coord"), "PATCH", "/api/v1/accounts/m4", bound).is(200);
        town.until("2026-06-15T12:00:00Z");
        assertThat(keep()).isEqualTo(3);
        assertThat(keep()).isZero();
        assertThat(town.app.balance("m5")).isEqualTo(300);
        assertThat(payouts().get(0).get("held").asString()).contains("at most 399");

        town.as("coord")
                .patch("/api/v1/accounts/m4", Map.of("maximumBalance", 400, "reason", "Enough"))
                .is(200);
        assertThat(keep()).isEqualTo(1);
        assertThat(payouts().get(0).get("state").asString()).isEqualTo("paid");
        assertThat(payouts().get(0).get("held").isNull()).isTrue();
    }

    @Test
    void nobody_spends_what_is_in_escrow() {
        Api coord = town.as("coord");
        coord.put(
                        "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_3000L),
                        Map.of("payer", "round-1", "payee", "m1", "amount", 1))
                .is(403);
        town.app.mandate("m6", "operator");
        Api.Answer operator =
                town.as("m6")
                        .put(
                                "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_3001L),
                                Map.of(
                                        "payer", "round-1",
                                        "payee", "m1",
                                        "amount", 1,
                                        "description", "For m1"));
        assertThat(operator.status()).isEqualTo(422);
        assertThat(town.app.balance("round-1")).isEqualTo(1_000);
        // Whoever could write the ledger by herself.
        assertRefused("payment", "fund_gives_by_decision");
        assertRefused("award", "award_is_decided");
        assertThatThrownBy(() ->
                        sql(
                                "INSERT INTO payout SELECT gen_random_uuid(), round_id,"
                                        + " proposal_id, 9, 1, 'open' FROM round_project"))
                .hasStackTraceContaining("payouts_within_escrow");
    }

    private void assertRefused(String kind, String constraint) {
        assertThatThrownBy(() ->
                        sql(
                                "WITH t AS (INSERT INTO transfer (log_index, transfer_id, kind,"
                                        + " payer_id, payee_id, amount, committed_at, effective_on)"
                                        + " SELECT size, gen_random_uuid(), '"
                                        + kind
                                        + "', f.account_id, m.account_id, 1, at, '2026-06-08'"
                                        + " FROM log_head, account f, account m"
                                        + " WHERE f.code = 'round-1' AND m.code = 'm1'"
                                        + " RETURNING log_index) SELECT 1;"
                                        + " INSERT INTO entry SELECT size, part, balance + part,"
                                        + " version + 1, account_id, no FROM log_head, account,"
                                        + " (VALUES ('round-1', -1, 0), ('m1', 1, 1))"
                                        + " AS v (code2, part, no) WHERE code = code2;"
                                        + " SET CONSTRAINTS ALL IMMEDIATE"))
                .hasStackTraceContaining(constraint);
    }

    private void sql(String statement) {
        town.app.app.database.transact(tx -> tx.sql().execute(statement));
    }

    private JsonNode payouts() {
        return town.as("m1").get(PATH + "/result").is(200).body().get("payouts");
    }

    private String release() {
        return PATH + "/payouts/" + WholeRoundTest.waiting(payouts()) + "/release";
    }

    @Test
    void who_leaves_takes_her_words_with_her_and_the_count_stays_right() {
        var data = town.as("m1").get("/api/v1/members/m1/data").is(200).body();
        assertThat(data.get("ballots")).hasSize(1);
        assertThat(data.at("/proposals/0/title").asString()).isEqualTo("Project 1");
        town.as("m1").put(objection(1), OBJECTION).is(201);
        var answer = Map.of("upheld", false, "reason", "It was not");
        town.byTwo(objection(1) + "/answer", answer).is(201);

        town.as("m1").post("/api/v1/members/m1/erasure", Map.of("reason", "I leave")).is(200);

        var proposal = town.as("m2").get("/api/v1/proposals/" + project(1)).is(200).body();
        assertThat(proposal.toString()).doesNotContain("Project 1").doesNotContain("Part 1");
        assertThat(proposal.get("cost").asInt()).isEqualTo(600);
        var result = town.as("m2").get(PATH + "/result").is(200);
        assertThat(result.text()).doesNotContain("oven").doesNotContain("It was not");
        byte[] bundle = town.as("m2").get(PATH + "/bundle").text().getBytes(UTF_8);
        assertThat(BundleVerification.verify(bundle, null).findings()).isEmpty();
        town.until("2026-06-15T12:00:00Z");
        assertThat(keep()).isEqualTo(3);
    }

    @Test
    void the_result_says_why_and_what_greedy_would_have_done() {
        JsonNode result = town.as("m1").get(PATH + "/result").is(200).body().get("result");

        assertThat(result.get("rule").asString()).isEqualTo("mes-cost/add1u/1");
        assertThat(result.at("/trace/selected/0/effectiveVotes").isMissingNode()).isFalse();
        assertThat(result.at("/trace/notSelected/0/project").asString())
                .isEqualTo(project(3).toString());
        assertThat(result.at("/trace/comparison/rule").asString()).startsWith("greedy");
        // In minor units, as what is paid of it.
        String first = "/api/v1/proposals/" + result.at("/selected/0").asString();
        assertThat(result.at("/trace/selected/0/cost"))
                .isEqualTo(town.as("m1").get(first).is(200).body().get("cost"));
        assertThat(List.of(result.get("selected").size())).containsExactly(2);
    }
}
