package coop.mutirao.levy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The rule, without a database: what is due, and that neither time nor accounts can be cut so that
/// it changes.
class LevySumTest {

    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static Span days(int from, int to) {
        return new Span(START.plus(DAY.multipliedBy(from)), START.plus(DAY.multipliedBy(to)));
    }

    private static Above.Step step(int day, long balance) {
        return new Above.Step(START.plus(DAY.multipliedBy(day)), Money.of(balance));
    }

    private static LevyPolicy policy(int ratePpm, long threshold) {
        return new LevyPolicy(ratePpm, Money.of(threshold), 3, 90);
    }

    private static Holding holding(Instant openedAt, List<Exemption> exempt, Above.Step... steps) {
        return new Holding(new AccountId(1), "a", openedAt, List.of(steps), exempt, 0, 0);
    }

    /// V-LEVY-1: 700,000 minor units times days above, at one percent: 233 and a third.
    @Test
    void the_vector_of_the_design() {
        LevySum sum =
                holding(
                                Instant.EPOCH,
                                List.of(),
                                step(0, 50_000),
                                step(10, 20_000),
                                step(20, 80_000))
                        .sum(policy(10_000, 30_000), days(0, 30));

        assertThat(sum.above()).isEqualTo(BigInteger.valueOf(700_000L * 86_400_000_000L));
        assertThat(sum.due()).isEqualTo(Money.of(233));
        assertThat(sum.carryAfter()).isEqualTo(LevySum.DIVISOR / 3);
        assertThat(sum.threshold()).isEqualTo(Money.of(30_000));
    }

    @Test
    void a_third_is_a_unit_after_three_periods() {
        long carry = 0;
        long due = 0;
        for (int i = 0; i < 3; i++) {
            LevySum sum =
                    LevySum.of(
                            10_000,
                            0,
                            Money.of(30_000),
                            BigInteger.valueOf(700_000L * 86_400_000_000L),
                            carry);
            carry = sum.carryAfter();
            due += sum.due().minorUnits();
        }
        assertThat(due).isEqualTo(700);
        assertThat(carry).isZero();
    }

    @Test
    void what_is_bought_in_three_months_may_be_held_and_the_rest_of_a_unit_is_dropped() {
        assertThat(policy(1, 100).threshold(0)).isEqualTo(Money.of(100));
        assertThat(policy(1, 100).threshold(101)).isEqualTo(Money.of(101));
        assertThat(new LevyPolicy(1, Money.ZERO, 1, 0).threshold(101)).isEqualTo(Money.of(33));
        assertThat(new LevyPolicy(1, Money.ZERO, 120, 0).threshold(Long.MAX_VALUE))
                .isEqualTo(Money.MAX);
    }

    @Test
    void newcomers_and_who_is_exempt_pay_nothing_for_that_time() {
        LevyPolicy policy = policy(100_000, 0);
        Span month = days(0, 30);
        Instant opened = START.minus(Duration.ofDays(80));

        assertThat(holding(opened, List.of(), step(0, 3_000)).sum(policy, month).due())
                .isEqualTo(Money.of(200));
        assertThat(holding(START, List.of(), step(0, 3_000)).sum(policy, month).isNothing())
                .isTrue();
        List<Exemption> exempt =
                List.of(
                        new Exemption(START.plus(DAY), START.plus(DAY.multipliedBy(20))),
                        new Exemption(START.plus(DAY.multipliedBy(16)), null));
        assertThat(holding(Instant.EPOCH, exempt, step(0, 3_000)).sum(policy, month).due())
                .isEqualTo(Money.of(150));
        // Decided when the month is over: it does not count for it.
        List<Exemption> later = List.of(new Exemption(month.to(), month.to().plus(DAY)));
        assertThat(holding(Instant.EPOCH, later, step(0, 3_000)).sum(policy, month).due())
                .isEqualTo(Money.of(300));
    }

