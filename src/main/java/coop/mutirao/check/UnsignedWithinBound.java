package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// No payment that its payer did not sign is above what the policy allowed without a signature when
/// it was posted. Read from the leaves alone.
record UnsignedWithinBound(LogStore log) implements Check {

    private static final Set<String> ORDERED = Set.of("payment", "gift", "wage");

    @Override
    public String name() {
        return "unsigned-within-bound";
    }

    @Override
    public String promise() {
        return "Nothing was paid without a signature that needed one at its time.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        var rights = new LoggedRights();
        log.leaves(tx, row -> look(row, rights, findings));
    }

    private static void look(LeafRow row, LoggedRights rights, Findings findings) {
        findings.look();
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            findings.add("fact %d: the leaf cannot be read", row.index());
            return;
        }
        try {
            if (leaf.text("type").equals("policy")) {
                rights.read(leaf);
            } else if (leaf.text("type").equals("transaction")
                    && ORDERED.contains(leaf.text("kind"))
                    && leaf.entries().size() >= 2
                    && leaf.member("auth") instanceof Map<?, ?> auth
                    && !"payer-sig".equals(auth.get("mode"))) {
                long amount = Long.parseLong(String.valueOf(leaf.entries().get(1).get("n")));
                @Nullable Long maximum = rights.unsignedMaximum(leaf.text("at"));
                findings.require(
                        maximum == null || amount <= maximum,
                        "fact %d: %d without a signature, at most %d could be",
                        row.index(),
                        amount,
                        maximum);
            }
        } catch (NumberFormatException e) {
            findings.add("fact %d: a figure is no whole number", row.index());
        }
    }
}
