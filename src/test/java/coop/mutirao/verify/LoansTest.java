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

/// A purse of 4,000, of which m1 wants 1,000 back in two parts, from 1 November on, and 20 % of
/// what she receives; o1 and o2 decide.
class LoansTest {

    private static final String RULES =
            "{\"maximum\":2000,\"termMonths\":12,\"purseSharePpm\":500000,\"sweepPpm\":200000,"
                    + "\"graceDays\":10}";

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void purse() {
        ledger.leaf("account", Map.of("account", "fund-microcredit", "kind", "fund"));
        ledger.officers();
        ledger.policy("loans", "1", RULES, 1);
        ledger.posted("gift", Map.of(), "m0", -4_000, "fund-microcredit", 4_000);
    }

    private void step(String step, String actor, Map<String, ?> more) {
        Map<String, Object> members = new HashMap<>(more);
        members.put("loan", "l1");
        members.put("account", "m1");
        members.put("step", step);
        members.put("actor", actor);
        ledger.leaf("loan", members);
    }

    private void applied(long amount, String first, String collect) {
        step(
                "applied",
                "m1",
                Map.of(
                        "amount",
                        Long.toString(amount),
                        "schedule",
                        "receipts",
                        "first",
                        first,
                        "instalments",
                        "2",
                        "months",
                        "",
                        "collect",
                        collect));
        ledger.leaf("currency", Map.of("code", "LOAN1", "scale", "2"));
        account("claim", "0", Long.toString(amount));
        account("debt", Long.toString(amount), "0");
    }

    private void account(String name, String limit, String maximum) {
        ledger.leaf(
                "account",
                Map.of(
                        "account",
                        name,
                        "kind",
                        "system",
                        "limit",
                        Map.of("LOAN1", limit),
                        "maximum",
                        Map.of("LOAN1", maximum)));
    }

    private void granted() {
        step("granted", "o2", Map.of("policy", "loans/1", "unit", "LOAN1"));
    }

    private void grantedByTwo() {
        ledger.agreed("o1", "o2", "m1");
        granted();
    }

    private static Map<String, String> entry(String account, String unit, long amount) {
        return Map.of("a", account, "c", unit, "n", Long.toString(amount));
    }

    private void posted(
            String kind, String actor, Map<String, ?> more, List<Map<String, String>> entries) {
        Map<String, Object> members = new HashMap<>(more);
        members.put("auth", Map.of("mode", "operator", "actor", actor));
        members.put("effective", "2026-09-21");
        members.put("kind", kind);
        members.put("entries", entries);
        ledger.leaf("transaction", members);
    }

    private void paidOut(long amount) {
        posted(
                "loan",
                "service",
                Map.of("decision", "l1", "policy", "loans/1"),
                List.of(
                        entry("fund-microcredit", "HRZ", -amount),
                        entry("m1", "HRZ", amount),
                        entry("debt", "LOAN1", -amount),
                        entry("claim", "LOAN1", amount)));
    }

    private void lent() {
        applied(1_000, "2026-11-01", "yes");
        grantedByTwo();
        paidOut(1_000);
    }

    private void back(String actor, long money, long claim, Map<String, String> sum) {
        List<Map<String, String>> entries =
                new ArrayList<>(
                        List.of(
                                entry("m1", "HRZ", -money),
                                entry("fund-microcredit", "HRZ", money)));
        if (claim != 0) {
            entries.add(entry("claim", "LOAN1", -claim));
            entries.add(entry("debt", "LOAN1", claim));
        }
        posted("repayment", actor, Map.of("decision", "l1", "sum", sum), entries);
    }

    private static final Map<String, String> EARLY = Map.of("way", "early");

    private static Map<String, String> due(long due) {
        return Map.of("way", "collected", "due", Long.toString(due));
    }

    private Map<String, String> received(long amount, long before, long after) {
        String id = ledger.posted("gift", Map.of(), "m0", -amount, "m1", amount);
        return Map.of(
                "way", "swept",
                "receipt", id,
                "base", Long.toString(amount),
                "due", Long.toString((amount * 200_000 + before) / 1_000_000),
                "before", Long.toString(before),
                "after", Long.toString(after));
    }

    private List<String> found() {
        return new ArrayList<>(ledger.verify(folder).findings());
    }

    private void finds(String what) {
        assertThat(found()).isNotEmpty().first().asString().contains(what);
    }

    @Test
    void what_was_decided_and_paid_back_as_it_is_due_is_sound() {
        lent();
        back("service", 100, 100, received(501, 0, 200_000));
        received(3, 200_000, 800_000);
        back("service", 1, 1, received(1, 800_000, 0));
        back("m1", 99, 99, EARLY);
        ledger.now = Instant.parse("2026-11-01T08:00:00Z");
        back("service", 300, 300, due(300));
        ledger.mandate("o1", "coordinator", "service");
        ledger.mandate("o2", "coordinator", "service");
        ledger.agreed("o1", "o2", "m1");
        step("deferred", "o2", Map.of("days", "31"));
        back("m1", 500, 500, EARLY);

        assertThat(found()).isEmpty();
        assertThat(ledger.verify(folder).figures())
                .containsEntry("loans", 1L)
                .containsEntry("repayments", 5L);
    }

