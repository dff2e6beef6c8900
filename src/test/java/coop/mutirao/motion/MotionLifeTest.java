package coop.mutirao.motion;

import static coop.mutirao.motion.MotionTown.TEXT;
import static coop.mutirao.motion.MotionTown.motion;
import static coop.mutirao.motion.MotionTown.path;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.crypto.Hash;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestApp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A motion from its author's draft to what is done by it.
class MotionLifeTest {

    @TempDir Path folder;

    final MotionTown town = new MotionTown();

    @AfterEach
    void holds() {
        assertThat(town.findings()).isEmpty();
        town.close();
    }

    private void assertVerified() {
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    @Test
    void a_policy_that_is_accepted_is_set_once_with_the_motions_id() {
        var draft = motion(town.limits(2, 7_000));
        draft.put("submit", false);
        town.as("m1").put(path(1), draft).is(201);
        town.as("m2").get(path(1)).isProblem(404, "not-found");
        town.as("m2").put(path(1), draft).isProblem(404, "not-found");
        draft.put("title", "Less credit");
        town.as("m1").put(path(1), draft).is(201);
        draft.put("submit", true);
        town.as("m1").put(path(1), draft).is(201);
        town.as("m1").put(path(1), draft).is(200);
        assertThat(town.state(1)).isEqualTo("submitted");
        town.as("m1").post(path(1) + "/second", null).isProblem(403, "not-allowed");
        town.as("v1").post(path(1) + "/second", null).is(201);
        town.as("v1").post(path(1) + "/second", null).is(200);
        assertThat(town.read(1).get("seconds").asInt()).isEqualTo(1);
        town.vote(1, "m1", 1, "yes").isProblem(409, "motion-at-other-step");
        town.as("m2").post(path(1) + "/second", null).is(201);
        var announced = town.read(1);
        assertThat(announced.get("state").asString()).isEqualTo("announced");
        assertThat(news("v2")).contains("motion-announced", MotionTown.id(1).toString());
        assertThat(announced.get("opensAt").asString()).isEqualTo("2026-05-12T20:00:00Z");
        assertThat(announced.get("closesAt").asString()).isEqualTo("2026-05-13T08:00:00Z");
        assertThat(announced.get("decision").get("value").get("creditLimit").asInt())
                .isEqualTo(7_000);
        assertThat(announced.get("decision").get("valueBefore").get("creditLimit").asInt())
                .isEqualTo(10_000);
        town.as("m3").post(path(1) + "/second", null).isProblem(409, "motion-at-other-step");
        draft.put("title", "Something else");
        town.as("m1").put(path(1), draft).isProblem(409, "motion-at-other-step");

        town.pass(Duration.ofHours(12).minusMillis(1));
        assertThat(town.keep()).isZero();
        town.vote(1, "m1", 1, "yes").isProblem(409, "motion-at-other-step");
        town.pass(Duration.ofMillis(1));
        // Before the keeper comes by.
        town.vote(1, "m1", 1, "no").is(201);
        assertThat(town.keep()).isZero();
        assertThat(town.read(1).get("voters").asInt()).isEqualTo(10);
        town.as("m1").post(path(1) + "/withdraw", null).isProblem(409, "motion-at-other-step");
        town.vote(1, "m1", 1, "no").is(200);
        town.vote(1, "m1", 1, "yes").isProblem(422, "vote-not-valid");
        town.vote(1, "m1", 2, "yes").is(201);
        town.vote(1, "m1", 2, "maybe").isProblem(422, "vote-not-valid");
        town.vote(1, "m2", 1_001, "abstain").isProblem(422, "vote-not-valid");
        town.vote(1, "m2", 1_000, "abstain").is(201);
        town.vote(1, "m2", 0, "yes").isProblem(422, "vote-not-valid");
        town.vote(1, "v2", 1, "yes").is(201);
        town.as("m1").get(path(1) + "/votes").isProblem(409, "motion-at-other-step");
        town.as("m3").get(path(1) + "/vote").isProblem(404, "not-found");
        town.pass(Duration.ofHours(12).minusMillis(1));
        assertThat(town.keep()).isZero();
        town.pass(Duration.ofMillis(1));
        town.vote(1, "m3", 1, "yes").isProblem(409, "motion-at-other-step");
        assertThat(town.keep()).isOne();

        var counted = town.read(1);
        assertThat(news("v2")).contains("motion-announced", "motion-counted");
        assertThat(counted.get("state").asString()).isEqualTo("accepted");
        assertThat(counted.get("count").toString())
                .isEqualTo("{\"yes\":2,\"no\":0,\"abstain\":1,\"voters\":10}");
        assertThat(counted.get("effectiveAt").asString()).isEqualTo("2026-05-13T09:00:00Z");
        assertThat(town.as("m6").get(path(1) + "/votes").is(200).body().get("items").size())
                .isEqualTo(4);
        assertThat(town.limitsVersion()).isEqualTo(1);
        town.pass(Duration.ofHours(1));
        assertThat(town.keep()).isOne();
        assertThat(town.keep()).isZero();
        assertThat(town.state(1)).isEqualTo("executed");
        var set = town.as("m1").get("/api/v1/policies/limits/history").body().get("items").get(0);
        assertThat(set.get("version").asInt()).isEqualTo(2);
        assertThat(set.get("motion").asString()).isEqualTo(MotionTown.id(1).toString());
        assertThat(set.get("setBy").isNull()).isTrue();
        assertVerified();
    }

    private String news(String member) {
        return town.as(member).get("/api/v1/members/" + member + "/news").is(200).text();
    }

    @Test
    void the_service_is_killed_at_each_step() {
        town.as("m1").put(path(1), motion(town.limits(2, 7_000))).is(201);
        town.restart();
        town.as("m2").post(path(1) + "/second", null).is(201);
        town.as("m3").post(path(1) + "/second", null).is(201);
        town.restart();
        // Away until two days after the opening: members have their day all the same.
        town.pass(Duration.ofDays(3));
        assertThat(town.keep()).isOne();
        assertThat(town.read(1).get("closesAt").asString()).isEqualTo("2026-05-15T20:00:00Z");
        for (String voter : List.of("m1", "m2", "m3")) {
            town.vote(1, voter, 1, "yes").is(201);
        }
        town.restart();
        town.vote(1, "m3", 2, "no").is(201);
        town.pass(Duration.ofDays(2));
        assertThat(town.keep()).isOne();
        // Late with the count too: what was accepted waits for as long as was said.
        assertThat(town.read(1).get("effectiveAt").asString()).isEqualTo("2026-05-17T09:00:00Z");
        town.restart();
        town.pass(Duration.ofHours(1));
        assertThat(town.keep()).isOne();
        town.restart();
        assertThat(town.keep()).isZero();
        assertThat(town.state(1)).isEqualTo("executed");
        assertThat(town.limitsVersion()).isEqualTo(2);
        assertVerified();
    }

    @Test
    void a_quorum_is_met_exactly_or_missed_by_one_and_a_tie_is_no_majority() {
        town.openVote(1, TEXT);
        town.vote(1, "m1", 1, "yes").is(201);
        town.vote(1, "m2", 1, "yes").is(201);
        town.as("m1").put(path(2), motion(TEXT)).is(201);
        for (String one : List.of("m2", "m3")) {
            town.as(one).post(path(2) + "/second", null).is(201);
        }
        town.pass(Duration.ofHours(12));
        assertThat(town.keep()).isEqualTo(2);
        assertThat(town.state(1)).isEqualTo("noQuorum");
        town.vote(2, "m1", 1, "yes").is(201);
        town.vote(2, "m2", 1, "no").is(201);
        town.vote(2, "m3", 1, "abstain").is(201);
        town.pass(Duration.ofHours(13));
        town.keep();
        assertThat(town.state(2)).isEqualTo("rejected");
        assertThat(town.keep()).isZero();
    }

    @Test
    void two_motions_about_the_same_version_and_the_second_fails() {
        town.as("m1").put(path(1), motion(town.limits(2, 7_000))).is(201);
        town.as("m1").put(path(2), motion(town.limits(2, 6_000))).is(201);
        for (int number : List.of(1, 2)) {
            town.as("m2").post(path(number) + "/second", null).is(201);
            town.as("m3").post(path(number) + "/second", null).is(201);
        }
        town.pass(Duration.ofHours(12));
        town.keep();
        for (String voter : List.of("m1", "m2", "m3")) {
            town.vote(1, voter, 1, "yes").is(201);
            town.vote(2, voter, 1, "yes").is(201);
        }
        town.pass(Duration.ofHours(12));
        town.keep();
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(List.of(town.state(1), town.state(2)))
                .containsExactlyInAnyOrder("executed", "failed");
        int failed = town.state(1).equals("failed") ? 1 : 2;
        assertThat(town.read(failed).get("failure").asString()).isEqualTo("version-taken");
        assertThat(town.limitsVersion()).isEqualTo(2);
        assertVerified();
    }

    @Test
    void a_mandate_a_limit_and_an_exclusion_are_done() {
        Map<String, Object> give =
                Map.of("kind", "mandate", "member", "m4", "role", "treasurer", "give", true);
        town.accept(
                1,
                List.of(
                        give,
                        Map.of("kind", "limit", "member", "m5", "creditLimit", 12_345),
                        Map.of("kind", "exclusion", "member", "m6")));
        town.pass(Duration.ofHours(1));
        town.keep();
        var m1 = town.as("m1");
        for (int number : List.of(1, 2, 3)) {
            assertThat(m1.get(path(number)).body().get("state").asString()).isEqualTo("executed");
        }
        assertThat(m1.get("/api/v1/mandates").text()).contains("m4").contains("treasurer");
        assertThat(town.as("m5").get("/api/v1/accounts/m5").body().get("creditLimit").asInt())
                .isEqualTo(12_345);
        assertThat(town.as("coord").get("/api/v1/accounts/m6").body().get("closed").asBoolean())
                .isTrue();
        // Ended by the assembly too; and nobody is left without a coordinator.
        Map<String, Object> end = new HashMap<>(give);
        end.put("give", false);
        Map<String, Object> first = new HashMap<>(end);
        first.putAll(Map.of("member", "coord", "role", "coordinator"));
        Map<String, Object> second = new HashMap<>(first);
        second.put("member", "coord2");
        town.accept(4, List.of(end, first, second, end));
        town.pass(Duration.ofHours(1));
        town.keep();
        var reader = town.as("m1");
        assertThat(
                        Stream.of(4, 5, 6, 7)
                                .map(n -> reader.get(path(n)).body().get("state").asString()))
                .containsExactly("executed", "executed", "failed", "failed");
        assertThat(reader.get(path(6)).body().get("failure").asString())
                .isEqualTo("last-coordinator");
        assertThat(reader.get(path(7)).body().get("failure").asString())
                .isEqualTo("changes-nothing");
        assertVerified();
    }

    @Test
    void a_signed_vote_is_its_voters_own_and_its_receipt_opens() {
        town.openVote(1, TEXT);
        var phone = new Device("00000000-0000-7000-8000-0000000000d1");
        String publicId = town.as("m1").get("/api/v1/members/m1").body().get("publicId").asString();
        town.afresh("m1")
                .put(
                        "/api/v1/members/m1/keys/" + phone.id,
                        phone.registration(TestApp.NETWORK.origin(), publicId))
                .is(201);
        var vote = signed(phone, 1, "yes");
        town.as("m2").put(path(1) + "/vote", vote).isProblem(422, "key-not-valid");
        town.as("m1").put(path(1) + "/vote", vote).is(201);
        var other = new HashMap<>(vote);
        other.put("vote", "no");
        town.as("m1").put(path(1) + "/vote", other).isProblem(422, "signature-not-valid");
        assertThat(town.vote(1, "m1", 2, "no").isProblem(422, "vote-not-valid").text())
                .contains("sign with it");
        assertThat(town.vote(1, "m1", 1_002, "no").isProblem(422, "vote-not-valid").text())
                .contains("the next is 2 to 1001");
        var receipt = town.as("m1").get(path(1) + "/vote").is(200).body();
        assertThat(
                        Hash.commitment(
                                Base64.getDecoder().decode(receipt.get("salt").asString()),
                                "vote",
                                receipt.get("text").asString()))
                .isEqualTo(receipt.get("sealed").asString());
        town.as("m1").delete("/api/v1/members/m1/keys/" + phone.id).is(204);
        town.as("m1")
                .put(path(1) + "/vote", signed(phone, 2, "no"))
                .isProblem(422, "key-not-valid");
        assertThat(town.vote(1, "m1", 2, "yes").is(201).body().get("text").asString())
                .contains("\"unsigned\":\"keysRevoked\"");
        town.vote(1, "m2", 1, "no").is(201);
        town.vote(1, "m3", 1, "yes").is(201);
        town.pass(Duration.ofHours(12));
        town.keep();
        assertThat(town.state(1)).isEqualTo("accepted");
        assertVerified();
        assertThat(town.read(1).get("count").get("yes").asInt()).isEqualTo(2);
    }

    private static Map<String, Object> signed(Device device, long seq, String vote) {
        byte[] sent =
                CanonicalJson.bytes(
                        Map.of(
                                "motion", MotionTown.id(1).toString(),
                                "seq", Long.toString(seq),
                                "vote", vote));
        return Map.of(
                "vote", vote,
                "seq", seq,
                "signed",
                        Map.of(
                                "key",
                                device.id,
                                "signature",
                                Device.base64(device.sign("mcl/vote/v1\0".getBytes(UTF_8), sent))));
    }

    @Test
    void a_mandate_whose_term_is_over_when_it_is_due_is_not_given() {
        town.accept(
                1,
                Map.of(
                        "kind", "mandate",
                        "member", "m4",
                        "role", "auditor",
                        "give", true,
                        "endsAt", Instant.parse("2026-05-13T08:30:00Z")));
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(town.read(1).get("failure").asString()).isEqualTo("term-over");
    }
}
