package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import coop.mutirao.levy.LevyBooks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every levy comes out again from the entries and their times, nobody was left out or charged
/// besides, and the log says the sums; who is exempt stands as in the log.
record LeviesHold(LogStore log, LevyBooks books, LevyStore store) implements Check {

    @Override
    public String name() {
        return "levies-hold";
    }

    @Override
    public String promise() {
        return "Every levy comes out again, and the log says how, and who is exempt.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        books.again(tx, findings::look, what -> findings.add("%s", what));
        store.posted(tx, sum -> sum.hold("sum", findings));
        Map<Long, String> facts = store.facts(tx);
        log.otherLeaves(tx, row -> read(row, facts, findings));
        facts.forEach((index, says) -> findings.add("fact %d does not say %s", index, says));
    }

    private static void read(LeafRow row, Map<Long, String> facts, Findings findings) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            return;
        }
        String type = leaf.text("type");
        boolean isEnd = type.equals("levy") && leaf.text("step").equals("finished");
        if (isEnd || type.equals("levy-exemption")) {
            String says =
                    isEnd ? leaf.text("period") : leaf.text("account") + " " + leaf.text("until");
            @Nullable String stands = facts.remove(row.index());
            findings.require(
                    says.equals(stands),
                    "fact %d says %s, and in the books stands %s",
                    row.index(),
                    says,
                    stands);
        }
    }
}
