package coop.mutirao.check;

import coop.mutirao.check.LogStore.CommittedRow;
import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.check.LogStore.TextRow;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every text that is kept is what its leaf commits to. One that is not kept was erased by a fact
/// that says so, and one of which a fact says that it was erased is not kept.
record CommitmentsOpen(LogStore store) implements Check {

    @Override
    public String name() {
        return "commitments-open";
    }

    @Override
    public String promise() {
        return "Every text is the one to which the log commits, or was erased by a fact.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.texts(tx, row -> look(row, findings));
        // Memory grows with what was erased, not with what is kept.
        Map<Erased, Long> erased = new HashMap<>();
        store.otherLeaves(tx, row -> read(row, erased));
        store.committed(tx, row -> look(row, erased, findings));
        erased.forEach((text, index) ->
                findings.add(
                        "fact %d: it erases the %s of %s, of which there is none",
                        index, text.label(), text.id()));
    }

    /// A text of which the log says that it was erased.
    private record Erased(String id, String label) {}

    private static void read(LeafRow row, Map<Erased, Long> erased) {
        ReadLeaf.of(row.leaf())
                .filter(leaf -> leaf.text("type").equals("erasure"))
                .ifPresent(leaf -> {
                    for (Map<?, ?> one : leaf.erased()) {
                        var text =
                                new Erased(
                                        String.valueOf(one.get("id")),
                                        String.valueOf(one.get("label")));
                        erased.put(text, row.index());
                    }
                });
    }

    private static void look(CommittedRow row, Map<Erased, Long> erased, Findings findings) {
        findings.look();
        // That it can be read, and is in order, others look at.
        ReadLeaf.of(row.leaf())
                .ifPresent(leaf -> {
                    for (String label : leaf.committed()) {
                        @Nullable Long said = erased.remove(new Erased(leaf.text("id"), label));
                        boolean isErased = said != null && said > row.index();
                        boolean isKept = row.kept().contains(label);
                        if (isErased && isKept) {
                            findings.add(
                                    "fact %d: the %s is kept, and fact %d says that it was erased",
                                    row.index(), label, said);
                        } else if (!isErased && !isKept) {
                            findings.add(
                                    "fact %d: the %s is gone, and no fact says so",
                                    row.index(), label);
                        }
                    }
                });
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
