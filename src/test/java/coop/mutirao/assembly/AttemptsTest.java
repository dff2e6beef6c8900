package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.DECISION;
import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static coop.mutirao.assembly.RoundTown.proposal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestApp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must not be possible in a round.
class AttemptsTest {

    static final String FIRST = "/api/v1/proposals/" + project(1);

    @TempDir Path folder;

    final RoundTown town = new RoundTown(6);

    @AfterEach
    void close() {
        assertThat(town.findings()).isEmpty();
        town.close();
    }

    @Test
    void a_round_says_everything_that_has_a_part_in_its_result() {
        var coord = town.as("coord");
        for (String member : RoundTown.plan().keySet()) {
            var plan = RoundTown.plan();
            plan.remove(member);
            coord.put(PATH, plan).isProblem(400, "malformed-request");
        }
        for (String member : RoundTown.rule().keySet()) {
            var less = RoundTown.rule();
            less.remove(member);
            coord.put(PATH, with("rule", less)).isProblem(422, "round-not-valid");
        }
        for (String tie : List.of("cost-votes-id", "lexico")) {
            var other = RoundTown.rule();
            other.put("tieBreak", tie);
            assertThat(
                            coord.put(PATH, with("rule", other))
                                    .isProblem(422, "round-not-valid")
                                    .text())
                    .contains("cost-votes-lottery");
        }
        coord.put(PATH, with("quorum", Map.of("part", 2, "whole", 1))).is(422);
        coord.put(PATH, with("quorum", Map.of("part", 0, "whole", 0))).is(422);
        coord.put(PATH, with("amount", 0)).is(422);
        coord.put(PATH, with("electorate", List.of())).is(422);
        coord.put(PATH, with("electorate", List.of("person", "venture"))).is(422);
        coord.put(PATH, with("fund", "m1")).is(422);
        coord.put(PATH, with("ballotClosesAt", "2026-06-01T12:00:00Z")).is(422);
        coord.get(PATH).isProblem(404, "not-found");
    }

    @Test
    void officers_do_not_call_off_what_the_members_decided() {
        town.openBallot(RoundTown.plan());
        town.vote("m1", 1, 1).is(201);
        town.vote("m2", 1, 1).is(201);
        town.vote("m3", 1, 1).is(201);
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(town.state()).isEqualTo("result");
        town.as("coord").post(PATH + "/cancel", DECISION).isProblem(409, "wrong-step");
    }

    private static Map<String, Object> with(String member, Object value) {
        var plan = RoundTown.plan();
        plan.put(member, value);
        return plan;
    }

    @Test
    void one_officer_alone_opens_and_freezes_nothing() {
        town.as("coord").put(PATH, RoundTown.plan()).is(201);
        town.as("coord").put(PATH, RoundTown.plan()).is(200);
        town.as("coord").post(PATH + "/open", town.agreed()).is(202);
        town.as("coord").post(PATH + "/open", town.agreed()).is(202);
        assertThat(town.state()).isEqualTo("draft");
        Map<String, Object> before = town.agreed();
        // Whoever agreed before did so to something else.
        town.as("coord").put(PATH, with("amount", 999)).is(201);
        town.as("coord2").post(PATH + "/open", before).isProblem(422, "round-not-valid");
        town.as("coord2").post(PATH + "/open", town.agreed()).is(202);
        town.as("coord").post(PATH + "/open", town.agreed()).is(201);
        town.as("coord2").post(PATH + "/open", town.agreed()).is(200);
        town.as("coord2").post(PATH + "/open", before).isProblem(409, "wrong-step");
        town.as("coord").put(PATH, with("amount", 2)).isProblem(409, "wrong-step");
        town.as("m1").post(PATH + "/cancel", DECISION).isProblem(403, "not-allowed");
        town.as("coord").post(PATH + "/freeze", town.agreed()).isProblem(409, "wrong-step");
    }

