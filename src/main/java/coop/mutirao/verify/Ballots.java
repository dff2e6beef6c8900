package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every ballot was signed by its voter, for an open poll and once; every tally is the count of the
/// ballots. The latest ballot of a member counts.
final class Ballots implements Replay.LeafCheck {

    private static final byte[] DOMAIN = "mcl/ballot/v1\0".getBytes(UTF_8);

    private final Map<String, Poll> polls = new TreeMap<>();
    private long counted;

    private record Vote(long seq, List<String> choices) {}

    private record Poll(String closes, Map<String, Vote> votes) {}

    @Override
    public String name() {
        return "votes";
    }

    @Override
    public String promise() {
        return "Every ballot was signed by its voter in time, and every tally is their count.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        switch (leaf.type()) {
            case "poll" ->
                    polls.putIfAbsent(leaf.id(), new Poll(leaf.text("closes"), new TreeMap<>()));
            case "ballot" -> ballot(leaf, books, findings);
            case "tally" -> tally(leaf, findings);
            default -> {
                // The other types are of no vote.
            }
        }
    }

    private void ballot(Leaf leaf, Books books, Findings findings) {
        @Nullable Poll poll = polls.get(leaf.text("poll"));
        Books.@Nullable Key key = books.keys.get(leaf.text("key"));
        if (poll == null || key == null) {
            findings.add(
                    leaf,
                    poll == null
                            ? "there is no poll " + leaf.text("poll")
                            : "FORGED: there is no key " + leaf.text("key"));
            return;
        }
        counted++;
        findings.require(
                key.isInForce(leaf.index()),
                leaf,
                "the key %s was revoked by leaf %d",
                leaf.text("key"),
                key.until());
        findings.require(
                isSigned(leaf, key),
                leaf,
                "FORGED: the signature of the ballot is not by the key %s of %s",
                leaf.text("key"),
                key.account());
        findings.require(
                leaf.at().compareTo(poll.closes()) <= 0,
                leaf,
                "a ballot of %s after close at %s",
                leaf.at(),
                poll.closes());
        long seq = Leaf.bound(leaf.text("seq"));
        @Nullable Vote before = poll.votes().get(key.account());
        if (before != null && seq <= before.seq()) {
            findings.add(
                    leaf,
                    "REPLAY: the ballot %d of %s after the ballot %d"
                            .formatted(seq, key.account(), before.seq()));
        } else {
            poll.votes().put(key.account(), new Vote(seq, choices(leaf)));
        }
    }

    private static boolean isSigned(Leaf leaf, Books.Key key) {
        @Nullable Object choice = leaf.member("choice");
        try {
            byte[] signature = Base64.getDecoder().decode(leaf.text("sig"));
            byte[] ballot =
                    StrictJson.bytes(
                            Map.of(
                                    "choice", choice == null ? "" : choice,
                                    "poll", leaf.text("poll"),
                                    "seq", leaf.text("seq")));
            return key.key() != null && key.key().verifies(signature, DOMAIN, ballot);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> choices(Leaf leaf) {
        return leaf.member("choice") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(leaf.text("choice"));
    }

    private void tally(Leaf leaf, Findings findings) {
        @Nullable Poll poll = polls.get(leaf.text("poll"));
        if (poll == null) {
            findings.add(leaf, "a tally of no poll: " + leaf.text("poll"));
            return;
        }
        Map<String, Long> count = new TreeMap<>();
        poll.votes()
                .values()
                .forEach(vote ->
                        vote.choices().forEach(choice -> count.merge(choice, 1L, Long::sum)));
        Map<String, Long> said = new TreeMap<>();
        leaf.map("result")
                .forEach((choice, votes) -> {
                    long number = Leaf.bound(String.valueOf(votes));
                    if (number > 0) {
                        said.put(String.valueOf(choice), number);
                    }
                });
        findings.require(
                said.equals(count), leaf, "the tally says %s, and the ballots say %s", said, count);
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.leaves(figures, "poll", "ballot", "tally") > 0
                ? ""
                : "there is no poll in the log";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("ballots", counted);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeLong(counted);
        out.writeInt(polls.size());
        for (var poll : polls.entrySet()) {
            out.writeUTF(poll.getKey());
            out.writeUTF(poll.getValue().closes());
            out.writeInt(poll.getValue().votes().size());
            for (var vote : poll.getValue().votes().entrySet()) {
                out.writeUTF(vote.getKey());
                out.writeLong(vote.getValue().seq());
                out.writeInt(vote.getValue().choices().size());
                for (String choice : vote.getValue().choices()) {
                    out.writeUTF(choice);
                }
            }
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        counted = in.readLong();
        for (int n = in.readInt(); n > 0; n--) {
            String id = in.readUTF();
            var poll = new Poll(in.readUTF(), new TreeMap<>());
            for (int votes = in.readInt(); votes > 0; votes--) {
                String voter = in.readUTF();
                long seq = in.readLong();
                String[] choices = new String[in.readInt()];
                for (int i = 0; i < choices.length; i++) {
                    choices[i] = in.readUTF();
                }
                poll.votes().put(voter, new Vote(seq, List.of(choices)));
            }
            polls.put(id, poll);
        }
    }
}
