package coop.mutirao.allocation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Method of Equal Shares for one endowment after the other, over the same election.
///
/// Exact, though most of it is done in `long`: bounds say which projects cannot be next, and which
/// supporters certainly pay in full or give all they have; what they leave open is worked out in
/// whole numbers of any size. The price of what is bought always is.
///
/// Which project is next: a lower bound found earlier still holds, as money only becomes less. So
/// they are looked at in the order of these bounds, and no further than the best upper bound.
///
/// Used by one thread.
final class EqualSharesRun {

    // A product or quotient of doubles is off by 2^-53 of itself; this is more than three of them.
    private static final double DOWN = 1 - 0x1p-50;
    private static final double UP = 1 + 0x1p-50;

    private final Contest contest;
    private final Election election;
    private final double[] divisors;
    private final PriceBounds bounds;
    private final PriceChain chain;
    private final ExactPrice.Reckoner reckoner;
    private final int[] purchaseOf;
    private final double[] low;
    private final double[] high;
    private final boolean[] isLookedAt;
    private boolean[] open = {};

    /// What was bought with an endowment, in this order.
    ///
    /// @param endowment in n-th parts of a minor unit
    record Outcome(BigInteger endowment, List<Purchase> purchases, long cost) {

        List<Integer> selected() {
            return purchases.stream().map(Purchase::project).toList();
        }
    }

    /// A purchase at the price of `numerator / denominator` n-th parts of a minor unit, for each
    /// point that a supporter gives.
    ///
    /// @param payInFull so many voters paid it
    /// @param giveAll so many gave what they had, which was less or just as much
    /// @param level all projects that were level with it, itself included
    record Purchase(
            int project,
            BigInteger numerator,
            BigInteger denominator,
            long payInFull,
            long giveAll,
            List<Integer> level) {}

    /// Is told what happens in a run, and may ask for the state it is in.
    interface Watch {

        /// @param endowment of each voter, in the units of [PriceBounds]
        default void begins(long endowment) {}

        /// Before a purchase is paid.
        default void before(int purchase) {}

        /// When each voter who cast a ballot pays so many units.
        default void pays(int ballot, long units) {}

        /// After a purchase was paid.
        default void after(int purchase) {}

        /// When nothing more can be paid.
        default void ends() {}
    }

    private static final Watch NOBODY = new Watch() {};

    EqualSharesRun(Contest contest, EqualShares.Utility utility) {
        this(contest, utility, PriceBounds.BITS);
    }

    /// @param bits with which [PriceBounds] works
    EqualSharesRun(Contest contest, EqualShares.Utility utility, int bits) {
        this.contest = contest;
        election = contest.election;
        int size = contest.size();
        divisors = new double[size];
        for (int project = 0; project < size; project++) {
            divisors[project] = utility == EqualShares.Utility.COST ? election.cost(project) : 1;
        }
        bounds = new PriceBounds(election, bits);
        chain = new PriceChain(size);
        purchaseOf = new int[size];
        reckoner = new ExactPrice.Reckoner(election, bounds, chain, purchaseOf);
        low = new double[size];
        high = new double[size];
        isLookedAt = new boolean[size];
    }

    /// Buys until nothing more can be paid.
    ///
    /// @param endowment of each voter, in n-th parts of a minor unit, above zero
    Outcome run(BigInteger endowment, Watch watch) {
        begin(endowment);
        watch.begins(bounds.units(endowment));
        List<Purchase> purchases = new ArrayList<>();
        long cost = 0;
        for (@Nullable Next next = next(); next != null; next = next()) {
            watch.before(purchases.size());
            purchases.add(pay(next, purchases.size(), watch));
            cost += election.cost(next.project);
            watch.after(purchases.size() - 1);
        }
        watch.ends();
        return new Outcome(endowment, List.copyOf(purchases), cost);
    }

    /// The same with nobody looking on.
    Outcome run(BigInteger endowment) {
        return run(endowment, NOBODY);
    }

    /// The denominator of what is worked out at this moment, in n-th parts of a minor unit.
    BigInteger denominator() {
        return chain.denominator();
    }

    /// What the supporters of a project have at this moment, times the denominator.
    BigInteger moneyBehind(int project) {
        return reckoner.moneyBehind(project);
    }

    /// Whether the supporters of a project can pay it at this moment.
    ///
    /// @param money what they have as the ballots' payments leave it, in units
    boolean canPay(int project, long money) {
        return !bounds.isCertainlyTooLittle(project, money)
                && (bounds.isCertainlyEnough(project, money) || reckoner.canPay(project));
    }

