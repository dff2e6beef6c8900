package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.project;
import static coop.mutirao.assembly.RoundTown.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What an author does not want changed, the assembly can change by motion, as long as there is
/// time to second it.
class AmendmentByMotionTest {

    static final UUID PROPOSAL = project(1);
    static final UUID IDEA = new UUID(0x7000, 0x8000_0000_0000_3001L);
    static final String PATH = "/api/v1/proposals/" + PROPOSAL;
    static final String AMENDMENT = PATH + "/amendments/" + IDEA;

    @TempDir Path folder;

    final RoundTown town = new RoundTown(6);

    @BeforeEach
    void decline() {
        town.open(RoundTown.plan());
        town.as("m1").put(PATH, proposal("A well", "m4", true, 400, 200)).is(201);
        town.as("m2").post(PATH + "/second", null).is(201);
        var wish = new HashMap<>(proposal("A small well", "m4", true, 300, 100));
        List.of("round", "payee", "submit").forEach(wish::remove);
        wish.put("version", 1);
        wish.put("reason", "It is enough");
        town.as("m3").put(AMENDMENT, wish).is(201);
        move(9).isProblem(422, "motion-not-valid");
        town.as("m1").post(AMENDMENT + "/decline", Map.of("reason", "It is not")).is(201);
    }

    @AfterEach
    void holds() {
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
        town.close();
    }

    private static String path(int number) {
        return "/api/v1/motions/" + new UUID(0x7000, 0x8000_0000_0000_5000L + number);
    }

    private Answer move(int number) {
        return town.as("m3")
                .put(
                        path(number),
                        Map.of(
                                "assembly", "rede",
                                "title", "A small well all the same",
                                "text", "",
                                "decision",
                                        Map.of(
                                                "kind",
                                                "amendment",
                                                "amendment",
                                                Map.of("proposal", PROPOSAL, "amendment", IDEA)),
                                "submit", true));
    }

    private void accept(int number) {
        move(number).is(201);
        move(number).is(200);
        for (String one : List.of("m4", "m5")) {
            town.as(one).post(path(number) + "/second", null).is(201);
        }
    }

    private void vote(int number, String from, String to) {
        town.until(from);
        town.app.app.chamber.keeper.keep();
        for (String one : List.of("m3", "m4", "m5")) {
            town.as(one).put(path(number) + "/vote", Map.of("vote", "yes", "seq", 1)).is(201);
        }
        town.until(to);
        town.app.app.assembly.keeper.keep();
        town.app.app.chamber.keeper.keep();
    }

    private JsonNode read(String path) {
        return town.as("m6").get(path).is(200).body();
    }

    @Test
    void what_is_accepted_is_the_next_version_and_its_author_stays() {
        accept(1);
        vote(1, "2026-05-13T09:00:00Z", "2026-05-15T10:00:00Z");

        assertThat(read(path(1)).get("state").asString()).isEqualTo("executed");
        JsonNode now = read(PATH);
        assertThat(now.get("version").asInt()).isEqualTo(2);
        assertThat(now.get("title").asString()).isEqualTo("A small well");
        assertThat(now.get("author").asString()).isEqualTo("m1");
        JsonNode amendment = read(AMENDMENT).get("amendment");
        assertThat(amendment.get("state").asString()).isEqualTo("accepted");
        assertThat(amendment.get("became").asInt()).isEqualTo(2);
        assertThat(amendment.get("answer").asString()).isEqualTo("It is not");
        // Others second it as any other version, and the author may go on from there.
        assertThat(town.app.app.chamber.keeper.keep()).isZero();
        move(2).isProblem(422, "motion-not-valid");
        town.as("m1").put(PATH, proposal("A well after all", "m4", true, 400)).is(201);
        assertThat(read(PATH).get("version").asInt()).isEqualTo(3);
    }

    @Test
    void in_review_it_is_too_late() {
        accept(1);
        vote(1, "2026-05-19T12:00:00Z", "2026-05-22T10:00:00Z");

        assertThat(read(path(1)).get("failure").asString()).isEqualTo("round-too-far");
        assertThat(read(PATH).get("version").asInt()).isEqualTo(1);
        assertThat(read(AMENDMENT).get("amendment").get("state").asString()).isEqualTo("declined");
        var owner = DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
        assertThatThrownBy(() ->
                        owner.execute(
                                "UPDATE proposal_amendment SET state = 'accepted', became = 2,"
                                        + " motion_id = (SELECT motion_id FROM motion)"))
                .isNotNull();
        assertThatThrownBy(() ->
                        owner.execute(
                                "UPDATE proposal_amendment SET state = 'open', answer = NULL"))
                .hasMessageContaining("no motion accepted");
    }

    @Test
    void what_cannot_take_effect_while_proposals_are_seconded_is_not_moved() {
        // 24 hours of notice and 48 to vote end when members stop seconding: too late by nothing.
        town.until("2026-05-17T12:00:00Z");
        assertThat(move(1).isProblem(422, "motion-not-valid").text())
                .contains("takes effect at 2026-05-20T12:00:00Z")
                .contains("second proposals until 2026-05-20T12:00:00Z");
    }

    @Test
    void what_takes_effect_a_second_before_is_moved() {
        town.until("2026-05-17T11:59:59Z");
        move(1).is(201);
    }

    @Test
    void what_the_author_wrote_anew_is_not_changed_by_what_was_said_before() {
        accept(1);
        town.until("2026-05-13T09:00:00Z");
        town.app.app.chamber.keeper.keep();
        town.as("m1").put(PATH, proposal("Two wells", "m4", true, 500)).is(201);
        vote(1, "2026-05-13T10:00:00Z", "2026-05-15T10:00:00Z");

        assertThat(read(path(1)).get("failure").asString()).isEqualTo("proposal-changed");
        assertThat(read(PATH).get("title").asString()).isEqualTo("Two wells");
    }
}
