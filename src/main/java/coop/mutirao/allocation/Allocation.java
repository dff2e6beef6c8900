package coop.mutirao.allocation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a rule selected from an election, and why. Money is in minor units.
///
/// @param selected in the order in which they were selected
/// @param notSelected by their ids
/// @param endowments of Equal Shares; null by any other rule
public record Allocation(
        AllocationRule rule,
        Election election,
        List<Selected> selected,
        List<NotSelected> notSelected,
        @Nullable Endowments endowments) {

    public Allocation {
        selected = List.copyOf(selected);
        notSelected = List.copyOf(notSelected);
    }

    /// The ids, in the order in which they were selected.
    public List<String> ids() {
        return selected.stream().map(Selected::project).toList();
    }

    /// What all that was selected costs.
    public long cost() {
        return selected.stream().mapToLong(Selected::cost).sum();
    }

    /// How a voter's share was spent who cast this ballot; only by Equal Shares.
    ///
    /// @throws IllegalArgumentException if the rule gives no shares
    public Spending spending(Ballot ballot) {
        return Spending.of(this, ballot);
    }

    /// The same ballots counted by greedy/votes, and how many are better off by which.
    public Comparison besideGreedy(@Nullable Lottery lottery) {
        var greedy =
                new Greedy(Greedy.Order.VOTES, election.type(), rule.minSupport(), rule.tieBreak());
        return Comparison.of(this, greedy.allocate(election, lottery));
    }

    Set<String> set() {
        return new TreeSet<>(ids());
    }

    /// A project that was selected.
    ///
    /// @param support all points that it was given: with approval ballots, its votes
    /// @param turn why it was its turn
    /// @param level all projects that were exactly level with it, itself included, the first by the
    ///   tie-break first
    public record Selected(
            String project, long cost, int votes, long support, Turn turn, List<String> level) {}

    /// Why it was a project's turn.
    public sealed interface Turn {

        /// It had the most support of all that still fitted.
        ///
        /// @param left what was left before
        record MostSupport(long left) implements Turn {}

        /// It had the most support for its cost of all that still fitted.
        ///
        /// @param perUnit points by minor unit
        /// @param left what was left before
        record MostSupportForItsCost(Fraction perUnit, long left) implements Turn {}

        /// Its supporters paid it from their shares, at the lowest price for what they get.
        ///
        /// @param rho the price divided by the cost, where what a voter gets is counted by cost
        /// @param price what each supporter paid (for each point), who had it
        /// @param payInFull so many paid it in full
        /// @param giveAll so many gave what they had left, which was less or just as much
        record PaidFromShares(Fraction rho, Fraction price, long payInFull, long giveAll)
                implements Turn {

            /// By how many votes (or points) it was carried at this price.
            public Fraction effectiveVotes(long cost) {
                return Fraction.of(cost).dividedBy(price);
            }
        }

        /// It made the load of those least who carry most.
        ///
        /// @param load what each supporter carries after
        record LeastLoad(Fraction load) implements Turn {}
    }

    /// A project that was not selected.
    ///
    /// @param reasons one for each part of the rule that passed it over
    public record NotSelected(
            String project, long cost, int votes, long support, List<Reason> reasons) {}

    /// Why a project was not selected.
    public sealed interface Reason {

        /// Too few voters support it.
        ///
        /// @param needed the fewest that are enough
        record TooFewVotes(int needed) implements Reason {}

        /// Another one was selected with which it cannot be.
        record Excluded(String by) implements Reason {}

        /// When it was its turn, too little was left. At a cost of `left`, all else being the same,
        /// it would have been selected.
        ///
        /// @param behind the last one that went before it and without which it would have fitted;
        ///   null if it costs more than there was at first
        /// @param moreSupport so many votes (or points) more, all else being the same, would have
        ///   let it go before that one; null if nothing would
        record DidNotFit(long left, @Nullable String behind, @Nullable Long moreSupport)
                implements Reason {}

        /// Its supporters together had not enough left of their shares. At a cost of what they have
        /// at the end, and with the same endowment, it would have been selected.
        ///
        /// @param money what they have at the end
        /// @param behind the purchase after which they had too little; null if they had it at the
        ///   beginning
        /// @param effectiveVotes by how many votes (or points) it would have been carried just
        ///   before
        record SharesTooSmall(
                Fraction money, @Nullable String behind, @Nullable Fraction effectiveVotes)
                implements Reason {

            /// So much is missing.
            public Fraction missing(long cost) {
                return Fraction.of(cost).minus(money);
            }
        }

        /// It costs more than the whole budget.
        record CostsMoreThanBudget() implements Reason {}

        /// The count had ended, because the next in turn did not fit.
        ///
        /// @param load what each of its supporters would have carried
        /// @param left what was left
        /// @param isNext whether it was one of those in turn
        record CountEnded(Fraction load, long left, boolean isNext) implements Reason {}
    }

    /// What each voter was given to spend, in each run of the count.
    ///
    /// @param first of the first run
    /// @param increment by so much each run gives more than the one before
    /// @param costs what each run selected, the last one's may be beyond the budget
    /// @param taken the run whose selection stands, from 0
    /// @param end why there is no further run
    public record Endowments(Fraction first, long increment, List<Long> costs, int taken, End end) {

        public Endowments {
            costs = List.copyOf(costs);
        }

        /// What each voter was given in a run.
        public Fraction of(int run) {
            return first.plus(Fraction.of(increment).times(run));
        }

        /// What each voter was given in the run whose selection stands.
        public Fraction ofTaken() {
            return of(taken);
        }
    }

    /// Why the runs of Equal Shares ended.
    public enum End {
        /// The rule has one run only.
        NO_COMPLETION("no-completion"),

        /// No project that is supported fits in what is left.
        EXHAUSTIVE("exhaustive"),

        /// The next run would have cost more than the budget.
        OVER_BUDGET("over-budget"),

        /// Every project that is supported is selected or excluded.
        ALL_SELECTED("all-selected");

        private final String wire;

        End(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }
}
