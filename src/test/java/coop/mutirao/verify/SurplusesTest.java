package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The venture m0, in which m1 and m2 work, sold for 3,000 in September and bought for 1,000; a
/// fifth of its surplus is the network's: 400. o1 and o2 are coordinators.
class SurplusesTest {

    private static final String POLICY =
            "{\"networkPpm\":200000,\"educationPpm\":50000,\"reservePpm\":100000,\"months\":1,"
                    + "\"dueDays\":30}";
    private static final String EVIDENCE = "ab".repeat(32);

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void september() {
        ledger.leaf("account", Map.of("account", "fund-income", "kind", "fund"));
        ledger.officers();
        ledger.policy("surplus", "1", POLICY, 1);
        for (String worker : List.of("m1", "m2")) {
            works(worker);
        }
        ledger.posted("payment", Map.of(), "m1", -3_000, "m0", 3_000);
        ledger.posted("payment", Map.of(), "m0", -1_000, "m2", 1_000);
        ledger.posted("wage", Map.of(), "m0", -1_700, "m2", 1_700);
        ledger.posted("gift", Map.of(), "m0", -5, "m2", 5);
        ledger.now = Instant.parse("2026-10-01T00:00:01Z");
    }

    private void works(String who) {
        ledger.leaf(
                "delegate",
                Map.of("account", "m0", "delegate", who, "given", "yes", "actor", "m0"));
    }

    private static Map<String, String> figures() {
        Map<String, String> figures = new HashMap<>();
        for (String name :
                List.of(
                        "sales_adjustment",
                        "purchases_adjustment",
                        "outside_sales",
                        "outside_purchases",
                        "remuneration",
                        "depreciation",
                        "loss_forward")) {
            figures.put(name, "0");
        }
        figures.put("sales", "3000");
        figures.put("purchases", "1000");
        figures.put("wages", "1700");
        figures.put("surplus", "2000");
        figures.put("network", "400");
        figures.put("education", "100");
        figures.put("reserve", "200");
        figures.put("rest", "1300");
        return figures;
    }

    private void statement(String id, String version, Map<String, ?> more) {
        Map<String, Object> members = new HashMap<>();
        members.put("account", "m0");
        members.put("statement", id);
        members.put("period", "2026-09");
        members.put("version", version);
        members.put("policy", "surplus/1");
        members.put("figures", figures());
        members.put("actor", "m1");
        members.putAll(more);
        ledger.leaf("surplus-statement", members);
    }

    private void approved(String id, String... workers) {
        for (String worker : workers) {
            ledger.leaf(
                    "surplus-approval", Map.of("account", "m0", "statement", id, "actor", worker));
        }
    }

    private void checked(String id, String by, String collect) {
        ledger.leaf(
                "surplus-check",
                Map.of(
                        "account", "m0",
                        "statement", id,
                        "actor", by,
                        "accepted", "yes",
                        "collect", collect));
    }

    private void share(long amount, long due, long paid, String day) {
        ledger.posted(
                "surplus",
                Map.of(
                        "policy",
                        "surplus/1",
                        "sum",
                        Map.of(
                                "statement",
                                "s1",
                                "due",
                                Long.toString(due),
                                "paid",
                                Long.toString(paid),
                                "day",
                                day)),
                "m0",
                -amount,
                "fund-income",
                amount);
    }

    /// As it ought to be: of 400 there are 295.
    private void asItOughtToBe() {
        statement("s1", "1", Map.of());
        approved("s1", "m1", "m2");
        checked("s1", "o1", "2026-10-31");
        share(295, 400, 0, "2026-10-01");
    }

    private List<String> found() {
        return new ArrayList<>(ledger.verify(folder).findings());
    }

    private Map<String, Long> profits() {
        return ledger.verify(folder).profits();
    }

    private void one(String what) {
        assertThat(found()).singleElement().asString().contains(what);
    }

    private void comesIn(long amount) {
        ledger.posted("gift", Map.of(), "m2", -amount, "m0", amount);
    }

    @Test
    void what_is_due_is_taken_and_the_rest_on_its_day() {
        asItOughtToBe();
        ledger.now = Instant.parse("2026-10-31T00:00:00Z");
        comesIn(50);
        share(50, 400, 295, "2026-10-31");
        comesIn(500);
        ledger.now = Instant.parse("2026-11-01T00:00:00Z");
        share(55, 400, 345, "2026-11-01");

        assertThat(found()).isEmpty();
        assertThat(ledger.verify(folder).figures()).containsEntry("surplus_statements", 1L);
    }

    @Test
    void a_share_that_is_not_as_decided_is_found_with_who_profits() {
        statement("s1", "1", Map.of());
        approved("s1", "m1", "m2");
        checked("s1", "o1", "2026-10-31");
        share(294, 400, 0, "2026-10-01");

        assertThat(profits()).isEqualTo(Map.of("m0 HRZ", 1L, "fund-income HRZ", -1L));
    }

    @Test
    void a_share_that_is_not_taken_at_once_profits_a_friend() {
        statement("s1", "1", Map.of());
        approved("s1", "m1", "m2");
        checked("s1", "o1", "2026-10-31");
        ledger.poll();

        one("m0 was left 295 that were due");
    }

