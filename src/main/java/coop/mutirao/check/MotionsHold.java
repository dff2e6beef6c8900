package coop.mutirao.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.check.MotionStore.MotionRow;
import coop.mutirao.check.MotionStore.VoteRow;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Tx;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Motions stand where the log says, with the words and the votes to which it commits; the votes
/// give the counts; and what an assembly did is what the motion says that is said to have decided
/// it.
record MotionsHold(LogStore log, MotionStore store) implements Check {

    private static final HexFormat HEX = HexFormat.of();
    private static final Set<String> ACTS =
            Set.of("policy", "admin", "limit", "account", "proposal");
    private static final Set<String> COUNTED =
            Set.of("accepted", "rejected", "noQuorum", "executed", "failed");

    @Override
    public String name() {
        return "motions-hold";
    }

    @Override
    public String promise() {
        return "Motions stand as in the log, all votes count, and only what they say is done.";
    }

    /// A motion as the log has it.
    private static final class Said {
        String step = "";
        String decision = "";
        String content = "";
        String closes = "";
        String effective = "";
        String counts = "";
        String act = "";
        final Map<String, VoteRow> votes = new TreeMap<>();
    }

    /// What the log says of all of them.
    private static final class Log {
        final Map<String, Said> motions = new HashMap<>();
        final Set<Long> sealed = new TreeSet<>();

        /// Votes as they were opened, by the index of their facts.
        final Map<Long, Map<?, ?>> opened = new HashMap<>();

        /// Facts in an assembly's name: by their index, by which motion.
        final Map<Long, String> acts = new TreeMap<>();
    }

    @Override
    public void look(Tx tx, Findings findings) {
        var said = new Log();
        log.otherLeaves(tx, row -> read(row, said));
        store.votes(tx, row -> look(row, said, findings));
        said.sealed.forEach(index -> findings.add("fact %d: the vote is not there", index));
        store.motions(tx, row -> look(row, said.motions.remove(row.id()), said, findings));
        said.motions.keySet().forEach(id -> findings.add("there is no motion %s", id));
        said.acts.forEach(
                (index, id) -> findings.add("fact %d: motion %s did not decide it", index, id));
    }

