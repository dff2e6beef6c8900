package coop.mutirao.allocation;

import coop.mutirao.allocation.Allocation.NotSelected;
import coop.mutirao.allocation.Allocation.Reason;
import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sequential Phragmén for budgets: each project is a load that its supporters carry, made level
/// among them, and the one is next with which those who carry most carry least. The count ends when
/// one that is in turn does not fit in what is left. A project that costs more than the whole
/// budget takes no part.
public record SequentialPhragmen(MinSupport minSupport, TieBreak tieBreak)
        implements AllocationRule {

    @Override
    public String id() {
        return "phragmen/1";
    }

    @Override
    public Ballot.Type ballots() {
        return Ballot.Type.APPROVAL;
    }

    @Override
    public Allocation allocate(Election election, @Nullable Lottery lottery) {
        return new Count(new Contest(this, election, lottery)).allocation(this);
    }

    /// The count. Which load is least is told by doubles with a bound on their error, and exactly
    /// where these leave more than one.
    private static final class Count {

        private final Contest contest;
        private final Election election;
        private final PriceChain chain;
        private final boolean[] open;
        // By project and purchase: so many of its supporters carry the load of that purchase.
        private final int[][] carrying;
        private final int[] lastOf;
        private final double[] loads;
        private final double[] load;
        private final List<Selected> selected = new ArrayList<>();
        private final List<Integer> taken = new ArrayList<>();
        private long left;
        private List<Integer> unfit = List.of();

        private Count(Contest contest) {
            this.contest = contest;
            election = contest.election;
            chain = new PriceChain(contest.size());
            open = contest.open(List.of());
            carrying = new int[contest.size()][0];
            lastOf = new int[election.distinctBallots()];
            Arrays.fill(lastOf, -1);
            loads = new double[contest.size()];
            load = new double[contest.size()];
            left = election.budget();
            for (int project = 0; project < open.length; project++) {
                open[project] &= election.cost(project) <= left;
            }
            count();
        }

        private void count() {
            for (List<Integer> least = least(); !least.isEmpty(); least = least()) {
                if (least.stream().anyMatch(p -> election.cost(p) > left)) {
                    unfit = least;
                    return;
                }
                int first = least.getFirst();
                for (int project : least) {
                    first = contest.rank(project) < contest.rank(first) ? project : first;
                }
                take(first, least);
            }
        }

        // All that are in turn, exactly level.
        private List<Integer> least() {
            // Sums and products of numbers above zero: each step is off by 2^-53 of itself.
            double error = (taken.size() + 8) * 0x1p-52;
            double bound = Double.POSITIVE_INFINITY;
            for (int project = 0; project < open.length; project++) {
                if (open[project]) {
                    load[project] = approximate(project);
                    bound = Math.min(bound, load[project] * (1 + error));
                }
            }
            List<Integer> level = new ArrayList<>();
            @Nullable BigInteger sum = null;
            for (int project = 0; project < open.length; project++) {
                if (!open[project] || load[project] * (1 - error) > bound) {
                    continue;
                }
                BigInteger mine = sum(project);
                int order = sum == null ? -1 : compare(mine, project, sum, level.getFirst());
                if (order < 0) {
                    level.clear();
                    sum = mine;
                }
                if (order <= 0) {
                    level.add(project);
                }
            }
            return List.copyOf(level);
        }

        private double approximate(int project) {
            double sum = election.cost(project);
            int[] counts = carrying[project];
            for (int k = 0; k < counts.length; k++) {
                sum += counts[k] * loads[k];
            }
            return sum / election.votes(project);
        }

        // The cost and all loads of the supporters, times the denominator.
        private BigInteger sum(int project) {
            long[] times = new long[contest.size()];
            for (int k = 0; k < carrying[project].length; k++) {
                times[k] = carrying[project][k];
            }
            return BigInteger.valueOf(election.cost(project))
                    .multiply(chain.denominator())
                    .add(chain.sum(times));
        }

        private int compare(BigInteger a, int projectA, BigInteger b, int projectB) {
            return a.multiply(BigInteger.valueOf(election.votes(projectB)))
                    .compareTo(b.multiply(BigInteger.valueOf(election.votes(projectA))));
        }

        private Fraction exact(int project, BigInteger sum) {
            return new Fraction(
                    sum, chain.denominator().multiply(BigInteger.valueOf(election.votes(project))));
        }

        private void take(int project, List<Integer> level) {
            BigInteger sum = sum(project);
            Fraction carried = exact(project, sum);
            selected.add(contest.selected(project, new Turn.LeastLoad(carried), level));
            int number = taken.size();
            chain.add(sum, election.votes(project));
            loads[number] = carried.approximate();
            taken.add(project);
            left -= election.cost(project);
            contest.close(open, project);
            for (int ballot : election.supporters(project)) {
                int before = lastOf[ballot];
                lastOf[ballot] = number;
                for (int other : election.choices(ballot)) {
                    if (open[other]) {
                        move(other, before, number, election.weight(ballot));
                    }
                }
            }
        }

        private void move(int project, int before, int after, int weight) {
            if (before >= 0) {
                carrying[project][before] -= weight;
            }
            if (carrying[project].length <= after) {
                carrying[project] =
                        Arrays.copyOf(carrying[project], Math.min(contest.size(), 2 * after + 2));
            }
            carrying[project][after] += weight;
        }

        private Allocation allocation(SequentialPhragmen rule) {
            List<NotSelected> not = new ArrayList<>();
            for (int project = 0; project < contest.size(); project++) {
                if (!taken.contains(project)) {
                    not.add(contest.notSelected(project, List.of(reason(project))));
                }
            }
            return new Allocation(rule, election, selected, not, null);
        }

        private Reason reason(int project) {
            if (contest.hasEnoughSupport(project) && election.cost(project) > election.budget()) {
                return new Reason.CostsMoreThanBudget();
            }
            @Nullable Reason barred = contest.barred(project, taken);
            return barred != null
                    ? barred
                    : new Reason.CountEnded(
                            exact(project, sum(project)), left, unfit.contains(project));
        }
    }
}