    @Test
    void a_share_that_is_taken_twice_is_found() {
        asItOughtToBe();
        comesIn(1_000);
        ledger.now = Instant.parse("2026-10-31T00:00:00Z");
        share(105, 400, 295, "2026-10-31");
        share(105, 400, 295, "2026-10-31");

        one("m0 owes nothing of its surplus");
        assertThat(profits()).containsEntry("m0 HRZ", -105L);
    }

    @Test
    void a_share_is_not_taken_before_its_day_nor_twice_on_one() {
        asItOughtToBe();
        comesIn(50);
        share(50, 400, 295, "2026-10-01");
        one("the rest of m0 is taken from 2026-10-31 on");
    }

    @Test
    void a_rest_is_taken_once_a_day() {
        asItOughtToBe();
        ledger.now = Instant.parse("2026-10-31T00:00:00Z");
        comesIn(50);
        share(50, 400, 295, "2026-10-31");
        comesIn(30);
        share(30, 400, 345, "2026-10-31");

        one("the rest of m0 is taken from 2026-11-01 on");
    }

    @Test
    void a_share_of_nothing_is_found() {
        share(7, 7, 0, "2026-10-01");

        assertThat(profits()).containsEntry("m0 HRZ", -7L);
    }

    @Test
    void a_rest_that_is_never_taken_is_found_after_a_week() {
        asItOughtToBe();
        ledger.now = Instant.parse("2026-11-07T00:00:00Z");
        comesIn(50);
        assertThat(found()).isEmpty();
        ledger.now = Instant.parse("2026-11-08T00:00:00Z");
        ledger.poll();

        one("what m0 owes since 2026-10-31 is still not taken");
    }

    @Test
    void each_figure_is_that_of_the_ledger_and_comes_out() {
        int n = 0;
        for (String name : figures().keySet()) {
            Map<String, String> figures = figures();
            figures.put(name, Integer.toString(Integer.parseInt(figures.get(name)) + 1));
            statement(
                    "s" + n++,
                    Integer.toString(n),
                    Map.of("figures", figures, "evidence", EVIDENCE));
        }
        // What is declared changes what comes out.
        assertThat(found()).hasSize(figures().size());
    }

    @Test
    void a_statement_that_is_changed_after_it_was_approved_is_not_approved() {
        statement("s1", "1", Map.of());
        approved("s1", "m1", "m2");
        Map<String, String> less = figures();
        less.put("remuneration", "2000");
        for (String name : List.of("surplus", "network", "education", "reserve", "rest")) {
            less.put(name, "0");
        }
        statement("s2", "2", Map.of("figures", less, "evidence", EVIDENCE));
        checked("s2", "o1", "2026-10-31");
        one("0 of 2 workers approved it");
        checked("s1", "o1", "2026-10-31");
        assertThat(found()).hasSize(2);
    }

    @Test
    void half_of_the_workers_are_not_enough() {
        statement("s1", "1", Map.of());
        approved("s1", "m1");
        checked("s1", "o1", "2026-10-31");
        share(295, 400, 0, "2026-10-01");

        one("1 of 2 workers approved it");
    }

    @Test
    void who_does_not_work_there_approves_nothing_and_nobody_twice() {
        statement("s1", "1", Map.of());
        approved("s1", "m0", "o1", "m1", "m1");

        assertThat(found()).hasSize(3);
    }

    @Test
    void a_coordinator_who_works_there_checks_nothing() {
        ledger.leaf(
                "delegate",
                Map.of("account", "m0", "delegate", "o1", "given", "yes", "actor", "m0"));
        statement("s1", "1", Map.of());
        approved("s1", "m1", "m2");
        checked("s1", "o1", "2026-10-31");
        share(295, 400, 0, "2026-10-01");

        one("o1 checks what is hers");
    }

    @Test
    void who_is_no_coordinator_checks_nothing_and_puts_nothing_off() {
        statement("s1", "1", Map.of());
        approved("s1", "m1", "m2");
        checked("s1", "fund-income", "2026-12-31");
        share(295, 400, 0, "2026-10-01");

        assertThat(found()).hasSize(2);
    }

    @Test
    void what_is_declared_has_evidence_and_a_time_is_over() {
        Map<String, String> figures = figures();
        figures.put("outside_sales", "1");
        figures.put("outside_purchases", "1");
        statement("s1", "1", Map.of("figures", figures));
        one("without evidence");
        statement("s2", "1", Map.of("period", "2026-10"));
        assertThat(found()).hasSizeGreaterThan(1);
    }

    @Test
    void a_stranger_states_nothing_and_by_no_other_policy() {
        statement("s1", "1", Map.of("actor", "o1"));
        statement("s2", "2", Map.of("policy", "surplus/2"));
        statement("s3", "2", Map.of());

        assertThat(found()).hasSize(3);
    }

    @Test
    void a_verification_goes_on_between_the_check_and_the_rest() {
        asItOughtToBe();
        ledger.checkpoint();
        Path keep = folder.resolve("keep");
        assertThat(ledger.verification(folder).withResumePoint(keep).run().findings()).isEmpty();
        ledger.now = Instant.parse("2026-10-31T00:00:00Z");
        comesIn(105);
        share(105, 400, 295, "2026-10-31");
        ledger.checkpoint();

        assertThat(ledger.verification(folder).withResumePoint(keep).run().findings()).isEmpty();
    }
}
