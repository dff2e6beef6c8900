package coop.mutirao.loan;

import static coop.mutirao.loan.LoanTown.asked;
import static coop.mutirao.loan.LoanTown.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loans from application to the last repayment, in the whole service.
class LoansTest {

    private static final Map<String, ?> FOUR = schedule("dates", "2026-10-01", 4);

    @TempDir Path folder;

    private final LoanTown town = new LoanTown();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void a_loan_is_lent_and_paid_back_and_its_claim_is_gone() {
        String path = town.lend(1_001, FOUR);
        assertThat(town.balance("ana")).isEqualTo(1_001);
        assertThat(town.balance("fund-microcredit")).isEqualTo(98_999);
        assertThat(town.balance("loan-1-claim")).isEqualTo(1_001);
        assertThat(town.balance("loan-1-debt")).isEqualTo(-1_001);

        String first = path + "/repayments/" + UUID.randomUUID();
        town.as("ana").put(first, Map.of("amount", 300)).is(201);
        town.as("ana").put(first, Map.of("amount", 300)).is(200);
        assertThat(town.balance("loan-1-claim")).isEqualTo(701);
        var loan = town.as("ana").get(path).is(200).body();
        assertThat(loan.get("repaid").asLong()).isEqualTo(300);
        assertThat(loan.get("instalments").get(0).get("amount").asLong()).isEqualTo(251);
        assertThat(loan.get("instalments").get(0).get("open").asLong()).isZero();
        assertThat(loan.get("instalments").get(1).get("open").asLong()).isEqualTo(201);

        town.as("ana").put(first, Map.of("amount", 301)).is(409);
        String all = path + "/repayments/" + UUID.randomUUID();
        town.as("ana").put(all, Map.of("amount", 702)).is(422);
        town.as("ana").put(all, Map.of("amount", 701)).is(201);
        assertThat(town.as("ana").get(path).body().get("state").asString()).isEqualTo("repaid");
        town.as("ana").put(path + "/repayments/" + UUID.randomUUID(), Map.of("amount", 1)).is(409);
        assertThat(town.balance("ana")).isZero();
        assertThat(town.balance("loan-1-claim")).isZero();
        assertThat(town.sound(folder).figures())
                .containsEntry("loans", 1L)
                .containsEntry("repayments", 2L);
    }

    /// The register's numbers go on; those of instalments begin anew with each loan.
    @Test
    void a_second_loan_may_have_fewer_instalments_than_its_number() {
        Map<String, Object> one = schedule("dates", "2026-10-01", 1);
        town.lend(1_000, one);
        town.lend("bea", asked(1_000, one));
        town.lend("cem", asked(1_000, one));
        assertThat(town.balance("loan-3-claim")).isEqualTo(1_000);
    }

    @Test
    void who_owes_is_not_erased_and_who_has_paid_leaves_figures_alone() {
        String path = town.lend(1_000, FOUR);
        var erasure = Map.of("reason", "She moves away");
        var ana = town.as("ana");
        ana.put(path + "/consent", Map.of("collect", false, "named", true)).is(201);
        var open = ana.post("/api/v1/members/ana/erasure", erasure).is(422).body();
        assertThat(open.get("openLoans").asInt()).isOne();
        ana.put(path + "/repayments/" + UUID.randomUUID(), Map.of("amount", 1_000)).is(201);
        assertThat(ana.get("/api/v1/members/ana/data").is(200).text())
                .contains("A second oven", "loanPostings");
        ana.post("/api/v1/members/ana/erasure", erasure).is(200);
        assertThat(
                        town.number(
                                "SELECT count(*) FROM loan WHERE purpose = 'Erased.' AND NOT"
                                        + " is_named AND reason = 'Erased.'"))
                .isOne();
        assertThat(town.number("SELECT count(*) FROM log_text WHERE value LIKE '%oven%'")).isZero();
        assertThat(town.nobody().get("/api/v1/loans").is(200).text()).doesNotContain("ana");
        town.sound(folder);
    }

