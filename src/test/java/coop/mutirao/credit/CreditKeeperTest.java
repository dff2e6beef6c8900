package coop.mutirao.credit;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Money;
import coop.mutirao.officer.Second;
import coop.mutirao.testing.TestApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Limits of 10,000 each, reviewed in the months of 2026 and 2027.
class CreditKeeperTest {

    private static final int OFTEN = 1_000_000;

    @TempDir Path folder;

    private final CreditTown town = new CreditTown();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void limits_are_as_people_set_them_until_the_community_chooses_a_rule() {
        town.at("2026-11-10T08:00:00Z");
        town.keep();
        town.buyOf("ana", 9_000);
        town.at("2026-12-02T08:00:00Z");

        assertThat(town.keep()).isZero();
        assertThat(town.preview("ana").nextReviewAt()).isNull();
        assertThat(town.preview("ana").next()).isEqualTo(Money.of(10_000));
        town.sound(folder);
    }

    /// Five buyers with 9,000 each, less what is beyond a quarter of all: 45,000, worth 15,000.
    @Test
    void who_sells_to_many_gets_more_month_by_month_and_the_log_says_why() {
        town.policy(CreditTown.policy(500_000, 365, OFTEN, OFTEN));
        town.at("2026-11-10T08:00:00Z");
        town.keep();
        town.buyOf("ana", 9_000);
        town.at("2026-12-01T00:00:00Z");
        assertThat(town.keep()).as("something of November may come yet").isZero();
        town.at("2026-12-01T00:00:00.000001Z");
        assertThat(town.preview("ana").eligible()).isEqualTo("45000");
        assertThat(town.preview("ana").next()).isEqualTo(Money.of(12_500));
        assertThat(town.keep()).isPositive();

        assertThat(town.limit("ana")).isEqualTo(12_500);
        assertThat(town.limit("bea")).as("falls at the beginning of a quarter").isEqualTo(10_000);
        assertThat(town.keep()).as("once").isZero();
        assertThat(town.preview("ana").setBy()).isEqualTo(CreditPreview.SetBy.REVIEW);
        town.at("2027-01-01T09:00:00Z");
        town.keep();
        assertThat(town.limit("ana")).as("there it is").isEqualTo(15_000);
        assertThat(town.limit("bea")).isEqualTo(9_000);
        assertThat(town.sound(folder).figures()).containsEntry("limitsReviewed", 7L);
    }

    @Test
    void what_is_given_back_is_not_sold_and_what_is_long_ago_does_not_count() {
        town.policy(CreditTown.policy(500_000, 365, OFTEN, OFTEN));
        town.at("2026-09-10T08:00:00Z");
        town.keep();
        town.buyOf("ana", 9_000);
        town.at("2027-02-10T08:00:00Z");
        assertThat(town.preview("ana").eligible()).isEqualTo("45000");
        town.at("2027-03-10T08:00:00Z");
        assertThat(town.preview("ana").eligible()).isEqualTo("0");
        assertThat(town.preview("ana").target()).isEqualTo(Money.of(1_000));
        town.sound(folder);
    }

    @Test
    void what_people_decided_holds_for_a_year() {
        town.policy(CreditTown.policy(500_000, 365, OFTEN, OFTEN));
        decide("eva", 9_500);
        town.at("2026-10-02T08:00:00Z");
        town.keep();

        assertThat(town.limit("eva")).isEqualTo(9_500);
        assertThat(town.limit("dora")).isEqualTo(9_000);
        assertThat(town.preview("eva").setBy()).isEqualTo(CreditPreview.SetBy.PEOPLE);
        assertThat(town.preview("eva").heldUntil()).isEqualTo("2027-05-10T08:00:00Z");
        town.at("2027-07-02T08:00:00Z");
        town.keep();
        assertThat(town.limit("eva")).isEqualTo(8_550);
        town.sound(folder);
    }

    private AccountChange.Result decide(String account, long limit) {
        return town.app.limits.change(
                account,
                new AccountChange(Money.of(limit), null, null, null, "Circle of May"),
                "bea",
                Second.NOT_NEEDED);
    }

