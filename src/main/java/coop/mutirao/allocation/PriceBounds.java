package coop.mutirao.allocation;

import java.math.BigInteger;
import java.util.Arrays;

/// Between which bounds the price of each project lies, worked out quickly in whole numbers.
///
/// All money is a `long` in units of `2^-shift`, rounded down, at most [#error] units away from
/// what it is exactly. The price of a project is the r with `Σ min(b, r·u) = cost` over its
/// supporters, b what one has and u the points she gives. That sum is concave in r, so Newton's
/// method begun below the price never passes it: from r, with S the money of those who have less
/// than r·u and U the points of the others, the next r is `(cost − S) / U`. With the cost reduced
/// by as much as all money may be wrong it ends at a lower bound, with the cost raised by as much
/// at an upper one. As money only becomes less, a lower bound holds until the end of the run, and
/// is where the next search begins.
///
/// Owned by one [EqualSharesRun].
final class PriceBounds {

    /// Sums of all money stay below 2^60, whatever the points.
    static final int BITS = 60;

    static final long NONE = Long.MAX_VALUE;

    /// What a ballot has that has nothing left.
    private static final long SPENT = -1;

    private final Election election;
    private final int bits;
    private final int[][] supporters;
    private final int[][] received;
    private final int[] alive;
    private final long[] money;
    private final long[] votes;
    private final long[] costs;
    private final long[] lower;
    private final long[] upper;
    private final int choicesMax;
    private final int pointsBits;
    private int shift;
    private long error;

    // What the last pass over a project's supporters found.
    private long rest;
    private long units;
    private long heads;
    private long least;

    /// @param bits of the sum of all money, at most [#BITS]; fewer of them leave more to be worked
    ///   out exactly and change nothing
    PriceBounds(Election election, int bits) {
        this.election = election;
        this.bits = bits;
        int projects = election.projects().size();
        supporters = new int[projects][];
        received = new int[projects][];
        alive = new int[projects];
        votes = new long[projects];
        costs = new long[projects];
        lower = new long[projects];
        upper = new long[projects];
        money = new long[election.distinctBallots()];
        int pointsMax = 1;
        int[] ones = new int[money.length];
        Arrays.fill(ones, 1);
        for (int project = 0; project < projects; project++) {
            int[] points = election.received(project);
            supporters[project] = new int[points.length];
            // Approvals are all the same and stay so wherever they are moved to.
            received[project] = hasPoints() ? new int[points.length] : ones;
            pointsMax = Math.max(pointsMax, Arrays.stream(points).max().orElse(1));
        }
        pointsBits = Integer.SIZE - Integer.numberOfLeadingZeros(pointsMax);
        int most = 1;
        for (int ballot = 0; ballot < money.length; ballot++) {
            most = Math.max(most, election.choices(ballot).length);
        }
        choicesMax = most;
    }

    /// @param endowment of each voter, in n-th parts of a minor unit
    void begin(BigInteger endowment) {
        BigInteger all = endowment.multiply(BigInteger.valueOf(Math.max(1, election.voters())));
        shift = bits - pointsBits - all.bitLength();
        Arrays.fill(money, units(endowment));
        error = 1;
        for (int project = 0; project < alive.length; project++) {
            alive[project] = supporters[project].length;
            System.arraycopy(
                    election.supporters(project), 0, supporters[project], 0, alive[project]);
            if (hasPoints()) {
                System.arraycopy(
                        election.received(project), 0, received[project], 0, alive[project]);
            }
            votes[project] = election.votes(project);
            BigInteger cost = cost(project);
            costs[project] = cost.compareTo(all) > 0 ? NONE : units(cost);
            lower[project] =
                    costs[project] == NONE || votes[project] == 0
                            ? 0
                            : Math.max(
                                    0,
                                    (costs[project] - votes[project]) / election.support(project));
            upper[project] = NONE;
        }
    }

    private boolean hasPoints() {
        return election.type() == Ballot.Type.POINTS;
    }

    /// In n-th parts of a minor unit.
    private BigInteger cost(int project) {
        return BigInteger.valueOf(election.cost(project))
                .multiply(BigInteger.valueOf(election.voters()));
    }

    /// What is rounded down to units here.
    long units(BigInteger nthParts) {
        return nthParts.shiftLeft(shift).longValueExact();
    }

