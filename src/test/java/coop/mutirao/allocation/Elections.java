package coop.mutirao.allocation;

import coop.mutirao.allocation.EqualShares.Completion;
import coop.mutirao.allocation.EqualShares.Start;
import coop.mutirao.allocation.EqualShares.Utility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Elections for tests, and the rules by the names of the cases.
public final class Elections {

    public static final List<String> NAMES =
            List.of(
                    "greedy_votes",
                    "greedy_votes_per_cost",
                    "mes_cardinality",
                    "mes_cost",
                    "mes_cardinality_add1",
                    "mes_cardinality_add1u",
                    "mes_cost_add1",
                    "mes_cost_add1u",
                    "phragmen");

    private Elections() {}

    static AllocationRule rule(String name, TieBreak tieBreak) {
        return switch (name) {
            case "greedy_votes" -> greedy(Greedy.Order.VOTES, tieBreak);
            case "greedy_votes_per_cost" -> greedy(Greedy.Order.VOTES_PER_COST, tieBreak);
            case "mes_cost" -> shares(Utility.COST, Completion.NONE, tieBreak);
            case "mes_cost_add1" -> shares(Utility.COST, Completion.ADD1, tieBreak);
            case "mes_cost_add1u" -> shares(Utility.COST, Completion.ADD1U, tieBreak);
            case "mes_cardinality" -> shares(Utility.CARDINALITY, Completion.NONE, tieBreak);
            case "mes_cardinality_add1" -> shares(Utility.CARDINALITY, Completion.ADD1, tieBreak);
            case "mes_cardinality_add1u" -> shares(Utility.CARDINALITY, Completion.ADD1U, tieBreak);
            case "phragmen" -> new SequentialPhragmen(MinSupport.ONE_VOTE, tieBreak);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static AllocationRule greedy(Greedy.Order order, TieBreak tieBreak) {
        return new Greedy(order, Ballot.Type.APPROVAL, MinSupport.ONE_VOTE, tieBreak);
    }

    static EqualShares shares(Utility utility, Completion completion, TieBreak tieBreak) {
        return new EqualShares(
                utility, completion, 1, true, Start.EXACT, 1, MinSupport.ONE_VOTE, tieBreak);
    }

    /// An election that is drawn, before it is counted.
    public record Drawn(
            long budget, Ballot.Type type, List<Project> projects, List<Ballot> ballots) {

        public Election election() {
            return Election.of(budget, type, projects, ballots);
        }

        /// The cost of the dearest project, or the budget if that is more.
        public long dear() {
            return Math.max(budget, projects.stream().mapToLong(Project::cost).max().orElseThrow());
        }

        Drawn shuffled(RandomGenerator random) {
            List<Project> otherProjects = new ArrayList<>(projects);
            List<Ballot> otherBallots = new ArrayList<>(ballots);
            Collections.shuffle(otherProjects, Random.from(random));
            Collections.shuffle(otherBallots, Random.from(random));
            return new Drawn(budget, type, otherProjects, otherBallots);
        }
    }

    /// Small, with many ties, or with amounts that nearly make some.
    public static Drawn drawn(RandomGenerator random, Ballot.Type type) {
        int size = random.nextInt(1, 9);
        int voters = random.nextInt(0, 13);
        long scale =
                List.of(4L, 12L, 100L, 1_000_003L, Project.AMOUNT_MAX / 8).get(random.nextInt(5));
        boolean isNear = random.nextInt(3) == 0;
        boolean hasGroups = random.nextInt(3) == 0;
        List<Project> projects = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < size; i++) {
            long cost = isNear ? scale - random.nextInt(3) : random.nextLong(scale) + 1;
            Set<String> groups = new TreeSet<>();
            if (hasGroups && random.nextBoolean()) {
                groups.add("g" + random.nextInt(3));
            }
            projects.add(new Project((random.nextBoolean() ? "p" : "") + i, cost, groups));
            sum += cost;
        }
        long budget = Math.max(1, random.nextLong(sum) + random.nextInt(2));
        int most = type == Ballot.Type.APPROVAL ? 1 : random.nextBoolean() ? 3 : 1_000_000;
        double chance = random.nextDouble();
        List<Ballot> ballots = new ArrayList<>();
        for (int i = 0; i < voters; i++) {
            ballots.add(ballot(random, projects, most, chance, type));
        }
        return new Drawn(budget, type, projects, ballots);
    }

    private static Ballot ballot(
            RandomGenerator random,
            List<Project> projects,
            int most,
            double chance,
            Ballot.Type type) {
        Map<String, Integer> points = new TreeMap<>();
        for (Project project : projects) {
            if (random.nextDouble() < chance) {
                points.put(project.id(), random.nextInt(most) + 1);
            }
        }
        return type == Ballot.Type.APPROVAL
                ? new Ballot.Approval(points.keySet())
                : new Ballot.Points(points);
    }

    /// Any rule, for ballots of a type.
    ///
    /// @param dear what a voter can have after 200 runs at most: with the cost of the dearest
    ///   project every count ends, though nobody but her wants it
    public static AllocationRule anyRule(RandomGenerator random, Ballot.Type type, long dear) {
        MinSupport min =
                random.nextInt(3) > 0
                        ? MinSupport.ONE_VOTE
                        : new MinSupport(random.nextInt(1, 4), random.nextInt(3), 7);
        TieBreak tieBreak = oneOf(random, TieBreak.values(), 3);
        boolean isApproval = type == Ballot.Type.APPROVAL;
        return switch (random.nextInt(isApproval ? 6 : 5)) {
            case 0 -> new Greedy(oneOf(random, Greedy.Order.values(), 2), type, min, tieBreak);
            case 5 -> new SequentialPhragmen(min, tieBreak);
            default ->
                    new EqualShares(
                            isApproval ? oneOf(random, Utility.values(), 2) : Utility.POINTS,
                            oneOf(random, Completion.values(), 3),
                            dear / random.nextInt(20, 200) + 1,
                            random.nextInt(4) > 0,
                            oneOf(random, Start.values(), 2),
                            random.nextInt(1, 4),
                            min,
                            tieBreak);
        };
    }

    /// One of the first so many.
    static <T> T oneOf(RandomGenerator random, T[] all, int first) {
        return List.of(all).get(random.nextInt(first));
    }

    /// Lots by a seed that all tests share.
    public static Lottery lottery() {
        return Lottery.drawn(new byte[32], new byte[32]);
    }
}
