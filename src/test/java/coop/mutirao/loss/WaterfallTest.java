package coop.mutirao.loss;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.Money;
import coop.mutirao.loss.Waterfall.Covered;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The vectors of domain 3.11, and what holds of any loss.
class WaterfallTest {

    private static final List<Long> TRADE = List.of(500_000L, 300_000L, 200_000L, 50_000L);

    private static List<Money> of(long... amounts) {
        List<Money> all = new ArrayList<>();
        for (long amount : amounts) {
            all.add(Money.of(amount));
        }
        return all;
    }

    private static Covered vector() {
        return Waterfall.cover(Money.of(40_000), of(10_000, 5_000), Money.of(18_000), Money.ZERO);
    }

    private static List<Money> apportion(Money deficit, int ppm) {
        return Waterfall.apportion(
                deficit,
                TRADE,
                TRADE.stream().map(t -> Waterfall.cap(t, ppm, Money.ZERO)).toList());
    }

    private static Money sum(List<Money> all) {
        return all.stream().reduce(Money.ZERO, Money::plus);
    }

    @Test
    void v_loss_1() {
        Covered covered = vector();

        assertThat(sum(covered.pledges())).isEqualTo(Money.of(15_000));
        assertThat(covered.reserve()).isEqualTo(Money.of(18_000));
        assertThat(covered.deficit()).isEqualTo(Money.of(7_000));
        // The tie of remainders goes to M1.
        assertThat(apportion(covered.deficit(), Waterfall.WHOLE_PPM))
                .isEqualTo(of(3_334, 2_000, 1_333, 333));
    }

    @Test
    void v_loss_2() {
        List<Money> shares = apportion(vector().deficit(), 5_000);

        assertThat(shares).isEqualTo(of(2_500, 1_500, 1_000, 250));
        assertThat(vector().deficit().minus(sum(shares))).isEqualTo(Money.of(1_750));
    }

    @Test
    void the_cap_is_of_a_year_and_nobody_bears_less_than_nothing() {
        assertThat(Waterfall.cap(199, 5_000, Money.ZERO)).isEqualTo(Money.ZERO);
        assertThat(Waterfall.cap(200, 5_000, Money.ZERO)).isEqualTo(Money.of(1));
        assertThat(Waterfall.cap(1_000, 5_000, Money.of(3))).isEqualTo(Money.of(2));
        assertThat(Waterfall.cap(1_000, 5_000, Money.of(6))).isEqualTo(Money.ZERO);
        assertThat(Waterfall.cap(Long.MAX_VALUE, Waterfall.WHOLE_PPM, Money.ZERO))
                .isEqualTo(Money.of(Money.MAX_MINOR_UNITS));
        assertThat(Waterfall.apportion(Money.of(5), List.of(), List.of())).isEmpty();
    }

    @Test
    void the_parts_sum_to_the_loss_and_none_is_more_than_there_is() {
        var random = new Random(20);
        for (int run = 0; run < 2_000; run++) {
            Money loss = Money.of(1 + random.nextLong(100_000));
            List<Money> pledges =
                    Stream.generate(() -> Money.of(1 + random.nextLong(30_000)))
                            .limit(random.nextInt(5))
                            .toList();
            Money reserve = Money.of(random.nextLong(50_000));
            Money expansion = Money.of(random.nextLong(50_000));
            Covered covered = Waterfall.cover(loss, pledges, reserve, expansion);

            Money parts = sum(covered.pledges()).plus(covered.reserve());
            assertThat(parts.plus(covered.expansion()).plus(covered.deficit())).isEqualTo(loss);
            assertThat(covered.reserve()).isLessThanOrEqualTo(reserve);
            assertThat(covered.expansion()).isLessThanOrEqualTo(expansion);
            for (int i = 0; i < pledges.size(); i++) {
                assertThat(covered.pledges().get(i)).isLessThanOrEqualTo(pledges.get(i));
            }
            // Nothing further down gives while something above it still could.
            if (covered.deficit().isPositive()) {
                assertThat(covered.expansion()).isEqualTo(expansion);
            }
            if (covered.deficit().isPositive() || covered.expansion().isPositive()) {
                assertThat(covered.reserve()).isEqualTo(reserve);
                assertThat(covered.pledges()).isEqualTo(pledges);
            }
            List<Long> trade =
                    Stream.generate(() -> 1 + random.nextLong(1_000_000)).limit(7).toList();
            int ppm = 1 + random.nextInt(Waterfall.WHOLE_PPM);
            List<Money> caps =
                    trade.stream()
                            .map(t -> Waterfall.cap(t, ppm, Money.of(random.nextInt(9))))
                            .toList();
            List<Money> shares = Waterfall.apportion(covered.deficit(), trade, caps);
            assertThat(sum(shares)).isLessThanOrEqualTo(covered.deficit());
            for (int i = 0; i < shares.size(); i++) {
                assertThat(shares.get(i)).isBetween(Money.ZERO, caps.get(i));
            }
        }
    }
}
