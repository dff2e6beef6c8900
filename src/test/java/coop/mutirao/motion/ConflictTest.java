package coop.mutirao.motion;

import static coop.mutirao.motion.MotionTown.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.assembly.ConflictRule;
import coop.mutirao.assembly.StandingOrders;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who has a part in what is voted about, in an assembly that lets her abstain only.
class ConflictTest {

    private static final Map<String, Object> MANAGES =
            Map.of("mayManage", true, "decision", "The shop's meeting");
    private static final Map<String, Object> PAYS = Map.of("decision", "The shop's meeting");

    private static final String RULE =
            ", and by standingOrders/1, \"conflicts\": \"abstain\", who has a part in a motion can"
                    + " only abstain.";

    @TempDir Path folder;

    private final MotionTown town = new MotionTown(orders());

    private static StandingOrders orders() {
        StandingOrders usual = MotionTown.ORDERS;
        return new StandingOrders(
                usual.text(),
                usual.policy(),
                usual.mandate(),
                usual.limit(),
                usual.exclusion(),
                usual.admission(),
                usual.writeOff(),
                usual.amendment(),
                usual.round(),
                usual.deficitMaximum(),
                ConflictRule.ABSTAIN);
    }

    @AfterEach
    void holds() {
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
        town.close();
    }

    private void give(String by, String delegate, Map<String, Object> what) {
        town.afresh(by).put("/api/v1/accounts/shop/delegates/" + delegate, what).is(201);
    }

    private String parts(int number) {
        return town.read(number).get("parts").toString();
    }

    private void refused(int number, String voter, String vote, String why) {
        assertThat(
                        town.vote(number, voter, 1, vote)
                                .isProblem(422, "vote-not-valid")
                                .body()
                                .get("reason")
                                .asString())
                .isEqualTo(why);
    }

    @Test
    void who_names_the_delegates_of_the_account_and_who_only_pays_for_it() {
        give("coord", "m5", MANAGES);
        give("m5", "m6", PAYS);
        var limit = Map.of("kind", "limit", "member", "shop", "creditLimit", 9);
        var draft = MotionTown.motion(limit);
        draft.put("submit", false);
        town.as("m1").put(path(1), draft).is(201);
        assertThat(parts(town, "m1")).isEqualTo("[]");
        town.openVote(1, limit);
        // Whom somebody makes a manager now is not silenced by it, and who was one stays it.
        give("m5", "m4", MANAGES);
        town.as("m5").delete("/api/v1/accounts/shop/delegates/m5?decision=x").is(204);
        assertThat(parts(1))
                .isEqualTo(
                        "[{\"account\":\"shop\",\"part\":\"subject\"},"
                                + "{\"account\":\"m5\",\"part\":\"manages\"}]");
        String why = "The motion is about shop, whose delegates you name" + RULE;
        refused(1, "m5", "yes", why);
        refused(1, "m5", "no", why);
        town.vote(1, "m5", 1, "abstain").is(201);
        town.vote(1, "m5", 2, "yes").isProblem(422, "vote-not-valid");
        town.vote(1, "m4", 1, "yes").is(201);
        town.vote(1, "m6", 1, "yes").is(201);
        String insert =
                "INSERT INTO motion_vote (motion_id, member_id, seq, vote, unsigned, salt, cast_at)"
                        + " SELECT motion_id, member_id, 3, 'yes', 'noKey',"
                        + " decode(repeat('00', 32), 'hex'), opens_at FROM motion_part"
                        + " JOIN motion USING (motion_id) WHERE part = 'manages'";
        assertRefused(insert, "motion_vote_abstains");
        assertRefused("DELETE FROM motion_part", "permission denied");
        assertRefused(
                "INSERT INTO motion_part SELECT motion_id, author_id, 'manages' FROM motion",
                "motion_part_of_a_draft");
        town.pass(Duration.ofHours(12));
        town.keep();
        assertThat(town.read(1).get("count").toString())
                .isEqualTo("{\"yes\":2,\"no\":0,\"abstain\":1,\"voters\":10}");
        assertThat(part(1, "abstain")).isEqualTo("\"manages\"");
        assertThat(part(1, "yes")).isEqualTo("null");
    }

