package coop.mutirao.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.allocation.Allocation.NotSelected;
import coop.mutirao.allocation.Allocation.Reason;
import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import coop.mutirao.allocation.Elections.Drawn;
import coop.mutirao.allocation.EqualShares.Completion;
import coop.mutirao.allocation.EqualShares.Utility;
import coop.mutirao.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What a result says of itself is so: it is tried.
class ReasonsTest {

    private static final int CASES = 2_000;

    private static Ballot approval(String... projects) {
        return new Ballot.Approval(Set.of(projects));
    }

    private static Drawn with(Drawn drawn, String project, long cost) {
        List<Project> projects =
                drawn.projects().stream()
                        .map(p ->
                                p.id().equals(project) ? new Project(project, cost, p.groups()) : p)
                        .toList();
        return new Drawn(drawn.budget(), drawn.type(), projects, drawn.ballots());
    }

    private static Drawn withMore(Drawn drawn, String project, long support) {
        List<Ballot> ballots = new ArrayList<>(drawn.ballots());
        for (long i = 0; i < support; i++) {
            ballots.add(approval(project));
        }
        return new Drawn(drawn.budget(), drawn.type(), drawn.projects(), ballots);
    }

    private static Greedy greedy(RandomGenerator random) {
        return new Greedy(
                Elections.oneOf(random, Greedy.Order.values(), 2),
                Ballot.Type.APPROVAL,
                MinSupport.ONE_VOTE,
                Elections.oneOf(random, TieBreak.values(), 3));
    }

    private static List<String> ids(AllocationRule rule, Drawn drawn) {
        return rule.allocate(drawn.election(), Elections.lottery()).ids();
    }

    @Test
    void with_so_many_votes_more_it_would_have_won_and_with_one_fewer_not() {
        Property.forAll(
                CASES,
                random -> {
                    Drawn drawn = Elections.drawn(random, Ballot.Type.APPROVAL);
                    Greedy rule = greedy(random);
                    for (NotSelected not :
                            rule.allocate(drawn.election(), Elections.lottery()).notSelected()) {
                        if (not.reasons().getFirst() instanceof Reason.DidNotFit(_, _, var more)
                                && more != null
                                && more < 10_000) {
                            assertThat(more).isPositive();
                            assertThat(ids(rule, withMore(drawn, not.project(), more)))
                                    .as("%s %s %s", rule.text(), not, drawn)
                                    .contains(not.project());
                            assertThat(ids(rule, withMore(drawn, not.project(), more - 1)))
                                    .doesNotContain(not.project());
                        }
                    }
                });
    }

    @Test
    void at_the_cost_of_what_was_left_it_would_have_won() {
        Property.forAll(
                CASES,
                random -> {
                    Drawn drawn = Elections.drawn(random, Ballot.Type.APPROVAL);
                    Greedy rule = greedy(random);
                    for (NotSelected not :
                            rule.allocate(drawn.election(), Elections.lottery()).notSelected()) {
                        if (not.reasons().getFirst() instanceof Reason.DidNotFit(long left, _, _)
                                && left > 0) {
                            assertThat(left).isLessThan(not.cost());
                            assertThat(ids(rule, with(drawn, not.project(), left)))
                                    .contains(not.project());
                        }
                    }
                });
    }

    @Test
    void at_the_cost_of_what_its_supporters_have_left_it_would_have_won() {
        Property.forAll(
                CASES,
                random -> {
                    Drawn drawn = Elections.drawn(random, Ballot.Type.APPROVAL);
                    var rule =
                            Elections.shares(
                                    Elections.oneOf(random, Utility.values(), 2),
                                    Completion.NONE,
                                    TieBreak.COST_VOTES_ID);
                    Allocation allocation = rule.allocate(drawn.election());
                    for (NotSelected not : allocation.notSelected()) {
                        if (!(not.reasons().getFirst() instanceof Reason.SharesTooSmall small)) {
                            continue;
                        }
                        assertThat(small.money()).isEqualTo(left(allocation, drawn, not.project()));
                        assertThat(small.missing(not.cost())).isGreaterThan(Fraction.ZERO);
                        long cost = small.money().floor().longValueExact();
                        if (cost > 0) {
                            assertThat(ids(rule, with(drawn, not.project(), cost)))
                                    .contains(not.project());
                        }
                        assertThat(small.behind() == null)
                                .isEqualTo(small.effectiveVotes() == null);
                        if (small.behind() != null) {
                            lostThere(allocation, drawn, not, small);
                        }
                    }
                });
    }