    @Test
    void what_is_due_is_taken_once_from_who_agreed_as_far_as_she_is_above_zero() {
        String path = town.lend(1_000, FOUR);
        assertThat(town.keep()).isEqualTo(1);
        assertThat(town.keep()).isZero();
        town.pay("ana", "bea", 900);
        town.at("2026-10-01T00:00:00Z");
        assertThat(town.keep()).isEqualTo(1);
        assertThat(town.keep()).isZero();
        assertThat(town.balance("ana")).as("she had 100 of 250").isZero();
        assertThat(town.balance("loan-1-claim")).isEqualTo(900);

        town.at("2026-10-12T00:00:00Z");
        town.keep();
        var late = town.as("ana").get(path).body();
        assertThat(late.get("lateSince").asString()).isEqualTo("2026-10-01");
        assertThat(town.number("SELECT count(*) FROM news WHERE kind = 'loan-late'")).isOne();
        town.keep();
        var more = Map.of("creditLimit", 200_001, "reason", "A new oven");
        var refusal = town.as("cora").patch("/api/v1/accounts/ana", more).is(422).body();
        assertThat(refusal.get("rule").asString()).isEqualTo("arrears");
        assertThat(refusal.get("maximum").asLong()).isEqualTo(200_000);
        refused("/api/v1/loans/" + UUID.randomUUID(), asked(10, FOUR), "arrears", 1);
        town.pay("cem", "ana", 1_000);
        town.at("2026-10-13T00:00:00Z");
        town.keep();
        assertThat(town.balance("loan-1-claim")).isEqualTo(750);
        assertThat(town.as("ana").get(path).body().get("lateSince").isNull()).isTrue();
        town.as("cora").patch("/api/v1/accounts/ana", more).is(202);
        town.sound(folder);
    }

    @Test
    void nothing_is_taken_from_who_did_not_agree_or_agrees_no_more() {
        Map<String, Object> asked = asked(1_000, FOUR);
        asked.put("collect", false);
        String path = town.lend("ana", asked);
        town.at("2026-11-01T00:00:00Z");
        town.keep();
        assertThat(town.balance("ana")).isEqualTo(1_000);
        var consent = Map.of("collect", true, "named", true);
        town.as("bea").put(path + "/consent", consent).is(403);
        town.as("ana").put(path + "/consent", consent).is(201);
        town.as("ana").put(path + "/consent", consent).is(200);
        town.at("2026-11-02T00:00:00Z");
        town.keep();
        assertThat(town.balance("ana")).isEqualTo(500);
        assertThat(
                        town.nobody()
                                .get("/api/v1/loans")
                                .is(200)
                                .body()
                                .get("items")
                                .get(0)
                                .get("borrower")
                                .get("code")
                                .asString())
                .isEqualTo("ana");
        town.sound(folder);
    }

    @Test
    void a_share_of_each_receipt_goes_to_the_loan_while_she_is_above_zero() {
        String path = town.lend(1_000, schedule("receipts", "2026-12-01", 2));
        town.pay("ana", "bea", 2_000);
        town.pay("bea", "ana", 500);
        assertThat(town.balance("loan-1-claim")).as("off below zero").isEqualTo(1_000);
        town.pay("bea", "ana", 2_501);
        // 20 % of 2,501 is 500.2.
        assertThat(town.balance("loan-1-claim")).isEqualTo(500);
        town.pay("bea", "ana", 4);
        assertThat(town.balance("loan-1-claim")).as("0.2 and 0.8 are one").isEqualTo(499);
        town.pay("bea", "ana", 50_000);
        assertThat(town.balance("loan-1-claim")).isZero();
        assertThat(town.as("ana").get(path).body().get("state").asString()).isEqualTo("repaid");
        town.pay("bea", "ana", 100);
        assertThat(town.number("SELECT count(*) FROM loan_sweep")).isEqualTo(3);
        String payment =
                town.app.app.database.inSnapshot(tx ->
                        tx.sql()
                                .fetchSingle(
                                        "SELECT transfer_id::text FROM loan_posting JOIN transfer"
                                                + " USING (log_index) WHERE way = 'swept'"
                                                + " ORDER BY log_index LIMIT 1")
                                .get(0, String.class));
        var why =
                town.as("ana")
                        .get("/api/v1/payments/" + payment + "/explanation")
                        .is(200)
                        .body()
                        .get("loan");
        assertThat(why.get("sum").get("carryAfter").asInt()).isEqualTo(200_000);
        assertThat(why.get("arithmetic").asString()).contains("2501 × 200000").contains("500");
        town.sound(folder);
    }

    @Test
    void officers_put_off_what_is_due_and_nobody_does_it_for_herself() {
        String path = town.lend(1_001, FOUR);
        var later = Map.of("nextDue", "2026-11-15", "reason", "A bad harvest");
        town.as("cora").put(path + "/deferral", later).is(202);
        town.as("cora").put(path + "/deferral", later).is(202);
        town.as("dora").put(path + "/deferral", later).is(201);
        town.as("dora").put(path + "/deferral", later).is(200);
        var loan = town.as("ana").get(path).body();
        assertThat(loan.get("instalments").get(0).get("dueOn").asString()).isEqualTo("2026-11-15");
        assertThat(loan.get("instalments").get(3).get("dueOn").asString()).isEqualTo("2027-02-15");
        town.at("2026-11-14T12:00:00Z");
        town.keep();
        assertThat(town.balance("loan-1-claim")).isEqualTo(1_001);
        town.at("2026-11-15T12:00:00Z");
        town.keep();
        assertThat(town.balance("loan-1-claim")).isEqualTo(750);
        var earlier = Map.of("nextDue", "2026-11-16", "reason", "Sooner");
        town.as("cora").put(path + "/deferral", earlier).is(422);
        town.as("ana").put(path + "/deferral", later).is(403);
        town.sound(folder);
    }

