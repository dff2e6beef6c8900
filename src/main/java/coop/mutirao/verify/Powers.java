package coop.mutirao.verify;

import coop.mutirao.verify.Agreements.Need;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What gives power or money away was done by two officers, by an assembly, by whoever runs the
/// service where only she can, or by whose own it is. Power that nobody could give counts for
/// nothing in the checks after this one.
///
/// A log that has no policy `authorisation` is of another house, and not asked.
final class Powers implements Replay.LeafCheck {

    static final String HOUSE = "authorisation";
    static final String SERVICE = "service";
    static final Set<String> COORDINATOR = Set.of("coordinator");

    private static final String LIMITS = "limits";
    private static final Set<String> TREASURERS = Set.of("coordinator", "treasurer");
    private static final Set<String> TRADE = Set.of("payment", "gift", "wage");
    private static final long NONE = -1;

    private final Mandates mandates = new Mandates();
    private final Agreements agreements = new Agreements();
    private final Delegates delegates = new Delegates();
    private boolean hasTraded;
    private long judged;
    private long refused = NONE;

    @Override
    public String name() {
        return "powers";
    }

    @Override
    public String promise() {
        return "What gives power or money away was done by two officers, or by who may alone.";
    }

    /// Whether nobody could give the power that a leaf gives. Only of the leaf looked at last.
    boolean isRefused(Leaf leaf) {
        return refused == leaf.index();
    }

    /// The accounts of who name an account's delegates, beside its owner.
    Set<String> managersOf(String account, String at) {
        return delegates.managersOf(account, at);
    }

    /// Whether members have paid each other.
    boolean hasTraded() {
        return hasTraded;
    }

    /// What new members may owe at a time, in minor units; null: no policy says it.
    static @Nullable Long usualCredit(Books books, String at) {
        return limit(books, at, "creditLimit");
    }

    /// A figure of the policy on limits that is in force at a time; null: there is none.
    static @Nullable Long limit(Books books, String at, String name) {
        Books.@Nullable Policy inForce = books.policy(LIMITS, Instant.parse(at));
        if (inForce == null) {
            return null;
        }
        JsonNode figure = inForce.value().path(name);
        return figure.isIntegralNumber() ? Long.valueOf(figure.asLong()) : null;
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        agreements.take(leaf, findings);
        String account = leaf.text("account");
        boolean isAsked = books.policies.containsKey(HOUSE) && !leaf.has("motion");
        switch (leaf.type()) {
            case "admin" -> {
                boolean isGift = leaf.text("granted").equals("yes");
                if (leaf.has("role") && isGift && leaf.text("actor").equals(account)) {
                    refuse(
                            leaf,
                            "%s gives herself the role %s".formatted(account, leaf.text("role")),
                            findings);
                } else if (isAsked && leaf.has("role")) {
                    role(leaf, findings);
                }
                if (!isRefused(leaf)) {
                    mandates.take(leaf);
                }
            }
            case "policy" -> {
                if (isAsked) {
                    policy(leaf, findings);
                }
            }
            case "delegate" -> {
                if (isAsked && leaf.text("given").equals("yes")) {
                    delegate(leaf, books, findings);
                }
                if (!isRefused(leaf)) {
                    delegates.take(leaf);
                }
            }
            case "approval-rule" -> delegates.take(leaf);
            case "limit" -> {
                mandates.take(leaf);
                delegates.take(leaf);
            }
            case "sheet", "teller", "proposal" -> {
                if (isAsked && isByOfficers(leaf)) {
                    two(leaf, findings);
                }
            }
            case "transaction" -> {
                if (isAsked) {
                    transaction(leaf, books, findings);
                }
                hasTraded |= TRADE.contains(leaf.text("kind"));
                delegates.take(leaf);
            }
            default -> {
                // The other types give nothing away, or other checks look at them.
            }
        }
    }

    /// Whether two officers stand behind an act. Their word is used then.
    boolean stand(Leaf leaf, String who, Need need) {
        return agreements.stand(leaf, who, need, mandates);
    }

    /// Whether somebody holds one of these roles when a leaf is written.
    boolean holdsAny(Set<String> roles, String who, Leaf leaf) {
        return mandates.holdsAny(roles, who, leaf.at());
    }

    private void refuse(Leaf leaf, String what, Findings findings) {
        findings.add(leaf, what);
        refused = leaf.index();
    }

    // Whether somebody holds the mandate, so that only another officer is missing.
    private String missing(String who, Set<String> roles, Leaf leaf) {
        return mandates.holdsAny(roles, who, leaf.at())
                ? "%s does it alone, and it takes two officers".formatted(who)
                : "%s has no mandate for it".formatted(who);
    }

