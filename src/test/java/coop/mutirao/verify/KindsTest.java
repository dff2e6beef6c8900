package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An operator who holds the log's key and writes what no rule of the house posts.
class KindsTest {

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void charter() {
        ledger.leaf("account", Map.of("account", "fund-income", "kind", "fund"));
        policy("authorisation", "1", 1);
        ledger.posted("gift", by("m0"), "m0", -500, "fund-income", 500);
    }

    private void policy(String key, String version, long later) {
        ledger.policy(key, version, "{\"unsignedMaximum\":1000,\"twoOfficersFrom\":null}", later);
    }

    private static Map<String, Object> by(String actor) {
        return Map.of("auth", Map.of("mode", "operator", "actor", actor), "policy", "x/1");
    }

    private void gainsBy(long amount, String what) {
        Report report = ledger.verify(folder);
        assertThat(report.findings()).anySatisfy(f -> assertThat(f).contains(what));
        assertThat(report.profits()).containsEntry("m1 HRZ", amount);
    }

    @Test
    void what_comes_before_is_right() {
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"adjustment", "levy", "contribution", "loan", "writeOff"})
    void a_kind_that_no_rule_posts(String kind) {
        ledger.posted(kind, by("service"), "m0", -100, "m1", 100);
        gainsBy(100, "there is no rule by which a " + kind + " is posted");
    }

    @Test
    void an_award_that_takes_from_a_member() {
        ledger.posted("award", Map.of("decision", "r1"), "m0", -100, "m1", 100);
        assertThat(ledger.verify(folder).findings())
                .anySatisfy(f ->
                        assertThat(f).contains("an award takes from m0, which is not the fund's"));
    }

    @Test
    void a_payment_out_of_the_fund() {
        ledger.posted("payment", by("fund-income"), "fund-income", -100, "m1", 100);
        gainsBy(100, "takes from fund-income, which is no member's account");
    }

    @Test
    void a_sweep_to_a_member() {
        ledger.posted("sweep", by("service"), "fund-income", -100, "m1", 100);
        gainsBy(100, "and m1 is not");
    }

    @Test
    void an_opening_out_of_the_fund() {
        ledger.officers();
        ledger.agreed("o1", "o2", "");
        ledger.posted("opening", by("o2"), "fund-income", -100, "m1", 100);
        gainsBy(100, "and fund-income is not");
    }

    @Test
    void a_gift_that_the_service_orders() {
        ledger.posted("gift", by("service"), "m0", -100, "m1", 100);
        gainsBy(100, "service does not act for m0");
    }

    @Test
    void something_besides_for_a_member() {
        ledger.posted("gift", by("m0"), "m0", -100, "m2", 100, "m0", -7, "m1", 7);
        gainsBy(7, "m1 gets something besides");
    }

    @Test
    void a_payee_who_gets_more_than_the_payer_gives() {
        ledger.posted("gift", by("m0"), "m0", -100, "m1", 107, "fund-income", -7);
        gainsBy(107, "its payee does not get what its payer gives");
    }

    @Test
    void a_stranger_who_gives_back() {
        String id = ledger.posted("gift", by("m1"), "m1", -100, "m2", 100);
        ledger.posted(
                "reversal",
                Map.of("reverses", id, "auth", Map.of("mode", "operator", "actor", "m1")),
                "m2",
                -100,
                "m1",
                100);
        gainsBy(100, "m1 has no mandate to post a transaction of kind reversal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "two"})
    void a_version_that_is_not_the_next(String version) {
        policy("authorisation", version, 1);
        assertThat(ledger.verify(folder).findings())
                .anySatisfy(f -> assertThat(f).contains("is not the next version of it"));
    }

    @Test
    void a_policy_for_the_past() {
        policy("authorisation", "2", 0);
        assertThat(ledger.verify(folder).findings())
                .singleElement()
                .asString()
                .contains("before it was set");
    }

    @Test
    void a_role_that_somebody_gives_herself() {
        ledger.leaf(
                "admin",
                Map.of(
                        "account", "m1",
                        "role", "operator",
                        "granted", "yes",
                        "until", SmallLedger.time(ledger.now.plusSeconds(90)),
                        "actor", "m1"));
        assertThat(ledger.verify(folder).findings())
                .singleElement()
                .asString()
                .contains("m1 gives herself the role operator");
    }
}
