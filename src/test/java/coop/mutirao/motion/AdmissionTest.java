package coop.mutirao.motion;

import static coop.mutirao.motion.MotionTown.motion;
import static coop.mutirao.motion.MotionTown.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An assembly admits somebody, or does not: then nothing of her stays.
class AdmissionTest {

    @TempDir static Path folder;

    private static final MotionTown town = new MotionTown();

    @AfterAll
    static void holds() {
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
        town.close();
    }

    private static Map<String, Object> newcomer(String code, String name) {
        return Map.of(
                "kind",
                "admission",
                "newcomer",
                Map.of(
                        "code",
                        code,
                        "name",
                        name,
                        "contact",
                        "Rua das Flores 7",
                        "community",
                        "VALE"));
    }

    private DSLContext owner() {
        return DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
    }

    private String everything() {
        return owner().fetch("SELECT * FROM motion_newcomer").toString()
                + owner().fetch("SELECT title, body FROM motion")
                + owner().fetch("SELECT convert_from(leaf, 'UTF8') AS l FROM log_leaf")
                        .map(r -> r.get("l", String.class));
    }

    private JsonNode newcomerAs(String reader, int number) {
        return town.as(reader).get(path(number)).is(200).body().get("decision").get("newcomer");
    }

    @Test
    void who_is_admitted_gets_what_new_members_get_by_the_motions_id() {
        var body = motion(newcomer("zelia", "Zélia \"Zé\" Prado"));
        body.put("submit", false);
        town.as("m1").put(path(1), body).is(201);
        town.as("m1").put(path(1), body).is(200);
        body.put("decision", newcomer("zelia", "Zélia Prado"));
        town.as("m1").put(path(1), body).is(201);
        body.put("submit", true);
        town.as("m1").put(path(1), body).is(201);
        town.as("m1").put(path(1), body).is(200);
        assertThat(newcomerAs("m2", 1).get("name").asString()).isEqualTo("Zélia Prado");
        assertThat(newcomerAs("m2", 1).get("community").asString()).isEqualTo("vale");
        assertThat(newcomerAs("m2", 1).get("contact").isNull()).isTrue();
        assertThat(newcomerAs("coord", 1).get("contact").asString()).isEqualTo("Rua das Flores 7");
        assertThat(newcomerAs("m1", 1).get("contact").asString()).isEqualTo("Rua das Flores 7");
        for (String one : List.of("m2", "m3")) {
            town.as(one).post(path(1) + "/second", null).is(201);
        }
        town.restart();
        accept(1);
        assertThat(town.state(1)).isEqualTo("executed");
        assertThat(town.read(1).get("about").asString()).isEqualTo("zelia");
        var account = town.as("coord").get("/api/v1/accounts/zelia").is(200).body();
        assertThat(account.get("creditLimit").asInt()).isEqualTo(10_000);
        assertThat(account.get("balance").asInt()).isZero();
        var member = town.as("coord").get("/api/v1/members/zelia").is(200).body();
        assertThat(member.get("community").asString()).isEqualTo("vale");
        assertThat(everything()).contains(MotionTown.id(1).toString());
        assertThat(owner().fetch("SELECT convert_from(leaf, 'UTF8') AS l FROM log_leaf").toString())
                .doesNotContain("Prado")
                .doesNotContain("Flores");
        tamper();
        // When she leaves, the motion tells nothing of her either.
        var erased = Map.of("reason", "She moves away", "givesRest", false);
        town.as("coord").post("/api/v1/members/zelia/erasure", erased);
        town.as("coord2").post("/api/v1/members/zelia/erasure", erased);
        assertThat(everything()).doesNotContain("Prado");
        assertThat(town.read(1).get("title").asString()).isEqualTo("Erased.");
    }

    private void accept(int number) {
        town.pass(Duration.ofHours(12));
        town.keep();
        for (String voter : List.of("m1", "m2", "m3")) {
            town.vote(number, voter, 1, "yes").is(201);
        }
        town.pass(Duration.ofHours(12));
        town.keep();
        town.pass(Duration.ofHours(1));
        town.keep();
    }

    private void tamper() {
        var owner = owner();
        owner.execute("ALTER TABLE motion_newcomer DISABLE TRIGGER USER");
        owner.execute("UPDATE motion_newcomer SET name = 'Zelia Prado' WHERE code = 'zelia'");
        assertThat(town.findings()).anySatisfy(f -> assertThat(f).startsWith("motions-hold"));
        owner.execute("UPDATE motion_newcomer SET name = 'Zélia Prado' WHERE code = 'zelia'");
        owner.execute("ALTER TABLE motion_newcomer ENABLE TRIGGER USER");
    }

