package coop.mutirao.check;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.check.LoggedRights.Delegation;
import coop.mutirao.check.LoggedRights.Rule;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.db.Tx;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every payment was ordered by who could order it there: the payer's owner, a delegate within her
/// limits, or an operator; and those agreed to it who had to, and none of them wanted it back. All
/// of that is read from the leaves, in their order. And who agreed stands in its table as in the
/// log, with signatures that hold.
record ApprovalsHold(LogStore log, ApprovalStore store) implements Check {

    private static final byte[] DOMAIN =
            "mcl/payment-order/v1\0".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static final Set<String> ORDERED = Set.of("payment", "gift", "wage");

    private static final int OFFICERS = 2;

    @Override
    public String name() {
        return "approvals-hold";
    }

    @Override
    public String promise() {
        return "Every payment was ordered by who might, and agreed to by those who had to.";
    }

    /// A payment that waits, as the log has it.
    private static final class Waiting {
        final Set<String> agreed = new LinkedHashSet<>();
        String payer = "";
        String payee = "";
        String amount = "";
        String orderedBy = "";
        boolean isOver;
    }

    private static final class Said {
        final LoggedRights rights = new LoggedRights();
        final Map<String, Waiting> waiting = new HashMap<>();
        final Map<String, Long> used = new HashMap<>();
        final Set<String> agreements = new TreeSet<>();
    }

    @Override
    public void look(Tx tx, Findings findings) {
        var said = new Said();
        log.leaves(tx, row -> look(row, said, findings));
        store.approvals(tx, row -> look(row, said, findings));
        said.agreements.forEach(a -> findings.add("%s: the books do not have it", a));
    }