    // What the supporters of a project have together, after the first so many purchases.
    private static Fraction left(
            Allocation allocation, Drawn drawn, String project, int purchases) {
        var cut =
                new Allocation(
                        allocation.rule(),
                        allocation.election(),
                        allocation.selected().subList(0, purchases),
                        List.of(),
                        allocation.endowments());
        Fraction sum = Fraction.ZERO;
        for (Ballot ballot : drawn.ballots()) {
            if (ballot.points().containsKey(project)) {
                sum = sum.plus(cut.spending(ballot).left());
            }
        }
        return sum;
    }

    private static Fraction left(Allocation allocation, Drawn drawn, String project) {
        return left(allocation, drawn, project, allocation.selected().size());
    }

    private static void lostThere(
            Allocation allocation, Drawn drawn, NotSelected not, Reason.SharesTooSmall small) {
        int at = allocation.ids().indexOf(small.behind());
        Fraction cost = Fraction.of(not.cost());
        assertThat(left(allocation, drawn, not.project(), at)).isGreaterThanOrEqualTo(cost);
        assertThat(left(allocation, drawn, not.project(), at + 1)).isLessThan(cost);
        // Nobody can carry it by more votes than it has.
        assertThat(small.effectiveVotes())
                .isGreaterThan(Fraction.ZERO)
                .isLessThanOrEqualTo(Fraction.of(not.votes()));
    }

    private static final List<Project> PARK_AND_BENCHES =
            List.of(
                    new Project("park", 60),
                    new Project("bench", 20),
                    new Project("library", 40),
                    new Project("nobody", 5));

    @Test
    void equal_shares_say_who_paid_what() {
        var drawn =
                new Drawn(
                        100,
                        Ballot.Type.APPROVAL,
                        PARK_AND_BENCHES,
                        List.of(
                                approval("park", "bench"),
                                approval("park", "bench"),
                                approval("park"),
                                approval("library"),
                                approval()));
        Allocation allocation =
                Elections.rule("mes_cost", TieBreak.COST_VOTES_ID).allocate(drawn.election());

        // 20 each. The park takes all of three voters'; then nobody has anything for the bench, and
        // one alone 20 for the library.
        Selected park = allocation.selected().getFirst();
        assertThat(allocation.ids()).containsExactly("park");
        assertThat(park.level()).containsExactly("park");
        assertThat(park.turn())
                .isEqualTo(new Turn.PaidFromShares(Fraction.of(1, 3), Fraction.of(20), 0, 3));
        assertThat(allocation.notSelected())
                .extracting(NotSelected::project)
                .containsExactly("bench", "library", "nobody");
        assertThat(allocation.notSelected().get(0).reasons())
                .containsExactly(new Reason.SharesTooSmall(Fraction.ZERO, "park", Fraction.of(2)));
        assertThat(allocation.notSelected().get(1).reasons())
                .containsExactly(new Reason.SharesTooSmall(Fraction.of(20), null, null));
        assertThat(allocation.notSelected().get(2).reasons())
                .containsExactly(new Reason.TooFewVotes(1));
        assertThat(allocation.spending(approval("park", "bench")))
                .isEqualTo(
                        new Spending(
                                Fraction.of(20),
                                List.of(new Spending.Payment("park", Fraction.of(20), true)),
                                Fraction.ZERO));
    }

