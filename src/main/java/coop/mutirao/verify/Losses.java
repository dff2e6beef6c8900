package coop.mutirao.verify;

import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every debt that was written off was so by a motion that was accepted: by the reserve, the purse
/// for expansion and the deficit in this order, as a whole, and the deficit within what the
/// assembly allows. What members bear of it comes out again from their trade, and nobody gave more.
///
/// A log that never says how an assembly decides, is not asked of that. Plans by which debts are
/// paid back are looked at in every log: see [DebtPlans].
final class Losses implements Replay.LeafCheck {

    static final String KEY = "standingOrders";
    static final String DEFICIT = "system-deficit";

    private static final String KIND = "writeOff";
    private static final String RESERVE = "fund-reserve";
    private static final String EXPANSION = "fund-expansion";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final Motions motions;
    private final MonthlyTrade trade = new MonthlyTrade();
    private final DebtPlans plans = new DebtPlans();
    private final Map<String, Loss> losses = new TreeMap<>();

    /// @param motions looks at each leaf before this does
    Losses(Motions motions) {
        this.motions = motions;
    }

    /// A debt that is written off.
    private static final class Loss {
        String at = "";
        long written;
        long deficit;

        /// What the leaves have to say of members' shares, and how much of it they said.
        final List<Share> expected = new ArrayList<>();

        int said;

        /// What members still owe of it, and what each was to bear.
        final Map<String, Long> left = new TreeMap<>();

        final Map<String, Long> due = new TreeMap<>();
    }

    private record Share(String account, long trade, long due) {

        Map<String, String> text() {
            return Map.of(
                    "account", account,
                    "trade", Long.toString(trade),
                    "due", Long.toString(due));
        }
    }

    @Override
    public String name() {
        return "losses";
    }

    @Override
    public String promise() {
        return "Every debt was written off as an assembly decided, and nobody bore too much of it.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        plans.look(leaf, books, findings);
        if (books.policies.containsKey(KEY)) {
            switch (leaf.type()) {
                case "loss-shares" -> shares(leaf, books, findings);
                case "limit" -> close(leaf, books, findings);
                case "transaction" -> {
                    if (leaf.entries().size() >= 2) {
                        transaction(leaf, books, findings);
                    }
                }
                default -> {
                    // The other types are of no loss.
                }
            }
        }
        trade.take(leaf, books);
    }

    private void transaction(Leaf leaf, Books books, Findings findings) {
        switch (leaf.text("kind")) {
            case KIND -> writeOff(leaf, books, findings);
            case "lossShare" -> collect(leaf, books, findings);
            default -> {
                // The other kinds are of no loss.
            }
        }
    }

    private void writeOff(Leaf leaf, Books books, Findings findings) {
        String id = leaf.text("decision");
        @Nullable Motion motion = motions.due(leaf, id, KIND);
        if (motion == null) {
            findings.addWhole(
                    leaf, "UNDECIDED: the motion %s does not write it off now".formatted(id));
            return;
        }
        Entry from = leaf.entries().get(0);
        Entry to = leaf.entries().get(1);
        Map<String, String> said = motion.decision;
        findings.require(
                leaf.entries().size() == 2
                        && to.account().equals(said.get("account"))
                        && to.amount() > 0
                        && mayGive(from, said, books),
                leaf,
                "%s gives what is written off before those do that come first",
                from.account());
        Loss loss = losses.computeIfAbsent(id, _ -> new Loss());
        loss.at = leaf.at();
        loss.written = Math.addExact(loss.written, to.amount());
        long most = Leaf.bound(said.getOrDefault("amount", ""));
        findings.require(
                loss.written <= most,
                leaf,
                "%d are written off, and the motion says %d at most",
                loss.written,
                most);
        if (from.account().equals(DEFICIT)) {
            loss.deficit = Math.addExact(loss.deficit, to.amount());
            long after = Math.subtractExact(held(books, DEFICIT, to.currency()), to.amount());
            @Nullable Policy orders = books.policy(KEY, Instant.parse(leaf.at()));
            long allowed = orders == null ? 0 : orders.value().path("deficitMaximum").asLong();
            findings.require(
                    -after <= allowed,
                    leaf,
                    "the deficit is at %d, and %d is allowed",
                    after,
                    allowed);
        }
    }

    // Each gives when there is nothing left in those before it.
    private static boolean mayGive(Entry from, Map<String, String> said, Books books) {
        boolean isReserveEmpty = held(books, RESERVE, from.currency()) == 0;
        boolean usesExpansion = "yes".equals(said.get("expansion"));
        return switch (from.account()) {
            case RESERVE -> true;
            case EXPANSION -> usesExpansion && isReserveEmpty;
            case DEFICIT ->
                    isReserveEmpty
                            && (!usesExpansion || held(books, EXPANSION, from.currency()) == 0);
            default -> false;
        };
    }

    private static long held(Books books, String account, String currency) {
        Books.@Nullable Account known = books.accounts.get(account);
        return known == null ? 0 : known.purse(currency).balance();
    }