    @Test
    void more_than_a_review_may_give_is_for_people() {
        town.policy(CreditTown.policy(11_000, 365, OFTEN, OFTEN));
        town.at("2026-11-10T08:00:00Z");
        town.keep();
        town.buyOf("ana", 9_000);
        town.at("2026-12-02T08:00:00Z");
        town.keep();

        assertThat(town.limit("ana")).isEqualTo(11_000);
        assertThat(town.preview("ana").forPeople()).isTrue();
        assertThat(town.credits.reviews().getFirst().forPeople())
                .containsExactly(
                        new CreditStore.ForPeople("ana", Money.of(11_000), Money.of(15_000)));
        town.sound(folder);
    }

    @Test
    void nothing_grows_while_members_owe_too_much_and_then_officers_give_nothing_either() {
        decide("eva", 9_000);
        // Owed are 45,000, and 45,000 were traded in 90 days: three months' trade.
        town.policy(CreditTown.policy(500_000, 365, 299, 300));
        town.at("2026-11-10T08:00:00Z");
        town.keep();
        town.buyOf("ana", 9_000);
        town.at("2026-12-02T08:00:00Z");
        town.keep();
        assertThat(town.limit("ana")).isEqualTo(10_000);
        assertThat(town.preview("ana").brake()).isEqualTo(Brake.FROZEN);
        assertThat(decide("eva", 9_001)).isInstanceOf(AccountChange.Result.Changed.class);

        town.policy(CreditTown.policy(500_000, 365, 299, 299));
        town.at("2027-01-02T08:00:00Z");
        town.keep();
        assertThat(town.preview("ana").brake()).isEqualTo(Brake.STOPPED);
        assertThat(decide("eva", 9_002))
                .isInstanceOfSatisfying(
                        AccountChange.Result.Stopped.class,
                        stopped -> {
                            assertThat(stopped.stop().negative()).isEqualTo(45_000);
                            assertThat(stopped.stop().trade()).isEqualTo(45_000);
                            assertThat(stopped.stop().stopAbove()).isEqualTo(299);
                        });
        assertThat(decide("eva", 8_000)).isInstanceOf(AccountChange.Result.Changed.class);
        town.sound(folder);
    }

    @Test
    void what_two_newcomers_sell_each_other_is_not_counted() {
        town.policy(CreditTown.policy(500_000, 365, OFTEN, OFTEN));
        town.at("2026-11-10T08:00:00Z");
        town.keep();
        town.app.admit("gil", 10_000, 1_000_000, null);
        town.app.admit("hugo", 10_000, 1_000_000, null);
        town.pay("gil", "hugo", 9_000);
        town.pay("ana", "gil", 4_000);
        town.at("2027-02-08T08:00:00Z");
        town.pay("gil", "hugo", 100);

        assertThat(town.preview("hugo").eligible()).as("on the 90th day").isEqualTo("25");
        assertThat(town.preview("gil").eligible()).isEqualTo("1000");
        town.at("2027-03-01T08:00:00Z");
        town.keep();
        town.sound(folder);
    }

    @Test
    void who_is_killed_between_two_steps_changes_nothing_twice() throws Exception {
        town.policy(CreditTown.policy(500_000, 365, OFTEN, OFTEN));
        town.at("2026-10-02T08:00:00Z");
        assertThat(town.app.app.economy.creditKeeper.step()).as("begun").isTrue();
        List<TestApp> others = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> keeping = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                var other = new TestApp(town.database, town.clock, 7 + i);
                others.add(other);
                keeping.add(threads.submit(other.app.economy.creditKeeper::keep));
            }
            for (var one : keeping) {
                one.get();
            }
        } finally {
            others.forEach(TestApp::close);
        }
        assertThat(town.keep()).isZero();
        assertThat(CreditTown.MEMBERS).allSatisfy(m -> assertThat(town.limit(m)).isEqualTo(9_000));
        town.sound(folder);
    }
}