    @Test
    void a_round_is_not_frozen_without_projects_or_beyond_the_fund() {
        town.open(with("amount", 100_000));
        town.until("2026-05-20T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        town.as("coord").post(PATH + "/freeze", town.agreed()).isProblem(422, "round-not-valid");
    }

    @Test
    void a_round_takes_no_more_than_the_fund_holds() {
        town.open(with("amount", 100_000));
        town.propose(1, "m1", "m2", 10);
        town.until("2026-05-20T12:00:00Z");
        town.app.app.assembly.keeper.keep();

        town.as("coord").post(PATH + "/freeze", town.agreed()).isProblem(422, "fund-insufficient");
    }

    @Test
    void a_proposal_is_its_authors_and_asks_for_no_more_than_there_is() {
        town.open(RoundTown.plan());
        var ana = town.as("m1");
        ana.put(FIRST, proposal("Oven", "m4", true, 1_001)).isProblem(422, "proposal-not-valid");
        ana.put(FIRST, proposal("Oven", "nobody", true, 10)).isProblem(422, "proposal-not-valid");
        ana.put(FIRST, proposal("Oven", "fund-reserve", true, 10)).is(422);
        ana.put(FIRST, proposal("Oven", "m4", true, 0)).is(422);
        ana.put(FIRST, proposal("Oven", "m4", true)).is(422);
        ana.put(FIRST, proposal("Oven", "m4", false, 1_000)).is(201);
        town.as("m2").get(FIRST).isProblem(404, "not-found");
        town.as("m2").post(FIRST + "/second", null).isProblem(404, "not-found");
        town.as("m2").put(FIRST, proposal("Mine", "m2", true, 10)).isProblem(404, "not-found");
        assertThat(town.as("m2").get(PATH + "/proposals").body().get("items")).isEmpty();
        ana.put(FIRST, proposal("Oven", "m4", true, 1_000)).is(201);
        ana.put(FIRST, proposal("Oven", "m4", true, 1_000)).is(200);
        town.as("m2").put(FIRST, proposal("Mine", "m2", true, 10)).isProblem(403, "not-allowed");
        ana.post(FIRST + "/second", null).isProblem(403, "not-allowed");
        town.as("coord").post(FIRST + "/decision", Map.of("admit", true, "reason", "Yes")).is(409);
        town.as("m2").post(FIRST + "/second", null).is(201);
        assertThat(
                        town.as("m2")
                                .post(FIRST + "/second", null)
                                .is(200)
                                .body()
                                .get("seconds")
                                .asInt())
                .isEqualTo(1);

        // Other words want new seconds.
        var changed = ana.put(FIRST, proposal("Ovens", "m4", true, 900)).is(201).body();
        assertThat(changed.get("state").asString()).isEqualTo("submitted");
        assertThat(changed.get("seconds").asInt()).isZero();
        assertThat(ana.get(FIRST + "?version=1").body().get("title").asString()).isEqualTo("Oven");
    }

    @Test
    void nobody_admits_what_she_wrote_or_would_be_paid_for() {
        town.open(RoundTown.plan());
        var admit = Map.of("admit", true, "reason", "Mine");
        town.as("coord").put(FIRST, proposal("Oven", "m4", true, 10)).is(201);
        town.as("m2").post(FIRST + "/second", null).is(201);
        town.as("coord").post(FIRST + "/decision", admit).isProblem(403, "not-allowed");
        String second = "/api/v1/proposals/" + project(2);
        town.as("m1").put(second, proposal("Oven", "coord2", true, 10)).is(201);
        town.as("m2").post(second + "/second", null).is(201);
        town.as("coord2").post(second + "/decision", admit).isProblem(403, "not-allowed");
    }

    @Test
    void a_proposal_does_not_change_after_the_freeze() {
        town.openBallot(RoundTown.plan());

        town.as("m1").put(FIRST, proposal("Other", "m1", true, 999)).isProblem(409, "wrong-step");
        town.as("m1").post(FIRST + "/withdraw", null).isProblem(409, "wrong-step");
        var reject = Map.of("admit", false, "reason", "Too late");
        town.as("coord").post(FIRST + "/decision", reject).isProblem(409, "wrong-step");
        assertRefused("UPDATE round SET amount = 1", "round_goes_on");
        assertRefused("UPDATE round SET state = 'review'", "round_goes_on");
        assertRefused("DELETE FROM round_voter", "permission denied");
        assertRefused(
                "INSERT INTO round_voter SELECT round_id, m.member_id, 'X' || m.member_id"
                        + " FROM round, member m WHERE m.member_id NOT IN"
                        + " (SELECT member_id FROM round_voter) UNION ALL SELECT round_id, 1, 'X'"
                        + " FROM round",
                "round_is_not_frozen");
    }

    @Test
    void nobody_votes_but_voters_in_time_and_the_last_of_each_counts() {
        town.open(RoundTown.plan());
        town.proposeThree();
        town.freeze();
        town.vote("m1", 1, 1).isProblem(409, "wrong-step");
        town.app.admit("late", 0, 1_000, RoundTown.password("late"));
        town.until("2026-06-01T12:00:00Z");

        // The keeper has not come by yet, and it is time.
        town.vote("m1", 5, 1).is(201);
        Answer again = town.vote("m1", 5, 1).is(200);
        assertThat(again.body().get("log").isNull()).isTrue();
        town.vote("m1", 5, 2).isProblem(422, "ballot-not-valid");
        town.vote("m1", 4, 2).isProblem(422, "ballot-not-valid");
        town.vote("m1", 0, 2).isProblem(422, "ballot-not-valid");
        assertThat(town.vote("m1", 1_006, 2).isProblem(422, "ballot-not-valid").text())
                .contains("the next is 6 to 1005");
        town.vote("m1", (1L << 53) - 1, 2).isProblem(422, "ballot-not-valid");
        town.vote("m2", 1_001, 2).isProblem(422, "ballot-not-valid");
        town.vote("m2", 1_000, 2).is(201);
        town.vote("m1", 6, 9).isProblem(422, "ballot-not-valid");
        town.vote("m1", 6, 1, 1).isProblem(422, "ballot-not-valid");
        town.vote("late", 1, 1).isProblem(422, "ballot-not-valid");
        town.vote("m2", 1_001).is(201);
        assertThat(town.as("m2").get(PATH + "/ballot").is(200).body().get("choice")).isEmpty();
        town.as("m3").get(PATH + "/ballot").isProblem(404, "not-found");

        assertRefused("UPDATE ballot SET log_index = 9999", "sealed_at_the_close");
        assertRefused("UPDATE ballot SET seq = 9", "permission denied");
        town.until("2026-06-08T12:00:00Z");
        town.vote("m3", 1, 1).isProblem(409, "wrong-step");
        town.app.app.assembly.keeper.keep();
        town.vote("m1", 9, 2).isProblem(409, "wrong-step");
        assertRefused(
                "INSERT INTO ballot SELECT null, r.round_id, v.member_id, 99, '{}',"
                        + " decode(repeat('00', 32), 'hex'), now() FROM round r"
                        + " JOIN round_voter v USING (round_id)",
                "ballot_in_time");
    }

    @Test
    void only_an_open_ballot_closes_later() {
        String extend = PATH + "/extend";
        var later = Map.of("decision", "Flood", "ballotClosesAt", "2026-06-10T12:00:00Z");
        town.open(RoundTown.plan());
        town.proposeThree();
        town.freeze();
        town.as("coord").post(extend, later).isProblem(409, "wrong-step");
        town.until("2026-06-01T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        var earlier = Map.of("decision", "Haste", "ballotClosesAt", "2026-06-07T12:00:00Z");
        town.as("coord").post(extend, earlier).isProblem(422, "round-not-valid");

        // So late the standing orders let it close, and not a second later; and once.
        var beyond = Map.of("decision", "Flood", "ballotClosesAt", "2026-06-15T12:00:01Z");
        assertThat(town.as("coord").post(extend, beyond).isProblem(422, "round-not-valid").text())
                .contains("168 hours later at most, at 2026-06-15T12:00:00Z");
        assertRefused(
                "UPDATE round SET extended_from = ballot_closes_at,"
                        + " ballot_closes_at = '2026-06-15T12:00:01Z',"
                        + " objections_until = '2026-07-01T12:00:00Z'",
                "round_goes_on");

        var round = town.byTwo(extend, later).is(201).body();
        assertThat(round.get("extendedFrom").asString()).isEqualTo("2026-06-08T12:00:00Z");
        var again = Map.of("decision", "Flood", "ballotClosesAt", "2026-06-11T12:00:00Z");
        assertThat(town.as("coord").post(extend, again).isProblem(422, "round-not-valid").text())
                .contains("once only");
        assertThat(round.get("objectionsUntil").asString()).isEqualTo("2026-06-17T12:00:00Z");
        town.as("coord").post(extend, later).is(200);
        town.until("2026-06-10T11:59:59Z");
        assertThat(town.app.app.assembly.keeper.keep()).isZero();
        town.vote("m1", 1, 1).is(201);
        assertRefused(
                "UPDATE round SET ballot_closes_at = '2026-06-09T12:00:00Z'", "round_goes_on");
        town.until("2026-06-10T12:00:00Z");
        town.vote("m2", 1, 1).isProblem(409, "wrong-step");
        town.as("coord").post(extend, later).isProblem(409, "wrong-step");
        town.app.app.assembly.keeper.keep();
        assertThat(town.state()).isEqualTo("noQuorum");
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    @Test
    void a_signed_ballot_is_its_voters_own() {
        town.openBallot(RoundTown.plan());
        var phone = new Device("00000000-0000-7000-8000-0000000000d1");
        String publicId = town.as("m1").get("/api/v1/members/m1").body().get("publicId").asString();
        town.as("m1")
                .put(
                        "/api/v1/members/m1/keys/" + phone.id,
                        phone.registration(TestApp.NETWORK.origin(), publicId))
                .is(201);
        var ballot = signed(phone, 1, 1);

        town.as("m2").put(PATH + "/ballot", ballot).isProblem(422, "key-not-valid");
        town.as("m1").put(PATH + "/ballot", ballot).is(201);
        var other = new HashMap<>(ballot);
        other.put("seq", 2);
        town.as("m1").put(PATH + "/ballot", other).isProblem(422, "signature-not-valid");
        // Whoever holds her session replaces nothing that she signed.
        assertThat(town.vote("m1", 2, 2).isProblem(422, "ballot-not-valid").text())
                .contains("sign with it");
        assertRefused(
                "INSERT INTO ballot SELECT null, v.round_id, v.member_id, 2,"
                        + " '{\"choice\":[],\"unsigned\":\"noKey\"}',"
                        + " decode(repeat('00', 32), 'hex'), timestamptz '2026-06-02'"
                        + " FROM round_voter v JOIN account a USING (member_id) WHERE code = 'm1'",
                "vote_without_signature");
        town.as("m1").delete("/api/v1/members/m1/keys/" + phone.id).is(204);
        town.as("m1").put(PATH + "/ballot", signed(phone, 3, 2)).isProblem(422, "key-not-valid");
        assertThat(town.vote("m1", 3, 2).is(201).body().get("ballot").asString())
                .contains("\"unsigned\":\"keysRevoked\"");
        town.vote("m1", 3, 2).is(200);
        assertThat(town.vote("m2", 1, 1).is(201).body().get("ballot").asString())
                .contains("\"unsigned\":\"noKey\"");
    }

    private static Map<String, Object> signed(Device device, long seq, int project) {
        byte[] sent =
                CanonicalJson.bytes(
                        Map.of(
                                "choice", List.of(project(project).toString()),
                                "poll", RoundTown.ROUND.toString(),
                                "seq", Long.toString(seq)));
        return Map.of(
                "choice", List.of(project(project)),
                "seq", seq,
                "signed",
                        Map.of(
                                "key",
                                device.id,
                                "signature",
                                Device.base64(
                                        device.sign("mcl/ballot/v1\0".getBytes(UTF_8), sent))));
    }

    @Test
    void ballots_of_one_voter_that_come_at_once_are_one() {
        town.openBallot(RoundTown.plan());

        town.as("m1");
        Stream<CompletableFuture<Answer>> all =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() -> town.vote("m1", 1, i % 2 + 1)));
        List<Integer> statuses =
                all.toList().stream().map(CompletableFuture::join).map(Answer::status).toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201, 422);
    }

