package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every motion goes from step to step in its time, by the standing orders that were in force when
/// it was announced; all its votes are opened and counted, each of one who could vote; and whatever
/// an assembly is said to have done, a motion decided, exactly so and once.
final class Motions implements Replay.LeafCheck {

    private static final String ORDERS = "standingOrders";
    private static final String ASSEMBLY = "assembly";
    private static final Set<String> ACTS =
            Set.of("policy", "admin", "limit", "account", "proposal");

    private static final Map<String, Set<String>> NEXT =
            Map.of(
                    "", Set.of("submitted"),
                    "submitted", Set.of("second", "announced", "withdrawn"),
                    "announced", Set.of("voting", "withdrawn"),
                    "voting", Set.of("accepted", "rejected", "noQuorum"),
                    "accepted", Set.of("executed", "failed"));

    private final Map<String, Motion> motions = new TreeMap<>();

    private final MotionVotes votes = new MotionVotes();
    private final Powers powers;

    Motions(Powers powers) {
        this.powers = powers;
    }

    @Override
    public String name() {
        return "motions";
    }

    @Override
    public String promise() {
        return "Motions keep their times, every vote is counted, and only what they say is done.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        switch (leaf.type()) {
            case "motion" -> step(leaf, books, findings);
            case "motion-electors" -> electors(leaf, findings);
            case "vote-sealed" -> votes.seal(leaf, motions.values(), findings);
            case "votes-opened" ->
                    votes.open(leaf, motions.get(leaf.text("motion")), books, findings);
            default -> {
                if (ACTS.contains(leaf.type())) {
                    act(leaf, books, findings);
                }
            }
        }
    }

    private void step(Leaf leaf, Books books, Findings findings) {
        Motion motion = motions.computeIfAbsent(leaf.text("motion"), _ -> new Motion());
        String to = leaf.text("step");
        findings.require(
                NEXT.getOrDefault(motion.step, Set.of()).contains(to),
                leaf,
                "a motion goes from %s to %s",
                motion.step.isEmpty() ? "nothing" : motion.step,
                to);
        switch (to) {
            case "submitted" -> submit(leaf, motion);
            case "second" ->
                    findings.require(
                            !leaf.text("account").equals(motion.author)
                                    && motion.seconds.add(leaf.text("account")),
                            leaf,
                            "%s seconds her own, or once more",
                            leaf.text("account"));
            case "announced" -> announce(leaf, motion, books, findings);
            case "voting" -> begin(leaf, motion, findings);
            case "accepted", "rejected", "noQuorum" -> count(leaf, motion, findings);
            case "executed" -> execute(leaf, motion, findings);
            case "failed" ->
                    findings.require(
                            motion.act == Motion.NOT_DONE && isDue(leaf, motion),
                            leaf,
                            "it is said to have failed, and leaf %d did it, or it was not due",
                            motion.act);
            default -> {
                // Withdrawn: nothing follows.
            }
        }
        if (!to.equals("second")) {
            motion.step = to;
        }
    }

    private void submit(Leaf leaf, Motion motion) {
        motion.community = leaf.text("community");
        motion.author = leaf.text("account");
        motion.hours = leaf.text("hours");
        leaf.map("decision")
                .forEach((name, value) ->
                        motion.decision.put(String.valueOf(name), String.valueOf(value)));
        String about = motion.decision.getOrDefault("account", "");
        if (!about.isEmpty()) {
            motion.parts.add(about);
            if (!motion.kind().equals("mandate")) {
                motion.parts.addAll(powers.managersOf(about, leaf.at()));
            }
        }
    }

    private static Instant time(String text) {
        return Instant.parse(text);
    }

    private static void announce(Leaf leaf, Motion motion, Books books, Findings findings) {
        Books.@Nullable Policy inForce = books.policy(ORDERS, time(leaf.at()));
        String name = ORDERS + "/" + leaf.text("orders");
        if (inForce == null || !inForce.name().equals(name)) {
            findings.add(
                    leaf,
                    "it is announced by %s, and %s was in force"
                            .formatted(name, inForce == null ? "nothing" : inForce.name()));
            return;
        }
        JsonNode value = inForce.value().path(motion.kind());
        motion.rule = value.toString();
        motion.conflicts = inForce.value().path("conflicts").asString("");
        MotionRule rule = MotionRule.read(motion.rule);
        motion.opens = leaf.text("opens");
        motion.closes = leaf.text("closes");
        Duration voting = rule.voting();
        if (!motion.hours.isEmpty()) {
            Duration wished = Duration.ofHours(Leaf.bound(motion.hours));
            voting = wished.compareTo(voting) > 0 ? wished : voting;
        }
        findings.require(
                motion.seconds.size() >= rule.seconds(),
                leaf,
                "%d second it, and %s asks for %d",
                motion.seconds.size(),
                name,
                rule.seconds());
        findings.require(
                !time(motion.opens).isBefore(time(leaf.at()).plus(rule.notice()))
                        && !time(motion.closes).isBefore(time(motion.opens).plus(voting)),
                leaf,
                "members have less notice, or time to vote, than %s asks for",
                name);
    }

    private void electors(Leaf leaf, Findings findings) {
        @Nullable Motion motion = motions.get(leaf.text("motion"));
        if (motion == null || !motion.step.equals("announced")) {
            findings.add(leaf, "nothing is opened to these");
            return;
        }
        if (leaf.member("accounts") instanceof List<?> accounts) {
            for (Object account : accounts) {
                findings.require(
                        motion.electors.add(String.valueOf(account)),
                        leaf,
                        "%s is named twice",
                        account);
            }
        }
    }

    private static void begin(Leaf leaf, Motion motion, Findings findings) {
        findings.require(
                leaf.text("voters").equals(Integer.toString(motion.electors.size())),
                leaf,
                "%s can vote, and %d are named",
                leaf.text("voters"),
                motion.electors.size());
        Duration planned = Duration.between(time(motion.opens), time(motion.closes));
        findings.require(
                !time(leaf.at()).isBefore(time(motion.opens))
                        && !time(leaf.text("closes")).isBefore(time(motion.closes))
                        && !time(leaf.text("closes")).isAfter(time(leaf.at()).plus(planned)),
                leaf,
                "it is opened at %s until %s, and was announced from %s until %s",
                leaf.at(),
                leaf.text("closes"),
                motion.opens,
                motion.closes);
        motion.closes = leaf.text("closes");
        motion.from = leaf.index();
    }

    private void count(Leaf leaf, Motion motion, Findings findings) {
        int yes = motion.count("yes");
        int no = motion.count("no");
        int abstain = motion.count("abstain");
        int voters = motion.electors.size();
        findings.require(
                leaf.text("yes").equals(Integer.toString(yes))
                        && leaf.text("no").equals(Integer.toString(no))
                        && leaf.text("abstain").equals(Integer.toString(abstain))
                        && leaf.text("voters").equals(Integer.toString(voters)),
                leaf,
                "it says %s yes, %s no and %s abstain, and the votes give %d, %d and %d",
                leaf.text("yes"),
                leaf.text("no"),
                leaf.text("abstain"),
                yes,
                no,
                abstain);
        // Without a rule it was found when it was announced.
        if (!motion.rule.isEmpty()) {
            MotionRule rule = MotionRule.read(motion.rule);
            String outcome = rule.outcome(yes, no, abstain, voters);
            findings.require(
                    outcome.equals(leaf.text("step")),
                    leaf,
                    "it is said to be %s, and is %s by its standing orders",
                    leaf.text("step"),
                    outcome);
            motion.effective = leaf.text("effective");
            findings.require(
                    motion.effective.isEmpty()
                            || !time(motion.effective)
                                    .isBefore(time(motion.closes).plus(rule.delay())),
                    leaf,
                    "it would be done at %s, before the time that its standing orders leave",
                    motion.effective);
        }
        findings.require(
                !time(leaf.at()).isBefore(time(motion.closes)),
                leaf,
                "it is counted before %s, when members can still vote",
                motion.closes);
        votes.dropped(leaf, findings);
    }

    private static boolean isDue(Leaf leaf, Motion motion) {
        return motion.step.equals("accepted")
                && !motion.effective.isEmpty()
                && !time(leaf.at()).isBefore(time(motion.effective));
    }

    /// A motion of a kind that is to be done now and is not done; null: there is none.
    @Nullable Motion due(Leaf leaf, String id, String kind) {
        @Nullable Motion motion = motions.get(id);
        return motion != null
                        && motion.kind().equals(kind)
                        && isDue(leaf, motion)
                        && motion.act == Motion.NOT_DONE
                ? motion
                : null;
    }

    /// Whether a motion is done.
    boolean isDone(String id) {
        @Nullable Motion motion = motions.get(id);
        return motion != null && motion.step.equals("executed");
    }

    private void act(Leaf leaf, Books books, Findings findings) {
        boolean isSaid = leaf.has("motion");
        findings.require(
                isSaid == leaf.text("actor").equals(ASSEMBLY),
                leaf,
                "UNDECIDED: the assembly acts and names no motion, or somebody else names one");
        boolean isForAssembly =
                leaf.type().equals("policy")
                        && leaf.text("key").equals(ORDERS)
                        && !leaf.text("version").equals("1");
        findings.require(
                isSaid || !isForAssembly, leaf, "UNDECIDED: its standing orders are an assembly's");
        if (!isSaid) {
            return;
        }
        @Nullable Motion motion = motions.get(leaf.text("motion"));
        if (motion == null || !isDue(leaf, motion) || motion.act != Motion.NOT_DONE) {
            findings.add(
                    leaf,
                    "UNDECIDED: the motion %s was not accepted, is not due, or was done before"
                            .formatted(leaf.text("motion")));
            return;
        }
        motion.act = leaf.index();
        findings.require(
                MotionActs.isDecided(leaf, motion, books),
                leaf,
                "UNDECIDED: the motion %s says something else",
                leaf.text("motion"));
    }

    private static void execute(Leaf leaf, Motion motion, Findings findings) {
        boolean isDone =
                motion.kind().equals("text")
                        ? motion.act == Motion.NOT_DONE && !leaf.has("act")
                        : leaf.text("act").equals(Long.toString(motion.act));
        findings.require(
                isDone && isDue(leaf, motion),
                leaf,
                "it is said to be done by leaf %s, and leaf %d did it",
                leaf.text("act"),
                motion.act);
    }

    @Override
    public void end(Books books, Findings findings) {
        motions.forEach((id, motion) -> {
            if (motion.act != Motion.NOT_DONE && !motion.step.equals("executed")) {
                findings.add(
                        "motion " + id,
                        "leaf %d did it, and it is %s".formatted(motion.act, motion.step),
                        List.of());
            }
        });
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.leaves(figures, "motion", "vote-sealed") > 0
                ? ""
                : "no assembly decided anything by motion";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("motions", (long) motions.size());
        figures.put("votes_sealed", votes.count());
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        votes.save(out);
        out.writeInt(motions.size());
        for (var one : motions.entrySet()) {
            out.writeUTF(one.getKey());
            one.getValue().save(out);
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        votes.load(in);
        for (int n = in.readInt(); n > 0; n--) {
            motions.put(in.readUTF(), Motion.load(in));
        }
    }
}
