package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// No entry passed the limit that it moved toward, further than its transfer found the account, by
/// the limits as they were then; and none was on a closed account. All of that is read from the
/// leaves alone, in their order.
record LimitsHeld(LogStore store) implements Check {

    @Override
    public String name() {
        return "limits-held";
    }

    @Override
    public String promise() {
        return "No entry went further beyond a limit than the log allowed at its time.";
    }

    /// An account as the log has it so far.
    private static final class Page {
        long credit;
        long maximum;
        long reserved;
        long balance;
        boolean closed;
    }

    @Override
    public void look(Tx tx, Findings findings) {
        Map<String, Page> pages = new HashMap<>();
        store.leaves(tx, row -> look(row, pages, findings));
    }

    private static void look(LeafRow row, Map<String, Page> pages, Findings findings) {
        findings.look();
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            findings.add("fact %d: the leaf cannot be read", row.index());
            return;
        }
        try {
            switch (leaf.text("type")) {
                case "account" -> limit(pages, leaf);
                case "limit" -> {
                    Page page = limit(pages, leaf);
                    page.reserved = leaf.amount("reserved");
                    page.closed = leaf.text("closed").equals("yes");
                }
                case "transaction" -> post(row.index(), pages, leaf, findings);
                default -> {}
            }
        } catch (NumberFormatException e) {
            findings.add("fact %d: an amount is no whole number", row.index());
        }
    }

    private static Page limit(Map<String, Page> pages, ReadLeaf leaf) {
        Page page = pages.computeIfAbsent(leaf.text("account"), _ -> new Page());
        page.credit = leaf.amount("limit");
        page.maximum = leaf.amount("maximum");
        return page;
    }

    private static void post(
            long index, Map<String, Page> pages, ReadLeaf leaf, Findings findings) {
        Map<String, Long> atFirst = new HashMap<>();
        for (Map<?, ?> entry : leaf.entries()) {
            String account = String.valueOf(entry.get("a"));
            long amount = Long.parseLong(String.valueOf(entry.get("n")));
            @Nullable Page page = pages.get(account);
            if (page == null) {
                findings.add("fact %d: %s was not opened before", index, account);
                continue;
            }
            long first = atFirst.computeIfAbsent(account, _ -> page.balance);
            page.balance += amount;
            findings.require(
                    !page.closed, "fact %d: an entry on %s, which is closed", index, account);
            boolean holds =
                    amount > 0
                            ? page.balance <= Math.max(page.maximum, first)
                            : page.balance >= Math.min(page.reserved - page.credit, first);
            findings.require(
                    holds,
                    "fact %d: %s at %d; it could go from %d to %d then, and stood at %d",
                    index,
                    account,
                    page.balance,
                    page.reserved - page.credit,
                    page.maximum,
                    first);
        }
    }
}
