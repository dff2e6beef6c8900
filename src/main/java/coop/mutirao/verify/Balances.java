package coop.mutirao.verify;

import coop.mutirao.verify.Books.Account;
import coop.mutirao.verify.Books.Purse;
import coop.mutirao.verify.Findings.Profit;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// No money comes from nowhere: each transaction sums to zero in each currency, no entry leads
/// further beyond a limit than the log allowed then, and what is given back is given back once.
final class Balances implements Replay.LeafCheck {

    private final CompactMap reversed = new CompactMap();

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public String promise() {
        return "Transactions sum to zero, stay within limits and are reversed once at most.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        if (leaf.isTransaction()) {
            sums(leaf, findings);
            limits(leaf, books, findings);
            if (leaf.has("reverses")) {
                reversal(leaf, books, findings);
            }
        }
    }

    private static void sums(Leaf leaf, Findings findings) {
        Map<String, BigInteger> sums = new TreeMap<>();
        for (Entry entry : leaf.entries()) {
            sums.merge(entry.currency(), BigInteger.valueOf(entry.amount()), BigInteger::add);
        }
        sums.forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                findings.add(
                        leaf.place(),
                        "the entries sum to %+d %s and not to zero".formatted(sum, currency),
                        List.of(new Profit(whom(leaf, sum.signum()), currency, sum.longValue())));
            }
        });
    }

    // Who got too much, or gave too much: the last that was moved that way.
    private static String whom(Leaf leaf, int sign) {
        return leaf.entries().reversed().stream()
                .filter(entry -> Long.signum(entry.amount()) == sign)
                .map(Entry::account)
                .findFirst()
                .orElse("");
    }

    private static void limits(Leaf leaf, Books books, Findings findings) {
        Map<String, Purse> during = new HashMap<>();
        for (Entry entry : leaf.entries()) {
            @Nullable Account account = books.accounts.get(entry.account());
            if (account == null) {
                continue;
            }
            if (account.closed) {
                findings.add(
                        leaf.place(),
                        "the account %s is closed".formatted(entry.account()),
                        List.of(profit(entry, entry.amount())));
            }
            Purse first = account.purse(entry.currency());
            String key = entry.account() + " " + entry.currency();
            Purse after = during.getOrDefault(key, first).with(entry.amount());
            during.put(key, after);
            limit(leaf, entry, first.balance(), after, findings);
        }
    }

    /// A limit that was lowered below the balance blocks only what leads further away.
    private static void limit(Leaf leaf, Entry entry, long first, Purse after, Findings findings) {
        long balance = after.balance();
        if (entry.amount() > 0) {
            long most = Math.max(after.maximum(), first);
            if (balance > most) {
                findings.add(
                        leaf.place(),
                        "%s stands at %d %s and exceeds its maximum of %d"
                                .formatted(entry.account(), balance, entry.currency(), most),
                        List.of(profit(entry, balance - most)));
            }
            return;
        }
        long least = Math.min(after.reserved() - after.credit(), first);
        if (balance < least) {
            findings.add(
                    leaf.place(),
                    "%s stands at %d %s and exceeds its credit limit: %d is the least it can have"
                            .formatted(entry.account(), balance, entry.currency(), least),
                    List.of(profit(entry, least - balance)));
        }
    }

    private static Profit profit(Entry entry, long amount) {
        return new Profit(entry.account(), entry.currency(), amount);
    }

    private void reversal(Leaf leaf, Books books, Findings findings) {
        String id = leaf.text("reverses");
        @Nullable Leaf original = books.leaf(id);
        if (original == null || !original.isTransaction() || original.has("reverses")) {
            findings.addWhole(leaf, "it reverses %s, which is no transaction".formatted(id));
            return;
        }
        if (!reversed.put(Books.hash(id), leaf.index())) {
            findings.addWhole(
                    leaf,
                    "%s was reversed by leaf %d before"
                            .formatted(id, reversed.get(Books.hash(id))));
        }
        Map<String, BigInteger> net = new TreeMap<>();
        original.entries().forEach(entry -> add(net, entry));
        leaf.entries().forEach(entry -> add(net, entry));
        net.forEach((whose, amount) -> {
            if (amount.signum() != 0) {
                String[] parts = whose.split(" ", 2);
                findings.add(
                        leaf.place(),
                        "%s is not back where it was before %s".formatted(parts[1], id),
                        List.of(new Profit(parts[1], parts[0], amount.longValue())));
            }
        });
    }

    private static void add(Map<String, BigInteger> net, Entry entry) {
        net.merge(
                entry.currency() + " " + entry.account(),
                BigInteger.valueOf(entry.amount()),
                BigInteger::add);
    }

    /// The trial balance: all balances of a currency sum to zero.
    @Override
    public void end(Books books, Findings findings) {
        Map<String, BigInteger> sums = new TreeMap<>();
        books.accounts
                .values()
                .forEach(account ->
                        account.purses.forEach((currency, purse) ->
                                sums.merge(
                                        currency,
                                        BigInteger.valueOf(purse.balance()),
                                        BigInteger::add)));
        sums.forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                findings.add(
                        "trial balance",
                        "all balances sum to %+d %s and not to zero".formatted(sum, currency));
            }
        });
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.noTransactions(figures);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        reversed.save(out);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        reversed.load(in);
    }
}
