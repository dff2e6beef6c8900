package coop.mutirao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.report.OpenReport.Days;
import coop.mutirao.report.OpenReport.Inputs;
import coop.mutirao.report.OpenReport.Month;
import coop.mutirao.report.OpenReport.Year;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The five numbers, with those of domain 3.11.
class OpenReportTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static Days days(int count) {
        LocalDate last = OCTOBER.atEndOfMonth();
        return new Days(last.minusDays(count - 1L), last);
    }

    private static Inputs inputs(
            Month month,
            long turnover,
            long contributions,
            long reserve,
            long writtenOff,
            long members,
            long fund) {
        SortedMap<String, Long> purses = new TreeMap<>(Map.of("fund-income", fund));
        return new Inputs(
                new Year(
                        List.of(month),
                        days(365),
                        turnover,
                        contributions,
                        reserve,
                        writtenOff,
                        purses,
                        0),
                List.of(),
                9,
                6,
                contributions,
                members);
    }

    private static Map<String, String> figures(Inputs inputs) {
        return OpenReport.rows(inputs).stream()
                .collect(
                        Collectors.toMap(
                                row -> row.cells().get(0),
                                row -> row.cells().get(2),
                                (_, last) -> last));
    }

    private static Month month(long supply, long below) {
        return new Month(OCTOBER, 0, supply, below);
    }

    /// V-SHIFT-1.
    @Test
    void what_the_fund_holds_members_owe() {
        assertThat(figures(inputs(month(0, 0), 0, 0, 0, 0, 250, 1_250_000)))
                .containsEntry("zero-shift", "-5000");
    }

    /// V-SOLV-1: a contribution of 1 %, of which 20 % reach the reserve.
    @Test
    void losses_that_can_be_borne_grow_with_velocity() {
        for (long velocity : List.of(12L, 4L, 2L)) {
            long turnover = velocity * 1_000_000;
            var in =
                    inputs(
                            month(1_000_000, 500_000),
                            turnover,
                            turnover / 100,
                            turnover / 500,
                            0,
                            250,
                            0);

            assertThat(figures(in))
                    .containsEntry("contribution-rate-ppm", "10000")
                    .containsEntry("reserve-share-ppm", "200000")
                    .containsEntry("velocity-ppm", Long.toString(velocity * 1_000_000))
                    .containsEntry("bearable-loss-ppm", Long.toString(velocity * 2_000));
        }
    }

    @Test
    void bands_end_where_the_domain_says() {
        // Turnover over money supply: above 4 green, below 2 red.
        assertThat(velocity(4_000_001)).isEqualTo("green");
        assertThat(velocity(4_000_000)).isEqualTo("amber");
        assertThat(velocity(2_000_000)).isEqualTo("amber");
        assertThat(velocity(1_999_999)).isEqualTo("red");
        // Members' debt over a month's turnover: below 2.5 green, above 3 red.
        assertThat(deficit(2_499_999)).isEqualTo("green");
        assertThat(deficit(2_500_000)).isEqualTo("amber");
        assertThat(deficit(3_000_000)).isEqualTo("amber");
        assertThat(deficit(3_000_001)).isEqualTo("red");
        // Losses beside what can be borne: less than half, less than all.
        assertThat(solvency(499)).isEqualTo("green");
        assertThat(solvency(500)).isEqualTo("amber");
        assertThat(solvency(999)).isEqualTo("amber");
        assertThat(solvency(1_000)).isEqualTo("red");
        // What the fund holds over a month's contributions: less than 3, more than 6.
        assertThat(idle(2_999_999)).isEqualTo("green");
        assertThat(idle(3_000_000)).isEqualTo("amber");
        assertThat(idle(6_000_000)).isEqualTo("amber");
        assertThat(idle(6_000_001)).isEqualTo("red");
    }

    private static String band(Inputs in, String name) {
        return String.valueOf(figures(in).get(name + "-band"));
    }

    private static String velocity(long turnover) {
        return band(inputs(month(1_000_000, 0), turnover, 0, 0, 0, 5, 0), "velocity");
    }

    private static String deficit(long below) {
        return band(inputs(month(1, below), 12_000_000, 0, 0, 0, 5, 0), "deficit-ratio");
    }

    private static String solvency(long writtenOff) {
        return band(inputs(month(1_000_000, 1_000_000), 1, 0, 1_000, writtenOff, 5, 0), "solvency");
    }

    private static String idle(long fund) {
        return band(inputs(month(0, 0), 0, 12_000_000, 0, 0, 5, fund), "idle-months");
    }

    @Test
    void of_nothing_there_is_no_ratio() {
        assertThat(figures(inputs(month(0, 0), 0, 0, 0, 0, 5, 0)))
                .containsEntry("velocity-ppm", "-")
                .containsEntry("deficit-ratio-ppm", "-")
                .containsEntry("solvency-band", "-")
                .containsEntry("idle-months-band", "-");
    }

    @Test
    void months_are_averaged() {
        var two =
                new Inputs(
                        new Year(
                                List.of(
                                        new Month(OCTOBER.minusMonths(1), 300, 100, 40),
                                        new Month(OCTOBER, 500, 300, 60)),
                                days(365),
                                800,
                                8,
                                0,
                                5,
                                new TreeMap<>(Map.of("fund-income", 8L)),
                                -1),
                        List.of(),
                        2,
                        2,
                        8,
                        7);

        // 800 ÷ (400 ÷ 2); 60 ÷ (800 ÷ 12); 5 ÷ (100 ÷ 2); 8 ÷ (8 ÷ 12); −(8 − 1) ÷ 7.
        assertThat(figures(two))
                .containsEntry("velocity-ppm", "4000000")
                .containsEntry("deficit-ratio-ppm", "900000")
                .containsEntry("loss-ppm", "100000")
                .containsEntry("idle-months-ppm", "12000000")
                .containsEntry("zero-shift", "-1");
    }

    private static Inputs young(int days) {
        return new Inputs(
                new Year(
                        List.of(new Month(OCTOBER, 0, 1_000, 500)),
                        days(days),
                        1_000,
                        8,
                        10,
                        5,
                        new TreeMap<>(Map.of("fund-income", 8L)),
                        0),
                List.of(),
                2,
                2,
                8,
                7);
    }

    /// A network of 73 days, which is a fifth of a year.
    @Test
    void what_is_of_a_year_is_worked_out_from_the_days_there_were() {
        assertThat(figures(young(73)))
                .containsEntry("days-counted", "73")
                .containsEntry("velocity-ppm", "5000000")
                .containsEntry("bearable-loss-ppm", "50000")
                .containsEntry("loss-ppm", "50000")
                .containsEntry("velocity-band", "green")
                .containsEntry("solvency-band", "red")
                // A mean month has 365 ÷ 12 days: 500 ÷ (1,000 · 365 ÷ 73 ÷ 12); 8 ÷ (8 · 5 ÷ 12).
                .containsEntry("deficit-ratio-ppm", "1200000")
                .containsEntry("idle-months-ppm", "2400000");
    }

    @Test
    void of_fewer_than_four_weeks_nothing_is_said_for_a_year() {
        assertThat(figures(young(28))).containsEntry("velocity-ppm", "13035714");
        assertThat(figures(young(27)))
                .containsEntry("velocity-ppm", "-")
                .containsEntry("loss-ppm", "-")
                .containsEntry("deficit-ratio-ppm", "-")
                .containsEntry("idle-months-ppm", "-")
                .containsEntry("velocity-band", "-")
                .containsEntry("solvency-band", "-");
    }

    /// A payment on the last of October and the month seen on the tenth of November: two months
    /// have begun, and eleven days are counted.
    @Test
    void days_are_counted_and_not_months_that_have_begun() {
        var eleven = new Days(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 10));
        var none = new Days(null, LocalDate.of(2026, 11, 10));

        assertThat(eleven.count()).isEqualTo(11);
        assertThat(none.count()).isZero();
        assertThat(new Days(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 11, 10)).count())
                .isZero();
        assertThat(figures(young(60)))
                .containsEntry("days-from", "2026-09-02")
                .containsEntry("days-to", "2026-10-31")
                .containsEntry("deficit-ratio-ppm", "986301");
    }

    /// What a round of the assembly has for itself does not lie idle.
    @Test
    void what_is_set_aside_is_not_idle() {
        Inputs all = young(365);
        var some =
                new Inputs(
                        new Year(
                                all.year().months(),
                                all.year().days(),
                                all.year().turnover(),
                                all.year().contributions(),
                                all.year().reserveIncome(),
                                all.year().writtenOff(),
                                new TreeMap<>(
                                        Map.of(
                                                "fund-income",
                                                2L,
                                                "fund-expansion",
                                                2L,
                                                "round-1",
                                                4L)),
                                0),
                        List.of(),
                        all.payments(),
                        all.traders(),
                        all.contributions(),
                        all.memberAccounts());

        assertThat(figures(all)).containsEntry("idle-months-ppm", "12000000");
        assertThat(figures(some))
                .containsEntry("fund", "8")
                .containsEntry("unallocated", "4")
                .containsEntry("zero-shift", "-2")
                .containsEntry("idle-months-ppm", "6000000");
    }

    @Test
    void of_a_few_members_nothing_is_said() {
        assertThatThrownBy(() -> OpenReport.rows(inputs(month(0, 0), 0, 0, 0, 0, 4, 0)))
                .isInstanceOf(OpenReport.Withheld.class);
    }
}