    @Test
    void a_loan_without_a_decision_is_found_with_who_profits() {
        applied(1_000, "2026-11-01", "yes");
        paidOut(1_000);

        finds("nobody decided this loan");
        assertThat(ledger.verify(folder).profits()).containsEntry("m1 HRZ", 1_000L);
    }

    @Test
    void one_officer_alone_or_the_borrower_and_her_delegate_do_not_decide() {
        applied(1_000, "2026-11-01", "yes");
        granted();
        paidOut(1_000);
        finds("it takes two officers");
    }

    @Test
    void who_acts_for_her_does_not_decide() {
        applied(1_000, "2026-11-01", "yes");
        ledger.leaf(
                "delegate",
                Map.of("account", "m1", "delegate", "o2", "given", "yes", "actor", "m1"));
        grantedByTwo();
        paidOut(1_000);
        finds("do not act for her");
    }

    @Test
    void more_than_the_rules_allow_is_found() {
        applied(2_001, "2026-11-01", "yes");
        grantedByTwo();
        paidOut(2_001);
        assertThat(found())
                .anyMatch(f -> f.contains("a loan is at most 2000, and this is 2001"))
                .anyMatch(f -> f.contains("one loan takes 2000 at most"));
    }

    @Test
    void dates_that_no_rule_allows_are_found() {
        applied(1_000, "2027-09-01", "yes");
        grantedByTwo();
        paidOut(1_000);
        finds("which no rule allows");
    }

    @Test
    void another_amount_than_was_granted_is_found() {
        applied(1_000, "2026-11-01", "yes");
        grantedByTwo();
        paidOut(999);
        finds("posted was");
    }

    @Test
    void what_was_granted_and_never_paid_out_is_found() {
        applied(1_000, "2026-11-01", "yes");
        grantedByTwo();
        ledger.poll();
        finds("granted and not paid out");
    }

    @Test
    void who_pays_back_keeps_no_claim_against_her() {
        lent();
        back("m1", 400, 0, EARLY);
        finds("posted was");
    }

    @Test
    void a_claim_goes_by_money_alone() {
        lent();
        posted(
                "gift",
                "admin",
                Map.of(),
                List.of(entry("claim", "LOAN1", -1_000), entry("debt", "LOAN1", 1_000)));
        finds("a gift moves a claim");
    }

    @Test
    void nothing_is_paid_back_twice() {
        lent();
        back("m1", 1_000, 1_000, EARLY);
        back("m1", 1_000, 1_000, EARLY);
        assertThat(found()).anyMatch(f -> f.contains("there is nothing to pay back"));
    }

    @Test
    void a_share_of_another_amount_is_found_with_who_loses() {
        lent();
        back("service", 101, 101, received(501, 0, 200_000));
        finds("posted was");
        assertThat(ledger.verify(folder).profits()).containsEntry("m1 HRZ", -1L);
    }

    @Test
    void a_share_that_is_left_out_is_found() {
        lent();
        received(501, 0, 200_000);
        ledger.poll();
        finds("a receipt gave nothing to the loan l1");
    }

    @Test
    void a_share_that_is_left_out_at_the_end_is_found() {
        lent();
        received(501, 0, 200_000);
        finds("a receipt gave nothing to the loan l1");
    }

    @Test
    void a_share_of_no_receipt_is_found() {
        lent();
        back("service", 100, 100, Map.of("way", "swept", "receipt", "none"));
        finds("there was no receipt");
    }

    @Test
    void nothing_is_taken_before_it_is_due_or_without_her_word() {
        lent();
        back("service", 500, 500, due(500));
        finds("she agreed to 0");
    }

    @Test
    void nothing_is_taken_after_she_took_her_word_back() {
        lent();
        step("consent", "m1", Map.of("collect", "no"));
        ledger.now = Instant.parse("2026-11-01T08:00:00Z");
        back("service", 500, 500, due(500));
        finds("she agreed to nothing");
    }

    @Test
    void nobody_puts_off_alone_or_pays_for_another() {
        lent();
        step("deferred", "o2", Map.of("days", "31"));
        back("m0", 10, 10, EARLY);
        assertThat(found())
                .anyMatch(f -> f.contains("it takes two officers"))
                .anyMatch(f -> f.contains("m0 pays for another back"));
    }

    @Test
    void hostile_figures_are_findings() {
        step("applied", "m1", Map.of("amount", "5", "first", "soon", "instalments", "1"));
        step("applied", "m1", Map.of("amount", "-5", "first", "2026-11-01", "instalments", "1"));
        step("applied", "m1", Map.of("amount", "5", "first", "2026-11-01", "instalments", "6"));
        step("granted", "o2", Map.of());
        step("leapt", "o2", Map.of());
        assertThat(found()).hasSize(5);
    }

    @Test
    void what_is_kept_of_a_verification_goes_on_between_a_receipt_and_its_share() {
        lent();
        Map<String, String> sum = received(501, 0, 200_000);
        ledger.checkpoint();
        Path keep = folder.resolve("keep");
        ledger.verification(folder).withResumePoint(keep).run();
        back("service", 100, 100, sum);
        received(3, 200_000, 800_000);
        ledger.checkpoint();

        assertThat(ledger.verification(folder).withResumePoint(keep).run().findings()).isEmpty();
    }
}