    @Test
    void what_the_assembly_does_not_allow_is_refused_with_its_figures() {
        String id = "/api/v1/loans/" + UUID.randomUUID();
        refused(id, asked(30_001, FOUR), "maximum", 30_000);
        refused(id, asked(30_000, schedule("dates", "2026-09-01", 4)), "firstDue", 0);
        refused(id, asked(30_000, schedule("dates", "2026-10-01", 25)), "term", 24);
        town.as("ana").put(id, asked(3, FOUR)).is(400);
        town.as("ana").put(id, asked(0, FOUR)).is(400);
        town.as("ana").put(id, asked(9, schedule("harvest", "2026-10-01", 1))).is(400);
        town.as("ana").put(id, asked(9, schedule("harvest", "2026-10-01", 1, 9))).is(400);
        town.as("ana").put(id, asked(9, schedule("dates", "2026-10-01", 1, 10))).is(400);
        town.as("ana").put(id, asked(9, schedule("dates", "+999999999-12-31", 1))).is(400);
        town.as("ana").put(id, asked(30_000, schedule("dates", "2026-10-01", 24))).is(201);
        refused("/api/v1/loans/" + UUID.randomUUID(), asked(10, FOUR), "oneAtOnce", 1);
        town.as("ana").put(id, asked(30_000, schedule("dates", "2026-10-01", 24))).is(200);
        town.as("bea").put(id, asked(30_000, schedule("dates", "2026-10-01", 24))).is(403);
        town.as("bea").delete(id).is(403);
        town.as("bea").get(id).is(403);
        town.as("ana").delete(id).is(201);
        town.as("ana").delete(id).is(200);
        var grant = Map.of("grant", true, "reason", "Circle");
        town.as("cora").put(id + "/decision", grant).is(409);
        town.sound(folder);
    }

    private void refused(String path, Map<String, ?> asked, String rule, long most) {
        var problem = town.as("ana").put(path, asked).is(422).body();
        assertThat(problem.get("type").asString()).isEqualTo("/problems/loan-not-possible");
        assertThat(problem.get("rule").asString()).isEqualTo(rule);
        assertThat(problem.get("maximum").asLong()).isEqualTo(most);
    }

    @Test
    void it_takes_two_officers_who_are_not_she_and_the_purse_still_has_to_hold_it() {
        String path = "/api/v1/loans/" + UUID.randomUUID();
        town.as("cora").put(path, asked(30_000, FOUR)).is(201);
        var grant = Map.of("grant", true, "reason", "Circle");
        var other = Map.of("grant", false, "reason", "Circle");
        town.as("cora").put(path + "/decision", grant).is(403);
        town.as("bea").put(path + "/decision", grant).is(403);
        town.as("tom").put(path + "/decision", grant).is(202);
        town.as("dora").put(path + "/decision", other).is(202);
        town.lend(30_000, FOUR);
        town.lend("bea", asked(30_000, FOUR));
        var problem = town.as("dora").put(path + "/decision", grant).is(422).body();
        assertThat(problem.get("rule").asString()).isEqualTo("purseShare");
        assertThat(problem.get("maximum").asLong()).isEqualTo(20_000);
        town.as("tom").put(path + "/decision", other).is(201);
        assertThat(town.as("cora").get(path).body().get("state").asString()).isEqualTo("refused");
        assertThat(
                        town.as("cora")
                                .get("/api/v1/accounts/cora/loans")
                                .is(200)
                                .body()
                                .get("items")
                                .get(0)
                                .get("reason")
                                .asString())
                .isEqualTo("Circle");
        town.sound(folder);
    }

    @Test
    void what_is_given_back_leaves_the_loan_as_it_was_paid() {
        town.lend(1_000, schedule("receipts", "2026-12-01", 2));
        town.pay("bea", "ana", 1_000);
        String payment =
                town.app.app.database.inSnapshot(tx ->
                        tx.sql()
                                .fetchSingle(
                                        "SELECT transfer_id::text FROM transfer"
                                                + " WHERE kind = 'payment'")
                                .get(0, String.class));
        town.as("ana")
                .put(
                        "/api/v1/payments/" + payment + "/reversal",
                        Map.of("id", UUID.randomUUID().toString(), "reason", "Sent back"))
                .is(201);
        assertThat(town.balance("loan-1-claim")).isEqualTo(800);
        assertThat(town.balance("ana")).isEqualTo(800);
        town.sound(folder);
    }
}
