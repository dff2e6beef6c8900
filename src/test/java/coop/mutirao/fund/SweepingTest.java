package coop.mutirao.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.ledger.Money;
import coop.mutirao.testing.Property;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SweepingTest {

    static final SweepPolicy POLICY =
            new SweepPolicy(
                    Money.of(2_500),
                    new SweepPolicy.Weights(250_000, 450_000, 200_000, 100_000),
                    Money.of(10_000),
                    100_000);

    @Nested
    class The_vectors {

        @Test
        void V_SWEEP_1() {
            var shared = decide(10_007, 0, 0, 0);

            assertThat(shared.operations()).isEqualTo(Money.of(2_500));
            assertThat(shared.shares()).isEqualTo(amounts(1_877, 3_378, 1_501, 751));
            assertThat(shared.reserveIsFull()).isFalse();
        }

        @Test
        void V_LR_1() {
            assertThat(
                            Shares.largestRemainder(
                                    Money.of(10_007),
                                    List.of(200_000L, 400_000L, 200_000L, 100_000L, 100_000L)))
                    .isEqualTo(amounts(2_001, 4_003, 2_001, 1_001, 1_001));
        }
    }

    @Nested
    class The_operating_budget {

        @Test
        void comes_before_all_else() {
            assertThat(decide(2_500, 0, 0, 0))
                    .extracting(Sweeping.Shared::operations, Sweeping.Shared::shares)
                    .containsExactly(Money.of(2_500), amounts(0, 0, 0, 0));
            assertThat(decide(2_501, 0, 0, 0).shares()).isEqualTo(amounts(0, 1, 0, 0));
        }

        @Test
        void is_given_once_a_month() {
            assertThat(decide(10_000, 2_499, 0, 0).operations()).isEqualTo(Money.of(1));
            assertThat(decide(10_000, 2_500, 0, 0).operations()).isEqualTo(Money.ZERO);
        }

        @Test
        void that_was_lowered_below_what_was_given_gives_nothing_more() {
            assertThat(decide(10_000, 2_501, 0, 0).operations()).isEqualTo(Money.ZERO);
        }
    }

    @Nested
    class The_reserve {

        @Test
        void takes_its_share_until_it_holds_its_minimum() {
            assertThat(decide(4_500, 500, 9_999, 0))
                    .extracting(Sweeping.Shared::reserveTarget, Sweeping.Shared::reserveIsFull)
                    .containsExactly(Money.of(10_000), false);
            assertThat(decide(4_500, 500, 9_999, 0).shares())
                    .isEqualTo(amounts(625, 1_125, 500, 250));
        }

        @Test
        void gives_its_share_to_expansion_when_it_is_full() {
            var shared = decide(4_500, 500, 10_000, 0);

            assertThat(shared.reserveIsFull()).isTrue();
            assertThat(shared.weightsPpm()).containsExactly(0, 700_000, 200_000, 100_000);
            assertThat(shared.shares()).isEqualTo(amounts(0, 1_750, 500, 250));
        }

        @Test
        void shall_hold_a_part_of_what_members_owe_if_that_is_more() {
            assertThat(decide(1, 0, 0, 100_009).reserveTarget()).isEqualTo(Money.of(10_000));
            assertThat(decide(1, 0, 0, 100_010).reserveTarget()).isEqualTo(Money.of(10_001));
            assertThat(decide(1, 0, 0, Money.MAX_MINOR_UNITS).reserveTarget())
                    .isEqualTo(Money.of(Money.MAX_MINOR_UNITS / 10));
        }
    }

    @Test
    void of_equal_remainders_the_first_gets_the_odd_unit() {
        assertThat(Shares.largestRemainder(Money.of(2), List.of(1L, 1L, 1L)))
                .isEqualTo(amounts(1, 1, 0));
        assertThat(Shares.largestRemainder(Money.of(1), List.of(0L, 1L, 1L)))
                .isEqualTo(amounts(0, 1, 0));
    }

    @Test
    void what_has_no_weights_or_is_below_zero_is_not_shared() {
        assertThatThrownBy(() -> Shares.largestRemainder(Money.of(1), List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.largestRemainder(Money.of(1), List.of(2L, -1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.largestRemainder(Money.of(-1), List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weights_sum_to_the_whole() {
        assertThat(new SweepPolicy.Weights(1_000_000, 0, 0, 0).inOrder())
                .containsExactly(1_000_000, 0, 0, 0);
        for (int off : new int[] {-1, 1}) {
            assertThatThrownBy(
                            () -> new SweepPolicy.Weights(250_000 + off, 450_000, 200_000, 100_000))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new SweepPolicy.Weights(-1, 1_000_001, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Whatever there is to share and by whatever weights: nothing is made and nothing is lost, and
    /// nobody is a whole unit away from the exact share.
    @Test
    void shares_sum_to_the_total() {
        Property.forAll(
                1_000,
                random -> {
                    List<Long> weights = new ArrayList<>(List.of(1L + random.nextInt(1_000_000)));
                    for (int i = random.nextInt(12); i > 0; i--) {
                        weights.add((long) random.nextInt(1_000_000));
                    }
                    long total =
                            random.nextLong(
                                    random.nextBoolean() ? 100 : 1L << random.nextInt(1, 53));
                    List<Money> shares = Shares.largestRemainder(Money.of(total), weights);

                    assertThat(shares.stream().mapToLong(Money::minorUnits).sum()).isEqualTo(total);
                    double sum = weights.stream().mapToLong(Long::longValue).sum();
                    for (int i = 0; i < shares.size(); i++) {
                        double exact = total * (weights.get(i) / sum);
                        assertThat(shares.get(i).minorUnits())
                                .isBetween(
                                        (long) Math.floor(exact * 0.999_999) - 1,
                                        (long) (exact * 1.000_001) + 1);
                    }
                });
    }

    @Test
    void operations_and_shares_sum_to_the_income() {
        Property.forAll(
                1_000,
                random -> {
                    long income = random.nextLong(1_000_000);
                    var shared =
                            decide(
                                    income,
                                    random.nextLong(3_000),
                                    random.nextLong(20_000),
                                    random.nextLong(200_000));

                    Money all = shared.shares().stream().reduce(shared.operations(), Money::plus);
                    assertThat(all).isEqualTo(Money.of(income));
                });
    }

    @Test
    void what_losses_are_uncovered_is_repaid_before_all_else() {
        for (long deficit : new long[] {0, 1, 7_506, 10_006, 10_007, 10_008}) {
            Sweeping.Shared shared =
                    Sweeping.decide(
                            POLICY,
                            new Sweeping.Situation(
                                    Money.of(10_007),
                                    Money.of(deficit),
                                    Money.ZERO,
                                    Money.ZERO,
                                    Money.ZERO));
            assertThat(shared.deficit()).isEqualTo(Money.of(Math.min(deficit, 10_007)));
            Money rest = Money.of(10_007).minus(shared.deficit());
            assertThat(shared.operations()).isLessThanOrEqualTo(rest);
            assertThat(shared.shares().stream().reduce(shared.operations(), Money::plus))
                    .isEqualTo(rest);
        }
    }

    static Sweeping.Shared decide(long income, long budgetUsed, long reserve, long debt) {
        return Sweeping.decide(
                POLICY,
                new Sweeping.Situation(
                        Money.of(income),
                        Money.ZERO,
                        Money.of(budgetUsed),
                        Money.of(reserve),
                        Money.of(debt)));
    }

    static List<Money> amounts(long... minorUnits) {
        List<Money> amounts = new ArrayList<>();
        for (long amount : minorUnits) {
            amounts.add(Money.of(amount));
        }
        return amounts;
    }
}
