package coop.mutirao.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import coop.mutirao.testing.Property;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditSumTest {

    private static final Month JANUARY = new Month(YearMonth.of(2027, 1));
    private static final Month FEBRUARY = new Month(YearMonth.of(2027, 2));

    static CreditPolicy policy(long initial, long maximum, long reviewAbove) {
        return new CreditPolicy(
                CreditPolicy.Rule.TURNOVER,
                Money.of(initial),
                Money.of(maximum),
                60,
                250_000,
                250_000,
                100_000,
                Money.of(reviewAbove),
                90,
                365,
                250,
                300);
    }

    private static final CreditPolicy POLICY = policy(1_000, 1_000_000, 500_000);

    private static long after(long target, Month month, Brake brake, long before) {
        return new CreditSum(0, Money.of(target))
                .after(POLICY, month, brake, Money.of(before))
                .minorUnits();
    }

    /// V-LIM-1 of domain 3.11.
    @Test
    void one_buyer_counts_up_to_a_part_of_all_sales() {
        CreditSum sum = CreditSum.of(POLICY, List.of(300_000L, 100_000L, 50_000L, 50_000L));

        assertThat(sum).isEqualTo(new CreditSum(325_000, Money.of(108_333)));
    }

    @Test
    void what_is_sold_leads_between_what_all_have_and_what_nobody_exceeds() {
        assertThat(CreditSum.of(POLICY, List.of()).target()).isEqualTo(Money.of(1_000));
        assertThat(CreditSum.of(POLICY, List.of(-5L, 3L)).eligible()).isZero();
        CreditPolicy small = policy(1_000, 2_000, 2_000);
        List<Long> four = List.of(1_500L, 1_500L, 1_500L, 1_500L);
        assertThat(CreditSum.of(small, four).target()).isEqualTo(Money.of(2_000));
        assertThat(CreditSum.of(small, List.of(1_499L, 1_500L, 1_500L, 1_500L)).target())
                .as("1,499 of each at most")
                .isEqualTo(Money.of(1_998));
        long most = Money.MAX_MINOR_UNITS;
        assertThat(CreditSum.of(small, List.of(most, most, most, most)).target())
                .isEqualTo(Money.of(2_000));
    }

    @Test
    void a_limit_grows_by_a_quarter_in_a_month_at_most() {
        assertThat(after(100_000, FEBRUARY, Brake.FREE, 10_000)).isEqualTo(12_500);
        assertThat(after(12_500, FEBRUARY, Brake.FREE, 10_000)).isEqualTo(12_500);
        assertThat(after(12_499, FEBRUARY, Brake.FREE, 10_000)).isEqualTo(12_499);
        assertThat(after(100_000, FEBRUARY, Brake.FREE, 3)).as("rounded down").isEqualTo(3);
        assertThat(after(100_000, FEBRUARY, Brake.FREE, 0)).isZero();
    }

    @Test
    void it_falls_by_a_tenth_at_the_beginning_of_a_quarter_and_not_else() {
        assertThat(after(1_000, FEBRUARY, Brake.FREE, 10_000)).isEqualTo(10_000);
        assertThat(after(1_000, JANUARY, Brake.FREE, 10_000)).isEqualTo(9_000);
        assertThat(after(1_000, JANUARY, Brake.STOPPED, 10_000)).isEqualTo(9_000);
        assertThat(after(9_001, JANUARY, Brake.FREE, 10_000)).isEqualTo(9_001);
        assertThat(after(1_000, JANUARY, Brake.FREE, 19)).as("a part, rounded down").isEqualTo(23);
    }

    @Test
    void it_does_not_grow_under_a_brake_nor_beyond_where_people_decide() {
        assertThat(after(100_000, FEBRUARY, Brake.FROZEN, 10_000)).isEqualTo(10_000);
        assertThat(after(100_000, FEBRUARY, Brake.STOPPED, 10_000)).isEqualTo(10_000);
        assertThat(after(900_000, FEBRUARY, Brake.FREE, 450_000)).isEqualTo(500_000);
        assertThat(after(900_000, FEBRUARY, Brake.FREE, 600_000)).isEqualTo(600_000);

        var sum = new CreditSum(0, Money.of(900_000));
        assertThat(sum.isForPeople(POLICY, Money.of(400_000))).as("at 500,000").isFalse();
        assertThat(sum.isForPeople(POLICY, Money.of(400_004))).isTrue();
        assertThat(sum.isForPeople(POLICY, Money.of(900_000))).isFalse();
    }

    @Test
    void the_brake_goes_by_what_is_owed_beside_a_months_trade() {
        assertThat(Brake.of(POLICY, 250, 300)).isEqualTo(Brake.FREE);
        assertThat(Brake.of(POLICY, 251, 300)).isEqualTo(Brake.FROZEN);
        assertThat(Brake.of(POLICY, 300, 300)).isEqualTo(Brake.FROZEN);
        assertThat(Brake.of(POLICY, 301, 300)).isEqualTo(Brake.STOPPED);
        assertThat(Brake.of(POLICY, 1, 0)).isEqualTo(Brake.STOPPED);
        assertThat(Brake.of(POLICY, 0, 0)).isEqualTo(Brake.FREE);
        assertThat(Brake.of(POLICY, Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Brake.FROZEN);
    }

    @Test
    void no_policy_says_what_no_community_could_mean() {
        assertThatThrownBy(() -> policy(2, 1, 1)).hasMessageContaining("maximumLimit, 1, is below");
        assertThatThrownBy(() -> policy(-1, 1, 1)).hasMessageContaining("initialLimit is 0 to");
        CreditPolicy f = CreditPolicy.FIRST;
        assertThatThrownBy(() ->
                        new CreditPolicy(
                                f.rule(),
                                f.initialLimit(),
                                f.maximumLimit(),
                                f.salesDays(),
                                0,
                                f.growthPpm(),
                                f.decayPpm(),
                                f.reviewAbove(),
                                f.newcomerDays(),
                                f.decidedDays(),
                                f.freezeAbove(),
                                f.stopAbove()))
                .hasMessageContaining("counterpartyCapPpm is 1 to 1000000, not 0");
        assertThatThrownBy(() ->
                        new CreditPolicy(
                                f.rule(),
                                f.initialLimit(),
                                f.maximumLimit(),
                                f.salesDays(),
                                1,
                                f.growthPpm(),
                                f.decayPpm(),
                                f.reviewAbove(),
                                f.newcomerDays(),
                                f.decidedDays(),
                                300,
                                299))
                .hasMessageContaining("stopAbove is 300 to 1000000, not 299");
    }

    /// The order of sales and how one buyer's are split does not matter, and a review never leads
    /// past the target nor further than a part of the limit.
    @Test
    void holds_whatever_is_sold() {
        Property.forAll(
                500,
                random -> {
                    List<Long> sales = new ArrayList<>();
                    for (int n = random.nextInt(6); n > 0; n--) {
                        sales.add(random.nextLong(-1_000, 1_000_000));
                    }
                    CreditSum sum = CreditSum.of(POLICY, sales);
                    assertThat(CreditSum.of(POLICY, sales.reversed())).isEqualTo(sum);
                    long all = sales.stream().mapToLong(s -> Math.max(0, s)).sum();
                    assertThat(sum.eligible()).isBetween(0L, all);
                    long before = random.nextLong(0, 600_000);
                    Month month = random.nextBoolean() ? JANUARY : FEBRUARY;
                    List<Brake> brakes = List.of(Brake.FREE, Brake.FROZEN, Brake.STOPPED);
                    Brake brake = brakes.get(random.nextInt(brakes.size()));
                    long after = sum.after(POLICY, month, brake, Money.of(before)).minorUnits();
                    long target = sum.target().minorUnits();
                    assertThat(after).isBetween(Math.min(before, target), Math.max(before, target));
                    assertThat(after).isBetween(before - before / 10, before + before / 4);
                });
    }
}
