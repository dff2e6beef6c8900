package coop.mutirao.check;

import coop.mutirao.db.Tx;

/// No order that was refused was carried out.
record RefusalsStand(BooksStore store) implements Check {

    @Override
    public String name() {
        return "refusals-stand";
    }

    @Override
    public String promise() {
        return "No order that was refused was carried out.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.refusedAndPosted(tx, flaw -> findings.add("%s: %s", flaw.where(), flaw.what()));
    }
}
