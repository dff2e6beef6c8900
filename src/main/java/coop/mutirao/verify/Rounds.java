package coop.mutirao.verify;

import coop.mutirao.crypto.Hash;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every round of the assembly goes from step to step in its time, and the fund gives only what one
/// decided: the whole amount into its own account before the ballot, from there what was selected,
/// tranche by tranche and each once, and the rest back. That the ballots give that result, only the
/// round's bundle can show.
final class Rounds implements Replay.LeafCheck {

    private static final String OUR_OWN = "authorisation";
    private static final int TRANCHES_MAX = 12;
    private static final String SERVICE = "service";

    /// So long after the time to object the service upholds what nobody answered.
    private static final Duration UNANSWERED = Duration.ofDays(30);

    private static final Map<String, Set<String>> NEXT =
            Map.of(
                    "", Set.of("draft"),
                    "draft", Set.of("draft", "proposing", "cancelled"),
                    "proposing", Set.of("supporting", "review", "cancelled"),
                    "supporting", Set.of("review", "cancelled"),
                    "review", Set.of("frozen", "cancelled"),
                    "frozen", Set.of("balloting", "cancelled"),
                    "balloting", Set.of("balloting", "counting", "cancelled"),
                    "counting", Set.of("result", "noQuorum"),
                    "result", Set.of("executing", "cancelled"),
                    "executing", Set.of("executing", "closed"));

    /// The member of the leaf before that says from when a step may be taken.
    private static final Map<String, String> NOT_BEFORE =
            Map.of(
                    "supporting", "proposals",
                    "review", "proposals",
                    "balloting", "opens",
                    "counting", "closes",
                    "executing", "objections");

    private final Map<String, Round> rounds = new TreeMap<>();
    private long sealed;

    private static final class Round {
        String step = "";
        String escrow = "";
        String purse = "";
        long held;
        boolean upheld;
        final Map<String, String> times = new TreeMap<>();
        final Map<String, String> fixed = new TreeMap<>();
        final Set<String> selected = new TreeSet<>();
        final Set<String> released = new TreeSet<>();
        final Set<String> paid = new TreeSet<>();
        final Set<String> reported = new TreeSet<>();
    }

    @Override
    public String name() {
        return "rounds";
    }

