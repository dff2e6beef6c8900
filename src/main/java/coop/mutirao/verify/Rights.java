package coop.mutirao.verify;

import coop.mutirao.verify.Books.Policy;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every payment was ordered by who could order it: the payer, a delegate within her bounds, an
/// operator. Those agreed to it who had to, and nothing was paid without a signature that needed
/// one. A log that has no policy `authorisation` is not asked.
final class Rights implements Replay.LeafCheck {

    private static final String KEY = "authorisation";
    private static final Set<String> ORDERED = Set.of("payment", "gift", "wage");
    private static final Set<String> OFFICERS = Set.of("coordinator", "treasurer", "operator");
    private static final Set<String> BY_SOMEBODY = Set.of("opening", "import", "reversal");
    private static final int OFFICERS_NEEDED = 2;

    private final Map<String, Delegation> delegations = new TreeMap<>();
    private final Map<String, Rule> rules = new TreeMap<>();
    private final Powers powers;
    private final Mandates mandates = new Mandates();
    private final Map<String, Waiting> waiting = new TreeMap<>();
    private final CompactMap ended = new CompactMap();
    private final Map<String, Long> used = new TreeMap<>();
    private String day = "";
    private boolean hasTraded;

    /// @param powers looks at each leaf before this does
    Rights(Powers powers) {
        this.powers = powers;
    }

    /// What a delegate may: bounds, each empty if there is none.
    private record Delegation(String paymentMaximum, String dayMaximum, String until) {

        boolean isInForce(String at) {
            return until.isEmpty() || at.compareTo(until) < 0;
        }
    }

    private record Rule(long above, long approvals) {}

    /// A payment that waits for somebody to agree.
    private record Waiting(
            String payer, String payee, long amount, String orderedBy, Set<String> agreed) {}

    private record Payment(Leaf leaf, String payer, String payee, String who, boolean isSigned) {}

    @Override
    public String name() {
        return "rights";
    }