    private void shares(Leaf leaf, Books books, Findings findings) {
        String id = leaf.text("motion");
        @Nullable Motion motion = motions.due(leaf, id, KIND);
        @Nullable Loss loss = losses.get(id);
        if (motion == null || loss == null || !motion.decision.containsKey("cap")) {
            findings.add(leaf, "UNDECIDED: members bear nothing by the motion %s".formatted(id));
            return;
        }
        if (loss.said == 0) {
            expect(leaf, motion, loss, books);
        }
        for (Map<?, ?> said : leaf.maps("shares")) {
            @Nullable Share due =
                    loss.said < loss.expected.size() ? loss.expected.get(loss.said) : null;
            loss.said++;
            if (due == null || !due.text().equals(said)) {
                findings.add(
                        leaf,
                        "a share is %s; due is %s".formatted(said, due == null ? "" : due.text()));
            }
        }
    }

    private void expect(Leaf leaf, Motion motion, Loss loss, Books books) {
        String debtor = motion.decision.getOrDefault("account", "");
        List<String> accounts = new ArrayList<>();
        List<Long> sums = new ArrayList<>();
        trade.year(YearMonth.parse(leaf.at().substring(0, 7)))
                .forEach((account, sum) -> {
                    Books.@Nullable Account known = books.accounts.get(account);
                    if (sum > 0
                            && known != null
                            && known.kind.equals("member")
                            && !known.closed
                            && !account.equals(debtor)) {
                        accounts.add(account);
                        sums.add(sum);
                    }
                });
        if (accounts.isEmpty() || loss.deficit == 0) {
            return;
        }
        long[] shares =
                Sweeps.shares(loss.deficit, sums.stream().mapToLong(Long::longValue).toArray());
        long cap = Leaf.bound(motion.decision.getOrDefault("cap", ""));
        for (int i = 0; i < shares.length; i++) {
            String account = accounts.get(i);
            long most = most(sums.get(i), cap) - borne(account, Instant.parse(leaf.at()));
            long due = Math.min(shares[i], Math.max(0, most));
            loss.expected.add(new Share(account, sums.get(i), due));
            if (due > 0) {
                loss.left.put(account, due);
            }
        }
        loss.due.putAll(loss.left);
    }

    private static long most(long trade, long cap) {
        return BigInteger.valueOf(trade)
                .multiply(BigInteger.valueOf(cap))
                .divide(MILLION)
                .longValueExact();
    }

    private long borne(String account, Instant at) {
        return losses.values().stream()
                .filter(one -> !one.due.isEmpty())
                .filter(one -> Instant.parse(one.at).isAfter(at.minus(YEAR)))
                .mapToLong(one -> one.due.getOrDefault(account, 0L))
                .sum();
    }

    // What follows the last transfer: all shares were said, and nothing is owed any more.
    private void close(Leaf leaf, Books books, Findings findings) {
        @Nullable Loss loss = losses.get(leaf.text("motion"));
        if (loss == null) {
            return;
        }
        Books.@Nullable Account account = books.accounts.get(leaf.text("account"));
        boolean isAtZero =
                account != null
                        && account.purses.values().stream().allMatch(one -> one.balance() == 0);
        findings.require(isAtZero, leaf, "the debt is not written off as a whole");
        findings.require(
                loss.said == loss.expected.size(),
                leaf,
                "the log names %d who bear it, and %d have to",
                loss.said,
                loss.expected.size());
    }

    private void collect(Leaf leaf, Books books, Findings findings) {
        String id = leaf.text("decision");
        @Nullable Loss loss = losses.get(id);
        Entry from = leaf.entries().get(0);
        Entry to = leaf.entries().get(1);
        long left = loss == null ? 0 : loss.left.getOrDefault(from.account(), 0L);
        boolean isDue =
                motions.isDone(id)
                        && leaf.entries().size() == 2
                        && to.account().equals(DEFICIT)
                        && to.amount() > 0
                        && to.amount() <= left
                        && to.amount() <= -held(books, DEFICIT, to.currency());
        if (loss == null || !isDue) {
            findings.addWhole(
                    leaf,
                    "%s gives %d for a loss, and has to bear %d more"
                            .formatted(from.account(), to.amount(), left));
            return;
        }
        loss.left.put(from.account(), left - to.amount());
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return losses.isEmpty() && plans.isEmpty() ? "no debt was ever written off" : "";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("losses", (long) losses.size());
        plans.figures(figures);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        trade.save(out);
        plans.save(out);
        out.writeInt(losses.size());
        for (var one : losses.entrySet()) {
            Loss loss = one.getValue();
            out.writeUTF(one.getKey());
            out.writeUTF(loss.at);
            out.writeLong(loss.written);
            out.writeLong(loss.deficit);
            out.writeInt(loss.said);
            out.writeInt(loss.expected.size());
            for (Share share : loss.expected) {
                out.writeUTF(share.account());
                out.writeLong(share.trade());
                out.writeLong(share.due());
            }
            MonthlyTrade.save(loss.left, out);
            MonthlyTrade.save(loss.due, out);
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        trade.load(in);
        plans.load(in);
        for (int n = in.readInt(); n > 0; n--) {
            var loss = new Loss();
            losses.put(in.readUTF(), loss);
            loss.at = in.readUTF();
            loss.written = in.readLong();
            loss.deficit = in.readLong();
            loss.said = in.readInt();
            for (int all = in.readInt(); all > 0; all--) {
                loss.expected.add(new Share(in.readUTF(), in.readLong(), in.readLong()));
            }
            MonthlyTrade.load(loss.left, in);
            MonthlyTrade.load(loss.due, in);
        }
    }
}
