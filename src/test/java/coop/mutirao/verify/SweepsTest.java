package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fund whose operations get 300 a month, and whose reserve is to hold a tenth of what members
/// owe, and 200 at least.
class SweepsTest {

    private static final String POLICY =
            "{\"operatingBudgetPerMonth\":300,\"weightsPpm\":{\"reserve\":400000,"
                    + "\"expansion\":300000,\"microcredit\":200000,\"education\":100000},"
                    + "\"reserveMinimum\":200,\"reserveShareOfDebtPpm\":100000}";

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void fund() {
        for (String purse :
                List.of(
                        "income",
                        "operations",
                        "reserve",
                        "expansion",
                        "microcredit",
                        "education")) {
            ledger.leaf("account", Map.of("account", "fund-" + purse, "kind", "fund"));
        }
        ledger.leaf(
                "account",
                Map.of("account", "owes", "kind", "member", "limit", Map.of("HRZ", "9000")));
        ledger.policy("sweep", "1", POLICY, 1);
    }

    private void income(long amount) {
        ledger.posted("gift", Map.of(), "owes", -amount, "fund-income", amount);
    }

    private void sweep(Object... entries) {
        ledger.posted("sweep", Map.of("policy", "sweep/1"), entries);
    }

    private void first() {
        income(1_003);
        // 703 in shares of 281.2, 210.9, 140.6 and 70.3: two units are left for .9 and .6.
        sweep(
                "fund-income",
                -1_003,
                "fund-operations",
                300,
                "fund-reserve",
                281,
                "fund-expansion",
                211,
                "fund-microcredit",
                141,
                "fund-education",
                70);
    }

    @Test
    void operations_come_first_and_the_rest_is_shared_by_the_largest_remainder() {
        first();
        assertThat(ledger.verify(folder).findings()).isEmpty();
        assertThat(ledger.verify(folder).figures()).containsEntry("sweeps", 1L);
    }

    /// The reserve holds 281, and members owe 2,003: a tenth of that is 200. The month's budget is
    /// used up.
    @Test
    void a_full_reserve_gives_its_weight_to_expansion() {
        first();
        income(1_000);
        sweep(
                "fund-income",
                -1_000,
                "fund-expansion",
                700,
                "fund-microcredit",
                200,
                "fund-education",
                100);
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    /// Members owe 2,820, a tenth is 282, and the reserve holds 281.
    @Test
    void a_reserve_that_lacks_one_unit_has_its_weight() {
        first();
        income(1_817);
        sweep(
                "fund-income",
                -1_817,
                "fund-reserve",
                727,
                "fund-expansion",
                545,
                "fund-microcredit",
                363,
                "fund-education",
                182);
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    @Test
    void one_unit_in_another_purse() {
        income(1_003);
        sweep(
                "fund-income",
                -1_003,
                "fund-operations",
                300,
                "fund-reserve",
                282,
                "fund-expansion",
                210,
                "fund-microcredit",
                141,
                "fund-education",
                70);
        Report report = ledger.verify(folder);
        assertThat(report.findings()).singleElement().asString().contains("by sweep/1");
        assertThat(report.profits())
                .isEqualTo(Map.of("fund-reserve HRZ", 1L, "fund-expansion HRZ", -1L));
    }

    @Test
    void operations_that_take_more_than_their_budget() {
        first();
        income(10);
        sweep("fund-income", -10, "fund-operations", 10);
        assertThat(ledger.verify(folder).profits()).containsEntry("fund-operations HRZ", 10L);
    }

    @Test
    void a_purse_that_the_policy_does_not_know() {
        income(10);
        sweep("fund-income", -10, "m1", 10);
        assertThat(ledger.verify(folder).profits()).containsEntry("m1 HRZ", 10L);
    }

    @Test
    void a_part_of_the_income_only() {
        income(10);
        sweep("fund-income", -9, "fund-operations", 9);
        assertThat(ledger.verify(folder).findings())
                .singleElement()
                .asString()
                .contains("due is fund-income -10 HRZ, fund-operations +10 HRZ");
    }
}
