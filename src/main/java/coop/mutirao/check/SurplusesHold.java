package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import coop.mutirao.surplus.SurplusBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every statement of a venture has what the ledger has, and comes out; what was taken of it adds
/// up; and statements, approvals and checks stand as in the log.
record SurplusesHold(LogStore log, SurplusBooks books, SurplusStore store) implements Check {

    @Override
    public String name() {
        return "surpluses-hold";
    }

    @Override
    public String promise() {
        return "Every venture's surplus comes out of the ledger, and its share was taken once.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        books.again(tx, findings::look, what -> findings.add("%s", what));
        store.statements(tx, sum -> sum.hold("figures", findings));
        store.payments(tx, sum -> sum.hold("sum", findings));
        Map<Long, String> facts = store.facts(tx);
        log.otherLeaves(tx, row -> read(row, facts, findings));
        facts.forEach((index, says) -> findings.add("fact %d does not say %s", index, says));
    }

    private static void read(LeafRow row, Map<Long, String> facts, Findings findings) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null || !leaf.text("type").startsWith("surplus-")) {
            return;
        }
        List<String> said = new ArrayList<>(List.of(leaf.text("account"), leaf.text("statement")));
        switch (leaf.text("type")) {
            case "surplus-statement" -> {
                said.add(leaf.text("version"));
                said.add(leaf.text("policy"));
                said.add(leaf.text("evidence"));
            }
            case "surplus-check" -> {
                said.add(leaf.text("actor"));
                said.add(leaf.text("accepted"));
            }
            default -> said.add(leaf.text("actor"));
        }
        String says = String.join(" ", said).strip();
        @Nullable String stands = facts.remove(row.index());
        findings.require(
                says.equals(stands),
                "fact %d says %s, and in the books stands %s",
                row.index(),
                says,
                stands);
    }
}
