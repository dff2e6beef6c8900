package coop.mutirao.verify;

import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What members sold each other on each of the last 180 days, less what was given back: all of
/// which a review of credit limits is made.
final class Sales {

    static final int DAYS = 180;

    private static final Set<String> TRADE = Set.of("payment", "wage");
    private static final BigInteger PPM = BigInteger.valueOf(1_000_000);

    /// What one member sold another.
    ///
    /// @param soldOn the day of the sale, also of one that is given back later
    private record Pair(String seller, String buyer, LocalDate soldOn) {}

    /// What a policy makes of a member's sales.
    record Sum(long eligible, long target) {}

    private final Map<LocalDate, Map<Pair, Long>> days = new TreeMap<>();
    private final Map<String, LocalDate> opened = new TreeMap<>();

    /// Takes one more leaf in.
    void take(Leaf leaf, Books books) {
        if (leaf.type().equals("account") && leaf.text("kind").equals("member")) {
            opened.putIfAbsent(leaf.text("account"), day(leaf));
        }
        if (!leaf.isTransaction()) {
            return;
        }
        @Nullable Leaf sale =
                leaf.text("kind").equals("reversal") ? books.leaf(leaf.text("reverses")) : leaf;
        if (sale == null || !TRADE.contains(sale.text("kind")) || sale.entries().size() < 2) {
            return;
        }
        LocalDate today = day(leaf);
        List<Entry> entries = sale.entries();
        var pair = new Pair(entries.get(1).account(), entries.getFirst().account(), day(sale));
        days.keySet().removeIf(day -> day.isBefore(today.minusDays(2L * DAYS)));
        days.computeIfAbsent(today, _ -> new HashMap<>())
                .merge(pair, sale.equals(leaf) ? sale.amount() : -sale.amount(), Math::addExact);
    }

    private static LocalDate day(Leaf leaf) {
        return LocalDate.parse(leaf.at().substring(0, 10));
    }

    /// Whether an account is a member's that was open before a day.
    boolean wasOpen(String account, LocalDate day) {
        @Nullable LocalDate from = opened.get(account);
        return from != null && from.isBefore(day);
    }

    /// What all members traded in so many days before one.
    long trade(LocalDate day, int before) {
        long sum = 0;
        for (var one : days.entrySet()) {
            if (isWithin(one.getKey(), day, before)) {
                for (long amount : one.getValue().values()) {
                    sum = Math.addExact(sum, amount);
                }
            }
        }
        return Math.max(0, sum);
    }

    private static boolean isWithin(LocalDate one, LocalDate day, int before) {
        return one.isBefore(day) && !one.isBefore(day.minusDays(before));
    }

    /// What a policy makes of the sales of all members whose accounts were open before a day.
    Map<String, Sum> sums(LocalDate day, JsonNode policy) {
        int newcomerDays = policy.path("newcomerDays").asInt();
        Map<String, Map<String, Long>> sold = new HashMap<>();
        days.forEach((on, pairs) -> {
            if (isWithin(on, day, DAYS)) {
                pairs.forEach((pair, amount) -> {
                    if (counts(pair, newcomerDays)) {
                        sold.computeIfAbsent(pair.seller(), _ -> new HashMap<>())
                                .merge(pair.buyer(), amount, Math::addExact);
                    }
                });
            }
        });
        Map<String, Sum> sums = new TreeMap<>();
        opened.forEach((account, from) -> {
            if (from.isBefore(day)) {
                sums.put(account, sum(sold.getOrDefault(account, Map.of()), policy));
            }
        });
        return sums;
    }

    // Not if both were younger.
    private boolean counts(Pair pair, int newcomerDays) {
        @Nullable LocalDate seller = opened.get(pair.seller());
        @Nullable LocalDate buyer = opened.get(pair.buyer());
        return (seller != null && !pair.soldOn().isBefore(seller.plusDays(newcomerDays)))
                || (buyer != null && !pair.soldOn().isBefore(buyer.plusDays(newcomerDays)));
    }

    private static Sum sum(Map<String, Long> sold, JsonNode policy) {
        BigInteger all = BigInteger.ZERO;
        for (long one : sold.values()) {
            all = all.add(BigInteger.valueOf(Math.max(0, one)));
        }
        BigInteger cap =
                all.multiply(BigInteger.valueOf(policy.path("counterpartyCapPpm").asLong()))
                        .divide(PPM);
        BigInteger eligible = BigInteger.ZERO;
        for (long one : sold.values()) {
            eligible = eligible.add(BigInteger.valueOf(Math.max(0, one)).min(cap));
        }
        boolean isByTurnover = policy.path("rule").asString("").equals("turnover");
        BigInteger raw =
                isByTurnover
                        ? eligible.multiply(BigInteger.valueOf(policy.path("salesDays").asLong()))
                                .divide(BigInteger.valueOf(DAYS))
                        : BigInteger.ZERO;
        BigInteger least = BigInteger.valueOf(policy.path("initialLimit").asLong());
        BigInteger most = BigInteger.valueOf(policy.path("maximumLimit").asLong());
        return new Sum(eligible.longValueExact(), raw.max(least).min(most).longValueExact());
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(opened.size());
        for (var one : opened.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue().toString());
        }
        out.writeInt(days.size());
        for (var day : days.entrySet()) {
            out.writeUTF(day.getKey().toString());
            out.writeInt(day.getValue().size());
            for (var one : day.getValue().entrySet()) {
                out.writeUTF(one.getKey().seller());
                out.writeUTF(one.getKey().buyer());
                out.writeUTF(one.getKey().soldOn().toString());
                out.writeLong(one.getValue());
            }
        }
    }

    void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            opened.put(in.readUTF(), LocalDate.parse(in.readUTF()));
        }
        for (int n = in.readInt(); n > 0; n--) {
            Map<Pair, Long> day = new HashMap<>();
            days.put(LocalDate.parse(in.readUTF()), day);
            for (int all = in.readInt(); all > 0; all--) {
                var pair = new Pair(in.readUTF(), in.readUTF(), LocalDate.parse(in.readUTF()));
                day.put(pair, in.readLong());
            }
        }
    }
}