    private static void read(LeafRow row, Log said) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            return;
        }
        switch (leaf.text("type")) {
            case "motion" -> step(leaf, said);
            case "vote-sealed" -> said.sealed.add(row.index());
            case "votes-opened" ->
                    leaf.maps("votes")
                            .forEach(vote ->
                                    said.opened.put(
                                            Long.valueOf(String.valueOf(vote.get("index"))), vote));
            default -> {
                if (ACTS.contains(leaf.text("type"))
                        && (leaf.member("motion") != null
                                || leaf.text("actor").equals("assembly"))) {
                    said.acts.put(row.index(), leaf.text("motion"));
                }
            }
        }
    }

    private static void step(ReadLeaf leaf, Log said) {
        Said motion = said.motions.computeIfAbsent(leaf.text("motion"), _ -> new Said());
        String step = leaf.text("step");
        motion.step = step.equals("second") ? motion.step : step;
        switch (step) {
            case "submitted" -> {
                motion.content = leaf.text("content");
                Map<String, Object> decision = new HashMap<>();
                if (leaf.member("decision") instanceof Map<?, ?> members) {
                    members.forEach((name, value) -> decision.put(String.valueOf(name), value));
                }
                motion.decision = new String(CanonicalJson.bytes(decision), UTF_8);
            }
            case "announced", "voting" -> motion.closes = leaf.text("closes");
            case "accepted", "rejected", "noQuorum" -> {
                motion.effective = leaf.text("effective");
                motion.counts =
                        String.join(
                                " ",
                                leaf.text("yes"),
                                leaf.text("no"),
                                leaf.text("abstain"),
                                leaf.text("voters"));
            }
            case "executed" -> motion.act = leaf.text("act");
            default -> {
                // The other steps say nothing more.
            }
        }
    }

    private static void look(VoteRow row, Log said, Findings findings) {
        findings.look();
        findings.require(
                !row.conflicts(),
                "motion %s: %s has a part in it, voted %s, and could only abstain",
                row.motion(),
                row.account(),
                row.vote());
        if (row.index() < 0) {
            // A vote comes into the log at the close.
            String step = said.motions.computeIfAbsent(row.motion(), _ -> new Said()).step;
            findings.require(
                    step.equals("voting"),
                    "motion %s: it is %s, and a vote is not in the log",
                    row.motion(),
                    step);
            return;
        }
        said.sealed.remove(row.index());
        Map<String, String> vote = new HashMap<>();
        vote.put("account", row.account());
        vote.put("motion", row.motion());
        vote.put("seq", Long.toString(row.seq()));
        vote.put("vote", row.vote());
        if (row.key() != null && row.signature() != null) {
            vote.put("key", row.key());
            vote.put("sig", Base64.getEncoder().encodeToString(row.signature()));
        }
        if (row.unsigned() != null) {
            vote.put("unsigned", row.unsigned());
        }
        String text = new String(CanonicalJson.bytes(vote), UTF_8);
        @Nullable ReadLeaf leaf = row.leaf() == null ? null : ReadLeaf.of(row.leaf()).orElse(null);
        findings.require(
                leaf != null
                        && leaf.text("sealed").equals(Hash.commitment(row.salt(), "vote", text)),
                "fact %d: it commits to another vote",
                row.index());
        Said motion = said.motions.computeIfAbsent(row.motion(), _ -> new Said());
        motion.votes.merge(row.account(), row, (a, b) -> a.seq() > b.seq() ? a : b);
        @Nullable Map<?, ?> opened = said.opened.get(row.index());
        boolean isCounted = COUNTED.contains(motion.step);
        findings.require(
                isCounted == (opened != null)
                        && (opened == null
                                || (HEX.formatHex(row.salt()).equals(opened.get("salt"))
                                        && row.vote().equals(opened.get("vote"))
                                        && row.account().equals(opened.get("account")))),
                "fact %d: the vote is not opened as it was cast, or not at its time",
                row.index());
    }

    private static void look(MotionRow row, @Nullable Said said, Log log, Findings findings) {
        findings.look();
        if (said == null) {
            // A draft is nobody's business, and neither is one that was given up.
            findings.require(
                    row.state().equals("draft")
                            || (row.state().equals("withdrawn") && row.content() == null),
                    "motion %s: the log says nothing of it",
                    row.id());
            return;
        }
        findings.require(
                said.step.equals(row.state()),
                "motion %s: it is %s in the log, %s in the books",
                row.id(),
                said.step,
                row.state());
        findings.require(
                said.decision.equals(row.decision())
                        && said.content.equals(Objects.requireNonNullElse(row.content(), ""))
                        && isOpen(row)
                        && isNewcomer(row),
                "motion %s: it says something else than in the log",
                row.id());
        findings.require(
                said.closes.equals(row.closes()) && said.effective.equals(row.effective()),
                "motion %s: its times are others than in the log",
                row.id());
        String counts = COUNTED.contains(row.state()) ? counts(said, row) : "";
        findings.require(
                said.counts.equals(row.counts()) && counts.equals(row.counts()),
                "motion %s: it is counted %s in the log, %s in the books, and the votes give %s",
                row.id(),
                said.counts,
                row.counts(),
                counts);
        String act = row.actAt() < 0 ? "" : Long.toString(row.actAt());
        findings.require(
                said.act.equals(act)
                        && (act.isEmpty() || row.id().equals(log.acts.remove(row.actAt()))),
                "motion %s: it was done by fact %s, or by another",
                row.id(),
                act);
    }

    private static boolean isOpen(MotionRow row) {
        byte[] words = CanonicalJson.bytes(Map.of("title", row.title(), "text", row.body()));
        return row.salt() == null
                || Hash.commitment(row.salt(), "content", new String(words, UTF_8))
                        .equals(row.content());
    }

    // Whom it would admit is who was moved, as long as she is not erased.
    private static boolean isNewcomer(MotionRow row) {
        if (row.newcomer() == null || row.newcomerSalt() == null) {
            return true;
        }
        String sealed = Hash.commitment(row.newcomerSalt(), "newcomer", row.newcomer());
        return row.decision().contains("\"newcomer\":\"" + sealed + "\"");
    }

    private static String counts(Said said, MotionRow row) {
        return String.join(
                " ",
                count(said, "yes"),
                count(said, "no"),
                count(said, "abstain"),
                row.counts().substring(row.counts().lastIndexOf(' ') + 1));
    }

    private static String count(Said said, String vote) {
        return Long.toString(
                said.votes.values().stream().filter(v -> v.vote().equals(vote)).count());
    }
}
