package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A motion as the log has it so far.
final class Motion {

    /// The vote of a voter that counts, among those that are open.
    record Vote(long seq, String vote) {}

    /// No fact has done it.
    static final long NOT_DONE = -1;

    String step = "";
    String community = "";
    String author = "";
    String hours = "";
    String opens = "";
    String closes = "";
    String effective = "";
    String rule = "";
    String conflicts = "";

    /// The index of the leaf that opened the vote.
    long from;

    long act = NOT_DONE;
    final Map<String, String> decision = new TreeMap<>();
    final Set<String> seconds = new TreeSet<>();
    final Set<String> electors = new TreeSet<>();

    /// Who has more of it than others.
    final Set<String> parts = new TreeSet<>();

    final Map<String, Vote> votes = new TreeMap<>();

    String kind() {
        return decision.getOrDefault("kind", "");
    }

    int count(String vote) {
        return (int) votes.values().stream().filter(v -> v.vote().equals(vote)).count();
    }

    void save(DataOutputStream out) throws IOException {
        for (String text :
                List.of(
                        step, community, author, hours, opens, closes, effective, rule,
                        conflicts)) {
            out.writeUTF(text);
        }
        out.writeLong(from);
        out.writeLong(act);
        save(out, decision.keySet());
        save(out, decision.values());
        save(out, seconds);
        save(out, electors);
        save(out, parts);
        out.writeInt(votes.size());
        for (var one : votes.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeLong(one.getValue().seq());
            out.writeUTF(one.getValue().vote());
        }
    }

    // A policy's value may be longer than what writeUTF takes: so bytes.
    private static void save(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            byte[] bytes = text.getBytes(UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    static Motion load(DataInputStream in) throws IOException {
        var motion = new Motion();
        motion.step = in.readUTF();
        motion.community = in.readUTF();
        motion.author = in.readUTF();
        motion.hours = in.readUTF();
        motion.opens = in.readUTF();
        motion.closes = in.readUTF();
        motion.effective = in.readUTF();
        motion.rule = in.readUTF();
        motion.conflicts = in.readUTF();
        motion.from = in.readLong();
        motion.act = in.readLong();
        String[] keys = texts(in);
        String[] values = texts(in);
        for (int i = 0; i < keys.length; i++) {
            motion.decision.put(keys[i], values[i]);
        }
        motion.seconds.addAll(List.of(texts(in)));
        motion.electors.addAll(List.of(texts(in)));
        motion.parts.addAll(List.of(texts(in)));
        for (int n = in.readInt(); n > 0; n--) {
            String voter = in.readUTF();
            motion.votes.put(voter, new Vote(in.readLong(), in.readUTF()));
        }
        return motion;
    }

    private static String[] texts(DataInputStream in) throws IOException {
        var texts = new String[in.readInt()];
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = in.readNBytes(in.readInt());
            texts[i] = new String(bytes, UTF_8);
        }
        return texts;
    }
}
