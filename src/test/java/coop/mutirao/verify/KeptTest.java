package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who holds the log's key, and takes what members hold before its time, or gives it to
/// others.
class KeptTest {

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    KeptTest() {
        ledger.officers();
        ledger.leaf("account", Map.of("account", "system-dormant", "kind", "system"));
        posted("payment", "m1", 30, "m2", "m1");
    }

    private void posted(String kind, String from, long amount, String to, String actor) {
        Map<String, Object> more = new HashMap<>();
        more.put("auth", Map.of("mode", "operator", "actor", actor));
        if (kind.equals("dormant") || kind.equals("reclaim")) {
            more.put("decision", "n1");
        }
        ledger.posted(kind, more, from, -amount, to, amount);
    }

    private void told(String cause, String account, String actor, long hours) {
        Map<String, Object> members = members(account, cause, actor);
        members.put(
                "due", SmallLedger.time(ledger.now.plusSeconds(1).plus(Duration.ofHours(hours))));
        ledger.leaf("dormancy", members);
    }

    private void step(String account, String step, String actor) {
        ledger.leaf("dormancy", members(account, step, actor));
    }

    private void reclaimed(String account, String to, String actor) {
        Map<String, Object> members = members(account, "reclaimed", actor);
        members.put("to", to);
        ledger.leaf("dormancy", members);
    }

    private static Map<String, Object> members(String account, String step, String actor) {
        return new HashMap<>(
                Map.of("dormancy", "n1", "account", account, "step", step, "actor", actor));
    }

    private void take(long amount) {
        posted("dormant", "m2", amount, "system-dormant", "service");
    }

    private void giveBack(long amount, String to) {
        posted("reclaim", "system-dormant", amount, to, "service");
    }

    private void pass(long days) {
        ledger.now = ledger.now.plus(Duration.ofDays(days));
    }

    private void assertFound(String what) {
        assertThat(ledger.verify(folder).findings()).anySatisfy(f -> assertThat(f).contains(what));
    }

    @Test
    void left_taken_after_a_year_and_back() {
        told("left", "m2", "m2", 8760);
        pass(365);
        take(30);
        reclaimed("m2", "m2", "m2");
        giveBack(30, "m2");
        assertThat(ledger.verify(folder).findings())
                .noneSatisfy(f -> assertThat(f).containsAnyOf("notice", "kept"));
    }

    @Test
    void taken_a_moment_before_its_time() {
        told("left", "m2", "m2", 8760);
        ledger.now = ledger.now.plus(Duration.ofDays(365)).minusSeconds(2);
        take(30);
        assertFound("MONEY: by the notice n1");
    }

    @Test
    void taken_in_part_or_twice() {
        told("left", "m2", "m2", 8760);
        pass(365);
        take(29);
        assertFound("holds 30");
        take(1);
        assertFound("it is taken and holds 1");
    }

    @Test
    void said_by_another_to_leave_or_due_too_soon() {
        told("left", "m2", "o1", 8760);
        assertFound("POWER: o1 does not say of m2 that it is left");
        step("m2", "stayed", "m1");
        assertFound("m1 does not end the notice n1");
    }

    @Test
    void due_too_soon() {
        told("left", "m2", "m2", 1);
        assertFound("is not when it is due");
    }

    @Test
    void silent_without_a_policy_or_though_it_paid() {
        told("silent", "m2", "service", 1440);
        assertFound("POWER: service does not say of m2 that it is silent");
    }

    @Test
    void silent_and_taken_though_it_paid_since() {
        ledger.policy("dormancy", "1", "{\"days\":365}", 1);
        pass(366);
        told("silent", "m2", "service", 1440);
        posted("payment", "m2", 1, "m1", "m2");
        pass(60);
        take(29);
        assertFound("MONEY: by the notice n1");
        assertThat(ledger.verify(folder).findings())
                .noneSatisfy(f -> assertThat(f).contains("POWER: service does not say"));
    }

    @Test
    void said_to_be_dead_by_one_officer() {
        told("dead", "m2", "o1", 0);
        assertFound("POWER: o1 does not say of m2 that it is dead");
    }

    @Test
    void of_the_dead_by_two_to_an_heir() {
        ledger.agreed("o1", "o2", "m2");
        // The agreement has the time of the act that it is for.
        ledger.now = ledger.now.minusSeconds(1);
        told("dead", "m2", "o2", 0);
        take(30);
        ledger.agreed("o1", "o2", "m2");
        ledger.now = ledger.now.minusSeconds(1);
        reclaimed("m2", "m1", "o2");
        giveBack(30, "m1");
        assertThat(ledger.verify(folder).findings())
                .noneSatisfy(f -> assertThat(f).containsAnyOf("POWER: o2", "MONEY: by the notice"));
    }

    @Test
    void what_is_kept_goes_to_another_or_comes_back_as_more() {
        told("left", "m2", "m2", 8760);
        pass(365);
        take(30);
        reclaimed("m2", "m1", "m2");
        assertFound("what is kept of m2 is not for m1");
        giveBack(31, "m1");
        assertFound("30 come back to m1 and nothing else");
    }

    @Test
    void what_is_kept_is_spent() {
        told("left", "m2", "m2", 8760);
        pass(365);
        take(30);
        posted("payment", "system-dormant", 30, "m1", "service");
        assertFound("MONEY: a payment moves what is kept");
        giveBack(30, "m2");
        assertFound("nothing else");
    }

    @Test
    void who_only_falls_silent_is_not_closed() {
        ledger.leaf(
                "limit",
                Map.of(
                        "account", "m2",
                        "dormancy", "n1",
                        "actor", "service",
                        "closed", "yes",
                        "limit", Map.of(SmallLedger.UNIT, "5000"),
                        "maximum", Map.of(SmallLedger.UNIT, "5000"),
                        "reserved", Map.of(SmallLedger.UNIT, "0")));
        assertFound("no notice is of this account");
    }
}