    @Override
    public String promise() {
        return "Every payment was ordered by who might, and agreed to by those who had to.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        if (powers.isRefused(leaf)) {
            return;
        }
        String account = leaf.text("account");
        mandates.take(leaf);
        if (leaf.isExclusion()) {
            delegations.keySet().removeIf(which -> which.endsWith(" " + account));
        }
        switch (leaf.type()) {
            case "delegate" -> {
                String which = account + " " + leaf.text("delegate");
                if (leaf.text("given").equals("yes")) {
                    delegations.put(
                            which,
                            new Delegation(
                                    leaf.text("payment_maximum"),
                                    leaf.text("day_maximum"),
                                    leaf.text("until")));
                } else {
                    delegations.remove(which);
                }
            }
            case "approval-rule" -> {
                if (leaf.has("above")) {
                    rules.put(
                            account,
                            new Rule(
                                    Leaf.bound(leaf.text("above")),
                                    Leaf.bound(leaf.text("approvals"))));
                } else {
                    rules.remove(account);
                }
            }
            case "approval" -> approval(leaf, findings);
            case "transaction" -> {
                if (books.policies.containsKey(KEY)) {
                    transaction(leaf, books, findings);
                }
            }
            default -> {
                // The other types say nothing of who may what.
            }
        }
    }

    private void approval(Leaf leaf, Findings findings) {
        String id = leaf.text("payment");
        String who = leaf.text("actor");
        String act = leaf.text("act");
        @Nullable Waiting known = waiting.get(id);
        if (act.equals("ordered") != (known == null)) {
            findings.add(leaf, "the payment %s waits no more, or is ordered again".formatted(id));
            return;
        }
        if (known == null) {
            long amount =
                    leaf.map("amount").values().stream()
                            .mapToLong(n -> Leaf.bound(String.valueOf(n)))
                            .sum();
            known =
                    new Waiting(
                            leaf.text("payer"), leaf.text("payee"), amount, who, new TreeSet<>());
            waiting.put(id, known);
        }
        findings.require(
                who.equals(known.orderedBy())
                        || standsFor(known.payer(), who, leaf.at())
                        || isOfficer(OFFICERS, who, known.payer(), known.payee(), leaf.at()),
                leaf,
                "%s is not asked about the payment %s",
                who,
                id);
        switch (act) {
            case "ordered", "agreed" ->
                    findings.require(known.agreed().add(who), leaf, "%s agrees once more", who);
            case "withdrawn", "refused" -> {
                waiting.remove(id);
                ended.put(Books.hash(id), leaf.index());
            }
            default -> findings.add(leaf, "there is no act %s".formatted(act));
        }
    }

    private void transaction(Leaf leaf, Books books, Findings findings) {
        @Nullable Waiting waited = waiting.remove(leaf.id());
        if (ended.get(Books.hash(leaf.id())) != CompactMap.NONE) {
            findings.addWhole(leaf, "it was withdrawn or refused before");
        }
        if (!ORDERED.contains(leaf.text("kind")) || leaf.entries().size() < 2) {
            findings.require(waited == null, leaf, "it waited as another payment");
            booker(leaf, books, findings);
            return;
        }
        hasTraded = true;
        boolean isSigned = "payer-sig".equals(leaf.map("auth").get("mode"));
        Books.@Nullable Key key = books.keys.get(String.valueOf(leaf.map("auth").get("key")));
        String signer = key == null ? "" : key.person();
        var payment =
                new Payment(
                        leaf,
                        leaf.entries().get(0).account(),
                        leaf.entries().get(1).account(),
                        isSigned ? signer : String.valueOf(leaf.map("auth").get("actor")),
                        isSigned);
        if (waited != null) {
            findings.require(
                    waited.payer().equals(payment.payer())
                            && waited.payee().equals(payment.payee())
                            && waited.amount() == leaf.amount()
                            && waited.orderedBy().equals(payment.who()),
                    leaf,
                    "it is not as it was ordered: %d from %s to %s by %s",
                    waited.amount(),
                    waited.payer(),
                    waited.payee(),
                    waited.orderedBy());
        }
        orderer(payment, findings);
        Set<String> agreed = waited == null ? Set.of(payment.who()) : waited.agreed();
        rule(payment, agreed, findings);
        policy(payment, agreed, books, findings);
    }

    /// What is no payment is posted by an officer; what is given back, also by who stands for the
    /// payee. The service itself brings no balances in, and what was paid elsewhere needs an
    /// officer once there are payments.
    private void booker(Leaf leaf, Books books, Findings findings) {
        String who = String.valueOf(leaf.map("auth").get("actor"));
        @Nullable Leaf original = books.leaf(leaf.text("reverses"));
        boolean isGivenBack =
                original != null
                        && original.entries().size() >= 2
                        && standsFor(original.entries().get(1).account(), who, leaf.at());
        String kind = leaf.text("kind");
        boolean isByService =
                (who.equals("service") && !BY_SOMEBODY.contains(kind))
                        || (who.equals("import") && kind.equals("import") && !hasTraded);
        // Who pays a loan back pays for herself; that it is one, Loans looks at.
        boolean isHerLoan =
                kind.equals("repayment") && who.equals(leaf.entries().getFirst().account());
        if (!isGivenBack
                && !isHerLoan
                && !isByService
                && !mandates.holdsAny(OFFICERS, who, leaf.at())) {
            findings.addWhole(
                    leaf,
                    "%s has no mandate to post a transaction of kind %s".formatted(who, kind));
        }
    }

    private void orderer(Payment payment, Findings findings) {
        Leaf leaf = payment.leaf();
        if (payment.who().equals(payment.payer())) {
            return;
        }
        @Nullable Delegation delegation = delegations.get(payment.payer() + " " + payment.who());
        if (delegation == null || !delegation.isInForce(leaf.at())) {
            boolean isOperator =
                    !payment.isSigned()
                            && isOfficer(
                                    Set.of("operator"),
                                    payment.who(),
                                    payment.payer(),
                                    payment.payee(),
                                    leaf.at());
            if (!isOperator) {
                findings.addWhole(
                        leaf, "%s does not act for %s".formatted(payment.who(), payment.payer()));
            }
            return;
        }
        String today = leaf.at().substring(0, 10);
        if (!today.equals(day)) {
            day = today;
            used.clear();
        }
        long sum = used.merge(payment.payer() + " " + payment.who(), leaf.amount(), Long::sum);
        if (exceeds(leaf.amount(), delegation.paymentMaximum())
                || exceeds(sum, delegation.dayMaximum())) {
            findings.addWhole(
                    leaf,
                    "%s is beyond her bounds for %s: %d, and %d on that day"
                            .formatted(payment.who(), payment.payer(), leaf.amount(), sum));
        }
    }

    private static boolean exceeds(long amount, String maximum) {
        return !maximum.isEmpty() && amount > Leaf.bound(maximum);
    }

    private void rule(Payment payment, Set<String> agreed, Findings findings) {
        Leaf leaf = payment.leaf();
        @Nullable Rule rule = rules.get(payment.payer());
        if (rule == null || leaf.amount() <= rule.above()) {
            return;
        }
        long persons = agreed.stream().filter(a -> agreesFor(payment, a)).count();
        if (persons < rule.approvals()) {
            findings.addWhole(
                    leaf,
                    "%d of %s agreed, and above %d it takes %d"
                            .formatted(persons, payment.payer(), rule.above(), rule.approvals()));
        }
    }

    private void policy(Payment payment, Set<String> agreed, Books books, Findings findings) {
        Leaf leaf = payment.leaf();
        @Nullable Policy inForce = books.policy(KEY, Instant.parse(leaf.at()));
        if (payment.isSigned()) {
            return;
        }
        if (inForce == null) {
            findings.addWhole(leaf, books.notInForce(KEY));
            return;
        }
        JsonNode value = inForce.value();
        JsonNode unsigned = value.path("unsignedMaximum");
        if (unsigned.isIntegralNumber() && leaf.amount() > unsigned.asLong()) {
            findings.addWhole(
                    leaf,
                    "%d without a signature, and %s allows %d"
                            .formatted(leaf.amount(), inForce.name(), unsigned.asLong()));
        }
        JsonNode from = value.path("twoOfficersFrom");
        if (!from.isIntegralNumber() || leaf.amount() < from.asLong()) {
            return;
        }
        long officers =
                agreed.stream()
                        .filter(a ->
                                isOfficer(OFFICERS, a, payment.payer(), payment.payee(), leaf.at()))
                        .count();
        if (officers < OFFICERS_NEEDED) {
            findings.addWhole(
                    leaf,
                    "%d officers agreed, and from %d on %s asks for two"
                            .formatted(officers, from.asLong(), inForce.name()));
        }
    }

    private boolean standsFor(String account, String who, String at) {
        @Nullable Delegation delegation = delegations.get(account + " " + who);
        return account.equals(who) || (delegation != null && delegation.isInForce(at));
    }

    /// The word of the payer's owner counts, and a delegate's within her bound, unless she stands
    /// for who gets it.
    private boolean agreesFor(Payment payment, String who) {
        String at = payment.leaf().at();
        @Nullable Delegation delegation = delegations.get(payment.payer() + " " + who);
        return payment.payer().equals(who)
                || (delegation != null
                        && delegation.isInForce(at)
                        && !exceeds(payment.leaf().amount(), delegation.paymentMaximum())
                        && !exceeds(payment.leaf().amount(), delegation.dayMaximum())
                        && !standsFor(payment.payee(), who, at));
    }

    private boolean isOfficer(
            Set<String> roles, String who, String payer, String payee, String at) {
        return !standsFor(payer, who, at)
                && !standsFor(payee, who, at)
                && mandates.holdsAny(roles, who, at);
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.noTransactions(figures);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeInt(delegations.size());
        for (var one : delegations.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue().paymentMaximum());
            out.writeUTF(one.getValue().dayMaximum());
            out.writeUTF(one.getValue().until());
        }
        out.writeInt(rules.size());
        for (var one : rules.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeLong(one.getValue().above());
            out.writeLong(one.getValue().approvals());
        }
        mandates.save(out);
        out.writeInt(waiting.size());
        for (var one : waiting.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue().payer());
            out.writeUTF(one.getValue().payee());
            out.writeLong(one.getValue().amount());
            out.writeUTF(one.getValue().orderedBy());
            out.writeUTF(String.join(" ", one.getValue().agreed()));
        }
        ended.save(out);
        out.writeBoolean(hasTraded);
        out.writeUTF(day);
        out.writeInt(used.size());
        for (var one : used.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeLong(one.getValue());
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            delegations.put(in.readUTF(), new Delegation(in.readUTF(), in.readUTF(), in.readUTF()));
        }
        for (int n = in.readInt(); n > 0; n--) {
            rules.put(in.readUTF(), new Rule(in.readLong(), in.readLong()));
        }
        mandates.load(in);
        for (int n = in.readInt(); n > 0; n--) {
            String id = in.readUTF();
            String payer = in.readUTF();
            String payee = in.readUTF();
            long amount = in.readLong();
            String orderedBy = in.readUTF();
            var agreed = new TreeSet<>(Set.of(in.readUTF().split(" ", -1)));
            waiting.put(id, new Waiting(payer, payee, amount, orderedBy, agreed));
        }
        ended.load(in);
        hasTraded = in.readBoolean();
        day = in.readUTF();
        for (int n = in.readInt(); n > 0; n--) {
            used.put(in.readUTF(), in.readLong());
        }
    }
}
