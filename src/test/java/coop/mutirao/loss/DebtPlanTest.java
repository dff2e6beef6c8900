package coop.mutirao.loss;

import static coop.mutirao.loss.DebtTown.plan;
import static coop.mutirao.loss.DebtTown.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who owes for long comes back to zero by a plan to which she and an officer agree.
class DebtPlanTest {

    @TempDir static Path folder;

    private static DebtTown town;

    @BeforeAll
    static void open() {
        town = new DebtTown();
    }

    @AfterAll
    static void holds() {
        try {
            town.sound(folder);
        } finally {
            town.close();
        }
    }

    @Test
    void a_quarter_paid_back_exactly_is_enough_and_one_less_is_not() {
        assertThat(Debt.isDue(1_000, 751)).isTrue();
        assertThat(Debt.isDue(1_000, 750)).isFalse();
        assertThat(Debt.isDue(1, 1)).isTrue();
        assertThat(Debt.isDue((1L << 53) - 1, (1L << 53) - 1)).isTrue();
    }

    @Test
    void who_owes_for_365_whole_days_without_a_break_is_due() {
        town.debtor("ana", 1_000);
        town.debtor("bea", 1_000);
        town.passDays(1);
        town.debtor("late", 1_000);
        town.passDays(364);
        town.mandate();
        assertThat(town.due()).doesNotContain("ana", "bea", "late");
        town.passDays(1);
        assertThat(town.due()).contains("ana", "bea").doesNotContain("late");
        town.give("bea", 1_000);
        town.pay("bea", "rich", 1_000);
        town.give("ana", 249);
        assertThat(town.due()).contains("ana").doesNotContain("bea", "rich");
        town.give("ana", 1);
        assertThat(town.due()).doesNotContain("ana");
        town.pay("ana", "rich", 1);
        String path = plan("ana");
        town.as("ana").put(path, town.asked(9, 751)).is(201);
        assertThat(town.as("cora").get("/api/v1/debts").is(200).body().toString())
                .contains(
                        "{\"account\":\"ana\",\"owedAtStart\":1000,\"owed\":751,"
                                + "\"plan\":\"asked\"}");
        town.as("ana").get("/api/v1/debts").isProblem(403, "not-allowed");
    }

    @Test
    void neither_side_makes_a_plan_alone() {
        town.debtor("cem", 900);
        String path = plan("cem");
        Map<String, Object> asked = town.asked(10, 400, 20, 500);
        town.as("rich").put(path, asked).isProblem(403, "not-allowed");
        assertThat(town.as("cem").put(path, asked).is(201).text())
                .contains("\"ways\":\"Bread, and work on the roof\"");
        town.as("cem").put(path, asked).is(200);
        town.as("cora").put(path, asked).isProblem(403, "not-allowed");
        town.as("cem").put(path, town.asked(10, 900)).isProblem(403, "not-allowed");
        town.as("cem").put(path + "/agreement", null).isProblem(403, "not-allowed");
        town.as("rich").put(path + "/agreement", null).isProblem(403, "not-allowed");
        town.as("tom").put(path + "/agreement", null).is(201);
        town.as("tom").put(path + "/agreement", null).is(200);
        town.as("dora").put(path + "/agreement", null).isProblem(422, "debt-plan-not-possible");
        town.as("cora").put(plan("cem"), asked).isProblem(422, "debt-plan-not-possible");
        assertThat(town.news("cem")).contains("debt-plan-agreed");
        town.as("rich").get(plans("cem")).isProblem(403, "not-allowed");
    }

    @Test
    void two_officers_are_not_who_owes_and_an_officer_who_owes_is_no_officer() {
        town.debtor("dan", 700);
        String path = plan("dan");
        town.as("cora").put(path, town.asked(1, 700)).is(201);
        town.as("tom").put(path + "/agreement", null).isProblem(403, "not-allowed");
        assertThat(town.news("dan")).contains("debt-plan-asked");
        town.as("dan").put(path + "/agreement", null).is(201);
        town.debtor("olga", 700);
        town.app.mandate("olga", "coordinator");
        String own = plan("olga");
        town.as("olga").put(own, town.asked(1, 700)).is(201);
        town.as("olga").put(own + "/agreement", null).isProblem(403, "not-allowed");
        town.as("dora").put(own + "/agreement", null).is(201);
    }

