package coop.mutirao.tlog;

import java.util.List;
import java.util.Map;

/// How a log goes on with another key: the old one says which it is, in a [Statement] of the kind
/// `log-key` that names the checkpoint that it signed last.
public final class LogKeys {

    private static final String KIND = "log-key";

    /// That a log goes on with a key.
    ///
    /// @param last what the old one signed last
    public record Succession(Checkpoint last, NoteKey old, NoteKey next) {}

    private LogKeys() {}

    /// What the old key is to sign.
    public static Statement statement(Checkpoint last, NoteKey old, NoteKey next) {
        Map<String, String> of = Map.of("old", old.toString());
        Map<String, String> both = new java.util.LinkedHashMap<>(of);
        both.put("new", next.toString());
        return Statement.of(KIND, last, both, "");
    }

    /// Whether a statement is of this kind.
    public static boolean isOne(Statement statement) {
        return statement.report().equals(KIND);
    }

    /// Reads what an old key said, and verifies that it was it.
    ///
    /// @throws IllegalArgumentException if it is something else, or said by somebody else
    public static Succession verified(SignedNote note) {
        Statement said = Statement.parse(note.text());
        NoteKey old = key(said, "old");
        NoteKey next = key(said, "new");
        if (!said.report().equals(KIND)
                || said.of().size() != 2
                || !said.isOf(new byte[0])
                || next.equals(old)) {
            throw new IllegalArgumentException("it does not say with which key the log goes on");
        }
        if (note.verifiedBy(List.of(old.ofStatements())).isEmpty()) {
            throw new IllegalArgumentException("the old key has not signed it");
        }
        return new Succession(said.checkpoint(), old, next);
    }

    private static NoteKey key(Statement said, String name) {
        NoteKey key = NoteKey.parse(said.of().getOrDefault(name, ""));
        if (key.type() != NoteKey.Type.SIGNATURE
                || !key.name().equals(said.checkpoint().origin())) {
            throw new IllegalArgumentException("%s is no key of this log".formatted(key));
        }
        return key;
    }
}
