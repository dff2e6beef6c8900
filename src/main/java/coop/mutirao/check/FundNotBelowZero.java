package coop.mutirao.check;

import coop.mutirao.db.Tx;

/// No purse of the fund was below zero after any entry.
record FundNotBelowZero(BooksStore store) implements Check {

    @Override
    public String name() {
        return "fund-not-below-zero";
    }

    @Override
    public String promise() {
        return "No purse of the fund was below zero after any entry.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.fundBelowZero(tx, flaw -> findings.add("%s: %s", flaw.where(), flaw.what()));
    }
}
