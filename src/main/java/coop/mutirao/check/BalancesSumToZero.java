package coop.mutirao.check;

import coop.mutirao.db.Tx;

/// All balances of a unit sum to zero.
record BalancesSumToZero(BooksStore store) implements Check {

    @Override
    public String name() {
        return "balances-sum-to-zero";
    }

    @Override
    public String promise() {
        return "All balances of a unit sum to zero.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.unbalancedUnits(tx, flaw -> findings.add("%s: %s", flaw.where(), flaw.what()));
    }
}
