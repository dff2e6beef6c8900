package coop.mutirao.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import coop.mutirao.allocation.Elections.Drawn;
import coop.mutirao.testing.Property;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What every rule promises, on elections drawn by chance, and that it is what was written down.
class AllocationPropertiesTest {

    private static final int CASES = 3_000;

    private static Ballot.Type type(RandomGenerator random) {
        return random.nextInt(4) == 0 ? Ballot.Type.POINTS : Ballot.Type.APPROVAL;
    }

    private interface Case {
        void test(Drawn drawn, AllocationRule rule, RandomGenerator random);
    }

    private static void forAll(Case test) {
        Property.forAll(
                CASES,
                random -> {
                    Ballot.Type type = type(random);
                    Drawn drawn = Elections.drawn(random, type);
                    test.test(drawn, Elections.anyRule(random, type, drawn.dear()), random);
                });
    }

    private static Allocation allocate(AllocationRule rule, Drawn drawn) {
        return rule.allocate(drawn.election(), Elections.lottery());
    }

    @Test
    void the_same_is_selected_in_the_same_order_as_by_the_definition() {
        forAll((drawn, rule, _) -> {
            List<String> slow =
                    SlowRules.select(
                            drawn.budget(),
                            drawn.projects(),
                            drawn.ballots(),
                            rule,
                            Elections.lottery());
            assertThat(allocate(rule, drawn).ids()).as("%s %s", rule.text(), drawn).isEqualTo(slow);
        });
    }

    @Test
    void the_order_of_ballots_and_projects_changes_nothing() {
        forAll((drawn, rule, random) -> {
            Allocation first = allocate(rule, drawn);
            Allocation second = allocate(rule, drawn.shuffled(random));
            assertThat(second.selected()).isEqualTo(first.selected());
            assertThat(second.notSelected()).isEqualTo(first.notSelected());
            assertThat(second.endowments()).isEqualTo(first.endowments());
        });
    }

    @Test
    void every_order_of_small_elections_gives_the_same() {
        Property.forAll(
                20,
                random -> {
                    Drawn drawn = Elections.drawn(random, Ballot.Type.APPROVAL);
                    List<Project> four = drawn.projects().stream().limit(4).toList();
                    List<String> ids = four.stream().map(Project::id).toList();
                    List<Ballot> ballots = new ArrayList<>();
                    drawn.ballots().stream()
                            .limit(4)
                            .forEach(b ->
                                    ballots.add(
                                            new Ballot.Approval(
                                                    new java.util.TreeSet<>(
                                                            ids.stream()
                                                                    .filter(b.points()::containsKey)
                                                                    .toList()))));
                    for (String name : Elections.NAMES) {
                        AllocationRule rule = Elections.rule(name, TieBreak.COST_VOTES_ID);
                        if (drawn.budget() > 1_000) {
                            rule = Elections.anyRule(random, Ballot.Type.APPROVAL, drawn.dear());
                        }
                        List<String> first = null;
                        for (List<Project> projects : orders(four)) {
                            for (List<Ballot> cast : orders(ballots)) {
                                List<String> now =
                                        allocate(
                                                        rule,
                                                        new Drawn(
                                                                drawn.budget(),
                                                                Ballot.Type.APPROVAL,
                                                                projects,
                                                                cast))
                                                .ids();
                                first = first == null ? now : first;
                                assertThat(now).isEqualTo(first);
                            }
                        }
                    }
                });
    }

