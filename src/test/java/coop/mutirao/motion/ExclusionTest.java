package coop.mutirao.motion;

import static coop.mutirao.motion.MotionTown.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Who was excluded leaves, whatever her balance: nobody keeps her by paying her a cent.
class ExclusionTest {

    @TempDir Path folder;

    final MotionTown town = new MotionTown();
    private long ids;

    @AfterEach
    void holds() {
        assertSound();
        town.close();
    }

    private void assertSound() {
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder.resolve("p" + ids++));
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    private Api.Answer pay(String payer, String payee, long amount) {
        return town.as(payer)
                .put(
                        "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_9000L + ids++),
                        Map.of("payee", payee, "amount", amount, "description", "Bread"));
    }

    private void exclude(int number, String code) {
        town.accept(number, Map.of("kind", "exclusion", "member", code));
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(town.state(number)).isEqualTo("executed");
    }

    private JsonNode account(String code) {
        return town.as("coord").get("/api/v1/accounts/" + code).is(200).body();
    }

    private DSLContext owner() {
        return DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
    }

    @Test
    void who_has_something_can_spend_it_and_nobody_keeps_her_by_paying_her() {
        pay("m1", "m4", 500).is(201);
        exclude(1, "m4");

        JsonNode left = account("m4");
        assertThat(left.get("closed").asBoolean()).isFalse();
        assertThat(left.get("leavingSince").isNull()).isFalse();
        assertThat(left.get("creditLimit").asLong()).isZero();
        long has = left.get("balance").asLong();
        assertThat(has).isPositive();
        assertThat(town.as("m4").get("/api/v1/members/m4/news").text()).contains("excluded");
        pay("m1", "m4", 1).isProblem(422, "payee-limit-exceeded");
        pay("m4", "m2", has + 1).isProblem(422, "credit-limit-exceeded");
        assertThat(town.keep()).isZero();

        // Killed between what makes it zero and what closes it.
        pay("m4", "m2", has).is(201);
        town.restart();
        assertThat(town.keep()).isOne();
        assertThat(town.keep()).isZero();
        assertThat(account("m4").get("closed").asBoolean()).isTrue();
        // Closed for good: no officer opens it again, and nothing else does.
        for (String coordinator : List.of("coord", "coord2")) {
            town.afresh(coordinator)
                    .patch("/api/v1/accounts/m4", Map.of("closed", false, "reason", "A friend"))
                    .isProblem(422, "account-leaving");
        }
        assertThatThrownBy(() ->
                        owner().execute("UPDATE account SET closed = false WHERE code = 'm4'"))
                .hasMessageContaining("leaves by a motion, and for good");
        pay("m4", "m1", 1).isProblem(422, "account-closed");
    }

    @Test
    void what_is_left_after_a_year_is_kept_for_good() {
        pay("m1", "m4", 500).is(201);
        town.as("m4").put("/api/v1/accounts/m4/leaving", null).is(201);
        exclude(1, "m4");
        Instant due = town.clock.instant().plus(Duration.ofDays(365));
        assertThat(notices()).containsExactly("excluded told", "left stayed");
        assertThat(notice().get("dueAt").asString()).isEqualTo(due.toString());
        // She neither calls it off nor begins another year.
        var m4 = town.afresh("m4");
        m4.delete("/api/v1/accounts/m4/dormancy").isProblem(422, "dormancy-not-possible");
        m4.put("/api/v1/accounts/m4/leaving", null).isProblem(422, "dormancy-not-possible");
        long has = account("m4").get("balance").asLong();
        pay("m4", "m2", 100).is(201);

        town.pass(Duration.between(town.clock.instant(), due).minusSeconds(1));
        assertThat(town.app.app.economy.dormancyKeeper.keep()).isZero();
        town.pass(Duration.ofSeconds(1));
        town.app.mandate("coord", "coordinator");
        town.app.mandate("coord2", "coordinator");
        assertThat(town.app.app.economy.dormancyKeeper.keep()).isOne();
        assertThat(town.keep()).isZero();
        assertThat(account("m4").get("balance").asLong()).isZero();
        assertThat(account("m4").get("closed").asBoolean()).isTrue();
        assertThat(town.app.balance("system-dormant")).isEqualTo(has - 100);
        assertThat(notices()).containsExactly("excluded taken", "left stayed");

        // Neither she herself nor two officers get it out: not to her, and not to anybody else.
        String back = "/api/v1/accounts/m4/dormancy/" + notice().get("id").asString() + "/reclaim";
        town.afresh("m4").post(back, Map.of()).isProblem(422, "dormancy-not-possible");
        for (var asked : List.of(Map.of("reason", "Hers"), Map.of("reason", "Hers", "to", "m5"))) {
            town.afresh("coord").post(back, asked).isProblem(422, "dormancy-not-possible");
        }
        town.afresh("coord")
                .put("/api/v1/accounts/m4/death", Map.of("reason", "A letter"))
                .isProblem(422, "dormancy-not-possible");
        assertThat(town.app.balance("system-dormant")).isEqualTo(has - 100);
    }