    @Test
    void the_largest_balance_for_the_longest_month_at_the_highest_rate_can_be_counted() {
        Holding all = holding(Instant.EPOCH, List.of(), step(0, Money.MAX_MINOR_UNITS));

        assertThat(all.sum(policy(LevyPolicy.RATE_MAX, 0), days(0, 31)).due().minorUnits())
                .isEqualTo(930_743_922_989_902L);
    }

    @Test
    void a_policy_that_nobody_can_mean_is_none() {
        for (int rate : List.of(-1, LevyPolicy.RATE_MAX + 1)) {
            assertThatThrownBy(() -> policy(rate, 0))
                    .hasMessageContaining("ratePpm is 0 to 100000");
        }
        assertThatThrownBy(() -> policy(1, -1)).hasMessageContaining("minimumThreshold");
        for (int months : List.of(-1, 121)) {
            assertThatThrownBy(() -> new LevyPolicy(1, Money.ZERO, months, 0))
                    .hasMessageContaining("monthsOfTrade is 0 to 120");
        }
        for (int days : List.of(-1, 3_651)) {
            assertThatThrownBy(() -> new LevyPolicy(1, Money.ZERO, 0, days))
                    .hasMessageContaining("newcomerDays is 0 to 3650");
        }
    }

    /// Steps that change nothing, and a month that is cut in two, make the same levy in all.
    @Test
    void it_does_not_matter_how_time_is_cut() {
        var random = new Random(1);
        for (int round = 0; round < 500; round++) {
            Span month = new Span(START, START.plus(Duration.ofDays(30)));
            Instant cut = START.plusNanos(1_000L * random.nextLong(2_592_000_000_000L));
            List<Above.Step> steps = steps(random);
            List<Above.Step> more = new ArrayList<>();
            for (Above.Step step : steps) {
                more.add(step);
                more.add(step);
            }
            Money threshold = Money.of(random.nextLong(50_000));
            int rate = random.nextInt(LevyPolicy.RATE_MAX) + 1;
            BigInteger whole = Above.sum(steps, month.to(), threshold, List.of(month));
            assertThat(Above.sum(more, month.to(), threshold, List.of(month))).isEqualTo(whole);

            LevySum at = LevySum.of(rate, 0, threshold, whole, 5);
            List<Span> parts = List.of(new Span(START, cut), new Span(cut, month.to()));
            BigInteger first = Above.sum(steps, month.to(), threshold, parts.subList(0, 1));
            BigInteger second = Above.sum(steps, month.to(), threshold, parts.subList(1, 2));
            LevySum one = LevySum.of(rate, 0, threshold, first, 5);
            LevySum two = LevySum.of(rate, 0, threshold, second, one.carryAfter());
            assertThat(one.due().plus(two.due())).isEqualTo(at.due());
            assertThat(two.carryAfter()).isEqualTo(at.carryAfter());
        }
    }

    /// Money that is moved to a second account and back pays as much as if it had stayed, where
    /// neither has a threshold of its own.
    @Test
    void it_does_not_matter_how_money_is_split_over_time() {
        var random = new Random(2);
        Span month = days(0, 30);
        for (int round = 0; round < 500; round++) {
            List<Above.Step> steps = steps(random);
            List<Above.Step> here = new ArrayList<>();
            List<Above.Step> there = new ArrayList<>();
            for (Above.Step step : steps) {
                long part = random.nextLong(Math.max(1, step.balance().minorUnits()));
                here.add(new Above.Step(step.at(), step.balance().minus(Money.of(part))));
                there.add(new Above.Step(step.at(), Money.of(part)));
            }
            BigInteger whole = Above.sum(steps, month.to(), Money.ZERO, List.of(month));
            BigInteger split =
                    Above.sum(here, month.to(), Money.ZERO, List.of(month))
                            .add(Above.sum(there, month.to(), Money.ZERO, List.of(month)));
            assertThat(split).isEqualTo(whole);
        }
    }

    private static List<Above.Step> steps(Random random) {
        List<Above.Step> steps = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < 8; i++) {
            steps.add(new Above.Step(at, Money.of(random.nextLong(100_000))));
            at = at.plusNanos(1_000L * random.nextLong(400_000_000_000L));
        }
        return steps;
    }
}