    private static String parts(MotionTown town, String reader) {
        return town.as(reader).get(path(1)).is(200).body().get("parts").toString();
    }

    // The part beside a vote, once votes are open.
    private String part(int number, String vote) {
        return town.as("m1")
                .get(path(number) + "/votes")
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .filter(v -> v.get("vote").asString().equals(vote))
                .map(v -> v.get("part").toString())
                .distinct()
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    @Test
    void a_motion_keeps_the_rule_with_which_it_was_announced() {
        Map<String, Object> mandate = new HashMap<>();
        mandate.put("kind", "mandate");
        mandate.put("member", "m4");
        mandate.put("role", "auditor");
        mandate.put("give", true);
        var slow = MotionTown.motion(mandate);
        slow.put("votingHours", 100);
        town.as("m1").put(path(1), slow).is(201);
        town.as("m2").post(path(1) + "/second", null).is(201);
        town.as("m3").post(path(1) + "/second", null).is(201);
        ObjectNode shown = (ObjectNode) standingOrders();
        shown.put("conflicts", "widely");
        town.as("m1")
                .put(path(2), MotionTown.motion(change(shown)))
                .isProblem(422, "motion-not-valid");
        shown.remove("conflicts");
        town.as("m1")
                .put(path(2), MotionTown.motion(change(shown)))
                .isProblem(422, "motion-not-valid");
        shown.putNull("conflicts");
        town.as("m1")
                .put(path(2), MotionTown.motion(change(shown)))
                .isProblem(422, "motion-not-valid");
        shown.put("conflicts", "shown");
        town.accept(2, change(shown));
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(town.state(2)).isEqualTo("executed");

        refused(1, "m4", "yes", "The motion is about you" + RULE);
        assertThat(town.read(1).get("conflicts").asString()).isEqualTo("abstain");
        town.vote(1, "m4", 1, "abstain").is(201);

        mandate.put("member", "m5");
        town.openVote(3, mandate);
        assertThat(town.read(3).get("conflicts").asString()).isEqualTo("shown");
        town.vote(3, "m5", 1, "yes").is(201);
        town.vote(3, "m1", 1, "no").is(201);
        town.pass(Duration.ofHours(12));
        town.keep();
        assertThat(part(3, "yes")).isEqualTo("\"subject\"");
        assertThat(part(3, "no")).isEqualTo("null");

        // Whoever says afterwards that it was otherwise is found.
        assertThat(
                        found(
                                "UPDATE policy SET value = value || '{\"conflicts\": \"abstain\"}'"
                                        + " WHERE key = 'standingOrders' AND version = 2"))
                .anySatisfy(f -> assertThat(f).startsWith("motions-hold").contains("only abstain"));
    }

    private JsonNode standingOrders() {
        return town.as("m1")
                .get("/api/v1/policies/standingOrders/history")
                .is(200)
                .body()
                .get("items")
                .get(0)
                .get("value");
    }

    private static Map<String, Object> change(JsonNode value) {
        return Map.of(
                "kind", "policy", "key", "standingOrders", "version", 2, "value", value.deepCopy());
    }

    private List<String> found(String change) {
        DSLContext owner = DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
        owner.execute("CREATE TABLE kept AS SELECT * FROM policy");
        try {
            owner.transaction(c -> {
                c.dsl().execute("SET LOCAL session_replication_role = replica");
                assertThat(c.dsl().execute(change)).isEqualTo(1);
            });
            return town.findings();
        } finally {
            owner.transaction(c -> {
                c.dsl().execute("SET LOCAL session_replication_role = replica");
                c.dsl()
                        .execute(
                                "UPDATE policy SET value = kept.value FROM kept"
                                        + " WHERE kept.policy_id = policy.policy_id");
                c.dsl().execute("DROP TABLE kept");
            });
        }
    }

    private void assertRefused(String statement, String why) {
        assertThatThrownBy(() -> town.app.app.database.transact(tx -> tx.sql().execute(statement)))
                .hasStackTraceContaining(why);
    }
}