    @Test
    void the_quorum_is_met_exactly_or_missed_by_one() {
        // Ten may vote: six members, two traders, two coordinators.
        town.openBallot(with("quorum", Map.of("part", 3, "whole", 10)));
        long escrow = town.app.balance("round-1");
        town.vote("m1", 1, 1).is(201);
        town.vote("m2", 1).is(201);
        town.vote("m3", 1, 1).is(201);
        town.vote("m3", 2, 1).is(201);
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();

        assertThat(town.state()).isEqualTo("result");
        assertThat(town.app.balance("round-1")).isEqualTo(escrow);
    }

    @Test
    void a_quorum_that_is_missed_by_one_gives_the_money_back() {
        long before = town.app.balance(RoundTown.PURSE);
        town.openBallot(with("quorum", Map.of("part", 3, "whole", 10)));
        town.vote("m1", 1, 1).is(201);
        town.vote("m2", 1, 1).is(201);
        town.vote("m2", 2, 1).is(201);
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();

        assertThat(town.state()).isEqualTo("noQuorum");
        assertThat(town.app.balance(RoundTown.PURSE)).isEqualTo(before);
        assertThat(town.as("m1").get(FIRST).body().get("state").asString())
                .isEqualTo("notSelected");
        var result = town.as("m1").get(PATH + "/result").is(200).body();
        assertThat(result.get("result").isNull()).isTrue();
        assertThat(result.get("voted").asInt()).isEqualTo(2);
    }

    private void assertRefused(String statement, String constraint) {
        assertThatThrownBy(() -> town.app.app.database.transact(tx -> tx.sql().execute(statement)))
                .hasStackTraceContaining(constraint);
    }
}
