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

/// October 2026, of which ten percent for 30 days is charged above 1,000. There m1 holds 4,000 from
/// its first moment on: 3,000 above, for 31 days: 310.
class LeviesTest {

    private static final String POLICY =
            "{\"ratePpm\":100000,\"minimumThreshold\":1000,\"monthsOfTrade\":3,\"newcomerDays\":0}";
    private static final Map<String, String> SUM =
            Map.of(
                    "period", "2026-10",
                    "trade", "0",
                    "threshold", "1000",
                    "numerator", "803520000000000000000",
                    "before", "0",
                    "after", "0");

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void october() {
        ledger.leaf("account", Map.of("account", "fund-income", "kind", "fund"));
        ledger.policy("levy", "1", POLICY, 1);
        ledger.posted("gift", Map.of(), "m0", -4_000, "m1", 4_000);
        ledger.now = Instant.parse("2026-11-01T00:00:01Z");
    }

    private void levy(String account, long amount, Map<String, String> sum) {
        ledger.posted(
                "levy",
                Map.of("policy", "levy/1", "sum", sum),
                account,
                -amount,
                "fund-income",
                amount);
    }

    private void step(String step, Map<String, ?> more) {
        Map<String, Object> members = new HashMap<>(more);
        members.putAll(Map.of("period", "2026-10", "policy", "levy/1", "step", step));
        ledger.leaf("levy", members);
    }

    private List<String> found() {
        return new ArrayList<>(ledger.verify(folder).findings());
    }

    private Map<String, Long> profits() {
        return ledger.verify(folder).profits();
    }

    @Test
    void what_is_due_is_charged() {
        levy("m1", 310, SUM);
        step("finished", Map.of());

        assertThat(found()).isEmpty();
        assertThat(ledger.verify(folder).figures()).containsEntry("levies", 1L);
    }

    @Test
    void another_amount_is_found_with_who_profits() {
        levy("m1", 309, SUM);

        assertThat(profits()).isEqualTo(Map.of("m1 HRZ", 1L, "fund-income HRZ", -1L));
    }

    @Test
    void figures_that_do_not_come_out_are_found() {
        for (String name : SUM.keySet()) {
            Map<String, String> sum = new HashMap<>(SUM);
            sum.put(name, "7");
            levy("m1", 310, sum);
        }
        // The first is right but for its figures; the others are charged again besides.
        assertThat(found()).hasSize(SUM.size());
    }

    @Test
    void one_unit_of_time_or_money_makes_another_sum() {
        Map<String, String> sum = new HashMap<>(SUM);
        sum.put("numerator", "803520000000000000001");
        levy("m1", 310, sum);

        assertThat(found()).singleElement().asString().contains("due is").contains("its sum is");
    }

    @Test
    void who_is_charged_twice_loses_by_it() {
        levy("m1", 310, SUM);
        levy("m1", 310, SUM);

        assertThat(found()).singleElement().asString().contains("was charged for 2026-10 before");
        assertThat(profits()).containsEntry("m1 HRZ", -310L);
    }

    @Test
    void who_is_charged_and_owes_nothing_loses_by_it() {
        levy("m2", 5, SUM);

        assertThat(profits()).containsEntry("m2 HRZ", -5L);
    }

    @Test
    void a_month_that_is_not_over_is_not_charged() {
        levy("m1", 1, Map.of("period", "2026-11"));

        assertThat(found()).singleElement().asString().contains("no levy of 2026-11 was due");
    }

    @Test
    void a_friend_who_is_left_out_profits() {
        step("finished", Map.of());

        assertThat(found()).singleElement().asString().contains("m1 was left out");
        assertThat(profits()).isEqualTo(Map.of("m1 HRZ", 310L, "fund-income HRZ", -310L));
    }

    @Test
    void a_friend_who_still_holds_it_is_not_forgiven() {
        step("forgiven", Map.of("accounts", List.of("m1")));
        step("finished", Map.of());

        assertThat(profits()).containsEntry("m1 HRZ", 310L);
    }

    @Test
    void who_does_not_hold_it_any_more_is_forgiven() {
        ledger.posted("gift", Map.of(), "m1", -4_000, "m0", 4_000);
        step("forgiven", Map.of("accounts", List.of("m1")));
        step("finished", Map.of());

        assertThat(found()).isEmpty();
    }

    @Test
    void nothing_is_forgiven_who_owes_nothing() {
        step("forgiven", Map.of("accounts", List.of("m2", "nobody")));

        assertThat(found()).hasSize(2);
    }

    @Test
    void a_run_that_never_comes_is_found_after_a_week() {
        ledger.now = Instant.parse("2026-11-07T23:59:00Z");
        ledger.poll();
        assertThat(found()).isEmpty();
        ledger.now = Instant.parse("2026-11-08T00:01:00Z");
        ledger.poll();

        assertThat(found()).singleElement().asString().contains("2026-10 is still not charged");
    }

    @Test
    void a_run_of_nothing_is_found() {
        ledger.leaf("levy", Map.of("period", "2026-09", "policy", "levy/1", "step", "finished"));
        step("begun", Map.of());

        assertThat(found()).hasSize(2);
    }

    @Test
    void a_policy_of_later_does_not_count() {
        ledger.posted(
                "levy", Map.of("policy", "levy/2", "sum", SUM), "m1", -310, "fund-income", 310);

        assertThat(found())
                .singleElement()
                .asString()
                .contains("it names levy/2, and levy/1 was in force when the month began");
    }

    @Test
    void what_is_kept_of_a_verification_goes_on_in_the_middle_of_a_month() {
        ledger.now = Instant.parse("2026-11-02T00:00:00Z");
        levy("m1", 310, SUM);
        ledger.checkpoint();
        Path keep = folder.resolve("keep");
        assertThat(ledger.verification(folder).withResumePoint(keep).run().findings()).isEmpty();
        step("finished", Map.of());
        ledger.checkpoint();

        assertThat(ledger.verification(folder).withResumePoint(keep).run().findings()).isEmpty();
    }
}
