package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The leaves, one after the other: each is looked at by every check, and then taken into the
/// books.
public final class Replay {

    /// Something that is asked of every leaf.
    public interface LeafCheck {

        String name();

        /// What holds if nothing is found.
        String promise();

        /// @param books as they were before the leaf
        /// @throws IllegalArgumentException with what is wrong with a figure or a time
        /// @throws ArithmeticException if a sum is more than can be counted
        void look(Leaf leaf, Books books, Findings findings);

        /// Whether it looks at leaves again that were verified before, as far as they are read.
        default boolean looksAgain() {
            return false;
        }

        /// Sizes of the log whose roots it wants to know.
        default Set<Long> sizes() {
            return Set.of();
        }

        /// Is told the roots of those sizes that the log has, before the end.
        default void roots(Map<Long, byte[]> roots, Findings findings) {}

        /// Is asked once after the last leaf.
        default void end(Books books, Findings findings) {}

        /// What it counted.
        default void figures(Map<String, Long> figures) {}

        /// Why there was nothing for it to check, as a sentence without its end; empty if there was
        /// something. Asked last.
        ///
        /// @param figures what all checks have counted, those of an earlier verification included
        default String nothing(Map<String, Long> figures) {
            return "";
        }

        default void save(DataOutputStream out) throws IOException {}

        default void load(DataInputStream in) throws IOException {}
    }

    private final Books books;
    private final List<LeafCheck> checks;
    private final List<Findings> findings = new ArrayList<>();

    /// @param checks the first of them is told of leaves that cannot be read
    Replay(Books books, List<LeafCheck> checks) {
        this.books = books;
        this.checks = List.copyOf(checks);
        checks.forEach(check -> findings.add(new Findings(check.name(), check.promise())));
    }

    void look(long index, byte[] bytes) {
        Leaf leaf;
        try {
            leaf = Leaf.read(index, bytes);
        } catch (IllegalArgumentException e) {
            findings.getFirst().add("leaf " + index, "it is " + e.getMessage());
            return;
        }
        for (int i = 0; i < checks.size(); i++) {
            int check = i;
            guard(
                    leaf,
                    findings.get(i),
                    () -> checks.get(check).look(leaf, books, findings.get(check)));
        }
        guard(leaf, findings.getFirst(), () -> books.take(leaf));
    }

    /// The same for a leaf that was verified before, and is in the books.
    void lookAgain(long index, byte[] bytes) {
        Leaf leaf;
        try {
            leaf = Leaf.read(index, bytes);
        } catch (IllegalArgumentException e) {
            findings.getFirst().add("leaf " + index, "it is " + e.getMessage());
            return;
        }
        for (int i = 0; i < checks.size(); i++) {
            LeafCheck check = checks.get(i);
            Findings own = findings.get(i);
            if (check.looksAgain()) {
                guard(leaf, own, () -> check.look(leaf, books, own));
            }
        }
    }

    // A leaf can say anything: what it makes impossible is a finding as well.
    private static void guard(Leaf leaf, Findings findings, Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            findings.add(leaf, "it cannot be: " + e.getMessage());
        }
    }

    void roots(Map<Long, byte[]> roots) {
        for (int i = 0; i < checks.size(); i++) {
            checks.get(i).roots(roots, findings.get(i));
        }
    }

    void end() {
        for (int i = 0; i < checks.size(); i++) {
            try {
                checks.get(i).end(books, findings.get(i));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                findings.get(i).add("the end", "it cannot be: " + e.getMessage());
            }
        }
    }

    List<Findings> findings() {
        return List.copyOf(findings);
    }

    void figures(Map<String, Long> figures) {
        checks.forEach(check -> check.figures(figures));
        for (int i = 0; i < checks.size(); i++) {
            findings.get(i).nothing(checks.get(i).nothing(figures));
        }
    }

    /// How many facts of these types there are.
    static long leaves(Map<String, Long> figures, String... types) {
        return Stream.of(types).mapToLong(t -> figures.getOrDefault("leaves." + t, 0L)).sum();
    }

    /// What is said of checks of transactions where there are none.
    static String noTransactions(Map<String, Long> figures) {
        return leaves(figures, "transaction") > 0 ? "" : "nobody has paid anything yet";
    }

    void save(DataOutputStream out) throws IOException {
        books.save(out);
        for (LeafCheck check : checks) {
            out.writeUTF(check.name());
            check.save(out);
        }
    }

    void load(DataInputStream in) throws IOException {
        books.load(in);
        for (LeafCheck check : checks) {
            if (!in.readUTF().equals(check.name())) {
                throw new IOException("it was kept by another version");
            }
            check.load(in);
        }
    }
}