    @Test
    void the_runs_of_add1_are_all_there() {
        var drawn =
                new Drawn(
                        100,
                        Ballot.Type.APPROVAL,
                        PARK_AND_BENCHES,
                        List.of(
                                approval("park", "bench"),
                                approval("park", "bench"),
                                approval("park"),
                                approval("library"),
                                approval()));
        Allocation allocation =
                Elections.rule("mes_cost_add1", TieBreak.COST_VOTES_ID).allocate(drawn.election());
        // From 20 each to 30, with which the bench is paid; nothing more fits in the 20 that are
        // left.
        var endowments = Objects.requireNonNull(allocation.endowments());
        assertThat(allocation.ids()).containsExactly("park", "bench");
        assertThat(endowments.ofTaken()).isEqualTo(Fraction.of(30));
        assertThat(endowments.costs()).hasSize(11).endsWith(60L, 80L);
        assertThat(endowments.end()).isEqualTo(Allocation.End.EXHAUSTIVE);
    }

    @Test
    void ballots_are_compared_by_what_they_get() {
        var drawn =
                new Drawn(
                        100,
                        Ballot.Type.APPROVAL,
                        List.of(new Project("a", 50), new Project("b", 50), new Project("c", 20)),
                        List.of(
                                approval("a", "b"),
                                approval("a", "b"),
                                approval("a", "b"),
                                approval("c"),
                                approval()));
        Allocation allocation =
                Elections.rule("mes_cost", TieBreak.COST_VOTES_ID).allocate(drawn.election());
        Comparison comparison = allocation.besideGreedy(null);
        assertThat(allocation.ids()).containsExactlyInAnyOrder("a", "c");
        assertThat(comparison.other().ids()).containsExactly("a", "b");
        assertThat(comparison.here()).isEqualTo(1);
        assertThat(comparison.there()).isEqualTo(3);
        assertThat(comparison.level()).isEqualTo(1);
    }

    @Test
    void rivals_leave_when_one_is_selected() {
        Set<String> slide = Set.of("playground");
        var drawn =
                new Drawn(
                        100,
                        Ballot.Type.APPROVAL,
                        List.of(
                                new Project("slide-small", 40, slide),
                                new Project("slide-large", 60, slide),
                                new Project("well", 10)),
                        List.of(
                                approval("slide-small", "slide-large"),
                                approval("slide-small", "slide-large"),
                                approval("slide-large"),
                                approval("well")));
        for (String name : Elections.NAMES) {
            Allocation allocation =
                    Elections.rule(name, TieBreak.COST_VOTES_ID).allocate(drawn.election());
            assertThat(allocation.ids())
                    .as(name)
                    .doesNotContainSequence("slide-small", "slide-large")
                    .hasSize(2)
                    .contains("well");
            String other = allocation.ids().contains("slide-small") ? "slide-large" : "slide-small";
            NotSelected not = allocation.notSelected().getFirst();
            assertThat(not.project()).isEqualTo(other);
            assertThat(not.reasons())
                    .allMatch(r -> r instanceof Reason.Excluded(String by) && !by.equals(other));
        }
    }

    @Test
    void points_are_utilities() {
        var points = new TreeMap<String, Integer>();
        points.put("a", 3);
        points.put("b", 1);
        var drawn =
                new Drawn(
                        40,
                        Ballot.Type.POINTS,
                        List.of(new Project("a", 20), new Project("b", 10)),
                        List.of(
                                new Ballot.Points(points),
                                new Ballot.Points(new TreeMap<>(java.util.Map.of("b", 4)))));
        var rule = Elections.shares(Utility.POINTS, Completion.NONE, TieBreak.COST_VOTES_ID);
        Allocation allocation = rule.allocate(drawn.election());
        // 20 each: b costs 2 a point, of which the first pays 2; then a has 18 from her, of 20.
        assertThat(allocation.ids()).containsExactly("b");
        assertThat(allocation.selected().getFirst().turn())
                .isEqualTo(new Turn.PaidFromShares(Fraction.of(2), Fraction.of(2), 2, 0));
        assertThat(allocation.spending(new Ballot.Points(points)).left())
                .isEqualTo(Fraction.of(18));
    }
}