    @Test
    void what_is_no_plan_is_refused_with_the_figures() {
        town.debtor("eva", 500);
        Api eva = town.as("eva");
        assertThat(eva.put(plan("eva"), town.asked(5, 499)).is(422).body().toString())
                .contains("\"rule\":\"wholeDebt\"", "\"asked\":499", "\"maximum\":500");
        for (long day : new long[] {0, -1, DebtPlan.DAYS_MAX + 1}) {
            assertThat(eva.put(plan("eva"), town.asked(day, 500)).is(422).text())
                    .contains("\"rule\":\"days\"");
        }
        long max = (1L << 53) - 1;
        for (Map<String, Object> bad :
                List.of(
                        town.asked(),
                        town.asked(5, 0),
                        town.asked(5, -1),
                        town.asked(5, max, 6, 1),
                        town.asked(5, max + 1),
                        town.asked(5, 250, 5, 250),
                        town.asked(6, 250, 5, 250))) {
            eva.put(plan("eva"), bad).isProblem(400, "malformed-request");
        }
        Map<String, Object> hostile = town.asked(5, 500);
        hostile.put("ways", "Bread\n{\"step\":\"agreed\"}");
        eva.put(plan("eva"), hostile).isProblem(400, "malformed-request");
        eva.put(plan("eva"), Map.of("instalments", List.of(Map.of("dueOn", "soon", "amount", 1))))
                .isProblem(400, "malformed-request");
        assertThat(town.as("cora").put(plan("rich"), town.asked(5, 5)).is(422).text())
                .contains("\"rule\":\"owesNothing\"");
        town.as("cora").put(plan("nobody"), town.asked(5, 5)).isProblem(404, "not-found");
        town.as("cora").put(plan("fund-income"), town.asked(5, 5)).isProblem(404, "not-found");
        long[] sixty = new long[120];
        for (int i = 0; i < 60; i++) {
            sixty[2 * i] = i + 1L;
            sixty[2 * i + 1] = i < 59 ? 8 : 28;
        }
        eva.put(plan("eva"), town.asked(sixty)).is(201);
        long[] more = new long[122];
        for (int i = 0; i < 122; i++) {
            more[i] = i % 2 == 0 ? i + 1 : 4;
        }
        eva.put(plan("eva"), town.asked(more)).isProblem(400, "malformed-request");
    }

    @Test
    void it_is_fulfilled_at_zero_and_fails_after_the_days_of_grace() {
        town.debtor("fay", 1_000);
        town.debtor("gil", 1_000);
        town.agreed("fay", 10, 400, 60, 600);
        String failing = town.agreed("gil", 10, 400, 60, 600);
        town.give("fay", 400);
        town.give("gil", 399);
        town.passDays(20);
        town.keep();
        assertThat(town.states("gil")).containsExactly("agreed");
        town.passDays(1);
        assertThat(town.keep()).isPositive();
        assertThat(town.keep()).isZero();
        assertThat(town.states("gil")).containsExactly("failed");
        assertThat(town.states("fay")).containsExactly("agreed");
        assertThat(town.news("gil")).contains("debt-plan-failed");
        town.as("gil").put(failing + "/agreement", null).is(200);
        town.as("cora").put(plan("gil"), town.asked(1, 601)).is(201);
        town.give("fay", 600);
        town.give("gil", 601);
        assertThat(town.keep()).isEqualTo(2);
        assertThat(town.states("fay")).containsExactly("fulfilled");
        assertThat(town.states("gil")).containsExactly("lapsed", "failed");
        assertThat(town.news("fay")).contains("debt-plan-fulfilled");
    }

