package coop.mutirao.check;

import coop.mutirao.db.Tx;
import coop.mutirao.fund.IdleBooks;

/// What the fund held at the end of each quarter, and what came in, comes out again.
record FundQuartersHold(IdleBooks books) implements Check {

    @Override
    public String name() {
        return "fund-quarters-hold";
    }

    @Override
    public String promise() {
        return "What was found of the fund at each quarter's end comes out again.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        books.again(tx, findings::look, what -> findings.add("%s", what));
    }
}
