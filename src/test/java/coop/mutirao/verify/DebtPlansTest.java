package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who holds the log's key, and makes plans of which one side knows nothing, or ends
/// them as they did not end.
class DebtPlansTest {

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    DebtPlansTest() {
        ledger.officers();
        pay("m1", "m2", 30);
    }

    private void pay(String from, String to, long amount) {
        ledger.leaf(
                "transaction",
                Map.of(
                        "kind",
                        "payment",
                        "effective",
                        "2026-09-21",
                        "auth",
                        Map.of("mode", "operator", "actor", from),
                        "entries",
                        List.of(
                                Map.of("a", from, "c", SmallLedger.UNIT, "n", "-" + amount),
                                Map.of("a", to, "c", SmallLedger.UNIT, "n", "" + amount))));
    }

    private void asked(String actor, String own, long debt, String... daysAndAmounts) {
        List<Map<String, String>> parts = new ArrayList<>();
        for (int i = 0; i < daysAndAmounts.length; i += 2) {
            parts.add(Map.of("due", daysAndAmounts[i], "amount", daysAndAmounts[i + 1]));
        }
        Map<String, Object> more = new HashMap<>(members("asked", actor));
        more.putAll(Map.of("own", own, "debt", "" + debt, "instalments", parts));
        ledger.leaf("debt-plan", more);
    }

    private static Map<String, String> members(String step, String actor) {
        return Map.of("plan", "p1", "account", "m1", "step", step, "actor", actor);
    }

    private void step(String step, String actor) {
        ledger.leaf("debt-plan", members(step, actor));
    }

    private List<String> plansFound() {
        return ledger.verify(folder).findings().stream()
                .filter(f -> f.contains("(debt-plan"))
                .toList();
    }

    private void assertFound(String what) {
        assertThat(plansFound()).anySatisfy(f -> assertThat(f).contains(what));
    }

    @Test
    void agreed_by_both_and_fulfilled_at_zero() {
        asked("m1", "yes", 30, "2026-10-01", "10", "2026-11-01", "20");
        step("agreed", "o1");
        pay("m2", "m1", 30);
        step("fulfilled", "service");

        assertThat(plansFound()).isEmpty();
    }

    @Test
    void failed_when_the_days_of_grace_are_over_and_not_before() {
        asked("o1", "no", 30, "2026-09-22", "10", "2026-11-01", "20");
        step("agreed", "m1");
        pay("m2", "m1", 9);
        ledger.now = ledger.now.plus(Duration.ofDays(12));
        step("failed", "service");

        assertThat(plansFound()).isEmpty();
    }

    @Test
    void failed_though_the_days_of_grace_run() {
        asked("o1", "no", 30, "2026-09-22", "10", "2026-11-01", "20");
        step("agreed", "m1");
        ledger.now = ledger.now.plus(Duration.ofDays(11));
        step("failed", "service");

        assertFound("does not become failed");
    }

    @Test
    void failed_though_she_paid_what_was_due() {
        asked("o1", "no", 30, "2026-09-22", "10", "2026-11-01", "20");
        step("agreed", "m1");
        pay("m2", "m1", 10);
        ledger.now = ledger.now.plus(Duration.ofDays(12));
        step("failed", "service");

        assertFound("does not become failed");
    }

    @Test
    void officers_alone_and_who_owes_alone() {
        asked("o1", "no", 30, "2026-10-01", "30");
        step("agreed", "o2");
        assertFound("POWER: o2 is not who owes");
    }

    @Test
    void who_owes_agrees_for_the_officer() {
        asked("m1", "yes", 30, "2026-10-01", "30");
        step("agreed", "m1");
        assertFound("POWER: m1 is not an officer");
        assertFound("POWER: m1 agrees to the plan for which she asked");
    }

    @Test
    void for_another_sum_by_a_day_that_is_over_or_twice() {
        asked("m1", "yes", 29, "2026-09-21", "29");
        asked("m1", "yes", 30, "2026-10-01", "30");

        assertFound("the plan is for 29 in instalments of 29 together, and 30 is owed");
        assertFound("2026-09-21 is no day of an instalment here");
        assertFound("the plan p1 is there already");
        assertFound("m1 has a plan already");
    }

    @Test
    void fulfilled_while_something_is_owed_or_lapsed_after_it_was_agreed() {
        asked("m1", "yes", 30, "2026-10-01", "30");
        step("agreed", "o1");
        pay("m2", "m1", 29);
        step("fulfilled", "o1");
        assertFound("does not become fulfilled");
        assertFound("a plan ends by itself only");
    }

    @Test
    void lapsed_after_it_was_agreed() {
        asked("m1", "yes", 30, "2026-10-01", "30");
        step("agreed", "o1");
        step("lapsed", "service");
        assertFound("does not become lapsed");
    }
}
