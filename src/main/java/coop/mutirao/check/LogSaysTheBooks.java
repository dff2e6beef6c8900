package coop.mutirao.check;

import coop.mutirao.check.LogStore.TransferRow;
import coop.mutirao.db.Tx;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every transfer has its leaf, and the leaf says what the rows say. That every such leaf has its
/// transfer follows from their number, which [LogIsWhole] compares.
record LogSaysTheBooks(LogStore store) implements Check {

    @Override
    public String name() {
        return "log-says-the-books";
    }

    @Override
    public String promise() {
        return "Every transfer stands in the log as it stands in the books.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.transfers(tx, row -> look(row, findings));
    }

    private static void look(TransferRow row, Findings findings) {
        findings.look();
        if (row.leaf() == null) {
            findings.add("fact %d: the transfer has no leaf", row.index());
            return;
        }
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            findings.add("fact %d: the leaf is not canonical JSON", row.index());
            return;
        }
        compare(row, "type", leaf.text("type"), "transaction", findings);
        compare(row, "id", leaf.text("id"), row.id(), findings);
        compare(row, "kind", leaf.text("kind"), row.kind(), findings);
        compare(row, "effective", leaf.text("effective"), row.effectiveOn(), findings);
        compare(row, "reverses", leaf.member("reverses"), row.reverses(), findings);
        compare(row, "at", time(leaf.text("at")), row.at(), findings);
        compare(row, "entries", leaf.member("entries"), entries(row), findings);
    }

    private static void compare(
            TransferRow row,
            String member,
            @Nullable Object logged,
            @Nullable Object booked,
            Findings findings) {
        findings.require(
                Objects.equals(logged, booked),
                "fact %d: %s is %s in the log, %s in the books",
                row.index(),
                member,
                logged,
                booked);
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static List<Map<String, String>> entries(TransferRow row) {
        return row.lines().stream()
                .map(line ->
                        Map.of(
                                "a", String.valueOf(line.account()),
                                "c", String.valueOf(line.unit()),
                                "n", line.amount()))
                .collect(Collectors.toList());
    }
}
