package coop.mutirao.verify;

import coop.mutirao.verify.Agreements.Need;
import coop.mutirao.verify.Books.Account;
import coop.mutirao.verify.Books.Purse;
import coop.mutirao.verify.Findings.Profit;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every change of a limit names who made it, and she held the mandate of a coordinator then. Her
/// own account a member may close, and nothing else. More credit than new members get, or than one
/// officer alone gives in a week, took two of them; with a new account too.
///
/// A log that has no policy `authorisation` is of another house, and not asked.
final class LimitChanges implements Replay.LeafCheck {

    private static final String HOUSE = "authorisation";
    private static final Set<String> MAY = Set.of("coordinator");

    private final Powers powers;
    private final CreditGiven given = new CreditGiven();

    /// @param powers looks at each leaf before this does
    LimitChanges(Powers powers) {
        this.powers = powers;
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public String promise() {
        return "Every limit is by somebody who is named and might, and by two where it takes two.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        if (leaf.type().equals("account")
                && books.policies.containsKey(HOUSE)
                && !leaf.has("motion")) {
            opening(leaf, books, findings);
        }
        if (leaf.type().equals("limit")) {
            leaving(leaf, books, findings);
        }
        // Whether an assembly decided it, Motions looks at; what a policy says, CreditReviews; and
        // what closes when it is taken from, Kept.
        if (!leaf.type().equals("limit")
                || !books.policies.containsKey(HOUSE)
                || leaf.has("motion")
                || leaf.has("leaving")
                || leaf.has("sum")
                || leaf.has("dormancy")) {
            return;
        }
        String who = leaf.text("actor");
        @Nullable Account account = books.accounts.get(leaf.text("account"));
        if (account == null) {
            // That it is not known, Catalogue looks at.
            return;
        }
        if (who.isEmpty()) {
            add(leaf, account, "UNNAMED: it does not say who changed the limits", findings);
        } else if (!powers.holdsAny(MAY, who, leaf)) {
            if (!isOwnEnd(leaf, account, who)) {
                add(leaf, account, "%s has no mandate to change limits".formatted(who), findings);
            }
        } else {
            raise(leaf, account, books, findings);
        }
    }

    /// Of who was excluded the account only settles, whoever changes it; and what the service does
    /// of it by itself names the motion.
    private static void leaving(Leaf leaf, Books books, Findings findings) {
        @Nullable Account account = books.accounts.get(leaf.text("account"));
        if (account == null || leaf.has("motion")) {
            return;
        }
        if (leaf.has("leaving")) {
            findings.require(
                    !account.leaving.isEmpty()
                            && account.leaving.equals(leaf.text("leaving"))
                            && leaf.text("actor").equals(Powers.SERVICE)
                            && MotionActs.isExit(leaf, books),
                    leaf,
                    "UNDECIDED: the service lets %s leave otherwise than a motion decided",
                    leaf.text("account"));
        } else if (!account.leaving.isEmpty()) {
            findings.require(
                    isNoMore(leaf, account)
                            && (!account.closed || leaf.text("closed").equals("yes")),
                    leaf,
                    "UNDECIDED: %s was excluded by %s, and can do more than settle by this",
                    leaf.text("account"),
                    account.leaving);
        }
    }

    // Neither credit nor a higher maximum.
    private static boolean isNoMore(Leaf leaf, Account account) {
        return leaf.map("limit").keySet().stream()
                .map(String::valueOf)
                .allMatch(code -> {
                    @Nullable Long credit = leaf.bound("limit", code);
                    @Nullable Long maximum = leaf.bound("maximum", code);
                    return (credit == null || credit == 0)
                            && (maximum == null || maximum <= account.purse(code).maximum());
                });
    }

    private void raise(Leaf leaf, Account account, Books books, Findings findings) {
        String whose = leaf.text("account");
        String about = account.kind.equals("member") ? whose : "";
        Need need = Need.of(about, MAY).notBy(whose);
        for (Object currency : leaf.map("limit").keySet()) {
            String code = String.valueOf(currency);
            @Nullable Long credit = leaf.bound("limit", code);
            long before = account.purse(code).credit();
            if (credit != null && given.isMissingOne(leaf, books, powers, need, before, credit)) {
                add(leaf, account, alone(leaf, credit, before), findings);
            }
        }
    }

    /// Before members paid each other, whoever runs the service opens accounts as was decided.
    private void opening(Leaf leaf, Books books, Findings findings) {
        if (!powers.hasTraded() || !leaf.text("kind").equals("member")) {
            return;
        }
        for (Object currency : leaf.map("limit").keySet()) {
            String code = String.valueOf(currency);
            @Nullable Long credit = leaf.bound("limit", code);
            @Nullable Long usual = Powers.usualCredit(books, leaf.at());
            if (credit == null || usual == null) {
                continue;
            }
            String what = wrong(leaf, books, credit, usual);
            if (!what.isEmpty()) {
                add(leaf, new Account(), what, findings);
            }
        }
    }

    // What is wrong with an account's first limit; empty: nothing.
    private String wrong(Leaf leaf, Books books, long credit, long usual) {
        String who = leaf.text("actor");
        if (who.isEmpty()) {
            return credit <= usual
                    ? ""
                    : "UNNAMED: it does not say who gives a credit of %d, and new members get %d"
                            .formatted(credit, usual);
        }
        if (!powers.holdsAny(MAY, who, leaf)) {
            return "%s has no mandate to open accounts".formatted(who);
        }
        var need = new Need("", "", MAY, CreditGiven.NEWCOMERS);
        return given.isMissingOne(leaf, books, powers, need, 0, credit)
                ? alone(leaf, credit, 0)
                : "";
    }

    private static String alone(Leaf leaf, long credit, long before) {
        return "%s alone gives %s a credit of %d, which was %d, and it takes two officers"
                .formatted(leaf.text("actor"), leaf.text("account"), credit, before);
    }

    /// That a member leaves, and her account with her: nothing is as much as it could spend before.
    private static boolean isOwnEnd(Leaf leaf, Account account, String who) {
        return who.equals(leaf.text("account"))
                && leaf.text("closed").equals("yes")
                && rooms(leaf, account).stream().allMatch(room -> room.amount() <= 0);
    }

    /// By how much more the account can spend than it could: nobody gets anything yet.
    private static List<Profit> rooms(Leaf leaf, Account account) {
        List<Profit> rooms = new ArrayList<>();
        for (Object currency : leaf.map("limit").keySet()) {
            String code = String.valueOf(currency);
            Purse before = account.purse(code);
            @Nullable Long credit = leaf.bound("limit", code);
            @Nullable Long reserved = leaf.bound("reserved", code);
            long more =
                    Math.subtractExact(
                            Math.subtractExact(
                                    credit == null ? before.credit() : credit,
                                    reserved == null ? before.reserved() : reserved),
                            Math.subtractExact(before.credit(), before.reserved()));
            if (more != 0) {
                rooms.add(new Profit(leaf.text("account"), code, more));
            }
        }
        return rooms;
    }

    private static void add(Leaf leaf, Account account, String what, Findings findings) {
        List<Profit> rooms = rooms(leaf, account);
        findings.add(
                leaf.place(),
                rooms.isEmpty()
                        ? what
                        : what + "; " + leaf.text("account") + " can spend more or less by it:",
                rooms);
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.leaves(figures, "limit") > 0 ? "" : "no limit was ever changed";
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        given.save(out);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        given.load(in);
    }
}