    /// The price of a project at this moment.
    @Nullable ExactPrice price(int project) {
        return bounds.find(project, Double.POSITIVE_INFINITY) ? reckoner.price(project) : null;
    }

    private void begin(BigInteger endowment) {
        bounds.begin(endowment);
        chain.begin();
        reckoner.begin(endowment);
        Arrays.fill(purchaseOf, -1);
        open = contest.open(List.of());
        for (int project = 0; project < open.length; project++) {
            low[project] = bounds.lower(project) / divisors[project] * DOWN;
        }
    }

    private record Next(int project, ExactPrice price, List<Integer> level) {}

    private @Nullable Next next() {
        Arrays.fill(isLookedAt, false);
        double best = Double.POSITIVE_INFINITY;
        for (int project = lowest(best); project >= 0; project = lowest(best)) {
            isLookedAt[project] = true;
            if (!bounds.find(project, best * divisors[project] * UP)) {
                open[project] = false;
                continue;
            }
            low[project] = bounds.lower(project) / divisors[project] * DOWN;
            high[project] =
                    bounds.upper(project) == PriceBounds.NONE
                            ? Double.POSITIVE_INFINITY
                            : bounds.upper(project) / divisors[project] * UP;
            best = Math.min(best, high[project]);
        }
        return best(best);
    }

    // The one not yet looked at whose bound is the lowest, and not above the best.
    private int lowest(double best) {
        int lowest = -1;
        double bound = best;
        for (int project = 0; project < open.length; project++) {
            if (open[project] && !isLookedAt[project] && low[project] <= bound) {
                if (lowest < 0 || low[project] < bound) {
                    lowest = project;
                    bound = low[project];
                }
            }
        }
        return lowest;
    }

    // Among those that may be the best, exactly; of those that are level, the first by the rule.
    private @Nullable Next best(double bound) {
        @Nullable ExactPrice first = null;
        List<Integer> level = new ArrayList<>();
        for (int project = 0; project < open.length; project++) {
            if (!open[project] || !isLookedAt[project] || low[project] > bound) {
                continue;
            }
            @Nullable ExactPrice price = reckoner.price(project);
            if (price == null) {
                open[project] = false;
                continue;
            }
            int order = first == null ? -1 : compare(price, project, first, level.getFirst());
            if (order < 0) {
                level.clear();
            }
            if (order < 0
                    || (order == 0 && contest.rank(project) < contest.rank(level.getFirst()))) {
                first = price;
                level.addFirst(project);
            } else if (order == 0) {
                level.add(project);
            }
        }
        return first == null ? null : new Next(level.getFirst(), first, List.copyOf(level));
    }

    // By price over divisor: both have the same denominator.
    private int compare(ExactPrice a, int projectA, ExactPrice b, int projectB) {
        return a.due()
                .multiply(factor(b.units(), divisors[projectB]))
                .compareTo(b.due().multiply(factor(a.units(), divisors[projectA])));
    }

    private static BigInteger factor(long units, double divisor) {
        return BigInteger.valueOf(units).multiply(BigInteger.valueOf((long) divisor));
    }

    private Purchase pay(Next next, int number, Watch watch) {
        int project = next.project;
        chain.add(next.price.due(), next.price.units());
        BigInteger price = chain.last();
        BigInteger denominator = chain.denominator();
        long payInFull = 0;
        long giveAll = 0;
        int pointsBefore = 0;
        long amount = 0;
        for (int i = 0; i < bounds.alive(project); i++) {
            int ballot = bounds.supporter(project, i);
            if (bounds.isSpent(ballot)) {
                continue;
            }
            int points = bounds.received(project, i);
            if (reckoner.givesAll(next.price, project, ballot, points)) {
                giveAll += election.weight(ballot);
                watch.pays(ballot, bounds.money(ballot));
                bounds.takeAll(ballot);
                continue;
            }
            payInFull += election.weight(ballot);
            if (points != pointsBefore) {
                pointsBefore = points;
                amount = bounds.units(price.multiply(BigInteger.valueOf(points)), denominator);
            }
            watch.pays(ballot, amount);
            bounds.take(ballot, amount);
        }
        purchaseOf[project] = number;
        bounds.setPurchases(number + 1);
        contest.close(open, project);
        return new Purchase(project, price, denominator, payInFull, giveAll, next.level);
    }
}
