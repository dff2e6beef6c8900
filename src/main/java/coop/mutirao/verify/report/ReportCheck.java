package coop.mutirao.verify.report;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.verify.Books;
import coop.mutirao.verify.Findings;
import coop.mutirao.verify.Leaf;
import coop.mutirao.verify.Replay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A report is signed by the log that it names, under a root that the log had, and each of its
/// figures follows from the leaves.
public final class ReportCheck implements Replay.LeafCheck {

    private static final int SHOWN = 20;

    private final ReportFile report;
    private final Recount recount;
    private final LogPolicy policy;
    private final long size;
    private final List<String> wrongTimes = new ArrayList<>();
    private boolean isRootHere;
    private long seen;
    private long all;

    /// @param file the report as it was kept
    /// @param policy whom the auditor believes
    /// @throws IllegalArgumentException if it is no report
    public ReportCheck(byte[] file, LogPolicy policy) {
        this.report = ReportFile.parse(file);
        this.policy = policy;
        Map<String, String> of = report.head().of();
        this.size = Leaf.bound(of.getOrDefault("size", ""));
        this.recount =
                switch (report.head().report()) {
                    case "balance" -> new Entries.Balance(of);
                    case "statement" -> new Entries.Statement(of);
                    case "trial-balance" -> new Entries.Trial(of);
                    case "operator-posted" -> new Listed.OperatorPosted(of);
                    case "limits" -> new Listed.Limits(of);
                    case "acts" -> new Listed.Acts(of);
                    case "month" -> new Months(of);
                    case "closing-hledger", "closing-ledger", "closing-beancount" ->
                            new Closing(report.head().report(), size);
                    default ->
                            throw new IllegalArgumentException(
                                    "no report is known as " + report.head().report());
                };
    }

    /// The checkpoint that the report names.
    public Checkpoint checkpoint() {
        return report.head().checkpoint();
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String promise() {
        return "The report is signed by the log, and its figures follow from the leaves.";
    }

    @Override
    public Set<Long> sizes() {
        return Set.of(checkpoint().size());
    }

    @Override
    public void roots(Map<Long, byte[]> roots, Findings findings) {
        byte @Nullable [] root = roots.get(checkpoint().size());
        isRootHere = root != null;
        if (root != null && !Arrays.equals(root, checkpoint().root())) {
            findings.add(
                    "report head",
                    "FORK: it names another root over %d leaves than they have here"
                            .formatted(checkpoint().size()));
        }
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        all++;
        @Nullable String at = report.head().of().get("at");
        if (at != null) {
            boolean isBefore = leaf.at().compareTo(at) <= 0;
            if (leaf.index() == size - 1 && !isBefore) {
                wrongTimes.add("leaf %d is of %s, later".formatted(leaf.index(), leaf.at()));
            }
            if (leaf.index() == size && isBefore) {
                wrongTimes.add("leaf %d is of %s as well".formatted(leaf.index(), leaf.at()));
            }
        }
        if (leaf.index() < size) {
            seen++;
            recount.take(leaf, books);
        }
    }

    @Override
    public void end(Books books, Findings findings) {
        signature(findings);
        if (!isRootHere) {
            findings.leaveOpen(
                    "report head",
                    ("newer: it is of a log of %d leaves, and here are %d; fetch a pack of at least"
                                    + " %d leaves, and verify again")
                            .formatted(checkpoint().size(), all, checkpoint().size()));
            return;
        }
        wrongTimes.forEach(why ->
                findings.add(
                        "report head",
                        "it is said to be as of %s, and %s"
                                .formatted(report.head().of().get("at"), why)));
        if (checkpoint().size() < size) {
            findings.add(
                    "report head",
                    "it is of %d leaves, and its checkpoint is over %d"
                            .formatted(size, checkpoint().size()));
        }
        if (seen < size) {
            return;
        }
        List<String> right = recount.lines(books);
        recount.head(books)
                .forEach((name, value) -> {
                    String said = report.head().of().getOrDefault(name, "nothing");
                    if (!said.equals(value)) {
                        findings.add(
                                "report head",
                                "%s is %s, and the log gives %s".formatted(name, said, value));
                    }
                });
        compare(report.lines(), right, findings);
    }

    private void signature(Findings findings) {
        try {
            List<NoteKey> keys =
                    policy.logs().stream()
                            .filter(key -> key.name().equals(checkpoint().origin()))
                            .map(NoteKey::ofStatements)
                            .toList();
            if (report.note().verifiedBy(keys).isEmpty()) {
                findings.add("report signature", "it is not signed by a known log");
            }
        } catch (IllegalArgumentException e) {
            findings.add("report signature", String.valueOf(e.getMessage()));
        }
        if (!report.head().isOf(report.figures())) {
            findings.add("report signature", "the figures are not those that were signed");
        }
    }

    /// @param said null if the report has ended before
    /// @param right null if the log gives no such line
    private static String difference(@Nullable String said, @Nullable String right) {
        if (right == null) {
            return "it is one too many: the log gives no such line (%s)".formatted(said);
        }
        return said == null
                ? "it is missing: the log gives \"%s\"".formatted(right)
                : "it says \"%s\", and the log gives \"%s\"".formatted(said, right);
    }

    private static void compare(List<String> said, List<String> right, Findings findings) {
        int shown = 0;
        for (int i = 0; i < Math.max(said.size(), right.size()); i++) {
            @Nullable String one = i < said.size() ? said.get(i) : null;
            @Nullable String other = i < right.size() ? right.get(i) : null;
            if (!Objects.equals(one, other)) {
                findings.add("report line " + (i + 1), difference(one, other));
                // A line too many moves all that follow.
                if (++shown == SHOWN) {
                    return;
                }
            }
        }
    }
}
