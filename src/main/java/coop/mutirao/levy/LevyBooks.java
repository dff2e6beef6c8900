package coop.mutirao.levy;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.policy.Policies;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Does the sums of all levies again, from the entries and their times.
public final class LevyBooks {

    private static final int PORTION = 500;

    private final LevyStore store = new LevyStore();
    private final Policies policies;

    public LevyBooks(Policies policies) {
        this.policies = policies;
    }

    /// Goes through all periods that were charged.
    ///
    /// @param looked is told of each account, once for each period
    /// @param wrong is told in words where what was written is not what comes out
    public void again(Tx tx, Runnable looked, Consumer<String> wrong) {
        for (LevyRun run : store.finished(tx)) {
            LevyPolicy policy = policies.inForce(tx, LevyPolicy.KEY, run.period().start()).value();
            int from = 0;
            List<AccountId> accounts = store.accounts(tx, from, PORTION);
            while (!accounts.isEmpty()) {
                again(tx, run, policy, accounts, looked, wrong);
                from = accounts.getLast().value() + 1;
                accounts = store.accounts(tx, from, PORTION);
            }
        }
    }

    private void again(
            Tx tx,
            LevyRun run,
            LevyPolicy policy,
            List<AccountId> accounts,
            Runnable looked,
            Consumer<String> wrong) {
        Map<Integer, LevyCharge> charges = store.charges(tx, run.period(), accounts);
        for (Holding holding : store.holdings(tx, accounts, Span.of(run.period()), run.period())) {
            looked.run();
            LevySum sum = holding.sum(policy, Span.of(run.period()));
            @Nullable LevyCharge charge = charges.get(holding.account().value());
            @Nullable LevySum due = sum.isNothing() ? null : sum;
            @Nullable LevySum made = charge == null ? null : charge.sum();
            boolean isRight = due == null ? made == null : due.equals(made);
            if (!isRight) {
                wrong.accept(
                        "the levy of account number %d for %s is %s; due is %s"
                                .formatted(
                                        holding.account().value(),
                                        run.period().wire(),
                                        made == null ? "none" : made,
                                        due == null ? "none" : due));
            }
        }
    }
}
