package coop.mutirao.verify;

import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.VentureFigures.Time;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What ventures stated of their surplus, who approved it, and how it was checked.
final class VentureStatements {

    private static final String KEY = "surplus";
    private static final Set<String> MAY = Set.of("coordinator");

    private final VentureFlows flows = new VentureFlows();
    private final Delegates delegates = new Delegates();
    private final Mandates mandates = new Mandates();
    private final Map<String, Filed> open = new TreeMap<>();
    private final Map<String, Integer> versions = new TreeMap<>();

    /// A statement that was not checked yet.
    record Filed(
            String account,
            String period,
            String policy,
            long network,
            long surplus,
            long loss,
            String actor,
            Set<String> approved) {

        private String key() {
            return account + " " + period;
        }
    }

    /// Takes a leaf in that says who acts for whom, and who holds which office.
    void take(Leaf leaf) {
        mandates.take(leaf);
        delegates.take(leaf);
    }

    /// Takes a transaction in.
    void move(Leaf leaf, Books books) {
        flows.take(leaf, books);
    }

    void statement(
            Leaf leaf, Books books, Function<String, VentureShare> shares, Findings findings) {
        String account = leaf.text("account");
        Time time = Time.of(leaf.text("period"));
        @Nullable Policy policy = policy(time, books);
        if (policy == null) {
            findings.add(leaf, "no policy surplus says how it is shared out");
            return;
        }
        Instant at = Instant.parse(leaf.at());
        findings.require(
                !at.isBefore(time.end()) && at.isBefore(time.tooLate()),
                leaf,
                "%s is not to be stated now",
                leaf.text("period"));
        findings.require(
                leaf.text("policy").equals(policy.name())
                        && time.months() == policy.value().path("months").asInt(),
                leaf,
                "it goes by %s for %d months, and %s counts for that time",
                leaf.text("policy"),
                time.months(),
                policy.name());
        findings.require(
                delegates.standsFor(account, leaf.text("actor"), leaf.at()),
                leaf,
                "%s does not act for %s",
                leaf.text("actor"),
                account);
        Map<?, ?> said = leaf.map("figures");
        Map<String, String> due =
                VentureFigures.due(
                        said, flows.of(account, time.first(), time.months()), policy.value());
        findings.require(due.equals(said), leaf, "its figures are %s; due are %s", said, due);
        @Nullable Long carried = shares.apply(account).carried(time.first().toString());
        long loss = VentureFigures.number(said, VentureFigures.LOSS);
        if (carried != null && carried != loss) {
            findings.add(
                    leaf,
                    "the time before it left a loss of %d, and it has %d".formatted(carried, loss));
        }
        findings.require(
                leaf.has("evidence") || !VentureFigures.needsEvidence(said, carried),
                leaf,
                "what it declares is without evidence");
        file(leaf, account, due, loss, findings);
    }

    private void file(
            Leaf leaf, String account, Map<String, String> due, long loss, Findings findings) {
        var filed =
                new Filed(
                        account,
                        leaf.text("period"),
                        leaf.text("policy"),
                        VentureFigures.number(due, "network"),
                        VentureFigures.number(due, "surplus"),
                        loss,
                        leaf.text("actor"),
                        new TreeSet<>());
        int version = versions.merge(filed.key(), 1, Integer::sum);
        findings.require(
                leaf.text("version").equals(Integer.toString(version)),
                leaf,
                "it is the version %s of %s, and the next one is %d",
                leaf.text("version"),
                filed.period(),
                version);
        // What was approved of the version before counts for nothing.
        open.values().removeIf(one -> one.key().equals(filed.key()));
        open.put(leaf.text("statement"), filed);
    }

    static @Nullable Policy policy(Time time, Books books) {
        List<Policy> all = books.policies.getOrDefault(KEY, List.of());
        if (all.isEmpty()) {
            return null;
        }
        return all.getFirst().from().isAfter(time.quarter())
                ? all.getFirst()
                : books.policy(KEY, time.quarter());
    }

    private @Nullable Filed filed(Leaf leaf, Findings findings) {
        @Nullable Filed filed = open.get(leaf.text("statement"));
        if (filed == null || !filed.account().equals(leaf.text("account"))) {
            findings.add(
                    leaf,
                    "no statement %s of %s is open"
                            .formatted(leaf.text("statement"), leaf.text("account")));
            return null;
        }
        return filed;
    }

    void approval(Leaf leaf, Findings findings) {
        @Nullable Filed filed = filed(leaf, findings);
        if (filed != null) {
            String who = leaf.text("actor");
            findings.require(
                    delegates.of(filed.account(), leaf.at()).contains(who)
                            && filed.approved().add(who),
                    leaf,
                    "%s is no worker of %s, or approved it before",
                    who,
                    filed.account());
        }
    }

    /// @return what was accepted; null: nothing was
    @Nullable Filed check(Leaf leaf, Findings findings) {
        @Nullable Filed filed = filed(leaf, findings);
        if (filed == null) {
            return null;
        }
        open.remove(leaf.text("statement"));
        String who = leaf.text("actor");
        Set<String> workers = delegates.of(filed.account(), leaf.at());
        findings.require(
                mandates.holdsAny(MAY, who, leaf.at()),
                leaf,
                "%s has no mandate to check statements",
                who);
        findings.require(
                !workers.contains(who)
                        && !who.equals(filed.account())
                        && !who.equals(filed.actor()),
                leaf,
                "%s checks what is hers",
                who);
        if (!leaf.text("accepted").equals("yes")) {
            return null;
        }
        long approved = filed.approved().stream().filter(workers::contains).count();
        findings.require(
                2 * approved > workers.size(),
                leaf,
                "%d of %d workers approved it",
                approved,
                workers.size());
        return filed;
    }

    void save(DataOutputStream out) throws IOException {
        flows.save(out);
        delegates.save(out);
        mandates.save(out);
        out.writeInt(versions.size());
        for (var one : versions.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeInt(one.getValue());
        }
        out.writeInt(open.size());
        for (var one : open.entrySet()) {
            out.writeUTF(one.getKey());
            save(one.getValue(), out);
        }
    }

    private static void save(Filed filed, DataOutputStream out) throws IOException {
        out.writeUTF(filed.account());
        out.writeUTF(filed.period());
        out.writeUTF(filed.policy());
        out.writeLong(filed.network());
        out.writeLong(filed.surplus());
        out.writeLong(filed.loss());
        out.writeUTF(filed.actor());
        out.writeInt(filed.approved().size());
        for (String who : filed.approved()) {
            out.writeUTF(who);
        }
    }

    void load(DataInputStream in) throws IOException {
        flows.load(in);
        delegates.load(in);
        mandates.load(in);
        for (int n = in.readInt(); n > 0; n--) {
            versions.put(in.readUTF(), in.readInt());
        }
        for (int n = in.readInt(); n > 0; n--) {
            String id = in.readUTF();
            var filed =
                    new Filed(
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readUTF(),
                            new TreeSet<>());
            for (int all = in.readInt(); all > 0; all--) {
                filed.approved().add(in.readUTF());
            }
            open.put(id, filed);
        }
    }
}
