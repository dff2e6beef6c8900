package coop.mutirao.loan;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import java.util.List;
import java.util.function.Consumer;

/// Does the sums of all loans again: schedules, what was paid back, and the shares of receipts.
public final class LoanBooks {

    private static final int PORTION = 200;

    private final LoanStore store = new LoanStore();
    private final ClaimStore claims = new ClaimStore();

    /// Goes through all loans that were granted.
    ///
    /// @param looked is told of each
    /// @param wrong is told in words where what was written is not what comes out
    public void again(Tx tx, Runnable looked, Consumer<String> wrong) {
        int before = Integer.MAX_VALUE;
        List<Loan> loans = store.granted(tx, before, PORTION);
        while (!loans.isEmpty()) {
            for (Loan loan : loans) {
                looked.run();
                schedule(tx, loan, wrong);
                postings(tx, loan, wrong);
                sweeps(tx, loan, wrong);
            }
            before = loans.getLast().number();
            loans = store.granted(tx, before, PORTION);
        }
    }

    private void schedule(Tx tx, Loan loan, Consumer<String> wrong) {
        List<Instalment> planned = loan.plan().of(loan.amount());
        long deferred = store.deferredDays(tx, loan.id());
        boolean isRight =
                planned.stream()
                                .map(Instalment::amount)
                                .toList()
                                .equals(store.amounts(tx, loan.id()))
                        && planned.getLast()
                                .dueOn()
                                .plusDays(deferred)
                                .equals(loan.instalments().getLast().dueOn());
        for (int i = 0; i < planned.size(); i++) {
            isRight &= !loan.instalments().get(i).dueOn().isBefore(planned.get(i).dueOn());
        }
        if (!isRight) {
            wrong.accept("the schedule of loan %d is another".formatted(loan.number()));
        }
    }

    private void postings(Tx tx, Loan loan, Consumer<String> wrong) {
        Money owed = Money.ZERO;
        for (ClaimStore.Line line : claims.lines(tx, loan.id())) {
            owed = line.way() == Way.GRANTED ? owed.plus(line.amount()) : owed.minus(line.amount());
            if (!owed.equals(line.outstanding())) {
                wrong.accept(
                        "loan %d: fact %d says that %d is owed, and it is %d"
                                .formatted(
                                        loan.number(),
                                        line.index(),
                                        line.outstanding().minorUnits(),
                                        owed.minorUnits()));
            }
        }
        boolean isOver = loan.state() == Loan.State.REPAID;
        if (!owed.equals(loan.outstanding()) || owed.isZero() != isOver) {
            wrong.accept(
                    "loan %d is %s: %d is owed, and the claim is %d"
                            .formatted(
                                    loan.number(),
                                    loan.state().wire(),
                                    owed.minorUnits(),
                                    loan.outstanding().minorUnits()));
        }
    }

    private void sweeps(Tx tx, Loan loan, Consumer<String> wrong) {
        int carry = 0;
        for (ClaimStore.Receipt receipt : claims.receipts(tx, loan.id())) {
            ShareSum made = receipt.sum();
            ShareSum due = ShareSum.of(receipt.received(), made.ratePpm(), carry, receipt.room());
            if (!due.equals(made)) {
                wrong.accept(
                        "loan %d: of receipt %d came %s; due is %s"
                                .formatted(loan.number(), receipt.index(), made, due));
            }
            carry = made.carryAfter();
        }
        claims.forgotten(tx, loan.id())
                .forEach(index ->
                        wrong.accept(
                                "loan %d: of receipt %d nothing was reckoned"
                                        .formatted(loan.number(), index)));
    }
}
