package coop.mutirao.dormancy;

import static coop.mutirao.dormancy.DormancyTown.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left on accounts is kept when it is time and never before, and comes back as it is,
/// once.
class DormancyTest {

    @TempDir static Path folder;

    private static DormancyTown town;

    @BeforeAll
    static void open() {
        town = new DormancyTown();
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
    void who_leaves_has_a_year_then_it_is_kept_and_comes_back_once() {
        town.holder("ana", 500);
        long before = town.kept();
        town.as("poor").put(account("ana", "/leaving"), null).isProblem(403, "not-allowed");
        town.as("ana").put(account("ana", "/leaving"), null).is(201);
        town.as("ana").put(account("ana", "/leaving"), null).is(200);
        town.give("ana", "poor", 1);
        town.clock.pass(Duration.ofDays(365).minusSeconds(1));
        town.keep();
        assertThat(town.app.balance("ana")).isEqualTo(499);
        town.clock.pass(Duration.ofSeconds(1));
        town.mandate();
        assertThat(town.keep()).isEqualTo(1);
        assertThat(town.keep()).isZero();
        assertThat(town.kept() - before).isEqualTo(499);
        assertThat(town.app.balance("ana")).isZero();
        assertThat(town.states("ana")).containsExactly("left taken");
        // Nobody leaves anything there any more.
        assertThat(town.app.app.payments.submit(Orders.gift(99, "poor", "ana", 1)))
                .isInstanceOf(PaymentOutcome.Refused.class);
        town.as("ana").delete(account("ana", "/dormancy")).isProblem(404, "not-found");
        String back = town.reclaim("ana");
        town.as("poor").post(back, Map.of()).isProblem(403, "not-allowed");
        assertThat(town.as("ana").post(back, Map.of()).is(201).text())
                .contains("\"state\":\"returned\"", "\"amount\":499");
        town.as("ana").post(back, Map.of()).is(200);
        assertThat(town.app.balance("ana")).isEqualTo(499);
        assertThat(town.kept()).isEqualTo(before);
        assertThat(town.news("ana")).contains("dormancy-returned");
        town.give("ana", "poor", 499);
    }

    @Test
    void who_stays_after_all_keeps_it_and_who_spends_all_leaves_nothing_to_keep() {
        town.holder("bea", 300);
        town.holder("cem", 300);
        town.as("bea").put(account("bea", "/leaving"), null).is(201);
        town.as("cem").put(account("cem", "/leaving"), null).is(201);
        town.give("cem", "poor", 300);
        town.passDays(364);
        town.as("bea").delete(account("bea", "/dormancy")).is(201);
        town.passDays(2);
        town.mandate();
        town.keep();
        assertThat(town.app.balance("bea")).isEqualTo(300);
        assertThat(town.states("bea")).containsExactly("left stayed");
        assertThat(town.states("cem")).containsExactly("left told");
        // What comes in later is kept at once.
        town.give("poor", "cem", 7);
        assertThat(town.keep()).isEqualTo(1);
        assertThat(town.states("cem")).containsExactly("left taken");
    }

    @Test
    void a_silent_account_is_told_heard_of_if_its_owner_looks_in_and_else_kept() {
        town.holder("dan", 400);
        town.holder("eve", 400);
        town.holder("fay", 400);
        town.holder("gil", 400);
        town.passDays(1);
        town.keep();
        town.passDays(400);
        town.mandate();
        town.keep();
        assertThat(town.states("dan")).as("no policy").isEmpty();
        town.policy(365);
        town.give("gil", "poor", 1);
        town.passDays(1);
        assertThat(town.keep()).isPositive();
        assertThat(town.states("dan")).containsExactly("silent told");
        assertThat(town.states("gil")).as("it paid").isEmpty();
        assertThat(town.keep()).as("told once").isZero();
        town.passDays(30);
        assertThat(town.news("eve")).contains("dormancy-told");
        town.give("fay", "poor", 1);
        town.keep();
        assertThat(town.states("eve")).as("signed in").containsExactly("silent stayed");
        assertThat(town.states("fay")).as("paid").containsExactly("silent stayed");
        town.clock.pass(Duration.ofDays(30).minusSeconds(1));
        town.keep();
        assertThat(town.states("dan")).containsExactly("silent told");
        town.clock.pass(Duration.ofSeconds(1));
        town.keep();
        assertThat(town.states("dan")).containsExactly("silent taken");
        assertThat(town.app.balance("eve")).isEqualTo(400);
        // By two officers, who say why; neither alone, and not to another account.
        String back = town.reclaim("dan");
        Map<String, Object> why = Map.of("reason", "She lost her telephone, and was here");
        town.as("cora").post(back, Map.of()).isProblem(400, "malformed-request");
        Map<String, Object> other = new HashMap<>(why);
        other.put("to", "poor");
        town.as("cora").post(back, other).isProblem(422, "dormancy-not-possible");
        town.as("cora").post(back, why).is(202);
        town.as("cora").post(back, why).is(202);
        town.as("dora").post(back, why).is(201);
        assertThat(town.app.balance("dan")).isEqualTo(400);
        town.passDays(1);
        town.keep();
        assertThat(town.states("dan")).as("she was heard of").containsExactly("silent returned");
        town.policy(0);
    }

    @Test
    void of_the_dead_nothing_is_left_and_two_officers_give_it_to_an_heir_but_themselves() {
        town.holder("hal", 600);
        town.holder("ida", 5);
        Map<String, Object> how = Map.of("reason", "Her daughter told us");
        town.as("ida").put(account("hal", "/death"), how).isProblem(403, "not-allowed");
        town.as("cora").put(account("hal", "/death"), how).is(202);
        town.keep();
        assertThat(town.app.balance("hal")).as("one officer").isEqualTo(600);
        town.as("dora").put(account("hal", "/death"), how).is(201);
        town.keep();
        assertThat(town.app.balance("hal")).isZero();
        String back = town.reclaim("hal");
        Map<String, Object> to = new HashMap<>(Map.of("reason", "Her daughter", "to", "ida"));
        town.as("cora").post(back, Map.of("reason", "Hal")).isProblem(422, "dormancy-not-possible");
        to.put("to", "cora");
        town.as("cora").post(back, to).isProblem(403, "not-allowed");
        to.put("to", "nobody");
        town.as("cora").post(back, to).isProblem(404, "not-found");
        to.put("to", "ida");
        town.as("cora").post(back, to).is(202);
        town.as("dora").post(back, to).is(201);
        town.as("elsa").post(back, to).is(200);
        assertThat(town.app.balance("ida")).isEqualTo(605);
        assertThat(town.app.balance("hal")).isZero();
    }

    @Test
    void who_was_said_to_be_dead_and_is_not_gets_it_back() {
        town.holder("jan", 50);
        Map<String, Object> how = Map.of("reason", "A rumour");
        town.as("jan").put(account("jan", "/leaving"), null).is(201);
        town.as("cora").put(account("jan", "/death"), how).is(202);
        town.as("dora").put(account("jan", "/death"), how).is(201);
        town.keep();
        assertThat(town.states("jan")).containsExactly("dead taken", "left stayed");
        town.as("jan").post(town.reclaim("jan"), Map.of()).is(201);
        assertThat(town.app.balance("jan")).isEqualTo(50);
    }

    @Test
    void what_an_account_cannot_take_in_waits_and_of_two_at_once_one_does_it() throws Exception {
        town.holder("kim", 9_000);
        Map<String, Object> how = Map.of("reason", "A letter");
        town.as("cora").put(account("kim", "/death"), how).is(202);
        town.as("dora").put(account("kim", "/death"), how).is(201);
        assertThat(together(town::keep, town::keep)).containsExactlyInAnyOrder(0, 1);
        town.holder("lea", 1_001);
        String back = town.reclaim("kim");
        Map<String, Object> to = Map.of("reason", "Her son", "to", "lea");
        assertThat(town.as("cora").post(back, to).isProblem(422, "dormancy-not-possible").text())
                .contains("9000", "8999", "maximumBalance");
        town.give("lea", "poor", 1);
        town.as("cora").post(back, to).is(202);
        var dora = town.as("dora");
        var elsa = town.as("elsa");
        assertThat(together(() -> dora.post(back, to).status(), () -> elsa.post(back, to).status()))
                .containsExactlyInAnyOrder(200, 201);
        assertThat(town.app.balance("lea")).isEqualTo(10_000);
    }

    private static List<Integer> together(Callable<Integer> one, Callable<Integer> other)
            throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }

