package coop.mutirao.check;

import coop.mutirao.check.BooksStore.AccountRow;
import coop.mutirao.check.BooksStore.EntryRow;
import coop.mutirao.db.Tx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entries of an account follow each other: versions from 1 without a gap, each balance the one
/// before and the amount, and the account's own row as the last of them. Where a chain breaks, it
/// is told once, and the rest is measured from there.
record EntryChains(BooksStore store) implements Check {

    @Override
    public String name() {
        return "entry-chains";
    }

    @Override
    public String promise() {
        return "Every balance follows from the one before, and the accounts have the last.";
    }

    private record Last(long version, long balance) {}

    @Override
    public void look(Tx tx, Findings findings) {
        var ends = new HashMap<Integer, Last>();
        store.entries(tx, entry -> look(entry, ends, findings));
        store.accounts(tx, account -> look(account, ends, findings));
    }

    private static void look(EntryRow entry, Map<Integer, Last> ends, Findings findings) {
        findings.look();
        Last before = ends.getOrDefault(entry.accountId(), new Last(0, 0));
        String at = "fact " + entry.logIndex() + ", account " + entry.account();
        findings.require(entry.account() != null, "%s: there is no such account", at);
        findings.require(
                entry.version() == before.version() + 1,
                "%s: version %d follows %d",
                at,
                entry.version(),
                before.version());
        findings.require(
                entry.balanceAfter() == before.balance() + entry.amount(),
                "%s: %d and %d is not %d",
                at,
                before.balance(),
                entry.amount(),
                entry.balanceAfter());
        ends.put(entry.accountId(), new Last(entry.version(), entry.balanceAfter()));
    }

    private static void look(AccountRow account, Map<Integer, Last> ends, Findings findings) {
        @Nullable Last known = ends.get(account.id());
        Last last = known == null ? new Last(0, 0) : known;
        findings.require(
                account.balance() == last.balance() && account.version() == last.version(),
                "account %s: balance %d, version %d; the last entry says %d, %d",
                account.code(),
                account.balance(),
                account.version(),
                last.balance(),
                last.version());
    }
}