    /// The same of a fraction.
    long units(BigInteger numerator, BigInteger denominator) {
        return shift >= 0
                ? numerator.shiftLeft(shift).divide(denominator).longValueExact()
                : numerator.divide(denominator.shiftLeft(-shift)).longValueExact();
    }

    /// @param purchases so many were made; a ballot took part in at most as many as it supports
    void setPurchases(int purchases) {
        error = Math.max(1, Math.min(purchases, choicesMax));
    }

    /// In units.
    long lower(int project) {
        return lower[project];
    }

    /// In units; [#NONE] if it is not sure that the project can be paid at all.
    long upper(int project) {
        return upper[project];
    }

    /// The ballots that support a project and have something left stand first.
    int alive(int project) {
        return alive[project];
    }

    int supporter(int project, int i) {
        return supporters[project][i];
    }

    int received(int project, int i) {
        return received[project][i];
    }

    boolean isSpent(int ballot) {
        return money[ballot] == SPENT;
    }

    long money(int ballot) {
        return money[ballot];
    }

    void take(int ballot, long amount) {
        money[ballot] -= amount;
    }

    void takeAll(int ballot) {
        money[ballot] = SPENT;
    }

    /// Whether a ballot has certainly less than a project asks of it.
    boolean isCapped(int project, int ballot, int points) {
        return money[ballot] + error < lower[project] * points;
    }

    /// Whether it has certainly more.
    boolean isFree(int project, int ballot, int points) {
        return upper[project] != NONE && money[ballot] - error > upper[project] * points;
    }

    /// Whether so much money of a project's supporters is certainly less than its cost.
    boolean isCertainlyTooLittle(int project, long sum) {
        return costs[project] == NONE || sum + votes[project] * error < costs[project];
    }

    /// Whether it is certainly enough.
    boolean isCertainlyEnough(int project, long sum) {
        return costs[project] != NONE && sum - votes[project] * error > costs[project];
    }

    /// Finds the bounds anew. Where the lower one is above a limit, that is enough, and the upper
    /// one is not looked for.
    ///
    /// @param limit in units
    /// @return false if its supporters certainly cannot pay it any more
    boolean find(int project, double limit) {
        if (costs[project] == NONE) {
            return false;
        }
        long slack = votes[project] * error;
        long target = costs[project] - slack;
        long price = lower[project];
        pass(project, price);
        while (units > 0) {
            long next = Math.floorDiv(target - rest, units);
            if (next <= price) {
                break;
            }
            price = next;
            if (price > limit) {
                lower[project] = price;
                upper[project] = NONE;
                return true;
            }
            pass(project, price);
        }
        votes[project] = heads;
        if (units == 0 && rest < target) {
            return false;
        }
        lower[project] = price;
        upper[project] = upper(project, price, costs[project] + 1 + slack);
        return true;
    }

    // Goes on from the lower bound, whose pass was the last.
    private long upper(int project, long from, long target) {
        long price = from;
        while (units > 0) {
            long next = Math.ceilDiv(target - rest, units);
            if (next <= price) {
                return price;
            }
            if (next <= least) {
                return next;
            }
            price = next;
            pass(project, price);
        }
        return rest >= target ? price : NONE;
    }

    // Who has less than the price asks gives what she has: `rest` is their money, `units` the
    // points
    // of the others, `least` the price up to which all of these can go. Who has nothing leaves the
    // list.
    private void pass(int project, long price) {
        int[] ballots = supporters[project];
        int[] points = received[project];
        int size = alive[project];
        int kept = 0;
        long capped = 0;
        long free = 0;
        long voters = 0;
        long leastFree = NONE;
        for (int i = 0; i < size; i++) {
            int ballot = ballots[i];
            long has = money[ballot];
            if (has < 0) {
                continue;
            }
            int given = points[i];
            ballots[kept] = ballot;
            points[kept++] = given;
            long weight = election.weight(ballot);
            voters += weight;
            if (has < price * given) {
                capped += weight * has;
            } else {
                free += weight * given;
                leastFree = Math.min(leastFree, given == 1 ? has : has / given);
            }
        }
        alive[project] = kept;
        rest = capped;
        units = free;
        heads = voters;
        least = leastFree;
    }
}