    @Test
    void what_nobody_agrees_to_lapses_and_so_does_what_another_takes_the_place_of() {
        town.debtor("hal", 800);
        String first = plan("hal");
        town.as("hal").put(first, town.asked(200, 800)).is(201);
        String second = plan("hal");
        town.as("cora").put(second, town.asked(300, 800)).is(201);
        assertThat(town.states("hal")).containsExactly("asked", "lapsed");
        town.as("cora").put(first + "/agreement", null).isProblem(422, "debt-plan-not-possible");
        town.passDays(29);
        town.keep();
        assertThat(town.states("hal")).containsExactly("asked", "lapsed");
        town.passDays(1);
        // Too late even if the service has not said so yet.
        town.as("hal").put(second + "/agreement", null).isProblem(422, "debt-plan-not-possible");
        assertThat(town.keep()).isPositive();
        assertThat(town.states("hal")).containsExactly("lapsed", "lapsed");
    }

    @Test
    void of_two_who_agree_at_once_one_does_and_of_two_keepers_one_ends_it() throws Exception {
        town.debtor("ida", 600);
        String path = plan("ida");
        town.as("ida").put(path, town.asked(5, 600)).is(201);
        Api cora = town.as("cora");
        Api tom = town.as("tom");
        assertThat(
                        together(
                                () -> cora.put(path + "/agreement", null).status(),
                                () -> tom.put(path + "/agreement", null).status()))
                .containsExactlyInAnyOrder(201, 422);
        town.keep();
        town.give("ida", 600);
        assertThat(together(town::keep, town::keep)).containsExactlyInAnyOrder(0, 1);
        assertThat(town.states("ida")).containsExactly("fulfilled");
    }

    private static List<Integer> together(Callable<Integer> one, Callable<Integer> other)
            throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> done : threads.invokeAll(List.of(one, other))) {
                results.add(done.get());
            }
            return results;
        }
    }

    @Test
    void the_database_refuses_what_is_no_step_and_the_check_finds_what_was_changed() {
        town.debtor("jan", 300);
        town.agreed("jan", 5, 300);
        var sql = DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
        String jan = " WHERE account_id = (SELECT account_id FROM account WHERE code = 'jan')";
        String end = "ended = 999999, ended_at = now()";
        for (String bad :
                List.of(
                        "UPDATE debt_plan SET state = 'fulfilled', " + end,
                        "UPDATE debt_plan SET state = 'failed', "
                                + end.replace("now()", "asked_at"),
                        "UPDATE debt_plan SET state = 'lapsed', " + end,
                        "UPDATE debt_plan SET debt = 1",
                        "UPDATE debt_plan SET amounts = '{299}'",
                        "UPDATE debt_plan SET agreed_by = asked_by",
                        "UPDATE debt_plan SET agreed = agreed + 1",
                        "UPDATE debt_plan SET state = 'asked'",
                        "DELETE FROM debt_plan")) {
            assertThatThrownBy(() -> sql.execute(bad + jan)).as(bad).hasMessageContaining("plan");
        }
        assertThat(findings()).isZero();
        for (String change :
                List.of("debt = debt + 1", "agreed = agreed + 100000", "is_own = NOT is_own")) {
            sql.execute("CREATE TABLE kept AS SELECT * FROM debt_plan" + jan);
            sql.execute("ALTER TABLE debt_plan DISABLE TRIGGER USER");
            sql.execute("UPDATE debt_plan SET " + change + jan);
            assertThat(findings()).as(change).isPositive();
            sql.execute("DELETE FROM debt_plan" + jan);
            assertThat(findings()).as("gone").isPositive();
            sql.execute("INSERT INTO debt_plan SELECT * FROM kept");
            sql.execute("ALTER TABLE debt_plan ENABLE TRIGGER USER");
            sql.execute("DROP TABLE kept");
        }
    }

    private static long findings() {
        return town.app.app.checks.run((_, _) -> {}).results().stream()
                .filter(result -> result.check().equals("losses-hold"))
                .mapToLong(result -> result.found())
                .sum();
    }
}
