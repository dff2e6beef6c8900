package coop.mutirao.verify;

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
/// own account a member may close, and nothing else.
///
/// A log that has no policy `authorisation` is of another house, and not asked.
final class LimitChanges implements Replay.LeafCheck {

    private static final String HOUSE = "authorisation";
    private static final Set<String> MAY = Set.of("coordinator");

    private final Mandates mandates = new Mandates();

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public String promise() {
        return "Every limit was changed by somebody who is named and held a mandate for it.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        mandates.take(leaf);
        // Whether an assembly decided it, Motions looks at.
        if (!leaf.type().equals("limit")
                || !books.policies.containsKey(HOUSE)
                || leaf.has("motion")) {
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
        } else if (!mandates.holdsAny(MAY, who, leaf.at()) && !isOwnEnd(leaf, account, who)) {
            add(leaf, account, "%s has no mandate to change limits".formatted(who), findings);
        }
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
        mandates.save(out);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        mandates.load(in);
    }
}