    @Test
    void who_dies_within_the_year_leaves_it_to_an_heir_and_who_does_not_has_a_year_again() {
        pay("m1", "m4", 500).is(201);
        exclude(1, "m4");
        Map<String, Object> how = Map.of("reason", "A letter");
        // Something is set aside, so that nothing is taken at once.
        town.afresh("coord")
                .patch("/api/v1/accounts/m4", Map.of("reservedAmount", 5, "reason", "A deposit"))
                .is(200);
        for (int times = 1; times <= 2; times++) {
            town.afresh("coord").put("/api/v1/accounts/m4/death", how).is(202);
            town.afresh("coord2").put("/api/v1/accounts/m4/death", how).is(201);
            if (times == 1) {
                town.afresh("m4").delete("/api/v1/accounts/m4/dormancy").is(201);
                assertThat(notices())
                        .containsExactly("excluded told", "dead stayed", "excluded stayed");
            }
        }
        town.afresh("coord")
                .patch("/api/v1/accounts/m4", Map.of("reservedAmount", 0, "reason", "Given back"))
                .is(200);
        assertThat(town.app.app.economy.dormancyKeeper.keep()).isOne();
        long kept = town.app.balance("system-dormant");
        assertThat(kept).isPositive();
        String back = "/api/v1/accounts/m4/dormancy/" + notice().get("id").asString() + "/reclaim";
        town.afresh("m4").post(back, Map.of()).isProblem(422, "dormancy-not-possible");
        long before = account("m5").get("balance").asLong();
        var heir = Map.of("reason", "Her daughter", "to", "m5");
        town.afresh("coord").post(back, heir).is(202);
        town.afresh("coord2").post(back, heir).is(201);
        assertThat(account("m5").get("balance").asLong()).isEqualTo(before + kept);
    }

    @Test
    void the_database_tells_of_nobody_as_excluded_who_is_not_and_of_who_is_nothing_else() {
        pay("m1", "m4", 500).is(201);
        exclude(1, "m4");
        for (var wrong : Map.of("m5", "excluded", "m4", "left").entrySet()) {
            assertThatThrownBy(() ->
                            owner().execute(
                                            "INSERT INTO dormancy (dormancy_id, account_id, cause,"
                                                    + " told, told_at, due_at) SELECT"
                                                    + " gen_random_uuid(), account_id, '"
                                                    + wrong.getValue()
                                                    + "', 999999, now(), now()"
                                                    + " + interval '8760 hours' FROM account"
                                                    + " WHERE code = '"
                                                    + wrong.getKey()
                                                    + "'"))
                    .as("%s", wrong)
                    .hasMessageContaining("dormancy");
        }
    }

    private JsonNode notice() {
        return town.afresh("coord")
                .get("/api/v1/accounts/m4/dormancy")
                .is(200)
                .body()
                .get("items")
                .get(0);
    }

    private List<String> notices() {
        return town.afresh("coord")
                .get("/api/v1/accounts/m4/dormancy")
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .map(one -> one.get("cause").asString() + " " + one.get("state").asString())
                .toList();
    }

