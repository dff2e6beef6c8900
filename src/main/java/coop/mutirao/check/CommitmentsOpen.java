package coop.mutirao.check;

import coop.mutirao.check.LogStore.TextRow;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Tx;
import java.util.Optional;

/// Every text that is kept is what its leaf commits to. Those that were erased cannot be asked.
record CommitmentsOpen(LogStore store) implements Check {

    @Override
    public String name() {
        return "commitments-open";
    }

    @Override
    public String promise() {
        return "Every text that is kept is the one to which the log commits.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.texts(tx, row -> look(row, findings));
    }

    private static void look(TextRow row, Findings findings) {
        findings.look();
        String commitment =
                Optional.ofNullable(row.leaf())
                        .flatMap(ReadLeaf::of)
                        .map(leaf -> leaf.commitment(row.label()))
                        .orElse("");
        findings.require(
                commitment.equals(Hash.commitment(row.salt(), row.label(), row.value())),
                "fact %d: the %s is not what the leaf commits to",
                row.index(),
                row.label());
    }
}
