package coop.mutirao.allocation;

import coop.mutirao.allocation.Allocation.End;
import coop.mutirao.allocation.Allocation.Endowments;
import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import coop.mutirao.allocation.EqualSharesRun.Outcome;
import coop.mutirao.allocation.EqualSharesRun.Purchase;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The Method of Equal Shares: every voter gets the same share of the budget, and a project is
/// selected when those who support it pay it from theirs, the one first that costs its supporters
/// least for what they get (Peters, Pierczyński, Skowron: *Proportional Participatory Budgeting
/// with Additive Utilities*, 2021; completions and ties as equalshares.net describes them).
///
/// As large a part of the voters as want the same can spend as large a part of the budget on it. It
/// favours cheap projects, and may pass over the one large one.
///
/// @param utility what a voter is taken to get from a project that she supports
/// @param completion what becomes of the money that is left
/// @param increment in minor units, 1 or more: by so much each run gives more than the one before
/// @param exhaustiveStop whether the runs end as soon as no supported project fits in what is left
/// @param start the first endowment: the budget over the number of ballots, or less
/// @param roundingUnit in minor units, 1 or more: what a start rounded down is a multiple of
public record EqualShares(
        Utility utility,
        Completion completion,
        long increment,
        boolean exhaustiveStop,
        Start start,
        long roundingUnit,
        MinSupport minSupport,
        TieBreak tieBreak)
        implements AllocationRule {

    /// So many runs a count may take; a rule that asks for more wants a larger increment.
    public static final int RUNS_MAX = 100_000;

    /// What a voter is taken to get from a project that she supports.
    public enum Utility {
        /// As much as it costs: what takes most votes' worth of its price goes first.
        COST,

        /// One project is as good as another.
        CARDINALITY,

        /// The points that she gave it.
        POINTS;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What becomes of the money that is left.
    public enum Completion {
        /// It is left.
        NONE,

        /// All is counted again with a larger endowment, as long as the budget holds.
        ADD1,

        /// The same; then what is left goes to the projects with most support that fit.
        ADD1U;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The first endowment.
    public enum Start {
        /// The budget over the number of ballots, as a fraction.
        EXACT,

        /// The same, rounded down.
        FLOOR;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A count that would take more than [#RUNS_MAX] runs.
    public static final class TooManyRuns extends RuntimeException {

        private TooManyRuns(long increment) {
            super(
                    "%d runs, each giving %d minor units more, do not spend the budget: a larger"
                                    .formatted(RUNS_MAX, increment)
                            + " increment would");
        }
    }

    public EqualShares {
        if (increment < 1
                || roundingUnit < 1
                || increment > Project.AMOUNT_MAX
                || roundingUnit > Project.AMOUNT_MAX) {
            throw new IllegalArgumentException(
                    "an increment and a rounding unit are 1 to 2^53 - 1, not %d and %d"
                            .formatted(increment, roundingUnit));
        }
    }

    @Override
    public String id() {
        return "mes-%s/%s/1".formatted(utility.wire(), completion.wire());
    }

    @Override
    public Ballot.Type ballots() {
        return utility == Utility.POINTS ? Ballot.Type.POINTS : Ballot.Type.APPROVAL;
    }

    @Override
    public Allocation allocate(Election election, @Nullable Lottery lottery) {
        var contest = new Contest(this, election, lottery);
        var run = new EqualSharesRun(contest, utility);
        var runs = new Runs(this, contest, run);
        Outcome outcome = runs.last();
        List<Selected> selected = new ArrayList<>();
        outcome.purchases().forEach(purchase -> selected.add(selected(contest, purchase)));
        Greedy.@Nullable Round rest =
                completion == Completion.ADD1U
                        ? new Greedy.Round(
                                contest,
                                Greedy.Order.VOTES,
                                outcome.selected(),
                                election.budget() - outcome.cost())
                        : null;
        if (rest != null) {
            selected.addAll(rest.selected());
        }
        return new Allocation(
                this,
                election,
                selected,
                new SharesReasons(contest, run, outcome, rest).all(),
                runs.endowments());
    }

    private Selected selected(Contest contest, Purchase purchase) {
        Election election = contest.election;
        int project = purchase.project();
        var price =
                new Fraction(
                        purchase.numerator(),
                        purchase.denominator().multiply(BigInteger.valueOf(election.voters())));
        return contest.selected(
                project,
                new Turn.PaidFromShares(
                        utility == Utility.COST ? price.dividedBy(election.cost(project)) : price,
                        price,
                        purchase.payInFull(),
                        purchase.giveAll()),
                purchase.level());
    }

    /// The runs with one endowment after the other.
    private static final class Runs {

        private final EqualShares rule;
        private final Contest contest;
        private final EqualSharesRun run;
        private final BigInteger first;
        private final List<Long> costs = new ArrayList<>();
        private Outcome last;
        private int taken;
        private End end = End.NO_COMPLETION;

        private Runs(EqualShares rule, Contest contest, EqualSharesRun run) {
            this.rule = rule;
            this.contest = contest;
            this.run = run;
            first = first();
            last = run(0);
            if (rule.completion != Completion.NONE) {
                addMoney();
            }
        }

        // In n-th parts of a minor unit, as all endowments here.
        private BigInteger first() {
            long budget = contest.election.budget();
            long voters = contest.election.voters();
            if (rule.start == Start.EXACT || voters == 0) {
                return BigInteger.valueOf(budget);
            }
            return BigInteger.valueOf(budget / voters / rule.roundingUnit * rule.roundingUnit)
                    .multiply(BigInteger.valueOf(voters));
        }

        private Outcome run(int number) {
            BigInteger more =
                    BigInteger.valueOf(rule.increment)
                            .multiply(BigInteger.valueOf(contest.election.voters()))
                            .multiply(BigInteger.valueOf(number));
            Outcome outcome = run.run(first.add(more));
            costs.add(outcome.cost());
            return outcome;
        }

        private void addMoney() {
            while (true) {
                @Nullable End ended = ended();
                if (ended != null) {
                    end = ended;
                    return;
                }
                if (taken + 1 == RUNS_MAX) {
                    throw new TooManyRuns(rule.increment);
                }
                Outcome next = run(taken + 1);
                if (next.cost() > contest.election.budget()) {
                    end = End.OVER_BUDGET;
                    return;
                }
                last = next;
                taken++;
            }
        }

        private @Nullable End ended() {
            boolean[] open = contest.open(last.selected());
            long left = contest.election.budget() - last.cost();
            boolean isAllSelected = true;
            boolean isExhaustive = true;
            for (int project = 0; project < open.length; project++) {
                isAllSelected &= !open[project];
                isExhaustive &= !open[project] || contest.election.cost(project) > left;
            }
            if (rule.exhaustiveStop && isExhaustive) {
                return End.EXHAUSTIVE;
            }
            return isAllSelected ? End.ALL_SELECTED : null;
        }

        private Outcome last() {
            return last;
        }

        private Endowments endowments() {
            long voters = Math.max(1, contest.election.voters());
            return new Endowments(
                    new Fraction(first, BigInteger.valueOf(voters)),
                    rule.increment,
                    costs,
                    taken,
                    end);
        }
    }
}