    private void role(Leaf leaf, Findings findings) {
        judged++;
        String who = leaf.text("actor");
        String whose = leaf.text("account");
        boolean isGiven = leaf.text("granted").equals("yes");
        if (who.equals(SERVICE) || (!isGiven && who.equals(whose))) {
            return;
        }
        Need need = Need.of(whose, COORDINATOR);
        if (!stand(leaf, who, isGiven ? need.notBy(whose) : need)) {
            refuse(
                    leaf,
                    "POWER: %s %s the role %s: %s"
                            .formatted(
                                    whose,
                                    isGiven ? "gets" : "loses",
                                    leaf.text("role"),
                                    missing(who, COORDINATOR, leaf)),
                    findings);
        }
    }

    private void policy(Leaf leaf, Findings findings) {
        judged++;
        String who = leaf.text("actor");
        boolean isFirst = leaf.text("version").equals("1");
        if ((who.equals(SERVICE) && isFirst) || stand(leaf, who, Need.of("", TREASURERS))) {
            return;
        }
        String name = leaf.text("key") + "/" + leaf.text("version");
        findings.add(
                leaf,
                "POWER: the rule %s is set: %s"
                        .formatted(
                                name,
                                who.equals(SERVICE)
                                        ? "the service sets first versions, and no other"
                                        : missing(who, TREASURERS, leaf)));
    }

    private void delegate(Leaf leaf, Books books, Findings findings) {
        judged++;
        String who = leaf.text("actor");
        String account = leaf.text("account");
        String whom = leaf.text("delegate");
        boolean isFirst =
                mandates.holdsAny(COORDINATOR, who, leaf.at())
                        && !who.equals(whom)
                        && !delegates.isInUse(account, books, leaf.at());
        if (who.equals(account)
                || delegates.mayGive(leaf)
                || isFirst
                || stand(leaf, who, Need.of(account, COORDINATOR).notBy(whom))) {
            return;
        }
        refuse(
                leaf,
                "POWER: %s gets to act for %s: %s"
                        .formatted(whom, account, missing(who, COORDINATOR, leaf)),
                findings);
    }

    // Who holds a sheet votes by it alone, unless she gives it back; tellers say what stands on it;
    // and what is rejected nobody can vote for.
    private static boolean isByOfficers(Leaf leaf) {
        return switch (leaf.type()) {
            case "sheet" ->
                    !leaf.text("step").equals("returned")
                            || !leaf.text("actor").equals(leaf.text("account"));
            case "proposal" -> leaf.text("step").equals("rejected");
            default -> true;
        };
    }

    private void two(Leaf leaf, Findings findings) {
        judged++;
        String who = leaf.text("actor");
        String whose = leaf.text("account");
        if (!stand(leaf, who, Need.of(whose, COORDINATOR).notBy(whose))) {
            findings.add(
                    leaf,
                    "POWER: a %s of %s: %s"
                            .formatted(leaf.type(), whose, missing(who, COORDINATOR, leaf)));
        }
    }

    // Whether an officer could do it at all, Rights looks at.
    private void transaction(Leaf leaf, Books books, Findings findings) {
        String who = String.valueOf(leaf.map("auth").get("actor"));
        String kind = leaf.text("kind");
        if (kind.equals("opening")) {
            var need = new Need("", "", COORDINATOR, CreditGiven.NEWCOMERS);
            if (hasTraded && !stand(leaf, who, need)) {
                findings.addWhole(
                        leaf,
                        "MONEY: balances are brought in after members paid each other: "
                                + missing(who, COORDINATOR, leaf));
            }
            return;
        }
        @Nullable Leaf original =
                kind.equals("reversal") ? books.leaf(leaf.text("reverses")) : null;
        if (original == null || original.entries().size() < 2) {
            return;
        }
        String payee = original.entries().get(1).account();
        if (delegates.standsFor(payee, who, leaf.at())
                || !mandates.holdsAny(TREASURERS, who, leaf.at())) {
            return;
        }
        if (!agreements.stoodBefore(leaf, who, Need.of(payee, TREASURERS), mandates)) {
            findings.addWhole(
                    leaf,
                    "MONEY: %s gives back what was paid to her: %s"
                            .formatted(payee, missing(who, TREASURERS, leaf)));
        }
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return judged > 0 ? "" : "nothing was given away that only some may give";
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        mandates.save(out);
        agreements.save(out);
        delegates.save(out);
        out.writeBoolean(hasTraded);
        out.writeLong(judged);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        mandates.load(in);
        agreements.load(in);
        delegates.load(in);
        hasTraded = in.readBoolean();
        judged = in.readLong();
    }
}
