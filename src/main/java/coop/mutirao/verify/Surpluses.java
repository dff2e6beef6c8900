package coop.mutirao.verify;

import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Findings.Profit;
import coop.mutirao.verify.Leaf.Entry;
import coop.mutirao.verify.VentureFigures.Time;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Each venture's statement has what the ledger has and comes out by its policy; what its workers
/// approved is what a coordinator, who is none of them, accepted; and of all shares together no
/// more is taken than is due and was there, nothing is taken before its day, and nothing is left.
///
/// A log that has no policy `surplus` is not asked.
final class Surpluses implements Replay.LeafCheck {

    private static final String KEY = "surplus";
    private static final String INCOME = "fund-income";

    /// So long after its day a share may be taken.
    private static final int DAYS_TO_TAKE = 7;

    private final VentureStatements filed = new VentureStatements();
    private final Map<String, VentureShare> shares = new TreeMap<>();
    private String accepted = "";
    private String last = "";
    private long statements;
    private long taken;

    @Override
    public String name() {
        return "surpluses";
    }

    @Override
    public String promise() {
        return "Every venture's surplus comes out, was approved, and its share taken once.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        filed.take(leaf);
        last = leaf.at();
        boolean isKnown = books.policies.containsKey(KEY);
        boolean isShare =
                leaf.isTransaction() && leaf.text("kind").equals(KEY) && leaf.entries().size() >= 2;
        if (!accepted.isEmpty()
                && !(isShare && leaf.entries().getFirst().account().equals(accepted))) {
            leftOut(leaf, books, findings);
        }
        switch (leaf.type()) {
            case "surplus-statement" -> {
                statements++;
                filed.statement(leaf, books, this::share, findings);
            }
            case "surplus-approval" -> filed.approval(leaf, findings);
            case "surplus-check" -> {
                VentureStatements.@Nullable Filed one = filed.check(leaf, findings);
                if (one != null) {
                    accept(leaf, one, books, findings);
                }
            }
            case "transaction" -> {
                if (isShare && isKnown) {
                    share(leaf, books, findings);
                }
                filed.move(leaf, books);
            }
            default -> {
                // The other types are of no surplus.
            }
        }
    }

    private VentureShare share(String account) {
        return shares.computeIfAbsent(account, _ -> new VentureShare());
    }

    private void accept(Leaf leaf, VentureStatements.Filed one, Books books, Findings findings) {
        VentureShare share = share(one.account());
        Time time = Time.of(one.period());
        String first = time.first().toString();
        @Nullable Long carried = share.carried(first);
        findings.require(
                !share.hasLater(first) && (carried == null || carried == one.loss()),
                leaf,
                "it does not go on from what was accepted before");
        @Nullable Policy policy = VentureStatements.policy(time, books);
        int days = policy == null ? 0 : policy.value().path("dueDays").asInt();
        String collect = LocalDate.parse(leaf.at().substring(0, 10)).plusDays(days).toString();
        if (!share.collect.isEmpty() && share.collect.compareTo(collect) < 0) {
            collect = share.collect;
        }
        findings.require(
                leaf.text("collect").equals(collect),
                leaf,
                "the rest is taken from %s on; due is %s",
                leaf.text("collect"),
                collect);
        share.accept(first, one.network(), one.surplus());
        share.latest = leaf.text("statement");
        share.policy = one.policy();
        share.collect = share.open() > 0 ? collect : "";
        accepted = one.account();
    }

    // What is there is taken right after the statement was accepted, in the same turn.
    private void leftOut(Leaf leaf, Books books, Findings findings) {
        VentureShare share = share(accepted);
        long amount = Math.min(share.open(), held(books, accepted));
        if (amount > 0) {
            findings.add(
                    leaf.place(),
                    "%s was left %d that were due".formatted(accepted, amount),
                    profits(books, accepted, amount));
        }
        accepted = "";
    }

    private static List<Profit> profits(Books books, String account, long amount) {
        Books.@Nullable Account known = books.accounts.get(account);
        String currency =
                known == null ? "" : known.purses.keySet().stream().findFirst().orElse("");
        return List.of(
                new Profit(account, currency, amount), new Profit(INCOME, currency, -amount));
    }

    private static long held(Books books, String account) {
        Books.@Nullable Account known = books.accounts.get(account);
        return known == null || known.closed
                ? 0
                : books.currencies.keySet().stream()
                        .map(known::purse)
                        .mapToLong(p -> Math.max(0, Math.subtractExact(p.balance(), p.reserved())))
                        .sum();
    }

    private void share(Leaf leaf, Books books, Findings findings) {
        Entry entry = leaf.entries().getFirst();
        String account = entry.account();
        VentureShare share = share(account);
        String today = leaf.at().substring(0, 10);
        boolean isAtOnce = accepted.equals(account);
        accepted = "";
        if (share.open() == 0) {
            findings.addWhole(leaf, "%s owes nothing of its surplus".formatted(account));
            return;
        }
        taken++;
        findings.require(
                isAtOnce || today.compareTo(share.collect) >= 0,
                leaf,
                "the rest of %s is taken from %s on",
                account,
                share.collect);
        findings.require(
                leaf.text("policy").equals(share.policy),
                leaf,
                "it names %s, and %s counts",
                leaf.text("policy"),
                share.policy);
        Map<String, String> sum =
                Map.of(
                        "statement",
                        share.latest,
                        "due",
                        Long.toString(share.due()),
                        "paid",
                        Long.toString(share.paid),
                        "day",
                        today);
        findings.require(
                sum.equals(leaf.map("sum")),
                leaf,
                "its sum is %s; due is %s",
                leaf.map("sum"),
                sum);
        long amount = Math.min(share.open(), held(books, account));
        findings.compare(
                leaf,
                leaf.entries(),
                amount == 0
                        ? List.of()
                        : List.of(
                                new Entry(account, entry.currency(), -amount),
                                new Entry(INCOME, entry.currency(), amount)),
                share.policy);
        share.paid = Math.subtractExact(share.paid, entry.amount());
        if (share.open() == 0) {
            share.collect = "";
        } else if (!isAtOnce) {
            share.collect = LocalDate.parse(today).plusDays(1).toString();
        }
    }

    @Override
    public void end(Books books, Findings findings) {
        shares.forEach((account, share) -> {
            long amount = Math.min(share.open(), held(books, account));
            boolean isOver =
                    !share.collect.isEmpty()
                            && LocalDate.parse(share.collect)
                                            .plusDays(DAYS_TO_TAKE)
                                            .toString()
                                            .compareTo(last.substring(0, 10))
                                    < 0;
            if (amount > 0 && isOver) {
                findings.add(
                        "the end",
                        "what %s owes since %s is still not taken"
                                .formatted(account, share.collect),
                        profits(books, account, amount));
            }
        });
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return statements + taken > 0 ? "" : "no venture stated a surplus";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("surplus_statements", statements);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        filed.save(out);
        out.writeUTF(accepted);
        out.writeUTF(last);
        out.writeLong(statements);
        out.writeLong(taken);
        out.writeInt(shares.size());
        for (var one : shares.entrySet()) {
            out.writeUTF(one.getKey());
            one.getValue().save(out);
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        filed.load(in);
        accepted = in.readUTF();
        last = in.readUTF();
        statements = in.readLong();
        taken = in.readLong();
        for (int n = in.readInt(); n > 0; n--) {
            shares.put(in.readUTF(), VentureShare.load(in));
        }
    }
}
