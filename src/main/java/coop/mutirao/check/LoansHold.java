package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import coop.mutirao.loan.LoanBooks;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every loan stands as in the log, with its schedule; what was lent and paid back comes out again,
/// and what is owed is what its claim holds.
record LoansHold(LogStore log, LoanBooks books, LoanFactStore store) implements Check {

    @Override
    public String name() {
        return "loans-hold";
    }

    @Override
    public String promise() {
        return "Every loan stands as in the log, and its claim is what is owed.";
    }

    /// A loan as the log has it so far.
    private static final class Said {
        String asked = "";
        String collects = "";
        String step = "";
        long days;

        String all() {
            return "%s %s %s %d".formatted(asked, collects, step, days);
        }
    }

    @Override
    public void look(Tx tx, Findings findings) {
        books.again(tx, findings::look, what -> findings.add("%s", what));
        store.stray(tx, index -> findings.add("fact %d is of no loan, and moves a claim", index));
        store.posted(tx, posted -> look(posted, findings));
        Map<String, Said> said = new TreeMap<>();
        log.otherLeaves(tx, row -> read(row, said, findings));
        Map<String, String> stands = store.loans(tx);
        said.forEach((id, loan) -> {
            @Nullable String there = stands.remove(id);
            findings.require(
                    loan.all().equals(there),
                    "the loan %s is %s in the log, and %s in the books",
                    id,
                    loan.all(),
                    there);
        });
        stands.forEach((id, says) -> findings.add("the log says nothing of the loan %s", id));
    }

    private static void look(LoanFactStore.Posted posted, Findings findings) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(posted.leaf()).orElse(null);
        Map<String, String> figures = posted.figures();
        Map<?, ?> sum =
                leaf != null && leaf.member("sum") instanceof Map<?, ?> all ? all : Map.of();
        boolean isSame =
                leaf != null
                        && leaf.text("decision").equals(posted.loan())
                        && figures.keySet().stream()
                                .allMatch(name -> Objects.equals(figures.get(name), sum.get(name)));
        findings.require(
                isSame,
                "fact %d: the sum is %s in the log, %s in the books",
                posted.index(),
                sum,
                figures);
    }

    private static void read(LeafRow row, Map<String, Said> said, Findings findings) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null || !leaf.text("type").equals("loan")) {
            return;
        }
        Said loan = said.computeIfAbsent(leaf.text("loan"), _ -> new Said());
        switch (leaf.text("step")) {
            case "applied" -> {
                loan.asked =
                        String.join(
                                " ",
                                leaf.text("account"),
                                leaf.text("amount"),
                                leaf.text("schedule"),
                                leaf.text("first"),
                                leaf.text("instalments"),
                                leaf.text("months"));
                loan.collects = leaf.text("collect");
                loan.step = "applied";
            }
            case "consent" -> loan.collects = leaf.text("collect");
            case "deferred" -> {
                String days = leaf.text("days");
                findings.require(
                        days.matches("[0-9]{1,4}"), "fact %d: no number of days", row.index());
                loan.days += days.matches("[0-9]{1,4}") ? Integer.parseInt(days) : 0;
            }
            default -> loan.step = leaf.text("step");
        }
    }
}
