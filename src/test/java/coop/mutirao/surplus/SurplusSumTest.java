package coop.mutirao.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The sums of a statement, without a database.
class SurplusSumTest {

    private static final SurplusPolicy SHARES = new SurplusPolicy(200_000, 50_000, 100_000, 3, 30);

    private static SurplusFigures figures(long sales, long pay, long loss) {
        return new SurplusFigures(
                new SurplusFigures.ByLedger(Money.of(sales), Money.of(450_000), Money.of(600_000)),
                new SurplusFigures.Declared(
                        Money.ZERO,
                        Money.ZERO,
                        Money.of(300_000),
                        Money.of(250_000),
                        Money.of(pay),
                        Money.of(40_000)),
                Money.of(loss));
    }

    @Test
    void the_vector_v_surp_1_comes_out() {
        Money surplus = figures(1_200_000, 600_000, 25_000).surplus();
        assertThat(surplus).isEqualTo(Money.of(135_000));
        assertThat(SurplusShares.of(surplus, SHARES))
                .isEqualTo(
                        new SurplusShares(
                                surplus,
                                Money.of(27_000),
                                Money.of(6_750),
                                Money.of(13_500),
                                Money.of(87_750)));
    }

    @ParameterizedTest
    @CsvSource({
        // One unit more or less at the edge of a share of a fifth.
        "4,0,0,0,4",
        "5,1,0,0,4",
        "9,1,0,0,8",
        "10,2,0,1,7",
        "19,3,0,1,15",
        "20,4,1,2,13",
        "0,0,0,0,0",
        "-1,0,0,0,0",
        "-135000,0,0,0,0",
        "9007199254740991,1801439850948198,450359962737049,900719925474099,5854679515581645"
    })
    void each_share_is_rounded_down_by_itself(
            long surplus, long network, long education, long reserve, long rest) {
        SurplusShares shares = SurplusShares.of(Money.of(surplus), SHARES);
        assertThat(shares.network()).isEqualTo(Money.of(network));
        assertThat(shares.education()).isEqualTo(Money.of(education));
        assertThat(shares.reserve()).isEqualTo(Money.of(reserve));
        assertThat(shares.rest()).isEqualTo(Money.of(rest));
    }

    @Test
    void a_loss_is_below_zero_and_deviations_count_each_way() {
        assertThat(figures(100, 600_000, 25_000).surplus()).isEqualTo(Money.of(-1_064_900));
        var declared =
                new SurplusFigures.Declared(
                        Money.of(-7), Money.of(5), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
        var nothing = new SurplusFigures.ByLedger(Money.ZERO, Money.ZERO, Money.ZERO);
        var figures = new SurplusFigures(nothing, declared, Money.ZERO);
        assertThat(figures.deviation()).isEqualTo(Money.of(12));
        assertThat(figures.surplus()).isEqualTo(Money.of(-12));
        assertThat(declared.needsEvidence()).isTrue();
    }

    @Test
    void a_surplus_that_no_ledger_can_hold_is_none() {
        var figures = figures(Money.MAX_MINOR_UNITS, 0, 0);
        assertThat(figures.surplus().minorUnits()).isPositive();
        var more =
                new SurplusFigures(
                        new SurplusFigures.ByLedger(Money.MAX, Money.ZERO, Money.ZERO),
                        figures.declared(),
                        Money.ZERO);
        assertThatThrownBy(more::surplus).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-13", "2026-Q5", "2026-Q0", "2026", "2026-1", "0026-01", "2026-q1"})
    void what_is_no_time_is_refused(String wire) {
        assertThatThrownBy(() -> SurplusPeriod.of(wire))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void months_and_quarters_are_of_the_calendar() {
        SurplusPeriod quarter = SurplusPeriod.of("2026-Q4");
        assertThat(quarter.start()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
        assertThat(quarter.end()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(quarter.wire()).isEqualTo("2026-Q4");
        SurplusPeriod month = SurplusPeriod.of("2026-11");
        assertThat(month.quarterStart()).isEqualTo(quarter.start());
        assertThat(month.wire()).isEqualTo("2026-11");
        Instant newYear = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(SurplusPeriod.before(newYear, 3)).isEqualTo(quarter);
        assertThat(SurplusPeriod.before(newYear.minusNanos(1_000), 3).wire()).isEqualTo("2026-Q3");
        assertThat(SurplusPeriod.before(newYear, 1).wire()).isEqualTo("2026-12");
    }

    @ParameterizedTest
    @CsvSource({
        "1000001,0,0,3,30",
        "-1,0,0,3,30",
        "500000,500000,1,3,30",
        "0,0,0,2,30",
        "0,0,0,12,30",
        "0,0,0,3,0",
        "0,0,0,3,366"
    })
    void no_community_means_such_a_policy(
            int network, int education, int reserve, int months, int days) {
        assertThatThrownBy(() -> new SurplusPolicy(network, education, reserve, months, days))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1,1,1,1,0", "10000001,1,1,1,0", "1,0,1,1,0", "1,1,2,1,0", "1,1,1,1,-1"})
    void no_venture_works_so(int hours, int workers, long lowest, long highest, int jobs) {
        assertThatThrownBy(
                        () -> new Labour(hours, workers, Money.of(lowest), Money.of(highest), jobs))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