    @Test
    void who_is_not_admitted_is_erased_in_the_same_moment() {
        town.openVotes(11, List.of(newcomer("olga", "Olga Vento"), newcomer("ivo", "Ivo Sertão")));
        town.vote(11, "m1", 1, "yes").is(201);
        for (String voter : List.of("m2", "m3")) {
            town.vote(11, voter, 1, "no").is(201);
        }
        assertThat(everything()).contains("Olga Vento").contains("Ivo");
        town.pass(Duration.ofHours(12));
        town.keep();
        assertThat(town.state(11)).isEqualTo("rejected");
        assertThat(town.state(12)).isEqualTo("noQuorum");
        assertThat(newcomerAs("coord", 11).isNull()).isTrue();
        assertThat(town.read(11).get("title").asString()).isEqualTo("Erased.");
        town.as("m1").put(path(13), motion(newcomer("rui", "Rui Nada"))).is(201);
        town.as("m1").post(path(13) + "/withdraw", null).is(201);
        var draft = motion(newcomer("rui", "Rui Nada"));
        draft.put("submit", false);
        town.as("m1").put(path(14), draft).is(201);
        town.as("m1").post(path(14) + "/withdraw", null).is(201);
        assertThat(everything())
                .doesNotContain("Vento")
                .doesNotContain("Ivo")
                .doesNotContain("Rui");
    }

    @Test
    void of_two_for_the_same_code_the_second_fails_and_who_was_moved_cannot_change() {
        town.openVotes(21, List.of(newcomer("nina", "Nina Um"), newcomer("Nina", "Nina Dois")));
        for (int number : List.of(21, 22)) {
            for (String voter : List.of("m1", "m2", "m3")) {
                town.vote(number, voter, 1, "yes").is(201);
            }
        }
        assertThatThrownBy(() -> owner().execute("UPDATE motion_newcomer SET name = 'x'"))
                .hasMessageContaining("no draft that admits");
        assertThatThrownBy(() ->
                        owner().execute(
                                        "INSERT INTO member (kind, name, community_id, joined_at,"
                                                + " motion_id) SELECT 'person', 'x', 1, now(),"
                                                + " motion_id FROM motion LIMIT 1"))
                .hasMessageContaining("did not admit");
        assertThatThrownBy(() -> owner().execute("UPDATE motion SET state = 'withdrawn'"))
                .hasMessageContaining("does not go");
        town.pass(Duration.ofHours(12));
        town.keep();
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(List.of(town.state(21), town.state(22)))
                .containsExactlyInAnyOrder("executed", "failed");
        int failed = town.state(21).equals("failed") ? 21 : 22;
        assertThat(town.read(failed).get("failure").asString()).isEqualTo("code-taken");
        assertThat(everything()).doesNotContain(failed == 21 ? "Nina Um" : "Nina Dois");
    }

    @Test
    void nobody_is_moved_who_could_not_be_admitted() {
        refused(newcomer("m1", "Lia Luz"));
        refused(newcomer("M1", "Lia Luz"));
        refused(newcomer("import", "Lia Luz"));
        refused(newcomer("no code", "Lia Luz"));
        refused(newcomer("lia", "Li\u200ba"));
        refused(newcomer("lia", "x".repeat(101)));
        refused(newcomer("lia", ""));
        refused(Map.of("kind", "admission"));
        refused(Map.of("kind", "admission", "newcomer", Map.of("code", "lia")));
        Map<String, Object> other = new HashMap<>(newcomer("lia", "Lia Luz"));
        other.put("member", "m2");
        refused(other);
        other.remove("member");
        other.put("kind", "text");
        refused(other);
        var local = motion(newcomer("lia", "Lia Luz"));
        local.put("assembly", "vale");
        town.as("v1").put(path(31), local).isProblem(422, "motion-not-valid");
        // A draft that is about something else tells nothing of her any more.
        var draft = motion(newcomer("lia", "Lia Luz"));
        draft.put("submit", false);
        town.as("m1").put(path(31), draft).is(201);
        draft.put("decision", MotionTown.TEXT);
        town.as("m1").put(path(31), draft).is(201);
        assertThat(everything()).doesNotContain("Lia Luz");
    }

    private void refused(Object decision) {
        town.as("m1").put(path(31), motion(decision)).isProblem(422, "motion-not-valid");
    }
}
