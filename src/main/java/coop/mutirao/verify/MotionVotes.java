package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The votes about motions: they come into the log at the close, each is of one who could vote and
/// signed by nobody else, and all of them are opened.
final class MotionVotes {

    private static final byte[] DOMAIN = "mcl/vote/v1\0".getBytes(UTF_8);

    private static final Set<String> UNSIGNED = Set.of("noKey", "keysRevoked");

    /// Commitments that are not opened yet, by their index.
    private final Map<Long, String> sealed = new TreeMap<>();

    private long votes;

    private static Instant time(String text) {
        return Instant.parse(text);
    }

    /// Takes a commitment to a vote in.
    void seal(Leaf leaf, Collection<Motion> motions, Findings findings) {
        sealed.put(leaf.index(), leaf.text("sealed"));
        votes++;
        findings.require(
                motions.stream()
                        .anyMatch(m ->
                                m.step.equals("voting")
                                        && !time(leaf.at()).isBefore(time(m.closes))),
                leaf,
                "EARLY: a vote before the close tells how many voted");
    }

    /// Takes opened votes in.
    void open(Leaf leaf, @Nullable Motion motion, Books books, Findings findings) {
        if (motion == null
                || !motion.step.equals("voting")
                || time(leaf.at()).isBefore(time(motion.closes))) {
            findings.add(leaf, "EARLY: votes are opened while members vote, or of no motion");
            return;
        }
        leaf.maps("votes").forEach(vote -> open(leaf, motion, vote, books, findings));
    }

    private void open(Leaf leaf, Motion motion, Map<?, ?> vote, Books books, Findings findings) {
        String voter = text(vote, "account");
        long index = Leaf.bound(text(vote, "index"));
        long seq = Leaf.bound(text(vote, "seq"));
        @Nullable String seal = sealed.remove(index);
        Map<String, String> said = new HashMap<>();
        for (String name : List.of("account", "seq", "vote", "key", "sig", "unsigned")) {
            if (vote.containsKey(name)) {
                said.put(name, text(vote, name));
            }
        }
        said.put("motion", leaf.text("motion"));
        byte[] salt = HexFormat.of().parseHex(text(vote, "salt"));
        String commitment =
                Hash.commitment(salt, "vote", new String(StrictJson.bytes(said), UTF_8));
        findings.require(
                commitment.equals(seal),
                leaf,
                "FORGED: leaf %d commits to another vote than this one of %s, or was opened before",
                index,
                voter);
        findings.require(
                index > motion.from && motion.electors.contains(voter),
                leaf,
                "the vote of leaf %d is of %s, who could not vote",
                index,
                voter);
        findings.require(
                !motion.conflicts.equals("abstain")
                        || !motion.parts.contains(voter)
                        || text(vote, "vote").equals("abstain"),
                leaf,
                "CONFLICT: the vote of leaf %d is of %s, who has a part and could only abstain",
                index,
                voter);
        findings.require(
                vote.containsKey("sig")
                        ? vote.containsKey("key") && !vote.containsKey("unsigned")
                        : UNSIGNED.contains(text(vote, "unsigned"))
                                && !hasKey(voter, motion.from, index, books),
                leaf,
                "UNSIGNED: the vote of leaf %d is not signed by %s, who has a key",
                index,
                voter);
        if (vote.containsKey("sig")) {
            signature(leaf, index, motion.from, said, books, findings);
        }
        motion.votes.merge(
                voter,
                new Motion.Vote(seq, text(vote, "vote")),
                (a, b) -> a.seq() > b.seq() ? a : b);
    }

    // For as long as members could vote.
    private static boolean hasKey(String voter, long opened, long closed, Books books) {
        return books.keys.values().stream()
                .anyMatch(key ->
                        key.account().equals(voter)
                                && key.person().equals(voter)
                                && key.from() < opened
                                && closed < key.until());
    }

    private static void signature(
            Leaf leaf,
            long index,
            long opened,
            Map<String, String> said,
            Books books,
            Findings findings) {
        // When it was cast the log does not say: the key was in force while members voted.
        Books.@Nullable Key key = books.keys.get(said.getOrDefault("key", ""));
        byte[] message =
                StrictJson.bytes(
                        Map.of(
                                "motion", said.getOrDefault("motion", ""),
                                "seq", said.getOrDefault("seq", ""),
                                "vote", said.getOrDefault("vote", "")));
        byte[] signature = Base64.getDecoder().decode(said.getOrDefault("sig", ""));
        findings.require(
                key != null
                        && key.key() != null
                        && key.from() < index
                        && opened < key.until()
                        && key.person().equals(said.get("account"))
                        && key.key().verifies(signature, DOMAIN, message),
                leaf,
                "FORGED: the vote of leaf %d is not signed by its voter",
                index);
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }

    /// What is sealed when a motion is counted is about it: else nobody counts it.
    void dropped(Leaf leaf, Findings findings) {
        for (long index : sealed.keySet()) {
            findings.add(leaf, "DROPPED: the vote of leaf %d is not counted".formatted(index));
        }
        sealed.clear();
    }

    long count() {
        return votes;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(votes);
        out.writeInt(sealed.size());
        for (var one : sealed.entrySet()) {
            out.writeLong(one.getKey());
            out.writeUTF(one.getValue());
        }
    }

    void load(DataInputStream in) throws IOException {
        votes = in.readLong();
        for (int n = in.readInt(); n > 0; n--) {
            sealed.put(in.readLong(), in.readUTF());
        }
    }
}