    @Test
    void the_database_refuses_what_is_no_step_and_the_check_finds_what_was_changed() {
        town.holder("mia", 40);
        town.as("mia").put(account("mia", "/leaving"), null).is(201);
        var sql = DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
        String mia = " WHERE account_id = (SELECT account_id FROM account WHERE code = 'mia')";
        for (String bad :
                List.of(
                        "UPDATE dormancy SET state = 'stayed', stayed = 1, over_at = now()",
                        "UPDATE dormancy SET state = 'taken', taken = 999999, amount = 40",
                        "UPDATE dormancy SET due_at = told_at",
                        "UPDATE dormancy SET cause = 'dead', due_at = told_at",
                        "UPDATE dormancy SET told = told + 1",
                        "DELETE FROM dormancy")) {
            assertThatThrownBy(() -> sql.execute(bad + mia)).as(bad).hasMessageContaining("dorm");
        }
        assertThatThrownBy(() ->
                        sql.execute(
                                "INSERT INTO dormancy (dormancy_id, account_id, cause, told,"
                                        + " told_at, due_at) SELECT gen_random_uuid(), account_id,"
                                        + " 'silent', 999999, now(), now() + interval '1440 hours'"
                                        + " FROM account WHERE code = 'poor'"))
                .hasMessageContaining("dormancy");
        assertThat(findings()).isZero();
        for (String change : List.of("told = told + 100000", "cause = 'dead', due_at = told_at")) {
            sql.execute("CREATE TABLE was AS SELECT * FROM dormancy" + mia);
            sql.execute("ALTER TABLE dormancy DISABLE TRIGGER USER");
            sql.execute("UPDATE dormancy SET " + change + mia);
            assertThat(findings()).as(change).isPositive();
            sql.execute("DELETE FROM dormancy" + mia);
            assertThat(findings()).as("gone").isPositive();
            sql.execute("INSERT INTO dormancy SELECT * FROM was");
            sql.execute("ALTER TABLE dormancy ENABLE TRIGGER USER");
            sql.execute("DROP TABLE was");
        }
    }

    private static long findings() {
        return town.app.app.checks.run((_, _) -> {}).results().stream()
                .filter(result -> result.check().equals("kept-holds"))
                .mapToLong(result -> result.found())
                .sum();
    }
}