    @Test
    void who_owes_can_earn_it_back_and_spends_nothing() {
        pay("m4", "m1", 500).is(201);
        exclude(1, "m4");

        pay("m4", "m1", 1).isProblem(422, "credit-limit-exceeded");
        pay("m2", "m4", 501).isProblem(422, "payee-limit-exceeded");
        for (var change :
                List.of(
                        Map.of("creditLimit", 100, "reason", "A friend"),
                        Map.of("maximumBalance", 100, "reason", "A friend"),
                        Map.of("closed", true, "reason", "An enemy"))) {
            town.afresh("coord")
                    .patch("/api/v1/accounts/m4", change)
                    .isProblem(422, "account-leaving");
        }
        // Nor by the database alone.
        for (String column : List.of("credit_limit", "maximum_balance")) {
            assertThatThrownBy(() ->
                            owner().execute(
                                            "UPDATE account SET "
                                                    + column
                                                    + " = 100 WHERE code = 'm4'"))
                    .hasMessageContaining("account_leaves");
        }
        assertThatThrownBy(() ->
                        owner().execute(
                                        "UPDATE account SET leaving_since = NULL,"
                                                + " leaving_by = NULL WHERE code = 'm4'"))
                .hasMessageContaining("account_leaves_for_good");
        assertThatThrownBy(() ->
                        owner().execute(
                                        "UPDATE account SET leaving_since = now(),"
                                                + " credit_limit = 0,"
                                                + " leaving_by = (SELECT motion_id FROM motion)"
                                                + " WHERE code = 'm5'"))
                .hasMessageContaining("account_leaves_for_good");
        // The assembly gives her no credit either, nor excludes her twice.
        Map<String, Object> limit = Map.of("kind", "limit", "member", "m4", "creditLimit", 100);
        for (Object decision : List.of(limit, Map.of("kind", "exclusion", "member", "m4"))) {
            town.as("m1")
                    .put(path(2), MotionTown.motion(decision))
                    .isProblem(422, "motion-not-valid");
        }

        // What she is paid less the contribution brings her near zero, and a neighbour the rest.
        while (account("m4").get("balance").asLong() < 0) {
            pay("m2", "m4", -account("m4").get("balance").asLong()).is(201);
        }
        town.keep();
        assertThat(account("m4").get("closed").asBoolean()).isTrue();
    }

    @Test
    void what_others_gave_her_ends_at_once() {
        town.app.mandate("m4", "treasurer");
        var acts = Map.of("decision", "At the counter", "mayManage", true);
        town.afresh("m5").put("/api/v1/accounts/m5/delegates/m4", acts).is(201);
        var key = Map.of("name", "Till", "scopes", List.of("payments:read"));
        town.afresh("m4").post("/api/v1/members/m4/api-keys", key).is(201);
        pay("m1", "m4", 500).is(201);
        town.accept(1, Map.of("kind", "exclusion", "member", "m4"));
        town.openVote(2, MotionTown.TEXT);
        town.keep();
        assertThat(town.state(1)).isEqualTo("executed");

        var m4 = town.afresh("m4");
        town.vote(2, "m4", 1, "no").isProblem(422, "vote-not-valid");
        assertThat(town.as("m1").get("/api/v1/mandates").text()).doesNotContain("m4");
        assertThat(town.as("m5").get("/api/v1/accounts/m5/delegates").text()).doesNotContain("m4");
        assertThat(m4.get("/api/v1/members/m4/api-keys").text()).doesNotContain("Till");
        m4.post("/api/v1/members/m4/api-keys", key).isProblem(403, "not-allowed");
        m4.put(path(3), MotionTown.motion(MotionTown.TEXT)).isProblem(403, "not-allowed");
        town.afresh("coord")
                .put("/api/v1/members/m4/roles/treasurer", Map.of("decision", "A friend"))
                .isProblem(422, "account-leaving");
        town.afresh("m5")
                .put("/api/v1/accounts/m5/delegates/m4", acts)
                .isProblem(422, "delegation-not-possible");
        for (String table : List.of("role_grant", "delegation", "api_key", "oauth_grant")) {
            assertThat(
                            owner().fetchCount(
                                            DSL.table(table),
                                            DSL.condition(
                                                    "member_id = (SELECT member_id FROM account"
                                                            + " WHERE code = 'm4')")))
                    .as(table)
                    .isZero();
        }
        assertThatThrownBy(() ->
                        owner().execute(
                                        "INSERT INTO role_grant (member_id, role, decision,"
                                                + " granted_at, ends_at) SELECT member_id,"
                                                + " 'auditor', 'Me', now(),"
                                                + " now() + interval '1 day' FROM account"
                                                + " WHERE code = 'm4'"))
                .hasMessageContaining("was excluded");
    }

    @Test
    void who_is_at_zero_and_has_nothing_set_aside_is_out_at_once() {
        town.afresh("coord")
                .patch("/api/v1/accounts/m4", Map.of("reservedAmount", 5, "reason", "A deposit"))
                .is(200);
        exclude(1, "m4");
        assertThat(account("m4").get("closed").asBoolean()).isFalse();
        town.afresh("coord")
                .patch("/api/v1/accounts/m4", Map.of("reservedAmount", 0, "reason", "Given back"))
                .is(200);
        assertThat(town.keep()).isOne();
        assertThat(account("m4").get("closed").asBoolean()).isTrue();

        exclude(2, "m5");
        assertThat(account("m5").get("closed").asBoolean()).isTrue();
        assertThat(account("m5").get("leavingSince").isNull()).isFalse();
    }
}