    private static <T> List<List<T>> orders(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> rest = new ArrayList<>(all);
            T first = rest.remove(i);
            for (List<T> order : orders(rest)) {
                List<T> one = new ArrayList<>();
                one.add(first);
                one.addAll(order);
                orders.add(one);
            }
        }
        return orders;
    }

    @Test
    void the_budget_is_kept_and_nothing_is_selected_that_may_not_be() {
        forAll((drawn, rule, _) -> {
            Allocation allocation = allocate(rule, drawn);
            assertThat(allocation.cost()).isLessThanOrEqualTo(drawn.budget());
            assertThat(allocation.ids()).doesNotHaveDuplicates();
            List<String> groups = new ArrayList<>();
            for (Selected one : allocation.selected()) {
                assertThat(one.votes()).isPositive();
                assertThat(rule.minSupport().isReached(one.votes(), drawn.ballots().size()))
                        .isTrue();
                groups.addAll(
                        drawn.projects().stream()
                                .filter(p -> p.id().equals(one.project()))
                                .findFirst()
                                .orElseThrow()
                                .groups());
            }
            assertThat(groups).doesNotHaveDuplicates();
            assertThat(allocation.selected().size() + allocation.notSelected().size())
                    .isEqualTo(drawn.projects().size());
        });
    }

    @Test
    void payments_sum_to_the_cost_and_nobody_pays_more_than_her_share() {
        forAll((drawn, rule, _) -> {
            Allocation allocation = allocate(rule, drawn);
            if (allocation.endowments() == null) {
                return;
            }
            Fraction endowment = allocation.endowments().ofTaken();
            Map<String, Fraction> sums = new TreeMap<>();
            for (Ballot ballot : drawn.ballots()) {
                Spending spending = allocation.spending(ballot);
                Fraction paid = Fraction.ZERO;
                for (Spending.Payment payment : spending.payments()) {
                    assertThat(payment.amount()).isGreaterThanOrEqualTo(Fraction.ZERO);
                    sums.merge(payment.project(), payment.amount(), Fraction::plus);
                    paid = paid.plus(payment.amount());
                }
                assertThat(paid).isLessThanOrEqualTo(endowment);
                assertThat(paid.plus(spending.left())).isEqualTo(endowment);
            }
            for (Selected one : allocation.selected()) {
                if (one.turn() instanceof Turn.PaidFromShares paid) {
                    assertThat(sums.get(one.project())).isEqualTo(Fraction.of(one.cost()));
                    assertThat(paid.payInFull() + paid.giveAll()).isLessThanOrEqualTo(one.votes());
                }
            }
        });
    }

    /// With fewer bits the bounds decide less, down to nothing at all: what is decided stays.
    @Test
    void how_precise_the_bounds_are_changes_nothing() {
        forAll((drawn, rule, random) -> {
            if (!(rule instanceof EqualShares shares) || drawn.ballots().isEmpty()) {
                return;
            }
            var contest = new Contest(shares, drawn.election(), Elections.lottery());
            BigInteger endowment =
                    BigInteger.valueOf(drawn.budget())
                            .multiply(BigInteger.valueOf(random.nextInt(1, 5)));
            List<String> exact = purchases(contest, shares, PriceBounds.BITS, endowment);
            for (int bits : new int[] {0, 1, 4, 8, 12, 20, 33}) {
                assertThat(purchases(contest, shares, bits, endowment)).isEqualTo(exact);
            }
        });
    }

    private static List<String> purchases(
            Contest contest, EqualShares shares, int bits, BigInteger endowment) {
        return new EqualSharesRun(contest, shares.utility(), bits)
                .run(endowment).purchases().stream()
                        .map(p ->
                                "%d for %d/%d, %d and %d, level %s"
                                        .formatted(
                                                p.project(),
                                                p.numerator(),
                                                p.denominator(),
                                                p.payInFull(),
                                                p.giveAll(),
                                                p.level()))
                        .toList();
    }

    @Test
    void an_empty_ballot_more_is_a_smaller_share_for_all() {
        Property.forAll(
                CASES,
                random -> {
                    Drawn drawn = Elections.drawn(random, Ballot.Type.APPROVAL);
                    if (drawn.ballots().isEmpty()) {
                        return;
                    }
                    int voters = drawn.ballots().size();
                    List<Ballot> more = new ArrayList<>(drawn.ballots());
                    more.add(new Ballot.Approval(new java.util.TreeSet<>()));
                    AllocationRule rule = Elections.rule("mes_cost", TieBreak.COST_VOTES_ID);
                    // With n ballots and a budget of n · E, all have E; so have n + 1 with (n + 1)
                    // · E.
                    long share = Math.max(1, drawn.budget() / voters);
                    if (share * (voters + 1) > Project.AMOUNT_MAX) {
                        return;
                    }
                    Election one =
                            Election.of(
                                    share * voters,
                                    drawn.type(),
                                    drawn.projects(),
                                    drawn.ballots());
                    Election other =
                            Election.of(share * (voters + 1), drawn.type(), drawn.projects(), more);
                    assertThat(rule.allocate(other).ids()).isEqualTo(rule.allocate(one).ids());
                });
    }
}
