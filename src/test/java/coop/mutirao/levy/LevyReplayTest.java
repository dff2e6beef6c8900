package coop.mutirao.levy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.Money;
import coop.mutirao.levy.LevyReplay.Replayed;
import coop.mutirao.levy.LevyReplay.Sums;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The levy of months that are over, under the policy that was in force and under others.
class LevyReplayTest {

    private static final LevyPolicy POLICY = new LevyPolicy(10_000, Money.of(5_000), 1, 90);

    private static Replayed replay(LevyTown town, LevyPolicy policy) {
        var replay = new LevyReplay(town.app.app.policies);
        return town.app.app.database.inSnapshot(tx -> replay.of(tx, policy, town.clock.instant()));
    }

    private static Sums sum(Replayed replayed) {
        return replayed.months().values().stream().reduce(Sums.NONE, Sums::plus);
    }

    private static long proposed(Replayed replayed, int month) {
        return replayed.months()
                .getOrDefault(YearMonth.of(2026, month), new Sums(-1, -1))
                .proposed();
    }

    /// Some random months of trade: exactly what was charged, account by account and month by
    /// month, to the unit that is carried.
    @Test
    void under_the_policy_that_was_in_force_it_is_what_happened() {
        try (var town = new LevyTown()) {
            town.policy(POLICY.ratePpm(), 5_000, 1, null);
            var random = new SplittableRandom(7);
            List<String> members = List.of("ana", "bea", "cem");
            for (int month = 5; month <= 10; month++) {
                for (int day = 3; day < 28; day += 6) {
                    town.at("2026-%02d-%02dT08:00:00Z".formatted(month, day));
                    int payer = random.nextInt(3);
                    town.pay(
                            members.get(payer),
                            members.get((payer + 1) % 3),
                            random.nextLong(1, 20_000));
                }
                town.at("2026-%02d-01T00:00:01Z".formatted(month + 1));
                town.keep();
            }

            Replayed replayed = replay(town, POLICY);

            assertThat(replayed.months().firstKey()).isEqualTo(YearMonth.of(2026, 6));
            assertThat(replayed.months().lastKey()).isEqualTo(YearMonth.of(2026, 10));
            assertThat(replayed.months().values())
                    .allMatch(sums -> sums.happened() == sums.proposed());
            assertThat(replayed.accounts().values())
                    .hasSize(3)
                    .allMatch(sums -> sums.happened() == sums.proposed());
            long posted = members.stream().mapToLong(town::posted).sum();
            assertThat(sum(replayed)).isEqualTo(new Sums(posted, posted));
            assertThat(posted).isPositive();

            // A higher rate takes more, none takes nothing, and nothing was written.
            Sums higher = sum(replay(town, new LevyPolicy(20_000, Money.of(5_000), 1, 90)));
            assertThat(higher.happened()).isEqualTo(posted);
            assertThat(higher.proposed()).isBetween(2 * posted - 15, 2 * posted + 15);
            assertThat(sum(replay(town, LevyPolicy.FIRST))).isEqualTo(new Sums(posted, 0));
            assertThat(members.stream().mapToLong(town::posted).sum()).isEqualTo(posted);
        }
    }

    @Test
    void where_nothing_was_charged_it_says_what_would_have_been() {
        try (var town = new LevyTown()) {
            town.pay("ana", "bea", 50_000);
            town.at("2026-10-01T00:00:00Z");

            Replayed replayed = replay(town, new LevyPolicy(10_000, Money.of(20_000), 0, 90));

            // Above the threshold lie 50,000 less what the contribution took; nothing counts before
            // the thirtieth of July, when Bea is no newcomer any more.
            assertThat(proposed(replayed, 6)).isZero();
            assertThat(proposed(replayed, 7)).isBetween(15L, 18L);
            assertThat(proposed(replayed, 9)).isBetween(290L, 301L);
            assertThat(sum(replayed).happened()).isZero();
        }
    }

    @Test
    void before_any_month_is_over_there_is_none() {
        try (var town = new LevyTown()) {
            Replayed replayed = replay(town, POLICY);

            assertThat(replayed.months()).isEmpty();
            assertThat(replayed.accounts()).hasSize(3);
        }
    }
}
