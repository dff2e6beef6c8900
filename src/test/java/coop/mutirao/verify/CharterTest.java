package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger with policies as ours has them: what is charged, who may order, and who has to agree.
class CharterTest {

    private static final String CONTRIBUTION =
            "{\"ratePpm\":15000,\"bearer\":\"payee\",\"minimumAmount\":10,"
                    + "\"capPer30Days\":5,\"exemptKinds\":[\"gift\"]}";

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void policies() {
        ledger.leaf("account", Map.of("account", "fund-income", "kind", "fund"));
        policy("contribution", 1, CONTRIBUTION);
        policy("authorisation", 1, "{\"unsignedMaximum\":1000,\"twoOfficersFrom\":500}");
    }

    private void policy(String key, int version, String value) {
        ledger.policy(key, Integer.toString(version), value, 1);
    }

    private String pays(String kind, String policy, Object... entries) {
        Map<String, Object> more = new HashMap<>();
        more.put("auth", Map.of("mode", "operator", "actor", entries[0]));
        if (!policy.isEmpty()) {
            more.put("policy", policy);
        }
        return ledger.posted(kind, more, entries);
    }

    private void isRight() {
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    private Report found(String why) {
        Report report = ledger.verify(folder);
        assertThat(report.findings()).singleElement().asString().contains(why);
        return report;
    }

    /// 1.5 % of 100 is 1.5: one now, and half of one is carried to the next time.
    @Test
    void a_fraction_is_carried() {
        pays("payment", "contribution/1", "m0", -100, "m1", 100, "m1", -1, "fund-income", 1);
        pays("payment", "contribution/1", "m2", -100, "m1", 100, "m1", -2, "fund-income", 2);
        pays("payment", "contribution/1", "m2", -10, "m1", 10);
        pays("payment", "", "m2", -9, "m1", 9);
        pays("gift", "", "m2", -100, "m1", 100);
        isRight();
    }

    @Test
    void a_reversal_takes_the_fraction_back() {
        String id =
                pays(
                        "payment",
                        "contribution/1",
                        "m0",
                        -100,
                        "m1",
                        100,
                        "m1",
                        -1,
                        "fund-income",
                        1);
        ledger.posted(
                "reversal",
                Map.of("reverses", id, "auth", Map.of("mode", "operator", "actor", "m1")),
                "fund-income",
                -1,
                "m1",
                1,
                "m1",
                -100,
                "m0",
                100);
        pays("payment", "contribution/1", "m0", -100, "m1", 100, "m1", -1, "fund-income", 1);
        isRight();
    }

    /// 1.5 % of 400 is 6, and 5 is the most in 30 days; the rest is forgiven.
    @Test
    void a_cap_forgives() {
        pays("payment", "contribution/1", "m0", -400, "m1", 400, "m1", -5, "fund-income", 5);
        pays("payment", "contribution/1", "m0", -100, "m1", 100);
        isRight();
    }

    @Test
    void one_unit_too_much() {
        pays("payment", "contribution/1", "m0", -100, "m1", 100, "m1", -2, "fund-income", 2);
        Report report =
                found("posted was m1 -2 HRZ, fund-income +2 HRZ; due is m1 -1 HRZ, fund-inc");
        assertThat(report.profits()).isEqualTo(Map.of("m1 HRZ", -1L, "fund-income HRZ", 1L));
    }

    @Test
    void charged_where_it_was_exempt() {
        pays("gift", "contribution/1", "m0", -100, "m1", 100, "m1", -1, "fund-income", 1);
        assertThat(ledger.verify(folder).findings())
                .anySatisfy(f -> assertThat(f).contains("contribution/1 exempts it"));
    }

    @Test
    void a_version_that_is_over() {
        policy("contribution", 2, CONTRIBUTION.replace("15000", "20000"));
        pays("payment", "contribution/1", "m0", -100, "m1", 100, "m1", -1, "fund-income", 1);
        found("it names contribution/1, and contribution/2 is in force");
    }

    @Test
    void a_payment_that_only_its_owner_can_explain_is_counted() {
        pays("payment", "", "m0", -100, "m1", 100);
        Report report = ledger.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures()).containsEntry("payments_free_by_owner_only", 1L);
    }

    private void paysFor(String actor, long amount) {
        ledger.posted(
                "gift",
                Map.of("auth", Map.of("mode", "operator", "actor", actor)),
                "m0",
                -amount,
                "m1",
                amount);
    }

    private void delegate(String paymentMaximum, String dayMaximum) {
        ledger.leaf(
                "delegate",
                Map.of(
                        "account", "m0",
                        "delegate", "m2",
                        "given", "yes",
                        "manages", "no",
                        "payment_maximum", paymentMaximum,
                        "day_maximum", dayMaximum,
                        "actor", "m0"));
    }

