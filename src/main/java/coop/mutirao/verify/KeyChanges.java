package coop.mutirao.verify;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogKeys;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The log goes on with another key only if the one before said so, and from there on the old one
/// signs nothing alone.
final class KeyChanges implements Replay.LeafCheck {

    /// A checkpoint that the log has signed.
    ///
    /// @param by with which of the keys that the auditor knows
    record Signed(String place, Checkpoint checkpoint, List<NoteKey> by) {}

    private final List<NoteKey> known;
    private final List<Signed> signed;
    private String current = "";
    private long since;
    private long changes;

    /// @param known the log's keys, as the auditor knows them
    KeyChanges(List<NoteKey> known, List<Signed> signed) {
        this.known = List.copyOf(known);
        this.signed = List.copyOf(signed);
    }

    @Override
    public String name() {
        return "log keys";
    }

    @Override
    public String promise() {
        return "Each key of the log was named by the one before, which then signs nothing alone.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        if (!leaf.type().equals("log-key")) {
            return;
        }
        changes++;
        LogKeys.Succession said =
                LogKeys.verified(SignedNote.parse(Base64.getDecoder().decode(leaf.text("note"))));
        findings.require(
                said.old().toString().equals(leaf.text("old"))
                        && said.next().toString().equals(leaf.text("new"))
                        && said.last().origin().equals(books.origin),
                leaf,
                "the old key said something else: %s after %s",
                said.next(),
                said.old());
        findings.require(
                current.isEmpty()
                        ? known.contains(said.old())
                        : said.old().toString().equals(current),
                leaf,
                "%s was not the key of the log",
                said.old());
        findings.require(
                said.last().size() <= leaf.index() && isOfThisLog(said.last()),
                leaf,
                "FORK: the old key names another root over %d leaves than it signed",
                said.last().size());
        current = leaf.text("new");
        since = leaf.index();
    }

    private boolean isOfThisLog(Checkpoint last) {
        return signed.stream()
                .map(Signed::checkpoint)
                .filter(one -> one.size() == last.size())
                .allMatch(one -> Arrays.equals(one.root(), last.root()));
    }

    @Override
    public void end(Books books, Findings findings) {
        @Nullable NoteKey now = current.isEmpty() ? null : NoteKey.parse(current);
        if (now == null || !known.contains(now)) {
            // Who does not know the new one yet is told so by the checkpoints.
            return;
        }
        for (Signed one : signed) {
            if (one.checkpoint().size() > since + 1 && !one.by().contains(now)) {
                findings.add(
                        one.place(),
                        "it is signed by an older key alone, and since leaf %d the log has %s"
                                .formatted(since, current));
            }
        }
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return changes > 0 || known.size() > 1 ? "" : "the log has had one key only";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("log_keys_changed", changes);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeUTF(current);
        out.writeLong(since);
        out.writeLong(changes);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        current = in.readUTF();
        since = in.readLong();
        changes = in.readLong();
    }
}
