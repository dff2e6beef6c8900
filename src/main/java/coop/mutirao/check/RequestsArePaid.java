package coop.mutirao.check;

import coop.mutirao.db.Tx;

/// Every request that counts as paid was paid as it was asked.
record RequestsArePaid(BooksStore store) implements Check {

    @Override
    public String name() {
        return "requests-are-paid";
    }

    @Override
    public String promise() {
        return "Every request that counts as paid was paid as it was asked.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.badRequests(tx, flaw -> findings.add("%s: %s", flaw.where(), flaw.what()));
    }
}
