package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is done to accounts, orders, votes and texts.
class AttacksTest extends Attacks {

    private static final byte[] SALT = PackWriter.seed(7);

    private static Map<String, String> with(Map<String, String> order, String name, String value) {
        var changed = new HashMap<>(order);
        changed.put(name, value);
        return changed;
    }

    @Test
    void what_comes_before_is_all_right() {
        Report report = ledger.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures())
                .containsEntry("payer_signed", 2L)
                .containsEntry("operator_posted", 0L)
                .containsEntry("signatures_verified", 2L)
                .containsEntry("leaves.account", 4L);
        assertThat(report.balances().get("m1")).containsEntry(SmallLedger.UNIT, 49L);
    }

    @Test
    void over_limit() {
        ledger.pays(2, 0, 5_100);
        Report report = found("m2 stands at -5051 HRZ and exceeds its credit limit: -5000");
        assertThat(report.profits()).isEqualTo(Map.of("m2 HRZ", 51L));
    }

    @Test
    void over_the_maximum() {
        ledger.leaf(
                "limit",
                Map.of(
                        "account", "m2",
                        "limit", Map.of("HRZ", "5000"),
                        "maximum", Map.of("HRZ", "100")));
        ledger.pays(0, 2, 60);
        assertThat(found("exceeds its maximum of 100").profits()).containsEntry("m2 HRZ", 10L);
    }

    @Test
    void a_lowered_limit_blocks_new_spending_only() {
        ledger.leaf("limit", Map.of("account", "m0", "limit", Map.of("HRZ", "10")));
        ledger.pays(1, 0, 5);
        ledger.pays(0, 1, 5);
        found("m0 stands at -102 HRZ and exceeds its credit limit: -96");
    }

    @Test
    void double_reversal() {
        String id = ledger.pays(0, 2, 10);
        for (int i = 0; i < 2; i++) {
            ledger.posted("reversal", Map.of("reverses", id), "m2", -10, "m0", 11, "fees", -1);
        }
        Report report = found("was reversed by leaf");
        assertThat(report.profits())
                .isEqualTo(Map.of("m0 HRZ", 11L, "m2 HRZ", -10L, "fees HRZ", -1L));
    }

    @Test
    void a_reversal_of_less() {
        String id = ledger.pays(0, 2, 10);
        ledger.posted("reversal", Map.of("reverses", id), "m2", -10, "m0", 10);
        Report report = ledger.verify(folder);
        assertThat(report.findings()).hasSize(2);
        assertThat(report.profits()).isEqualTo(Map.of("m0 HRZ", -1L, "fees HRZ", 1L));
    }

    @Test
    void wrong_seal() {
        ledger.leaf(
                "seal",
                Map.of(
                        "size", Long.toString(ledger.pack.size()),
                        "root", java.util.HexFormat.of().formatHex(SALT)));
        found("sealed balances differ");
    }

    @Test
    void wrong_opening() {
        String id = ledger.committed("m3", "Álvarez", SALT);
        ledger.pack.opening(id, "name", SALT, "Alvarez");
        found("not what was committed");
    }

    @Test
    void an_opening_that_is_right() {
        String id = ledger.committed("m3", "Álvarez", SALT);
        ledger.pack.opening(id, "name", SALT, "Álvarez");
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    @Test
    void erased_but_kept() {
        String id = ledger.committed("m3", "Álvarez", SALT);
        ledger.pack.opening(id, "name", SALT, "Álvarez");
        ledger.leaf(
                "erasure",
                Map.of("erased", List.of(Map.of("id", id, "label", "name")), "reason", "art17"));
        found("still disclosed");
    }

    @Test
    void an_opening_that_is_held_back() {
        ledger.committed("m3", "Álvarez", SALT);
        Report report = ledger.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.isSound()).isFalse();
        assertThat(undecided(report))
                .singleElement()
                .asString()
                .contains("the name of m3: it is not shown");
    }

    @Test
    void an_opening_that_was_erased_is_not_held_back() {
        String id = ledger.committed("m3", "Álvarez", SALT);
        ledger.leaf(
                "erasure",
                Map.of("erased", List.of(Map.of("id", id, "label", "name")), "reason", "art17"));
        assertThat(ledger.verify(folder).isSound()).isTrue();
    }

    @Test
    void many_openings_that_are_held_back() {
        for (int i = 0; i < 23; i++) {
            ledger.committed("n" + i, "Álvarez", SALT);
        }
        assertThat(undecided(ledger.verify(folder)))
                .hasSize(21)
                .last()
                .asString()
                .contains("3 more are not shown");
    }

    private static List<Findings.Finding> undecided(Report report) {
        return report.checks().stream().flatMap(check -> check.undecided().stream()).toList();
    }

    @Test
    void a_leaf_of_a_type_that_nobody_knows() {
        ledger.leaf("mint", Map.of("account", "m0", "n", "100"));
        ledger.leaf("mint", Map.of("account", "m1", "n", "100"));
        Report report = ledger.verify(folder);
        assertThat(report.isSound()).isFalse();
        assertThat(undecided(report))
                .singleElement()
                .asString()
                .isEqualTo(
                        "type mint: 2 leaves are of no type that this version knows: get a newer"
                                + " verifier");
    }

    @Test
    void of_several_findings_the_first_in_the_log_is_named() {
        ledger.posted("payment", Map.of(), "m0", -10, "m1", 11);
        ledger.leaf("limit", Map.of("account", "nobody", "limit", Map.of("HRZ", "10")));
        var text = new java.io.StringWriter();
        ledger.verify(folder).print(new java.io.PrintWriter(text, true));
        assertThat(text.toString())
                .containsPattern("The first in the log, from which others may follow: leaf 11 ")
                .contains("Something is wrong: 3 findings, by 2 of 28 checks.");
    }

    @Test
    void expired_order() {
        var order = with(ledger.order("m0", "m1", 10), "expires", SmallLedger.time(ledger.now));
        ledger.paid(ledger.signed(order, 0), "k0", "m0", -10, "m1", 10);
        found("the order had expired");
    }

    @Test
    void order_of_other_ledger() {
        var order = with(ledger.order("m0", "m1", 10), "origin", "ledger.example.org/other");
        ledger.paid(ledger.signed(order, 0), "k0", "m0", -10, "m1", 10);
        found("the order is for the other ledger ledger.example.org/other");
    }

    @Test
    void payee_swapped() {
        byte[] order = ledger.signed(ledger.order("m0", "m1", 10), 0);
        ledger.paid(order, "k0", "m0", -10, "m2", 10);
        Report report = found("FORGED: m0 pays m2 by an order of m0 to m1");
        assertThat(report.profits()).isEqualTo(Map.of("m0 HRZ", -10L, "m2 HRZ", 10L));
    }

    @Test
    void another_amount() {
        byte[] order = ledger.signed(ledger.order("m0", "m1", 10), 0);
        ledger.paid(order, "k0", "m0", -12, "m1", 12);
        assertThat(found("FORGED: the payee receives 12").profits()).containsEntry("m1 HRZ", 2L);
    }

    @Test
    void fee_over_max() {
        byte[] order = ledger.signed(ledger.order("m0", "m1", 10), 0);
        ledger.paid(order, "k0", "m0", -13, "m1", 10, "fees", 3);
        Report report = found("charged 13 where the order allows 10 to 12 (max_fee)");
        assertThat(report.profits()).isEqualTo(Map.of("m0 HRZ", -1L));
    }

    @Test
    void revoked_key() {
        byte[] order = ledger.signed(ledger.order("m0", "m1", 10), 0);
        ledger.leaf("key-revoked", Map.of("key", "k0"));
        ledger.paid(order, "k0", "m0", -10, "m1", 10);
        found("the key k0 was revoked");
    }

    @Test
    void somebody_elses_key() {
        byte[] order = ledger.signed(ledger.order("m0", "m1", 10), 2);
        ledger.paid(order, "k2", "m0", -10, "m1", 10);
        found("FORGED: m0 pays, and the key k2 is of m2");
    }

    @Test
    void forged_and_replayed_payment() {
        byte[] forged = ledger.signed(ledger.order("m0", "m1", 10), 2);
        ledger.paid(forged, "k0", "m0", -10, "m1", 10);
        byte[] order = ledger.signed(ledger.order("m0", "m1", 20), 0);
        ledger.paid(order, "k0", "m0", -20, "m1", 20);
        ledger.paid(order, "k0", "m0", -20, "m1", 20);
        Report report = ledger.verify(folder);
        assertThat(report.findings())
                .satisfiesExactlyInAnyOrder(
                        f -> assertThat(f).contains("FORGED: the signature").contains("m1 +10 HRZ"),
                        f -> assertThat(f).contains("REPLAY").contains("m1 +20 HRZ"));
        assertThat(report.profits()).isEqualTo(Map.of("m0 HRZ", -30L, "m1 HRZ", 30L));
    }

    @Test
    void an_order_that_is_not_shown() {
        byte[] order = StrictJson.bytes(ledger.order("m0", "m1", 10));
        ledger.paid(order, "k0", "m0", -10, "m1", 10);
        found("what its payer signed is not shown, and was not erased");
    }

    @Test
    void an_order_that_was_erased() {
        byte[] order = StrictJson.bytes(ledger.order("m0", "m1", 10));
        ledger.paid(order, "k0", "m0", -10, "m1", 10);
        ledger.leaf("erasure", Map.of("account", "m0", "erased", List.of(), "reason", "art17"));
        Report report = ledger.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures()).containsEntry("orders_erased", 1L);
    }

    @Test
    void an_id_used_twice() {
        String id = ledger.pays(0, 1, 10);
        ledger.leaf("limit", id, Map.of("account", "m0", "limit", Map.of("HRZ", "6000")));
        found("the id %s was used by leaf".formatted(id));
    }

    @Test
    void an_unknown_account() {
        ledger.posted("payment", Map.of(), "m0", -10, "m9", 10);
        Report report = ledger.verify(folder);
        assertThat(report.findings())
                .satisfiesExactlyInAnyOrder(
                        f -> assertThat(f).contains("there is no account m9"),
                        f -> assertThat(f).contains("all balances sum to -10 HRZ"));
    }

    @Test
    void created_money() {
        ledger.posted("payment", Map.of(), "m0", -10, "m1", 15);
        Report report = ledger.verify(folder);
        assertThat(report.findings())
                .anySatisfy(f -> assertThat(f).contains("the entries sum to +5 HRZ"))
                .anySatisfy(f -> assertThat(f).contains("trial balance: all balances sum to +5"));
        assertThat(report.profits()).isEqualTo(Map.of("m1 HRZ", 5L));
    }

    @Test
    void forged_ballot() {
        String poll = ledger.poll();
        ledger.ballot(poll, 0, "yes", 1, 2);
        found("FORGED: the signature of the ballot");
    }

    @Test
    void replayed_ballot() {
        String poll = ledger.poll();
        ledger.ballot(poll, 0, "yes", 1);
        ledger.ballot(poll, 0, "no", 2);
        ledger.ballot(poll, 0, "yes", 1);
        ledger.leaf("tally", Map.of("poll", poll, "result", Map.of("no", "1")));
        found("REPLAY: the ballot 1 of m0 after the ballot 2");
    }

    @Test
    void late_ballot() {
        String poll = ledger.poll();
        ledger.now = ledger.now.plusSeconds(120);
        ledger.ballot(poll, 0, "yes", 1);
        found("after close");
    }

    @Test
    void wrong_tally() {
        String poll = ledger.poll();
        ledger.ballot(poll, 0, "yes", 1);
        ledger.leaf("tally", Map.of("poll", poll, "result", Map.of("yes", "1", "no", "1")));
        found("the tally says {no=1, yes=1}, and the ballots say {yes=1}");
    }

    @Test
    void types_that_are_not_known_are_counted() {
        ledger.leaf("mandate", Map.of("whatever", List.of("it", "says")));
        Report report = ledger.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures())
                .containsEntry("unknown_types", 1L)
                .containsEntry("leaves.mandate", 1L);
    }

    @Test
    void a_key_registered_for_somebody_else_is_seen_but_not_wrong() {
        ledger.key("m0", "k0-of-the-operator", 55);
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }
}
