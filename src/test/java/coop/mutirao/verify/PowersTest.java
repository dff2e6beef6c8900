package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An operator who holds the log's key and writes that one officer, or nobody at all, gave away
/// what takes two.
class PowersTest {

    private static final String LIMITS =
            "{\"creditLimit\":5000,\"maximumBalance\":9000,\"creditPerOfficerWeek\":12000}";

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void house() {
        ledger.policy("limits", "1", LIMITS, 1);
        ledger.policy(
                "authorisation", "1", "{\"unsignedMaximum\":null,\"twoOfficersFrom\":null}", 1);
        ledger.officers();
        gives("m0", "m1", 10);
    }

    private String gives(String payer, String payee, long amount) {
        return gives(payer, payer, payee, amount);
    }

    private String gives(String actor, String payer, String payee, long amount) {
        return ledger.posted("gift", by(actor), payer, -amount, payee, amount);
    }

    private static Map<String, Object> by(String actor) {
        return new HashMap<>(Map.of("auth", Map.of("mode", "operator", "actor", actor)));
    }

    private void isRight() {
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    private Report found(String what) {
        Report report = ledger.verify(folder);
        assertThat(report.findings()).singleElement().asString().contains(what);
        return report;
    }

    /// @return a report in which one finding says this, and another one that
    private Report found(String what, String also) {
        Report report = ledger.verify(folder);
        assertThat(report.findings())
                .hasSize(2)
                .anySatisfy(f -> assertThat(f).contains(what))
                .anySatisfy(f -> assertThat(f).contains(also));
        return report;
    }

    @Test
    void what_two_officers_do_is_right() {
        ledger.agreed("o1", "o2", "m1");
        ledger.mandate("m1", "treasurer", "o2");
        ledger.agreed("o2", "o1", "");
        ledger.policy("limits", "2", LIMITS, 1, "o1");
        ledger.agreed("o2", "o1", "m0");
        delegate("m0", "m2", "o1", Map.of());
        ledger.agreed("o2", "o1", "");
        ledger.posted("opening", by("o1"), "m0", -500, "m1", 500);
        isRight();
    }

    @Test
    void a_role_from_a_member_without_a_mandate() {
        ledger.mandate("m2", "coordinator", "m1");
        found("POWER: m2 gets the role coordinator: m1 has no mandate for it");
    }

    @Test
    void a_role_from_one_officer_and_what_is_done_by_it() {
        ledger.mandate("m2", "operator", "o1");
        gives("m2", "m0", "m1", 700);
        Report report =
                found(
                        "m2 gets the role operator: o1 does it alone, and it takes two officers",
                        "m2 does not act for m0");
        assertThat(report.profits()).isEqualTo(Map.of("m0 HRZ", -700L, "m1 HRZ", 700L));
    }

    @Test
    void a_role_for_one_of_the_two() {
        ledger.agreed("o1", "o2", "o1");
        ledger.mandate("o1", "treasurer", "o2");
        found("o1 gets the role treasurer: o2 does it alone");
    }

    @Test
    void a_role_that_one_officer_takes_from_another() {
        ledger.leaf(
                "admin",
                Map.of("account", "o2", "role", "coordinator", "granted", "no", "actor", "o1"));
        found("o2 loses the role coordinator: o1 does it alone");
    }

    @Test
    void a_role_that_is_given_back() {
        ledger.leaf(
                "admin",
                Map.of("account", "o2", "role", "coordinator", "granted", "no", "actor", "o2"));
        isRight();
    }

    @ParameterizedTest
    @ValueSource(strings = {"o1", "m1"})
    void an_agreement_with_herself_or_of_somebody_without_a_mandate(String asker) {
        ledger.agreed(asker, "o1", "m2");
        ledger.mandate("m2", "treasurer", "o1");
        assertThat(ledger.verify(folder).findings())
                .anySatisfy(f -> assertThat(f).contains("m2 gets the role treasurer: o1 does"));
    }

    @Test
    void an_agreement_that_serves_twice() {
        ledger.agreed("o1", "o2", "m2");
        ledger.mandate("m2", "treasurer", "o2");
        ledger.now = ledger.now.minusSeconds(1);
        ledger.mandate("m2", "operator", "o2");
        found("m2 gets the role operator: o2 does it alone");
    }

    @Test
    void an_agreement_about_somebody_else_or_at_another_time() {
        ledger.agreed("o1", "o2", "m1");
        ledger.mandate("m2", "treasurer", "o2");
        ledger.agreed("o1", "o2", "m1");
        ledger.now = ledger.now.plusSeconds(1);
        ledger.mandate("m1", "treasurer", "o2");
        found("m2 gets the role treasurer", "m1 gets the role treasurer");
    }

    @Test
    void an_agreement_to_what_was_asked_long_ago() {
        ledger.asked("old", "asked", "o1", "m1");
        ledger.now = ledger.now.plus(Duration.ofDays(7));
        ledger.asked("old", "agreed", "o2", "m1");
        found("o2 agrees to what no other officer asked for within seven days");
    }

    @Test
    void an_agreement_to_what_was_taken_back() {
        ledger.asked("x", "asked", "o1", "m1");
        ledger.asked("x", "withdrawn", "o1", "m1");
        ledger.asked("x", "agreed", "o2", "m1");
        found("o2 agrees to what no other officer asked for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1", "o1", "service"})
    void a_policy_that_one_sets_alone(String who) {
        ledger.policy("limits", "2", LIMITS, 1, who);
        found("POWER: the rule limits/2 is set: " + (who.equals("service") ? "the" : who));
    }

    private void delegate(String account, String whom, String actor, Map<String, String> more) {
        Map<String, String> members =
                new HashMap<>(
                        Map.of(
                                "account",
                                account,
                                "delegate",
                                whom,
                                "given",
                                "yes",
                                "actor",
                                actor));
        members.putAll(more);
        ledger.leaf("delegate", members);
    }

    @Test
    void a_coordinator_makes_herself_a_delegate_and_spends() {
        delegate("m0", "o1", "o1", Map.of());
        gives("o1", "m0", "m2", 300);
        Report report =
                found(
                        "POWER: o1 gets to act for m0: o1 does it alone, and it takes two officers",
                        "o1 does not act for m0");
        assertThat(report.profits()).isEqualTo(Map.of("m0 HRZ", -300L, "m2 HRZ", 300L));
    }

    @Test
    void a_delegate_for_an_account_with_which_there_is_nothing_to_take() {
        delegate("m2", "m1", "o1", Map.of());
        isRight();
        delegate("m2", "m0", "o1", Map.of());
        found("m0 gets to act for m2: o1 does it alone");
    }

    @Test
    void a_delegate_who_is_one_of_the_two() {
        ledger.agreed("o1", "o2", "m0");
        delegate("m0", "o1", "o2", Map.of());
        found("o1 gets to act for m0: o2 does it alone");
    }

    @Test
    void a_delegate_who_gives_more_than_she_has() {
        delegate("m0", "m1", "m0", Map.of("manages", "yes", "payment_maximum", "100"));
        delegate("m0", "m2", "m1", Map.of("payment_maximum", "100"));
        delegate("m0", "m2", "m1", Map.of("payment_maximum", "90", "day_maximum", "90"));
        isRight();
        delegate("m0", "o1", "m1", Map.of("payment_maximum", "101"));
        found("o1 gets to act for m0: m1 has no mandate for it");
    }

    @Test
    void a_delegate_who_may_not_manage_and_gives() {
        delegate("m0", "m1", "m0", Map.of("manages", "no"));
        delegate("m0", "m2", "m1", Map.of());
        found("m2 gets to act for m0: m1 has no mandate for it");
    }

    private void limit(String account, long credit, String actor) {
        ledger.leaf(
                "limit",
                Map.of(
                        "account",
                        account,
                        "limit",
                        Map.of(SmallLedger.UNIT, Long.toString(credit)),
                        "closed",
                        "no",
                        "actor",
                        actor));
    }

    private void account(String account, long credit, String actor) {
        Map<String, Object> members =
                new HashMap<>(
                        Map.of(
                                "account",
                                account,
                                "kind",
                                "member",
                                "limit",
                                Map.of(SmallLedger.UNIT, Long.toString(credit))));
        if (!actor.isEmpty()) {
            members.put("actor", actor);
        }
        ledger.leaf("account", members);
    }

    @Test
    void a_limit_above_what_new_members_get() {
        ledger.agreed("o1", "o2", "m0");
        limit("m0", 6_000, "o2");
        isRight();
        limit("m1", 5_001, "o2");
        assertThat(found("o2 alone gives m1 a credit of 5001, which was 5000").profits())
                .isEqualTo(Map.of("m1 HRZ", 1L));
    }

    @Test
    void a_limit_that_is_lowered_and_raised_again() {
        limit("m0", 0, "o1");
        limit("m0", 5_000, "o1");
        isRight();
    }

    @Test
    void more_than_one_officer_gives_in_a_week() {
        account("a", 5_000, "o1");
        account("b", 5_000, "o1");
        account("c", 2_000, "o1");
        account("d", 5_000, "o2");
        isRight();
        account("e", 1, "o1");
        assertThat(found("o1 alone gives e a credit of 1").profits())
                .isEqualTo(Map.of("e HRZ", 1L));
    }

    @Test
    void as_much_again_a_week_later() {
        account("a", 5_000, "o1");
        account("b", 5_000, "o1");
        ledger.now = ledger.now.plus(Duration.ofDays(7)).minusSeconds(1);
        account("c", 5_000, "o1");
        isRight();
    }

    @Test
    void many_are_admitted_by_two_with_their_balances() {
        ledger.agreed("o1", "o2", "");
        for (int i = 0; i < 5; i++) {
            account("n" + i, 6_000, "o2");
            ledger.now = ledger.now.minusSeconds(1);
        }
        ledger.posted("opening", by("o2"), "n0", -500, "n1", 500);
        account("later", 5_000, "o2");
        isRight();
        account("one", 6_000, "o2");
        found("o2 alone gives one a credit of 6000");
    }

    @Test
    void an_account_that_nobody_opens_with_more_than_is_usual() {
        account("a", 5_000, "");
        isRight();
        account("b", 1_000_000, "");
        assertThat(found("UNNAMED: it does not say who gives a credit of 1000000").profits())
                .isEqualTo(Map.of("b HRZ", 1_000_000L));
    }

    @Test
    void an_account_that_a_member_opens() {
        account("a", 1, "m1");
        found("m1 has no mandate to open accounts");
    }

    @Test
    void balances_that_one_officer_brings_in_late() {
        ledger.posted("opening", by("o1"), "m0", -3_000, "o1", 3_000);
        assertThat(found("MONEY: balances are brought in after members paid").profits())
                .isEqualTo(Map.of("m0 HRZ", -3_000L, "o1 HRZ", 3_000L));
    }

    @Test
    void a_payment_that_one_officer_takes_back() {
        String gift = gives("m0", "m1", 400);
        Map<String, Object> more = by("o1");
        more.put("reverses", gift);
        ledger.posted("reversal", more, "m1", -400, "m0", 400);
        assertThat(found("MONEY: m1 gives back what was paid to her: o1 does it alone").profits())
                .isEqualTo(Map.of("m0 HRZ", 400L, "m1 HRZ", -400L));
    }

    @Test
    void a_payment_that_two_officers_take_back() {
        String gift = gives("m0", "m1", 400);
        ledger.agreed("o2", "o1", "m1");
        ledger.now = ledger.now.plusSeconds(30);
        Map<String, Object> more = by("o1");
        more.put("reverses", gift);
        ledger.posted("reversal", more, "m1", -400, "m0", 400);
        isRight();
    }

    @Test
    void a_payment_that_its_payee_gives_back() {
        String gift = gives("m0", "m1", 400);
        Map<String, Object> more = by("m1");
        more.put("reverses", gift);
        ledger.posted("reversal", more, "m1", -400, "m0", 400);
        isRight();
    }

    @Test
    void what_was_agreed_is_known_where_a_verification_goes_on() {
        Path keep = folder.resolve("keep");
        account("a", 5_000, "o1");
        account("b", 5_000, "o1");
        ledger.asked("x", "asked", "o1", "m1");
        delegate("m0", "m1", "m0", Map.of("manages", "yes"));
        assertThat(ledger.verification(folder.resolve("1")).withResumePoint(keep).run().findings())
                .isEmpty();
        ledger.asked("x", "agreed", "o2", "m1");
        ledger.now = ledger.now.minusSeconds(1);
        ledger.mandate("m1", "treasurer", "o2");
        delegate("m0", "m2", "m1", Map.of());
        account("c", 5_000, "o1");
        assertThat(ledger.verification(folder.resolve("2")).withResumePoint(keep).run().findings())
                .singleElement()
                .asString()
                .contains("o1 alone gives c a credit of 5000");
    }
}