    @Override
    public String promise() {
        return "Rounds keep their steps and times, and the fund gives only what one decided.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        switch (leaf.type()) {
            case "round" -> step(leaf, findings);
            case "ballot-sealed", "entry-sealed" -> {
                sealed += leaf.type().equals("ballot-sealed") ? 1 : 0;
                findings.require(
                        rounds.values().stream().anyMatch(r -> r.step.equals("counting")),
                        leaf,
                        "EARLY: a ballot while none is being counted tells how many voted");
            }
            case "milestone" -> {
                @Nullable Round round = rounds.get(leaf.text("round"));
                if (round == null || !round.step.equals("executing")) {
                    findings.add(leaf, "a milestone of no round that pays");
                } else {
                    reported(leaf, round, findings);
                    round.released.add(leaf.text("payout"));
                }
            }
            case "objection-answered" -> answered(leaf, findings);
            case "tranche-report" -> {
                @Nullable Round round = rounds.get(leaf.text("round"));
                if (round == null || !round.paid.contains(leaf.text("payout"))) {
                    findings.add(leaf, "a report on what was not paid");
                } else {
                    round.reported.add(leaf.text("payout"));
                }
            }
            case "transaction" -> {
                if (leaf.text("kind").equals("award") && books.policies.containsKey(OUR_OWN)) {
                    award(leaf, findings);
                }
            }
            default -> {
                // The other types are of no round.
            }
        }
    }

    private void answered(Leaf leaf, Findings findings) {
        @Nullable Round round = rounds.get(leaf.text("round"));
        if (round == null || !leaf.text("upheld").equals("yes")) {
            return;
        }
        round.upheld = true;
        String until = time(round, "objections");
        if (leaf.text("actor").equals(SERVICE)
                && (until.isEmpty()
                        || Instant.parse(leaf.at())
                                .isBefore(Instant.parse(until).plus(UNANSWERED)))) {
            findings.add(leaf, "the service upholds an objection that could still be answered");
        }
    }

    // Where a round asks for reports, what was paid before is reported on.
    private static void reported(Leaf leaf, Round round, Findings findings) {
        String days = round.fixed.getOrDefault("reportDays", "0");
        for (int before = 1; !days.equals("0") && before <= TRANCHES_MAX; before++) {
            String id = payout(leaf.text("round"), leaf.text("project"), before);
            if (id.equals(leaf.text("payout"))) {
                return;
            }
            findings.require(
                    round.reported.contains(id),
                    leaf,
                    "nobody has reported on the tranche %d before it",
                    before);
        }
    }

    private void step(Leaf leaf, Findings findings) {
        Round round = rounds.computeIfAbsent(leaf.text("round"), _ -> new Round());
        String to = leaf.text("step");
        findings.require(
                NEXT.getOrDefault(round.step, Set.of()).contains(to),
                leaf,
                "a round goes from %s to %s",
                round.step.isEmpty() ? "nothing" : round.step,
                to);
        findings.require(
                !to.equals("cancelled") || !round.step.equals("result") || round.upheld,
                leaf,
                "what was decided is annulled, and no objection was upheld");
        boolean isNew = !to.equals(round.step);
        // Where members have time of their own for support, what is proposed is looked at after it.
        @Nullable String member =
                to.equals("review") && round.times.containsKey("support")
                        ? "support"
                        : NOT_BEFORE.get(to);
        if (isNew && member != null) {
            findings.require(
                    leaf.at().compareTo(time(round, member)) >= 0,
                    leaf,
                    "it is %s at %s, and could be from %s on",
                    to,
                    leaf.at(),
                    time(round, member));
        }
        if (!isNew && to.equals("balloting")) {
            extend(leaf, round, findings);
        }
        switch (to) {
            case "frozen" -> freeze(leaf, round, findings);
            case "result", "noQuorum" -> result(leaf, round, findings);
            case "closed", "cancelled" ->
                    findings.require(
                            round.held == 0, leaf, "it ends and still holds %d", round.held);
            default -> {
                // Nothing is fixed or paid by it.
            }
        }
        for (String name : List.of("proposals", "support", "opens", "closes", "objections")) {
            if (leaf.has(name)) {
                round.times.put(name, leaf.text(name));
            }
        }
        round.step = to;
    }

    // Later, once, and no later than the freeze says.
    private static void extend(Leaf leaf, Round round, Findings findings) {
        Instant before = Instant.parse(time(round, "closes"));
        Instant closes = Instant.parse(leaf.text("closes"));
        long hours = Leaf.bound(round.fixed.getOrDefault("extension", ""));
        findings.require(
                Instant.parse(leaf.at()).isBefore(before)
                        && closes.isAfter(before)
                        && !closes.isAfter(before.plus(Duration.ofHours(hours)))
                        && round.fixed.put("extended", leaf.at()) == null,
                leaf,
                "an open ballot can close later only, not at %s; once, and by %d hours at most",
                closes,
                hours);
    }

    private static String time(Round round, String name) {
        return round.times.getOrDefault(name, "");
    }

    private static void freeze(Leaf leaf, Round round, Findings findings) {
        findings.require(
                round.escrow.equals(leaf.text("escrow"))
                        && leaf.text("budget").equals(Long.toString(round.held)),
                leaf,
                "its budget is %s in %s, and %d were put into %s",
                leaf.text("budget"),
                leaf.text("escrow"),
                round.held,
                round.escrow);
        round.fixed.put("reportDays", leaf.has("reportDays") ? leaf.text("reportDays") : "0");
        round.fixed.put("extension", leaf.has("extension") ? leaf.text("extension") : "1440");
        for (String name : List.of("voters", "eligible", "projects", "lottery", "quorum")) {
            findings.require(!leaf.text(name).isEmpty(), leaf, "it does not fix its %s", name);
            round.fixed.put(name, leaf.text(name));
        }
    }

    private static void result(Leaf leaf, Round round, Findings findings) {
        byte[] seed = HexFormat.of().parseHex(leaf.text("seed"));
        String lottery = round.fixed.getOrDefault("lottery", "");
        findings.require(
                HexFormat.of().formatHex(Hash.sha256(seed)).equals(lottery),
                leaf,
                "its seed is not the one to which the freeze commits");
        long voted = Leaf.bound(leaf.text("voted"));
        long voters = Leaf.bound(leaf.text("voters"));
        String[] quorum = round.fixed.getOrDefault("quorum", "1/1").split("/", 2);
        boolean isQuorum =
                voted > 0
                        && Math.multiplyExact(voted, Leaf.bound(quorum[1]))
                                >= Math.multiplyExact(voters, Leaf.bound(quorum[0]));
        findings.require(
                leaf.text("voters").equals(round.fixed.get("voters"))
                        && voted <= voters
                        && isQuorum == leaf.text("step").equals("result"),
                leaf,
                "%d of %d voted, with a quorum of %s/%s",
                voted,
                voters,
                quorum[0],
                quorum[1]);
        findings.require(
                isQuorum || round.held == 0, leaf, "it ends and still holds %d", round.held);
        if (leaf.members().get("selected") instanceof List<?> all) {
            all.forEach(one -> round.selected.add(String.valueOf(one)));
        }
    }

    private void award(Leaf leaf, Findings findings) {
        @Nullable Round round = rounds.get(leaf.text("decision"));
        if (round == null || leaf.entries().size() != 2) {
            findings.addWhole(leaf, "nothing was decided of which it could be");
            return;
        }
        Entry from = leaf.entries().get(0);
        Entry to = leaf.entries().get(1);
        if (round.step.equals("review") && round.escrow.isEmpty()) {
            round.purse = from.account();
            round.escrow = to.account();
            round.held = to.amount();
            return;
        }
        if (!from.account().equals(round.escrow)) {
            findings.addWhole(
                    leaf, "a round pays from %s, not %s".formatted(round.escrow, from.account()));
            return;
        }
        round.held += from.amount();
        if (to.account().equals(round.purse)) {
            return;
        }
        boolean isDue =
                round.step.equals("executing")
                        && round.selected.stream().anyMatch(p -> isDue(leaf, round, p));
        if (!isDue || !round.paid.add(leaf.id())) {
            findings.addWhole(leaf, "it pays what is not due, or was paid before");
        }
    }

    // The first tranche is due by the result, each other by its milestone.
    private static boolean isDue(Leaf leaf, Round round, String project) {
        for (int tranche = 1; tranche <= TRANCHES_MAX; tranche++) {
            if (leaf.id().equals(payout(leaf.text("decision"), project, tranche))) {
                return tranche == 1 || round.released.contains(leaf.id());
            }
        }
        return false;
    }

    private static String payout(String round, String project, int tranche) {
        return Hash.id(round + "/" + project + "/" + tranche).toString();
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.leaves(figures, "round", "proposal", "ballot-sealed", "milestone") > 0
                ? ""
                : "the assembly had no round, and the fund gave nothing away";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("rounds", (long) rounds.size());
        figures.put("ballots_sealed", sealed);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeLong(sealed);
        out.writeInt(rounds.size());
        for (var one : rounds.entrySet()) {
            Round round = one.getValue();
            out.writeUTF(one.getKey());
            out.writeUTF(round.step);
            out.writeUTF(round.escrow);
            out.writeUTF(round.purse);
            out.writeLong(round.held);
            out.writeBoolean(round.upheld);
            save(out, round.times);
            save(out, round.fixed);
            save(out, round.selected);
            save(out, round.released);
            save(out, round.paid);
            save(out, round.reported);
        }
    }

    private static void save(DataOutputStream out, Map<String, String> map) throws IOException {
        save(out, map.keySet());
        save(out, map.values());
    }

    private static void save(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        sealed = in.readLong();
        for (int n = in.readInt(); n > 0; n--) {
            var round = new Round();
            rounds.put(in.readUTF(), round);
            round.step = in.readUTF();
            round.escrow = in.readUTF();
            round.purse = in.readUTF();
            round.held = in.readLong();
            round.upheld = in.readBoolean();
            load(in, round.times);
            load(in, round.fixed);
            round.selected.addAll(texts(in));
            round.released.addAll(texts(in));
            round.paid.addAll(texts(in));
            round.reported.addAll(texts(in));
        }
    }

    private static void load(DataInputStream in, Map<String, String> map) throws IOException {
        String[] keys = texts(in).toArray(String[]::new);
        String[] values = texts(in).toArray(String[]::new);
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], values[i]);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        var texts = new String[in.readInt()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.readUTF();
        }
        return List.of(texts);
    }
}
