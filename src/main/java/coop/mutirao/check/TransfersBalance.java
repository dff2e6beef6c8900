package coop.mutirao.check;

import coop.mutirao.db.Tx;

/// The entries of every transfer, two or more, sum to zero in each unit.
record TransfersBalance(BooksStore store) implements Check {

    @Override
    public String name() {
        return "transfers-balance";
    }

    @Override
    public String promise() {
        return "The entries of every transfer, two or more, sum to zero in each unit.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.unbalanced(tx, flaw -> findings.add("%s: %s", flaw.where(), flaw.what()));
        store.incomplete(tx, flaw -> findings.add("%s: %s", flaw.where(), flaw.what()));
    }
}
