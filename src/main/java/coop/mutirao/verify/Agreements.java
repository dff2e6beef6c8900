package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What officers asked for, and to what others agreed, as the log has it so far. An agreement
/// serves one act: the one that stands at the same time, by the one who agreed. What is given back
/// is posted by itself soon after.
final class Agreements {

    /// So long an act waits for another officer.
    private static final Duration TERM = Duration.ofDays(7);

    /// So long after the agreement a payment is given back at the latest.
    private static final Duration SOON = Duration.ofHours(1);

    private static final String UNUSED = "";

    private final Map<String, Asked> asked = new TreeMap<>();
    private final List<Agreed> agreed = new ArrayList<>();

    private record Asked(String by, String at) {}

    /// @param account whom it is about; empty: the network
    /// @param use for which kind of acts it served; empty: none yet
    private record Agreed(String asker, String by, String at, String account, String use) {}

    /// What two officers are needed for.
    ///
    /// @param account whom it is about; empty: the network
    /// @param gains who may be neither of the two; empty: anybody may
    /// @param roles one of which each of the two has to hold
    /// @param use acts of the same use at one time share an agreement; empty: it serves once
    record Need(String account, String gains, Set<String> roles, String use) {

        static Need of(String account, Set<String> roles) {
            return new Need(account, "", roles, UNUSED);
        }

        Need notBy(String who) {
            return new Need(account, who, roles, use);
        }
    }

    void take(Leaf leaf, Findings findings) {
        if (!leaf.type().equals("officer-act")) {
            return;
        }
        String act = leaf.text("act");
        String who = leaf.text("actor");
        switch (leaf.text("step")) {
            case "asked" -> asked.put(act, new Asked(who, leaf.at()));
            case "agreed" -> {
                Asked before = asked.remove(act);
                if (before == null
                        || before.by().equals(who)
                        || isLonger(before.at(), leaf.at(), TERM)) {
                    findings.add(
                            leaf,
                            "%s agrees to what no other officer asked for within seven days"
                                    .formatted(who));
                    return;
                }
                agreed.removeIf(one -> isLonger(one.at(), leaf.at(), SOON));
                agreed.add(new Agreed(before.by(), who, leaf.at(), leaf.text("account"), UNUSED));
            }
            default -> asked.remove(act);
        }
    }

    private static boolean isLonger(String from, String to, Duration most) {
        return Duration.between(Instant.parse(from), Instant.parse(to)).compareTo(most) > 0;
    }

    /// Whether two officers stand behind an act at the time of its leaf. Their word is used then.
    boolean stand(Leaf leaf, String actor, Need need, Mandates mandates) {
        return use(leaf, actor, need, mandates, Duration.ZERO);
    }

    /// The same for what is posted soon after they agreed.
    boolean stoodBefore(Leaf leaf, String actor, Need need, Mandates mandates) {
        return use(leaf, actor, need, mandates, SOON);
    }

    private boolean use(Leaf leaf, String actor, Need need, Mandates mandates, Duration late) {
        for (int i = agreed.size() - 1; i >= 0; i--) {
            Agreed one = agreed.get(i);
            boolean isFree =
                    one.use().equals(UNUSED)
                            || (one.use().equals(need.use()) && one.at().equals(leaf.at()));
            if (isFree
                    && one.by().equals(actor)
                    && one.account().equals(need.account())
                    && !one.asker().equals(need.gains())
                    && !actor.equals(need.gains())
                    && !isLonger(one.at(), leaf.at(), late)
                    && mandates.holdsAny(need.roles(), one.asker(), one.at())
                    && mandates.holdsAny(need.roles(), actor, one.at())) {
                agreed.remove(i);
                if (!need.use().equals(UNUSED)) {
                    agreed.add(new Agreed(one.asker(), actor, one.at(), one.account(), need.use()));
                }
                return true;
            }
        }
        return false;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(asked.size());
        for (var one : asked.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue().by());
            out.writeUTF(one.getValue().at());
        }
        out.writeInt(agreed.size());
        for (Agreed one : agreed) {
            out.writeUTF(one.asker());
            out.writeUTF(one.by());
            out.writeUTF(one.at());
            out.writeUTF(one.account());
            out.writeUTF(one.use());
        }
    }

    void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            asked.put(in.readUTF(), new Asked(in.readUTF(), in.readUTF()));
        }
        for (int n = in.readInt(); n > 0; n--) {
            agreed.add(
                    new Agreed(
                            in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
        }
    }
}