    @Test
    void who_is_no_delegate_and_no_operator() {
        paysFor("m2", 20);
        assertThat(found("m2 does not act for m0").profits())
                .isEqualTo(Map.of("m0 HRZ", -20L, "m1 HRZ", 20L));
    }

    @Test
    void a_delegate_within_her_bounds_and_beyond() {
        delegate("30", "50");
        paysFor("m2", 30);
        paysFor("m2", 20);
        isRight();
        paysFor("m2", 1);
        found("m2 is beyond her bounds for m0: 1, and 51 on that day");
    }

    @Test
    void an_operator_for_as_long_as_her_mandate_lasts() {
        ledger.leaf(
                "admin",
                Map.of(
                        "account", "m2",
                        "role", "operator",
                        "granted", "yes",
                        "until", SmallLedger.time(ledger.now.plusSeconds(4)),
                        "actor", "service"));
        paysFor("m2", 20);
        isRight();
        ledger.now = ledger.now.plusSeconds(10);
        paysFor("m2", 20);
        found("m2 does not act for m0");
    }

    @Test
    void without_a_signature_that_it_needed() {
        paysFor("m0", 1_001);
        assertThat(ledger.verify(folder).findings())
                .satisfiesExactlyInAnyOrder(
                        f ->
                                assertThat(f)
                                        .contains("without a signature")
                                        .contains("authorisation/1 allows 1000"),
                        f -> assertThat(f).contains("0 officers agreed"));
    }

    @Test
    void an_erasure_excuses_old_orders_only() {
        policy("disclosure", 1, "{\"signedOrderDays\":2}");
        byte[] order = StrictJson.bytes(ledger.order("m0", "m1", 9));
        ledger.paid(order, "k0", "m0", -9, "m1", 9);
        ledger.now = ledger.now.plusSeconds(86_400);
        ledger.leaf("erasure", Map.of("account", "m0", "erased", List.of(), "reason", "art17"));
        found("what its payer signed is not shown, and is to be kept for 2 days");
        ledger.now = ledger.now.plusSeconds(86_400);
        ledger.key("m1", "k9", 9);
        Report report = ledger.verify(folder.resolve("later"));
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures()).containsEntry("orders_erased", 1L);
    }

    private void approval(String payment, String act, String actor) {
        Map<String, Object> members =
                new HashMap<>(Map.of("payment", payment, "act", act, "actor", actor));
        if (act.equals("ordered")) {
            members.put("payer", "m0");
            members.put("payee", "m1");
            members.put("amount", Map.of(SmallLedger.UNIT, "40"));
        }
        ledger.leaf("approval", members);
    }

    private void waitedFor(String id) {
        ledger.leaf(
                "transaction",
                id,
                Map.of(
                        "auth",
                        Map.of("mode", "operator", "actor", "m0"),
                        "effective",
                        "2026-09-21",
                        "kind",
                        "gift",
                        "entries",
                        SmallLedger.entries("m0", -40, "m1", 40)));
    }

    @Test
    void two_have_to_agree() {
        delegate("100", "100");
        ledger.leaf(
                "approval-rule",
                Map.of("account", "m0", "actor", "m0", "above", "30", "approvals", "2"));
        approval("p1", "ordered", "m0");
        approval("p1", "agreed", "m2");
        waitedFor("p1");
        isRight();
        approval("p2", "ordered", "m0");
        approval("p2", "agreed", "m0");
        waitedFor("p2");
        assertThat(ledger.verify(folder).findings())
                .satisfiesExactlyInAnyOrder(
                        f -> assertThat(f).contains("m0 agrees once more"),
                        f -> assertThat(f).contains("1 of m0 agreed, and above 30 it takes 2"));
    }

    @Test
    void what_was_withdrawn_is_not_paid() {
        approval("p1", "ordered", "m0");
        approval("p1", "withdrawn", "m0");
        waitedFor("p1");
        found("it was withdrawn or refused before");
    }

    @Test
    void somebody_who_is_not_asked() {
        approval("p1", "ordered", "m0");
        approval("p1", "agreed", "m1");
        found("m1 is not asked about the payment p1");
    }

    @Test
    void a_tally_of_nothing_and_a_ballot_that_is_not_whole() {
        String poll = ledger.poll();
        ledger.leaf("tally", Map.of("poll", poll, "result", Map.of()));
        isRight();
        ledger.leaf("ballot", Map.of("poll", poll, "choice", List.of("a", "b"), "key", "k9"));
        assertThat(ledger.verify(folder).findings())
                .anySatisfy(f -> assertThat(f).contains("it has no member seq"));
    }
}
