package coop.mutirao.check;

import coop.mutirao.db.Tx;

/// One promise of the books that is looked at from beginning to end.
interface Check {

    /// How reports call it, such as `entry-chains`.
    String name();

    /// What holds if nothing is found, in a sentence.
    String promise();

    void look(Tx tx, Findings findings);
}
