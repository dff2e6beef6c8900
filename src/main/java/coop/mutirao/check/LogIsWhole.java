package coop.mutirao.check;

import coop.mutirao.check.LogStore.Head;
import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Indices from 0 without a gap, times that never go back, each leaf in canonical form, and a head
/// that counts them.
record LogIsWhole(LogStore store) implements Check {

    @Override
    public String name() {
        return "log-is-whole";
    }

    @Override
    public String promise() {
        return "The log has no gap, its times never go back, and its leaves are in their one form.";
    }

    private static final class State {
        long next;
        Instant at = Instant.MIN;
        long transactions;
    }

    @Override
    public void look(Tx tx, Findings findings) {
        var state = new State();
        store.leaves(tx, row -> look(row, state, findings));
        Head head = store.head(tx);
        findings.require(
                head.size() == state.next,
                "the head counts %d facts, there are %d",
                head.size(),
                state.next);
        findings.require(
                head.at() == null || head.at().equals(state.at),
                "the head is of %s, the last fact of %s",
                head.at() == null ? "" : head.at(),
                state.at);
        long transfers = store.transfers(tx);
        findings.require(
                transfers == state.transactions,
                "%d leaves of transactions, %d transfers",
                state.transactions,
                transfers);
    }

    private static void look(LeafRow row, State state, Findings findings) {
        findings.look();
        findings.require(
                row.index() == state.next, "fact %d: where %d comes", row.index(), state.next);
        state.next = row.index() + 1;
        Optional<ReadLeaf> read = ReadLeaf.of(row.leaf());
        if (read.isEmpty()) {
            findings.add("fact %d: the leaf is not canonical JSON", row.index());
            return;
        }
        ReadLeaf leaf = read.get();
        state.transactions += leaf.text("type").equals("transaction") ? 1 : 0;
        findings.require(
                leaf.text("v").equals("1"), "fact %d: a leaf of no version we know", row.index());
        findings.require(
                leaf.text("nonce").matches("[A-Za-z0-9+/]{22}=="),
                "fact %d: the leaf has no nonce of 16 bytes",
                row.index());
        try {
            Instant at = Instant.parse(leaf.text("at"));
            findings.require(
                    !at.isBefore(state.at), "fact %d: of %s, after %s", row.index(), at, state.at);
            state.at = at;
        } catch (DateTimeParseException e) {
            findings.add("fact %d: the leaf has no time", row.index());
        }
    }
}
