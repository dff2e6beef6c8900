package coop.mutirao.verify;

import coop.mutirao.verify.Leaf.Entry;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Every transaction moves money as its kind allows: a payment takes from a member, and nothing
/// takes from the fund but what shares it out or was decided. A kind for which no rule is known is
/// a finding.
///
/// A log that has no policy `authorisation` is of another house, and not asked.
final class Kinds implements Replay.LeafCheck {

    private static final String KEY = "authorisation";

    @Override
    public String name() {
        return "kinds";
    }

    @Override
    public String promise() {
        return "Every transaction moves money between those whom its kind allows.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        if (!leaf.isTransaction()
                || leaf.entries().size() < 2
                || !books.policies.containsKey(KEY)) {
            return;
        }
        String kind = leaf.text("kind");
        switch (kind) {
            case "payment", "gift", "wage", "import" -> payment(leaf, books, findings);
            case "sweep" ->
                    only(
                            leaf,
                            findings,
                            entry ->
                                    is(books, entry, "fund")
                                            || (entry.amount() > 0
                                                    && entry.account().equals(Losses.DEFICIT)),
                            "the fund's");
            // From whom, and how much, Losses looks at, if the log says how an assembly decides.
            case "writeOff", "lossShare" -> {
                if (!books.policies.containsKey(Losses.KEY)) {
                    noRule(leaf, kind, findings);
                }
            }
            // From whom, and how much, Levies and Surpluses look at, if the log has their policies.
            case "levy", "surplus" -> {
                if (books.policies.containsKey(kind)) {
                    payment(leaf, books, findings);
                } else {
                    noRule(leaf, kind, findings);
                }
            }
            // By which decision, and what of it comes back when, Loans looks at.
            case "loan", "repayment" -> {
                if (books.policies.containsKey("loans")) {
                    loan(leaf, kind.equals("loan"), books, findings);
                } else {
                    noRule(leaf, kind, findings);
                }
            }
            // By which notice, and how much, Kept looks at.
            case "dormant", "reclaim" -> kept(leaf, kind.equals("dormant"), books, findings);
            // To whom, and by which decision, Rounds looks at.
            case "award" ->
                    findings.require(
                            is(books, leaf.entries().getFirst(), "fund"),
                            leaf,
                            "an award takes from %s, which is not the fund's",
                            leaf.entries().getFirst().account());
            case "opening" ->
                    only(leaf, findings, entry -> !is(books, entry, "fund"), "not the fund's");
            case "reversal" -> {
                // That it is the other way round, Balances looks at.
            }
            default -> noRule(leaf, kind, findings);
        }
    }

    private static void noRule(Leaf leaf, String kind, Findings findings) {
        findings.addWhole(leaf, "there is no rule by which a %s is posted".formatted(kind));
    }

    private static void loan(Leaf leaf, boolean isLent, Books books, Findings findings) {
        findings.require(
                is(books, leaf.entries().get(0), isLent ? "fund" : "member")
                        && is(books, leaf.entries().get(1), isLent ? "member" : "fund"),
                leaf,
                "a %s goes from %s to %s",
                leaf.text("kind"),
                leaf.entries().get(0).account(),
                leaf.entries().get(1).account());
    }

    private static void kept(Leaf leaf, boolean isTaken, Books books, Findings findings) {
        findings.require(
                is(books, leaf.entries().get(0), isTaken ? "member" : "system")
                        && is(books, leaf.entries().get(1), isTaken ? "system" : "member"),
                leaf,
                "a %s goes from %s to %s",
                leaf.text("kind"),
                leaf.entries().get(0).account(),
                leaf.entries().get(1).account());
    }

    private static void payment(Leaf leaf, Books books, Findings findings) {
        Entry payer = leaf.entries().get(0);
        Entry payee = leaf.entries().get(1);
        if (!is(books, payer, "member")) {
            findings.addWhole(
                    leaf,
                    "a %s takes from %s, which is no member's account"
                            .formatted(leaf.text("kind"), payer.account()));
        }
        if (payer.amount() >= 0
                || payee.amount() != -payer.amount()
                || !payer.currency().equals(payee.currency())) {
            findings.addWhole(leaf, "its payee does not get what its payer gives");
        }
        for (Entry entry : leaf.entries().subList(2, leaf.entries().size())) {
            if (entry.amount() > 0 && !is(books, entry, "fund")) {
                findings.addWhole(
                        leaf,
                        "%s gets something besides, and is not the fund's"
                                .formatted(entry.account()));
            }
        }
    }

    private static void only(Leaf leaf, Findings findings, Predicate<Entry> may, String whose) {
        for (Entry entry : leaf.entries()) {
            if (!may.test(entry)) {
                findings.addWhole(
                        leaf,
                        "all accounts of a %s are %s, and %s is not"
                                .formatted(leaf.text("kind"), whose, entry.account()));
                return;
            }
        }
    }

    private static boolean is(Books books, Entry entry, String kind) {
        Books.@Nullable Account account = books.accounts.get(entry.account());
        return account != null && account.kind.equals(kind);
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.noTransactions(figures);
    }
}
