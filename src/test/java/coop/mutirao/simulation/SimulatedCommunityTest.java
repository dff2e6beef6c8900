package coop.mutirao.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.App;
import coop.mutirao.Scalars;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.simulation.Simulation.Size;
import coop.mutirao.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A small community of 20 for half a year and more: long enough that its newcomers are none any
/// more, that two cheat, and that the assembly writes something off.
class SimulatedCommunityTest {

    private static final int MONTHS = 7;
    private static final List<Rules> RULES = Rules.builtIn();

    private static Outcome free;
    private static Outcome levied;

    private static App open(InstantSource clock, RandomGenerator random) {
        return new App(
                TestDatabase.fresh(),
                clock,
                random,
                new SimpleMeterRegistry(),
                GroupCommit.Settings.DEFAULT);
    }

    private static Outcome run(Rules rules, int months, long seed) {
        return Simulation.run(
                SimulatedCommunityTest::open,
                rules,
                new Size(20, months, seed),
                _ -> {},
                () -> false);
    }

    @BeforeAll
    static void two_policies() {
        free = run(RULES.get(0), MONTHS, 1);
        levied = run(RULES.get(1), MONTHS, 1);
    }

    @Test
    void the_books_are_clean_under_each_policy() {
        assertThat(free.findings()).isEmpty();
        assertThat(levied.findings()).isEmpty();
        assertThat(free.facts()).isGreaterThan(free.payments());
    }

    @Test
    void who_hoards_gives_a_levy_where_there_is_one() {
        assertThat(free.levyByHabit().values()).allMatch(amount -> amount == 0);
        assertThat(levied.levyByHabit().get("hoarders")).isPositive();
    }

    @Test
    void who_runs_is_written_off_and_the_deficit_says_so() {
        assertThat(free.lost()).isPositive();
        assertThat(free.losses().get("honest members")).isZero();
        assertThat(free.months().stream().mapToLong(Outcome.Month::writtenOff).sum())
                .isEqualTo(free.lost());
        // Where everybody begins with more, cheats leave with more.
        assertThat(free.losses().get("newcomers who run"))
                .isGreaterThan(levied.losses().get("newcomers who run"));
    }

    @Test
    void all_that_is_above_zero_is_below_it_somewhere() {
        for (Outcome outcome : List.of(free, levied)) {
            assertThat(outcome.months()).hasSize(MONTHS);
            for (Outcome.Month month : outcome.months()) {
                assertThat(month.moneySupply()).isEqualTo(month.belowZero() + month.deficit());
            }
        }
    }

    @Test
    void limits_follow_sales_where_a_policy_says_so() {
        assertThat(free.months().stream().map(Outcome.Month::medianLimit).distinct())
                .containsExactly(60_000L);
        assertThat(levied.last().limits()).isGreaterThan(20 * 20_000L);
    }

    @Test
    void the_same_seed_gives_the_same_figures_and_another_one_others() {
        Rules rules = RULES.get(2);
        String one = Scalars.mapper().writeValueAsString(run(rules, 1, 7));

        assertThat(Scalars.mapper().writeValueAsString(run(rules, 1, 7))).isEqualTo(one);
        assertThat(Scalars.mapper().writeValueAsString(run(rules, 1, 8))).isNotEqualTo(one);
    }

    @Test
    void what_is_no_size_is_refused() {
        for (int[] wrong : List.of(new int[] {19, 3}, new int[] {5_001, 3}, new int[] {20, 0})) {
            assertThatThrownBy(() -> new Size(wrong[0], wrong[1], 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() ->
                        Simulation.run(
                                SimulatedCommunityTest::open,
                                RULES.getFirst(),
                                new Size(20, 3, 1),
                                _ -> {},
                                () -> true))
                .isInstanceOf(Simulation.Stopped.class);
    }
}
