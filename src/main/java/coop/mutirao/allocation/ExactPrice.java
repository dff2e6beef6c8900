package coop.mutirao.allocation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a project would cost each supporter, without an error: `due / (denominator · units)`, the
/// denominator being that of the moment it was worked out at.
///
/// @param due what those have to pay together who can pay in full, times the denominator
/// @param units the points of these
/// @param doubtful those of whom the bounds did not tell whether they can, by what they paid before
record ExactPrice(BigInteger due, long units, Map<List<Long>, Doubtful> doubtful) {

    /// Voters who have exactly the same, and about as much as is asked of them.
    static final class Doubtful {
        private final BigInteger money;
        private long voters;
        private final int points;
        private boolean isCapped;

        private Doubtful(BigInteger money, int points) {
            this.money = money;
            this.points = points;
        }
    }

    /// Works prices out from where the bounds leave off. Owned by one [EqualSharesRun].
    static final class Reckoner {

        private final Election election;
        private final PriceBounds bounds;
        private final PriceChain chain;
        private final int[] purchaseOf;
        private final long[] paid;
        private BigInteger endowment = BigInteger.ZERO;

        /// @param purchaseOf for each project the number of its purchase, or −1
        Reckoner(Election election, PriceBounds bounds, PriceChain chain, int[] purchaseOf) {
            this.election = election;
            this.bounds = bounds;
            this.chain = chain;
            this.purchaseOf = purchaseOf;
            paid = new long[purchaseOf.length];
        }

        /// @param ofEach in n-th parts of a minor unit
        void begin(BigInteger ofEach) {
            endowment = ofEach;
        }

        // What so many voters have who paid what `paid` says, times the denominator.
        private BigInteger money(long voters) {
            return endowment
                    .multiply(BigInteger.valueOf(voters))
                    .multiply(chain.denominator())
                    .subtract(chain.sum(paid));
        }

        /// What all supporters of a project still have, times the denominator.
        BigInteger moneyBehind(int project) {
            Arrays.fill(paid, 0);
            long voters = 0;
            for (int i = 0; i < bounds.alive(project); i++) {
                int ballot = bounds.supporter(project, i);
                if (!bounds.isSpent(ballot)) {
                    voters += election.weight(ballot);
                    addPaid(ballot, election.weight(ballot));
                }
            }
            return money(voters);
        }

        boolean canPay(int project) {
            return moneyBehind(project).compareTo(cost(project)) >= 0;
        }

        // Times the denominator.
        private BigInteger cost(int project) {
            return BigInteger.valueOf(election.cost(project))
                    .multiply(BigInteger.valueOf(election.voters()))
                    .multiply(chain.denominator());
        }

        /// @return null if its supporters cannot pay it
        @Nullable ExactPrice price(int project) {
            Arrays.fill(paid, 0);
            long capped = 0;
            long units = 0;
            Map<List<Long>, List<long[]>> unclear = new HashMap<>();
            for (int i = 0; i < bounds.alive(project); i++) {
                int ballot = bounds.supporter(project, i);
                if (bounds.isSpent(ballot)) {
                    continue;
                }
                int points = bounds.received(project, i);
                int weight = election.weight(ballot);
                if (bounds.isCapped(project, ballot, points)) {
                    capped += weight;
                    addPaid(ballot, weight);
                } else {
                    units += (long) weight * points;
                    if (!bounds.isFree(project, ballot, points)) {
                        unclear.computeIfAbsent(key(ballot, points), _ -> new ArrayList<>())
                                .add(new long[] {ballot, weight});
                    }
                }
            }
            BigInteger due = cost(project).subtract(money(capped));
            return settled(due, units, doubtful(unclear));
        }

        private Map<List<Long>, Doubtful> doubtful(Map<List<Long>, List<long[]>> unclear) {
            Map<List<Long>, Doubtful> doubtful = new HashMap<>();
            unclear.forEach((key, ballots) -> {
                Arrays.fill(paid, 0);
                addPaid((int) ballots.getFirst()[0], 1);
                var one = new Doubtful(money(1), key.getLast().intValue());
                ballots.forEach(ballot -> one.voters += ballot[1]);
                doubtful.put(key, one);
            });
            return doubtful;
        }

        // Newton's method again, exactly: each price on the way is below the right one, so that who
        // has less than it asks has less than the right one asks too.
        private static @Nullable ExactPrice settled(
                BigInteger due, long units, Map<List<Long>, Doubtful> doubtful) {
            BigInteger left = due;
            long free = units;
            boolean isSettled = false;
            while (!isSettled) {
                isSettled = true;
                for (Doubtful one : doubtful.values()) {
                    if (!one.isCapped && free > 0 && hasLess(one, left, free)) {
                        one.isCapped = true;
                        isSettled = false;
                        left = left.subtract(one.money.multiply(BigInteger.valueOf(one.voters)));
                        free -= one.voters * one.points;
                    }
                }
            }
            return free == 0 ? null : new ExactPrice(left, free, doubtful);
        }

        private static boolean hasLess(Doubtful one, BigInteger due, long units) {
            return one.money
                            .multiply(BigInteger.valueOf(units))
                            .compareTo(due.multiply(BigInteger.valueOf(one.points)))
                    < 0;
        }

        /// Whether a ballot gives all that it has for a project at this price: because it has no
        /// more, or just as much.
        boolean givesAll(ExactPrice price, int project, int ballot, int points) {
            if (bounds.isCapped(project, ballot, points)) {
                return true;
            }
            if (bounds.isFree(project, ballot, points)) {
                return false;
            }
            Doubtful one = price.doubtful.get(key(ballot, points));
            if (one == null) {
                throw new IllegalStateException("a ballot that was free is in doubt");
            }
            return one.isCapped
                    || one.money
                            .multiply(BigInteger.valueOf(price.units))
                            .equals(price.due.multiply(BigInteger.valueOf(points)));
        }

        private void addPaid(int ballot, int weight) {
            int[] choices = election.choices(ballot);
            int[] given = election.given(ballot);
            for (int i = 0; i < choices.length; i++) {
                int purchase = purchaseOf[choices[i]];
                if (purchase >= 0) {
                    paid[purchase] += (long) weight * given[i];
                }
            }
        }

        // What a ballot paid for, and the points it gives now: who has the same key has the same
        // money and is asked for the same.
        private List<Long> key(int ballot, int points) {
            int[] choices = election.choices(ballot);
            int[] given = election.given(ballot);
            List<Long> key = new ArrayList<>();
            for (int i = 0; i < choices.length; i++) {
                if (purchaseOf[choices[i]] >= 0) {
                    key.add(((long) choices[i] << Integer.SIZE) | given[i]);
                }
            }
            key.add((long) points);
            return key;
        }
    }
}
