package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was left on accounts is kept by the notices that the log has, as much as was taken and did
/// not come back.
record KeptHolds(LogStore log, KeptStore store) implements Check {

    private static final Set<String> TOLD = Set.of("left", "silent", "dead", "excluded");

    @Override
    public String name() {
        return "kept-holds";
    }

    @Override
    public String promise() {
        return "What was left on accounts is kept as the log says, and nothing of it is missing.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.moved(
                tx,
                moved -> {
                    findings.look();
                    @Nullable ReadLeaf leaf =
                            moved.leaf() == null ? null : ReadLeaf.of(moved.leaf()).orElse(null);
                    findings.require(
                            leaf != null
                                    && !moved.notice().isEmpty()
                                    && leaf.text("decision").equals(moved.notice()),
                            "fact %d moves what is kept by another notice, or by none",
                            moved.index());
                });
        store.wrong(tx, what -> findings.add("%s", what));
        Map<String, String> said = new HashMap<>();
        log.otherLeaves(tx, row -> read(row, said));
        Map<String, String> stand = store.notices(tx);
        said.forEach((notice, what) -> {
            @Nullable String stands = stand.remove(notice);
            findings.require(
                    what.equals(stands),
                    "the notice %s is %s in the log, and in the books %s",
                    notice,
                    what,
                    stands);
        });
        stand.forEach((notice, what) ->
                findings.add("the log does not say %s of the notice %s", what, notice));
    }

    // Of whom and why, then at which fact it came to which step.
    private static void read(LeafRow row, Map<String, String> said) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null || !leaf.text("type").equals("dormancy")) {
            return;
        }
        String step = leaf.text("step");
        String what =
                TOLD.contains(step)
                        ? leaf.text("account") + " " + step + " " + row.index()
                        : step.equals("stayed") ? " stayed " + row.index() : "";
        said.merge(leaf.text("dormancy"), what, String::concat);
    }
}
