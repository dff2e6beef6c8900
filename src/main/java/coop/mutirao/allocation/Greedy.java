package coop.mutirao.allocation;

import coop.mutirao.allocation.Allocation.NotSelected;
import coop.mutirao.allocation.Allocation.Reason;
import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Takes the projects with most support first, or with most for their cost, and passes over what
/// does not fit in what is left.
///
/// It serves the majority: a large minority may be left with nothing.
///
/// @param order by what they go
/// @param ballots with points, the sum of points stands for the votes
public record Greedy(Order order, Ballot.Type ballots, MinSupport minSupport, TieBreak tieBreak)
        implements AllocationRule {

    /// By what projects go.
    public enum Order {
        VOTES("greedy-votes/1"),
        VOTES_PER_COST("greedy-density/1");

        private final String id;

        Order(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    @Override
    public String id() {
        return order.id;
    }

    @Override
    public Allocation allocate(Election election, @Nullable Lottery lottery) {
        var contest = new Contest(this, election, lottery);
        var round = new Round(contest, order, List.of(), election.budget());
        List<NotSelected> not = new ArrayList<>();
        for (int project = 0; project < contest.size(); project++) {
            if (!round.has(project)) {
                not.add(contest.notSelected(project, List.of(round.reason(project))));
            }
        }
        return new Allocation(this, election, round.selected(), not, null);
    }

    /// One going through the projects, with what is left after some are selected already.
    static final class Round {

        private final Contest contest;
        private final Election election;
        private final Order order;
        private final List<Integer> before;
        private final List<Integer> taken = new ArrayList<>();
        private final List<Selected> selected = new ArrayList<>();
        private final long budget;

        Round(Contest contest, Order order, List<Integer> before, long budget) {
            this.contest = contest;
            this.order = order;
            this.before = before;
            this.budget = budget;
            election = contest.election;
            boolean[] open = contest.open(before);
            List<Integer> sorted =
                    IntStream.range(0, contest.size())
                            .filter(project -> open[project])
                            .boxed()
                            .sorted(this::compare)
                            .toList();
            long left = budget;
            for (int project : sorted) {
                if (open[project] && election.cost(project) <= left) {
                    selected.add(selected(project, left, sorted, open));
                    taken.add(project);
                    contest.close(open, project);
                    left -= election.cost(project);
                }
            }
        }

        List<Selected> selected() {
            return selected;
        }

        boolean has(int project) {
            return taken.contains(project);
        }

        List<Integer> taken() {
            return taken;
        }

        private int compare(int a, int b) {
            int bySupport = compareSupport(a, election.support(a), b);
            return bySupport != 0 ? bySupport : Integer.compare(contest.rank(a), contest.rank(b));
        }

        // Below zero: a, if it had this support, goes before b.
        private int compareSupport(int a, long support, int b) {
            return switch (order) {
                case VOTES -> Long.compare(election.support(b), support);
                case VOTES_PER_COST ->
                        product(election.support(b), election.cost(a))
                                .compareTo(product(support, election.cost(b)));
            };
        }

        private static BigInteger product(long a, long b) {
            return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        }

        private Selected selected(int project, long left, List<Integer> sorted, boolean[] open) {
            long support = election.support(project);
            List<Integer> level =
                    sorted.stream()
                            .filter(p -> open[p] && election.cost(p) <= left)
                            .filter(p -> compareSupport(project, support, p) == 0)
                            .toList();
            Turn turn =
                    order == Order.VOTES
                            ? new Turn.MostSupport(left)
                            : new Turn.MostSupportForItsCost(
                                    Fraction.of(support, election.cost(project)), left);
            return contest.selected(project, turn, level);
        }

        /// Why a project was passed over that is neither here nor was selected before.
        Reason reason(int project) {
            List<Integer> all = new ArrayList<>(before);
            all.addAll(taken);
            @Nullable Reason barred = contest.barred(project, all);
            if (barred != null) {
                return barred;
            }
            if (election.cost(project) > budget) {
                return new Reason.DidNotFit(leftAt(project), null, null);
            }
            long left = budget;
            for (int one : taken) {
                left -= election.cost(one);
                if (left < election.cost(project)) {
                    return new Reason.DidNotFit(
                            leftAt(project), election.id(one), more(project, one));
                }
            }
            throw new IllegalStateException(election.id(project) + " would have fitted");
        }

        // What was left when it was the project's turn.
        private long leftAt(int project) {
            return budget
                    - taken.stream()
                            .filter(one -> compare(one, project) < 0)
                            .mapToLong(election::cost)
                            .sum();
        }

        // The least by which its support would have to grow for it to go before another.
        private long more(int project, int other) {
            long support =
                    switch (order) {
                        case VOTES -> election.support(other);
                        case VOTES_PER_COST ->
                                ceil(
                                        product(election.support(other), election.cost(project)),
                                        election.cost(other));
                    };
            boolean goesFirst =
                    compareSupport(project, support, other) < 0
                            || contest.breakTie(project, support, other) < 0;
            return support + (goesFirst ? 0 : 1) - election.support(project);
        }

        private static long ceil(BigInteger dividend, long divisor) {
            BigInteger by = BigInteger.valueOf(divisor);
            return dividend.add(by).subtract(BigInteger.ONE).divide(by).longValueExact();
        }
    }
}
