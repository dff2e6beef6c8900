package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.crypto.Hash;
import coop.mutirao.testing.Device;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an operator does to payments, limits, seals and texts of a real log.
///
/// The attacks that are not made here: on hours, seals that are missing and limits in [HoursTest]
/// and [OfficersTest], on tiles, packs and ballots in [LogAttacksTest], [PacksTest] and
/// [AttacksTest]; on the database in the tests of `check`, on the tree's builder and by a restored
/// backup in those of `proof`, on journals in those of `export`.
class RealLedgerAttacksTest extends RealLedger {

    @Test
    void a_signed_payment_is_posted_again() throws IOException {
        Report report = verify(and(again(signedPayment())));
        found(report, "REPLAY: its order was used by leaf " + signedPayment());
        // Twice: it had expired as well.
        found(report, "the order had expired");
        assertThat(report.profits()).containsEntry(ana + " SOL", -2_000L);
    }

    @Test
    void a_fact_stands_twice() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        String leaf = honest.get(gift);
        String twice = leaf.replace(text(leaf, "at"), text(honest.getLast(), "at"));
        Report report = verify(and(twice));
        only(report, "was used by leaf %d before".formatted(gift));
        assertThat(report.profits()).isEqualTo(Map.of(cem + " SOL", 200L, bea + " SOL", -200L));
    }

    @Test
    void a_members_payment_is_forged() throws IOException {
        var stranger = new Device(phone.id);
        byte[] order = new String(order(), UTF_8).replace("0001", "0002").getBytes(UTF_8);
        String leaf =
                again(signedPayment())
                        .replaceAll(
                                "\"order\":\"[0-9a-f]{64}\"",
                                "\"order\":\"%s\""
                                        .formatted(HexFormat.of().formatHex(Hash.sha256(order))));
        PackWriter pack = written(and(leaf));
        pack.evidence(order, stranger.sign("mcl/payment-order/v1\0".getBytes(UTF_8), order));
        Report report = verify(pack, Map.of());
        found(report, "FORGED: the signature over the order is not by the key");
        assertThat(report.profits().get(ana + " SOL")).isNegative();
    }

    @Test
    void another_is_paid_than_was_ordered() throws IOException {
        Report report = verify(with(signedPayment(), bea, cem));
        found(report, "FORGED: %s pays %s by an order of".formatted(ana, cem));
    }

    @Test
    void more_is_charged_than_was_ordered() throws IOException {
        List<String> leaves = with(signedPayment(), "\"n\":\"-1000\"", "\"n\":\"-1003\"");
        leaves.set(
                signedPayment(),
                leaves.get(signedPayment()).replace("\"n\":\"1000\"", "\"n\":\"1003\""));
        Report report = verify(leaves);
        found(report, "FORGED: the payee receives 1003 SOL by an order of 1000");
        found(report, "charged 1003 where the order allows 1000 to 1000 (max_fee)");
    }

    @Test
    void an_operators_payment_instead_of_a_signed_one_is_counted() throws IOException {
        String leaf = honest.get(signedPayment());
        String auth = leaf.substring(leaf.indexOf("\"auth\":"), leaf.indexOf(",\"effective\""));
        Report report =
                verify(
                        with(
                                signedPayment(),
                                auth,
                                "\"auth\":{\"actor\":\"%s\",\"mode\":\"operator\"}"
                                        .formatted(cem)));
        assertThat(report.figures())
                .containsEntry("payer_signed", 0L)
                .containsEntry("operator_posted", 6L);
        // A coordinator does not act for her, and no operator did.
        only(report, cem + " does not act for " + ana);
    }

    @Test
    void a_limit_is_raised_in_silence() throws IOException {
        String raised = leaf("limit", Map.of("account", ana, "limit", Map.of("SOL", "99999")));
        Report report = verify(and(raised));
        only(report, "UNNAMED");
        assertThat(report.profits()).isEqualTo(Map.of(ana + " SOL", 89_999L));
    }

    @Test
    void more_is_spent_than_the_limit_allows() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        Report report = verify(and(again(gift).replace("200\"", "20000\"")));
        only(report, "exceeds its credit limit: -10000 is the least it can have");
    }

    @Test
    void money_is_made() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        Report report = verify(with(gift, "\"n\":\"200\"", "\"n\":\"900\""));
        found(report, "the entries sum to +700 SOL and not to zero");
        found(report, "trial balance: all balances sum to +700 SOL");
    }

    @Test
    void a_payment_is_given_back_twice() throws IOException {
        int reversal = find("\"reversal\"", "\"reverses\"");
        Report report = verify(and(again(reversal)));
        found(report, "was reversed by leaf %d before".formatted(reversal));
    }

    @Test
    void a_contribution_of_one_unit_less() throws IOException {
        List<String> leaves = with(signedPayment(), "\"n\":\"-10\"", "\"n\":\"-9\"");
        leaves.set(
                signedPayment(),
                leaves.get(signedPayment()).replace("\"n\":\"10\"", "\"n\":\"9\""));
        Report report = verify(leaves);
        found(report, "due is");
        assertThat(report.profits()).containsEntry(bea + " SOL", 1L);
    }

    @Test
    void balances_are_sealed_that_nobody_has() throws IOException {
        int seal = find("\"type\":\"seal\"");
        String root = text(honest.get(seal), "root");
        only(verify(with(seal, root, "00" + root.substring(2))), "sealed balances differ");
    }

    @Test
    void another_memo_is_shown_later() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        PackWriter pack = written(honest);
        pack.opening(text(honest.get(gift), "id"), "memo", PackWriter.seed(3), "For the floor");
        found(verify(pack, Map.of()), "not what was committed");
    }

    @Test
    void what_is_said_to_be_erased_is_kept() throws IOException {
        String gift = text(honest.get(find("\"gift\"", "\"n\":\"200\"")), "id");
        var one = Map.of("id", gift, "label", "memo");
        String erasure = leaf("erasure", Map.of("erased", List.of(one), "reason", "art17"));
        only(verify(and(erasure)), "still disclosed");
    }

    @Test
    void a_key_of_the_operators_for_a_member_is_there_for_all_to_see() throws IOException {
        String key =
                leaf(
                        "key",
                        Map.of(
                                "account",
                                ana,
                                "key",
                                id(),
                                "pub",
                                Device.base64(new Device("x").publicKey())));
        Report report = verify(and(key));
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures()).containsEntry("leaves.key", 2L);
    }

    @Test
    void a_coordinator_brings_in_balances_alone_once_there_is_trade() throws IOException {
        String brought =
                leaf(
                        "transaction",
                        Map.of(
                                "kind",
                                "opening",
                                "effective",
                                "2026-10-01",
                                "auth",
                                Map.of("mode", "operator", "actor", cem),
                                "entries",
                                List.of(entry(ana, "-5000"), entry(cem, "5000"))));
        Report report = verify(and(brought));
        only(report, "MONEY: balances are brought in after members paid each other: " + cem);
        assertThat(report.profits()).isEqualTo(Map.of(ana + " SOL", -5_000L, cem + " SOL", 5_000L));
    }

    private static Map<String, String> entry(String account, String amount) {
        return Map.of("a", account, "c", "SOL", "n", amount);
    }

    @Test
    void a_coordinator_gives_power_away_alone() throws IOException {
        String until = "2027-01-01T00:00:00.000000Z";
        Report report =
                verify(
                        and(
                                leaf(
                                        "delegate",
                                        Map.of(
                                                "account", ana,
                                                "delegate", bea,
                                                "given", "yes",
                                                "manages", "no",
                                                "actor", cem)),
                                leaf(
                                        "admin",
                                        Map.of(
                                                "account", bea,
                                                "role", "treasurer",
                                                "granted", "yes",
                                                "until", until,
                                                "actor", cem)),
                                leaf(
                                        "policy",
                                        Map.of(
                                                "key", "limits",
                                                "version", "2",
                                                "value", "{}",
                                                "from", until,
                                                "actor", bea)),
                                leaf(
                                        "limit",
                                        Map.of(
                                                "account", bea,
                                                "limit", Map.of("SOL", "10001"),
                                                "actor", cem))));
        assertThat(report.findings()).hasSize(4);
        found(report, "POWER: %s gets to act for %s: %s does it alone".formatted(bea, ana, cem));
        found(report, "POWER: %s gets the role treasurer: %s does it alone".formatted(bea, cem));
        found(report, "POWER: the rule limits/2 is set: %s has no mandate for it".formatted(bea));
        found(report, "%s alone gives %s a credit of 10001".formatted(cem, bea));
    }
}
