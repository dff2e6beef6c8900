package coop.mutirao.check;

import coop.mutirao.db.Tx;

/// What was given back was given back once, entry by entry.
record ReversalsMirror(BooksStore store) implements Check {

    @Override
    public String name() {
        return "reversals-mirror";
    }

    @Override
    public String promise() {
        return "What was given back was given back once, entry by entry.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.badReversals(tx, flaw -> findings.add("%s: %s", flaw.where(), flaw.what()));
    }
}
