package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.credit.CreditBooks;
import coop.mutirao.db.Tx;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every limit by a review comes out again from the entries and their times, and the log says its
/// sum; every change of a credit limit stands as in the log.
record CreditHolds(LogStore log, CreditBooks books, CreditStore store) implements Check {

    @Override
    public String name() {
        return "credit-holds";
    }

    @Override
    public String promise() {
        return "Every limit by a policy comes out again, and the log says how, and who has what.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        books.again(tx, findings::look, what -> findings.add("%s", what));
        store.reviewed(tx, sum -> sum.hold("sum", findings));
        Map<Long, String> facts = store.facts(tx);
        log.otherLeaves(tx, row -> read(row, facts, findings));
        facts.forEach((index, says) -> findings.add("fact %d does not say %s", index, says));
    }

    private static void read(LeafRow row, Map<Long, String> facts, Findings findings) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            return;
        }
        String says =
                switch (leaf.text("type")) {
                    case "credit-review" ->
                            "%s %s %s %s %s"
                                    .formatted(
                                            leaf.text("step"),
                                            leaf.text("month"),
                                            leaf.text("negative"),
                                            leaf.text("trade"),
                                            leaf.text("brake"));
                    // One that changes something else of an account has no row of this kind.
                    case "limit" -> facts.containsKey(row.index()) ? limit(leaf) : "";
                    default -> "";
                };
        if (!says.isEmpty()) {
            @Nullable String stands = facts.remove(row.index());
            findings.require(
                    says.equals(stands),
                    "fact %d says %s, and in the books stands %s",
                    row.index(),
                    says,
                    stands);
        }
    }

    private static String limit(ReadLeaf leaf) {
        return leaf.member("limit") instanceof Map<?, ?> limit
                ? "%s %s".formatted(leaf.text("account"), limit.values().iterator().next())
                : "nothing";
    }
}