    private static void look(LeafRow row, Said said, Findings findings) {
        findings.look();
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            findings.add("fact %d: the leaf cannot be read", row.index());
            return;
        }
        try {
            switch (leaf.text("type")) {
                case "approval" -> approval(row.index(), leaf, said, findings);
                case "transaction" -> transaction(row.index(), leaf, said, findings);
                default -> said.rights.read(leaf);
            }
        } catch (NumberFormatException e) {
            findings.add("fact %d: a figure is no whole number", row.index());
        }
    }

    private static void approval(long index, ReadLeaf leaf, Said said, Findings findings) {
        String id = leaf.text("payment");
        String who = leaf.text("actor");
        String at = leaf.text("at");
        boolean isFirst = leaf.text("act").equals("ordered");
        @Nullable Waiting known = said.waiting.get(id);
        if (isFirst != (known == null)) {
            findings.add("fact %d: the payment %s is not ordered once", index, id);
            return;
        }
        Waiting waiting = known == null ? new Waiting() : known;
        if (isFirst) {
            waiting.payer = leaf.text("payer");
            waiting.payee = leaf.text("payee");
            waiting.amount = leaf.amountText("amount");
            waiting.orderedBy = who;
            said.waiting.put(id, waiting);
        }
        boolean isAsked =
                said.rights.standsFor(waiting.payer, who, at)
                        || said.rights.isOfficer(who, waiting.payer, waiting.payee, at);
        findings.require(
                !waiting.isOver && (isAsked || who.equals(waiting.orderedBy)),
                "fact %d: %s is not asked about %s, or it waits no more",
                index,
                who,
                id);
        switch (leaf.text("act")) {
            case "ordered", "agreed" -> {
                findings.require(
                        waiting.agreed.add(who), "fact %d: %s agrees once more", index, who);
                said.agreements.add(agreement(id, who, leaf.text("key")));
            }
            case "withdrawn", "refused" -> waiting.isOver = true;
            default -> findings.add("fact %d: an act that we do not know", index);
        }
    }

    private static String agreement(String payment, String who, String key) {
        return "payment %s, agreed to by %s%s"
                .formatted(payment, who, key.isEmpty() ? "" : " with " + key);
    }

    private static void transaction(long index, ReadLeaf leaf, Said said, Findings findings) {
        @Nullable Waiting waiting = said.waiting.get(leaf.text("id"));
        if (!ORDERED.contains(leaf.text("kind"))
                || leaf.entries().size() < 2
                || !(leaf.member("auth") instanceof Map<?, ?> auth)) {
            findings.require(waiting == null, "fact %d: another payment waited", index);
            return;
        }
        String payer = String.valueOf(leaf.entries().getFirst().get("a"));
        String payee = String.valueOf(leaf.entries().get(1).get("a"));
        long amount = Long.parseLong(String.valueOf(leaf.entries().get(1).get("n")));
        boolean isSigned = "payer-sig".equals(auth.get("mode"));
        String who =
                isSigned
                        ? said.rights.person(String.valueOf(auth.get("key")))
                        : String.valueOf(auth.get("actor"));
        if (waiting != null) {
            findings.require(
                    !waiting.isOver
                            && waiting.payer.equals(payer)
                            && waiting.payee.equals(payee)
                            && waiting.amount.equals(Long.toString(amount))
                            && waiting.orderedBy.equals(who),
                    "fact %d: it is not as it was ordered, or was withdrawn",
                    index);
            waiting.isOver = true;
        }
        var payment = new Payment(index, payer, payee, who, amount, isSigned, leaf.text("at"));
        requireOrderer(payment, said, findings);
        requireAgreed(payment, waiting == null ? Set.of(who) : waiting.agreed, said, findings);
    }

    private record Payment(
            long index,
            String payer,
            String payee,
            String who,
            long amount,
            boolean isSigned,
            String at) {}

    private static void requireOrderer(Payment payment, Said said, Findings findings) {
        if (payment.who().equals(payment.payer())) {
            return;
        }
        String at = payment.at();
        @Nullable Delegation delegation =
                said.rights.delegation(payment.payer(), payment.who(), at);
        if (delegation == null) {
            findings.require(
                    !payment.isSigned()
                            && said.rights.isOperator(
                                    payment.who(), payment.payer(), payment.payee(), at),
                    "fact %d: %s does not act for %s",
                    payment.index(),
                    payment.who(),
                    payment.payer());
            return;
        }
        String day = payment.payer() + " " + payment.who() + " " + at.substring(0, 10);
        long used = said.used.merge(day, payment.amount(), Long::sum);
        findings.require(
                isWithin(payment.amount(), delegation.paymentMaximum())
                        && isWithin(used, delegation.dayMaximum()),
                "fact %d: %s is beyond her limits for %s",
                payment.index(),
                payment.who(),
                payment.payer());
    }

    private static boolean isWithin(long amount, @Nullable Long maximum) {
        return maximum == null || amount <= maximum;
    }

    private static void requireAgreed(
            Payment payment, Set<String> agreed, Said said, Findings findings) {
        @Nullable Rule rule = said.rights.rule(payment.payer());
        if (rule != null && payment.amount() > rule.above()) {
            long persons =
                    agreed.stream()
                            .filter(a ->
                                    said.rights.agreesFor(
                                            payment.payer(),
                                            payment.payee(),
                                            a,
                                            payment.amount(),
                                            payment.at()))
                            .count();
            findings.require(
                    persons >= rule.approvals(),
                    "fact %d: %d of %s agreed, and it takes %d",
                    payment.index(),
                    persons,
                    payment.payer(),
                    rule.approvals());
        }
        @Nullable Long from = said.rights.twoOfficersFrom(payment.at());
        if (from != null && !payment.isSigned() && payment.amount() >= from) {
            long officers =
                    agreed.stream()
                            .filter(a ->
                                    said.rights.isOfficer(
                                            a, payment.payer(), payment.payee(), payment.at()))
                            .count();
            findings.require(
                    officers >= OFFICERS,
                    "fact %d: %d officers agreed, and it takes %d",
                    payment.index(),
                    officers,
                    OFFICERS);
        }
    }

    private static void look(ApprovalStore.Row row, Said said, Findings findings) {
        findings.look();
        String agreement = agreement(row.payment(), row.account(), row.key());
        findings.require(
                said.agreements.remove(agreement), "%s: the log does not have it", agreement);
        if (row.signature() != null && row.order() != null && row.publicKey() != null) {
            findings.require(
                    said.rights.person(row.key()).equals(row.account())
                            && Ed25519.key(row.publicKey())
                                    .verifies(row.signature(), DOMAIN, row.order()),
                    "%s: the signature does not hold",
                    agreement);
        }
    }
}
