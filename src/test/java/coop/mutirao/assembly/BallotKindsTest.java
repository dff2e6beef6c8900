package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.allocation.pabulib.PabulibFile;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.verify.bundle.BundleVerification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rounds whose ballots are points, or have limits; and projects of which only one can be selected.
class BallotKindsTest {

    final RoundTown town = new RoundTown(8);

    @AfterEach
    void close() {
        town.close();
    }

    private static Map<String, Object> points(int most) {
        var plan = RoundTown.plan();
        var rule = RoundTown.rule();
        rule.put("id", "mes-points/add1u/1");
        rule.put("ballots", "points");
        rule.put("utility", "points");
        rule.put("pointsMax", most);
        plan.put("rule", rule);
        return plan;
    }

    private Answer give(String member, long seq, int... given) {
        Map<UUID, Integer> points = new HashMap<>();
        for (int i = 0; i < given.length; i++) {
            points.put(project(i + 1), given[i]);
        }
        return town.as(member).put(PATH + "/ballot", Map.of("points", points, "seq", seq));
    }

    @Test
    void points_are_taken_as_far_as_the_rule_lets_them_and_counted() throws IOException {
        var plan = points(5);
        var rule = RoundTown.rule();
        rule.put("ballots", "points");
        plan.put("rule", rule);
        town.as("coord").put(PATH, plan).isProblem(422, "round-not-valid");
        town.openBallot(points(5));

        assertThat(give("m1", 1, 6).isProblem(422, "ballot-not-valid").text())
                .contains("gives 6 points", "5 at most");
        give("m1", 1, -1).isProblem(422, "ballot-not-valid");
        give("m1", 1, 1, 1, 1, 1).isProblem(422, "ballot-not-valid");
        assertThat(town.vote("m1", 1, 1).isProblem(422, "ballot-not-valid").text())
                .contains("0 to 5");
        var both = Map.of("points", Map.of(project(1), 1), "choice", java.util.List.of(), "seq", 1);
        town.as("m1").put(PATH + "/ballot", both).isProblem(422, "ballot-not-valid");
        town.as("m1").put(PATH + "/ballot", Map.of("seq", 1)).is(400);

        var own = give("m1", 1, 5, 0, 1).is(201).body();
        assertThat(own.get("choice")).hasSize(2);
        assertThat(own.get("points").get(project(1).toString()).asInt()).isEqualTo(5);
        // None is the same as not naming it, so it is the same ballot.
        give("m1", 1, 5, 0, 1).is(200);
        give("m2", 1).is(201);
        for (int i = 3; i <= 8; i++) {
            give("m" + i, 1, 0, 4, i % 3).is(201);
        }
        close(7);

        var result = town.as("m1").get(PATH + "/result").is(200).body();
        assertThat(WholeRoundTest.selected(result)).contains(project(2));
        String bundle = town.as("m1").get(PATH + "/bundle").is(200).text();
        var counted = BundleVerification.verify(bundle.getBytes(UTF_8), null);
        assertThat(counted.findings()).isEmpty();
        assertThat(counted.voted()).isEqualTo(8);
        // One point more or less would be found.
        String other = bundle.replace(":\\\\\\\"4", ":\\\\\\\"3");
        assertThat(other).isNotEqualTo(bundle);
        assertThat(BundleVerification.verify(other.getBytes(UTF_8), null).isSound()).isFalse();
        String pb = town.as("m1").get(PATH + "/bundle").body().get("pb").asString();
        assertThat(pb).contains("vote_type;scoring\n", "max_points;5\n");
        PabulibFile.read(new ByteArrayInputStream(pb.getBytes(UTF_8)), 2);
    }

    private void close(int atLeast) {
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(town.as("m1").get(PATH + "/result").body().get("voted").asInt())
                .isGreaterThanOrEqualTo(atLeast);
        assertThat(town.findings()).isEmpty();
    }

    @Test
    void a_ballot_names_as_many_as_the_rule_says() {
        var plan = RoundTown.plan();
        var rule = RoundTown.rule();
        rule.put("choicesMin", 2);
        rule.put("choicesMax", 2);
        plan.put("rule", rule);
        town.openBallot(plan);

        assertThat(town.vote("m1", 1, 1).isProblem(422, "ballot-not-valid").text())
                .contains("2 at least");
        assertThat(town.vote("m1", 1, 1, 2, 3).isProblem(422, "ballot-not-valid").text())
                .contains("2 at most");
        town.vote("m1", 1, 1, 2).is(201);
        town.vote("m2", 1).is(201);
        give("m3", 1, 1).isProblem(422, "ballot-not-valid");
        for (String choice :
                new String[] {
                    "[\"%s\"]".formatted(project(1)),
                    "[\"%s\",\"%s\"]".formatted(project(1), project(9)),
                    "[\"%1$s\",\"%1$s\"]".formatted(project(1)),
                    "{\"%s\":\"1\",\"%s\":\"1\"}".formatted(project(1), project(2))
                }) {
            assertRefused(choice);
        }
    }

    private void assertRefused(String choice) {
        String statement =
                "INSERT INTO ballot SELECT null, r.round_id, v.member_id, 99, '{\"choice\":"
                        + choice
                        + "}', decode(repeat('00', 32), 'hex'), timestamptz '2026-06-02'"
                        + " FROM round r JOIN round_voter v USING (round_id) LIMIT 1";
        assertThatThrownBy(() -> town.app.app.database.transact(tx -> tx.sql().execute(statement)))
                .as(choice)
                .hasStackTraceContaining("ballot_within_rule");
    }

    @Test
    void of_a_group_one_project_is_selected_at_most() {
        town.open(RoundTown.plan());
        for (int i = 1; i <= 3; i++) {
            var body = new HashMap<>(RoundTown.proposal("Roof " + i, "m4", true, 100 * i));
            body.put("group", i == 3 ? "yard" : "roof");
            propose(i, body);
        }
        var wrong = new HashMap<>(RoundTown.proposal("Roof", "m4", true, 100));
        wrong.put("group", "the roof");
        town.as("m1")
                .put("/api/v1/proposals/" + project(4), wrong)
                .isProblem(422, "proposal-not-valid");
        town.freeze();
        town.until("2026-06-01T12:00:00Z");
        for (int i = 1; i <= 8; i++) {
            town.vote("m" + i, 1, 1, 2, 3).is(201);
        }
        close(8);

        var result = town.as("m1").get(PATH + "/result").is(200).body();
        assertThat(WholeRoundTest.selected(result))
                .hasSize(2)
                .contains(project(3))
                .containsAnyOf(project(1), project(2));
        String bundle = town.as("m1").get(PATH + "/bundle").is(200).text();
        assertThat(bundle).contains("\\\"groups\\\":[\\\"roof\\\"]", ";roof\\n");
        assertThat(BundleVerification.verify(bundle.getBytes(UTF_8), null).findings()).isEmpty();
        assertThat(
                        BundleVerification.verify(
                                        bundle.replaceFirst("roof", "shed").getBytes(UTF_8), null)
                                .isSound())
                .isFalse();
    }

    private void propose(int number, Map<String, Object> body) {
        String path = "/api/v1/proposals/" + project(number);
        var made = town.as("m1").put(path, body).is(201).body();
        assertThat(made.get("group").asString()).isEqualTo(body.get("group"));
        town.as("m2").post(path + "/second", null).is(201);
        town.as("coord")
                .post(path + "/decision", Map.of("admit", true, "reason", "It can be"))
                .is(201);
    }
}
