package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.db.Tx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every loss moved by the motion that the log names, within what it says; and what members bear of
/// it stands as in the log, and none gave more. Every plan by which a debt is paid back does too.
record LossesHold(LogStore log, LossStore store) implements Check {

    @Override
    public String name() {
        return "losses-hold";
    }

    @Override
    public String promise() {
        return "Every loss moved as was decided, and who bears it stands as in the log.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        store.posted(
                tx,
                posted -> {
                    findings.look();
                    @Nullable ReadLeaf leaf =
                            posted.leaf() == null ? null : ReadLeaf.of(posted.leaf()).orElse(null);
                    findings.require(
                            leaf != null
                                    && !posted.motion().isEmpty()
                                    && leaf.text("decision").equals(posted.motion()),
                            "fact %d moves a loss by another motion, or by none",
                            posted.index());
                });
        store.wrong(tx, what -> findings.add("%s", what));
        Map<String, String> shares = store.shares(tx);
        Map<String, String> plans = new HashMap<>();
        log.otherLeaves(
                tx,
                row -> {
                    read(row, shares, findings);
                    readPlan(row, plans);
                });
        Map<String, String> stand = store.plans(tx);
        plans.forEach((plan, said) -> {
            @Nullable String stands = stand.remove(plan);
            findings.require(
                    said.equals(stands),
                    "the plan %s is %s in the log, and in the books %s",
                    plan,
                    said,
                    stands);
        });
        stand.forEach(
                (plan, what) -> findings.add("the log does not say %s of the plan %s", what, plan));
        shares.forEach((which, what) -> findings.add("the log does not say %s of %s", what, which));
    }

    private static void read(LeafRow row, Map<String, String> shares, Findings findings) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null || !leaf.text("type").equals("loss-shares")) {
            return;
        }
        for (Map<?, ?> share : leaf.maps("shares")) {
            // Whoever has reached her cap is named, and bears nothing.
            if ("0".equals(share.get("due"))) {
                continue;
            }
            String which = leaf.text("motion") + " " + share.get("account");
            String what = share.get("trade") + " " + share.get("due");
            @Nullable String stands = shares.remove(which);
            findings.require(
                    what.equals(stands),
                    "fact %d says %s of %s, and in the books stands %s",
                    row.index(),
                    what,
                    which,
                    stands);
        }
    }

    // What was asked for, then at which fact it came to which step.
    private static void readPlan(LeafRow row, Map<String, String> plans) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null || !leaf.text("type").equals("debt-plan")) {
            return;
        }
        String step = leaf.text("step");
        String what = " " + step + " " + row.index();
        if (step.equals("asked")) {
            StringBuilder parts = new StringBuilder();
            for (Map<?, ?> part : leaf.maps("instalments")) {
                parts.append(' ').append(part.get("due")).append(' ').append(part.get("amount"));
            }
            what =
                    leaf.text("account")
                            + " own "
                            + leaf.text("own")
                            + " owes "
                            + leaf.text("debt")
                            + parts
                            + what;
        }
        plans.merge(leaf.text("plan"), what, String::concat);
    }
}
