package coop.mutirao.credit;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import coop.mutirao.policy.Policies;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Works out again what reviews changed, from the entries and their times.
public final class CreditBooks {

    private static final int PORTION = 500;

    private final CreditStore store = new CreditStore();
    private final Policies policies;

    public CreditBooks(Policies policies) {
        this.policies = policies;
    }

    /// Goes through all reviews.
    ///
    /// @param looked is told of each line
    /// @param wrong is told in words where what was written is not what comes out
    public void again(Tx tx, Runnable looked, Consumer<String> wrong) {
        for (Review review : store.reviews(tx, Integer.MAX_VALUE)) {
            Instant start = review.month().start();
            CreditPolicy policy = policies.inForce(tx, CreditPolicy.KEY, start).value();
            long negative = store.negative(tx, start);
            long trade = store.trade(tx, start);
            if (negative != review.negative()
                    || trade != review.trade()
                    || Brake.of(policy, negative, trade) != review.brake()) {
                wrong.accept(
                        "the review of %s says that %d were owed and %d traded; it was %d and %d"
                                .formatted(
                                        review.month().wire(),
                                        review.negative(),
                                        review.trade(),
                                        negative,
                                        trade));
            }
            List<CreditLine> lines = store.lines(tx, review.month(), 0, PORTION);
            while (!lines.isEmpty()) {
                again(tx, review, policy, lines, looked, wrong);
                int next = lines.getLast().account().value() + 1;
                lines = store.lines(tx, review.month(), next, PORTION);
            }
        }
    }

    private void again(
            Tx tx,
            Review review,
            CreditPolicy policy,
            List<CreditLine> lines,
            Runnable looked,
            Consumer<String> wrong) {
        List<AccountId> accounts = lines.stream().map(CreditLine::account).toList();
        var sales = store.sales(tx, accounts, review.month().start(), policy);
        for (CreditLine line : lines) {
            looked.run();
            CreditSum sum =
                    CreditSum.of(policy, sales.getOrDefault(line.account().value(), List.of()));
            Money after = sum.after(policy, review.month(), review.brake(), line.before());
            if (!Objects.equals(sum, line.sum()) || !after.equals(line.after())) {
                wrong.accept(
                        "the limit of account number %d in %s is %s by %s; due is %s by %s"
                                .formatted(
                                        line.account().value(),
                                        review.month().wire(),
                                        line.after(),
                                        line.sum(),
                                        after,
                                        sum));
            }
        }
    }
}
