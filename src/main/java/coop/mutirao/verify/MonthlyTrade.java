package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What each account bought and sold in each of the last twelve months, as payments and wages: what
/// was reversed counts back in the month of the reversal.
final class MonthlyTrade {

    private static final Set<String> TRADE = Set.of("payment", "wage");
    private static final int MONTHS = 12;

    private final TreeMap<String, Map<String, Long>> months = new TreeMap<>();

    void take(Leaf leaf, Books books) {
        if (!leaf.isTransaction()) {
            return;
        }
        String kind = leaf.text("kind");
        @Nullable Leaf original =
                kind.equals("reversal") ? books.leaf(leaf.text("reverses")) : leaf;
        if (original == null
                || !TRADE.contains(original.text("kind"))
                || original.entries().size() < 2) {
            return;
        }
        String month = leaf.at().substring(0, 7);
        if (!months.containsKey(month)) {
            months.headMap(YearMonth.parse(month).minusMonths(MONTHS).toString()).clear();
        }
        long amount = original.equals(leaf) ? leaf.amount() : -original.amount();
        Map<String, Long> sums = months.computeIfAbsent(month, _ -> new TreeMap<>());
        for (var entry : original.entries().subList(0, 2)) {
            sums.merge(entry.account(), amount, Math::addExact);
        }
    }

    /// The sums of the twelve months before one, by account.
    Map<String, Long> year(YearMonth now) {
        Map<String, Long> sums = new TreeMap<>();
        months.subMap(now.minusMonths(MONTHS).toString(), now.toString())
                .values()
                .forEach(month ->
                        month.forEach((account, sum) -> sums.merge(account, sum, Math::addExact)));
        return sums;
    }

    static void save(Map<String, Long> sums, DataOutputStream out) throws IOException {
        out.writeInt(sums.size());
        for (var one : sums.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeLong(one.getValue());
        }
    }

    static void load(Map<String, Long> sums, DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            sums.put(in.readUTF(), in.readLong());
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(months.size());
        for (var month : months.entrySet()) {
            out.writeUTF(month.getKey());
            save(month.getValue(), out);
        }
    }

    void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            Map<String, Long> sums = new TreeMap<>();
            months.put(in.readUTF(), sums);
            load(sums, in);
        }
    }
}
