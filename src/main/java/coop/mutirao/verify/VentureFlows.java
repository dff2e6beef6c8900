package coop.mutirao.verify;

import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What payments brought in and cost each account, month by month, and what it paid as wages: as
/// far back as a statement can be filed.
final class VentureFlows {

    /// A quarter, a year to state it in, and a month to spare.
    private static final int MONTHS = 16;

    static final int SALES = 0;
    static final int PURCHASES = 1;
    static final int WAGES = 2;

    private final Map<String, Map<String, long[]>> months = new TreeMap<>();

    void take(Leaf leaf, Books books) {
        String kind = leaf.text("kind");
        @Nullable Leaf original =
                kind.equals("reversal") ? books.leaf(leaf.text("reverses")) : leaf;
        if (original == null || original.entries().size() < 2) {
            return;
        }
        boolean isWage = original.text("kind").equals("wage");
        if (!isWage && !original.text("kind").equals("payment")) {
            return;
        }
        String month = leaf.at().substring(0, 7);
        if (!months.containsKey(month)) {
            String oldest = YearMonth.parse(month).minusMonths(MONTHS).toString();
            months.keySet().removeIf(one -> one.compareTo(oldest) < 0);
        }
        Map<String, long[]> all = months.computeIfAbsent(month, _ -> new TreeMap<>());
        String payer = original.entries().get(0).account();
        String payee = original.entries().get(1).account();
        for (Entry entry : leaf.entries()) {
            if (entry.account().equals(payer)) {
                add(all, payer, isWage ? WAGES : PURCHASES, -entry.amount());
            } else if (entry.account().equals(payee) && !isWage) {
                add(all, payee, SALES, entry.amount());
            }
        }
    }

    private static void add(Map<String, long[]> all, String account, int what, long amount) {
        long[] flows = all.computeIfAbsent(account, _ -> new long[3]);
        flows[what] = Math.addExact(flows[what], amount);
    }

    /// What an account had for some months from one on.
    long[] of(String account, YearMonth first, int count) {
        long[] sum = new long[3];
        for (int i = 0; i < count; i++) {
            long @Nullable [] flows =
                    months.getOrDefault(first.plusMonths(i).toString(), Map.of()).get(account);
            for (int what = 0; flows != null && what < sum.length; what++) {
                sum[what] = Math.addExact(sum[what], flows[what]);
            }
        }
        return sum;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(months.size());
        for (var month : months.entrySet()) {
            out.writeUTF(month.getKey());
            out.writeInt(month.getValue().size());
            for (var one : month.getValue().entrySet()) {
                out.writeUTF(one.getKey());
                for (long flow : one.getValue()) {
                    out.writeLong(flow);
                }
            }
        }
    }

    void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            Map<String, long[]> month = new TreeMap<>();
            months.put(in.readUTF(), month);
            for (int all = in.readInt(); all > 0; all--) {
                String account = in.readUTF();
                long[] flows = new long[3];
                for (int what = 0; what < flows.length; what++) {
                    flows[what] = in.readLong();
                }
                month.put(account, flows);
            }
        }
    }
}
