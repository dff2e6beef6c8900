package coop.mutirao.allocation;

import coop.mutirao.allocation.Allocation.NotSelected;
import coop.mutirao.allocation.Allocation.Reason;
import coop.mutirao.allocation.EqualSharesRun.Outcome;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why Equal Shares did not select what it did not: does the run that stands again, twice, and
/// looks on. The first time says after which purchase the supporters of each project had too
/// little, the second how near it was just before.
final class SharesReasons {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int FROM_THE_BEGINNING = -1;

    private final Contest contest;
    private final Election election;
    private final EqualSharesRun run;
    private final Outcome outcome;
    private final Greedy.@Nullable Round rest;
    private final int[] lostAfter;
    private final @Nullable Fraction[] effectiveVotes;
    private final @Nullable Fraction[] moneyBehind;

    SharesReasons(
            Contest contest, EqualSharesRun run, Outcome outcome, Greedy.@Nullable Round rest) {
        this.contest = contest;
        this.run = run;
        this.outcome = outcome;
        this.rest = rest;
        election = contest.election;
        lostAfter = new int[contest.size()];
        effectiveVotes = new Fraction[contest.size()];
        moneyBehind = new Fraction[contest.size()];
    }

    List<NotSelected> all() {
        List<NotSelected> all = new ArrayList<>();
        boolean[] isLost = lost();
        if (election.voters() > 0) {
            run.run(outcome.endowment(), new Losing(isLost));
            run.run(outcome.endowment(), new JustBefore(isLost));
        }
        for (int project = 0; project < contest.size(); project++) {
            if (!outcome.selected().contains(project) && !(rest != null && rest.has(project))) {
                all.add(contest.notSelected(project, reasons(project, isLost)));
            }
        }
        return all;
    }

    // What the run itself passed over for want of money.
    private boolean[] lost() {
        return contest.open(outcome.selected());
    }

    private List<Reason> reasons(int project, boolean[] isLost) {
        List<Reason> reasons = new ArrayList<>();
        @Nullable Fraction money = moneyBehind[project];
        if (isLost[project] && money != null) {
            int after = lostAfter[project];
            reasons.add(
                    new Reason.SharesTooSmall(
                            money,
                            after < 0
                                    ? null
                                    : election.id(outcome.purchases().get(after).project()),
                            effectiveVotes[project]));
        } else {
            reasons.add(barred(project));
        }
        if (rest != null && isLost[project]) {
            reasons.add(rest.reason(project));
        }
        return reasons;
    }

    private Reason barred(int project) {
        @Nullable Reason barred = contest.barred(project, outcome.selected());
        if (barred == null) {
            throw new IllegalStateException(
                    election.id(project) + " was passed over for no reason");
        }
        return barred;
    }

    // In n-th parts of a minor unit.
    private Fraction amount(BigInteger nthParts) {
        return new Fraction(
                nthParts, run.denominator().multiply(BigInteger.valueOf(election.voters())));
    }

    /// Keeps what the supporters of each project have, roughly, and says when it becomes too
    /// little.
    private final class Losing implements EqualSharesRun.Watch {

        private final boolean[] isLost;
        private final long[] money = new long[contest.size()];

        private Losing(boolean[] isLost) {
            this.isLost = isLost;
            Arrays.fill(lostAfter, NEVER);
        }

        @Override
        public void begins(long endowment) {
            for (int project = 0; project < money.length; project++) {
                money[project] = election.votes(project) * endowment;
            }
            after(FROM_THE_BEGINNING);
        }

        @Override
        public void pays(int ballot, long units) {
            for (int project : election.choices(ballot)) {
                money[project] -= election.weight(ballot) * units;
            }
        }

        @Override
        public void after(int purchase) {
            for (int project = 0; project < money.length; project++) {
                if (isLost[project]
                        && lostAfter[project] == NEVER
                        && !run.canPay(project, money[project])) {
                    lostAfter[project] = purchase;
                }
            }
        }

        @Override
        public void ends() {
            for (int project = 0; project < money.length; project++) {
                if (isLost[project]) {
                    moneyBehind[project] = amount(run.moneyBehind(project));
                }
            }
        }
    }

    /// Asks for the price of each project just before it became too much.
    private final class JustBefore implements EqualSharesRun.Watch {

        private final boolean[] isLost;

        private JustBefore(boolean[] isLost) {
            this.isLost = isLost;
        }

        @Override
        public void before(int purchase) {
            for (int project = 0; project < lostAfter.length; project++) {
                if (isLost[project] && lostAfter[project] == purchase) {
                    effectiveVotes[project] = effectiveVotes(project);
                }
            }
        }

        private Fraction effectiveVotes(int project) {
            @Nullable ExactPrice price = run.price(project);
            if (price == null) {
                throw new IllegalStateException(election.id(project) + " was lost before");
            }
            return Fraction.of(election.cost(project))
                    .dividedBy(amount(price.due()).dividedBy(price.units()));
        }
    }
}
