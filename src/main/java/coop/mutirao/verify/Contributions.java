package coop.mutirao.verify;

import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every payment was charged the contribution that the policy in force makes of it, to the last
/// minor unit: each account carries the fraction that it owes from one payment to the next.
///
/// A log that never says what the contribution is, is not asked.
final class Contributions implements Replay.LeafCheck {

    private static final String KEY = "contribution";
    private static final String INCOME = "fund-income";
    private static final Set<String> PAYMENTS = Set.of("payment", "gift", "wage", "import");
    private static final long MILLION = 1_000_000;
    private static final long PERIOD_SECONDS = 2_592_000;

    private final Map<String, Carry> carries = new TreeMap<>();
    private final CompactMap forgiven = new CompactMap();
    private boolean isAsked;
    private long charged;
    private long unexplained;

    /// What an account owes and was charged lately.
    ///
    /// @param owed millionths of a minor unit
    /// @param charged in the period of 30 days with this number
    private record Carry(long owed, long period, long charged) {

        static final Carry NONE = new Carry(0, 0, 0);

        long in(long period) {
            return period == this.period ? charged : 0;
        }

        Carry after(long owed, long period, long amount) {
            return period < this.period
                    ? new Carry(owed, this.period, charged)
                    : new Carry(owed, period, in(period) + amount);
        }
    }

    /// What a version of the policy says.
    private record Terms(Policy policy, JsonNode value) {

        static Terms of(Policy policy) {
            return new Terms(policy, policy.value());
        }

        int payerPpm() {
            int rate = value.path("ratePpm").asInt();
            return switch (value.path("bearer").asString("")) {
                case "payer" -> rate;
                case "split" -> rate / 2;
                default -> 0;
            };
        }

        int payeePpm() {
            return value.path("ratePpm").asInt() - payerPpm();
        }

        boolean isFree(Leaf leaf) {
            boolean isExempt = value.path("ratePpm").asInt() == 0;
            isExempt |= leaf.amount() < value.path("minimumAmount").asLong(0);
            for (JsonNode kind : value.path("exemptKinds")) {
                isExempt |= kind.asString("").equals(leaf.text("kind"));
            }
            return isExempt;
        }

        /// @return null: no cap
        @Nullable Long cap() {
            JsonNode cap = value.path("capPer30Days");
            return cap.isIntegralNumber() ? Long.valueOf(cap.asLong()) : null;
        }
    }

    @Override
    public String name() {
        return "contributions";
    }

    @Override
    public String promise() {
        return "Every payment was charged exactly the contribution of the policy in force.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        if (!leaf.isTransaction()
                || leaf.entries().size() < 2
                || !books.policies.containsKey(KEY)) {
            return;
        }
        if (leaf.text("kind").equals("reversal")) {
            back(leaf, books);
        } else if (PAYMENTS.contains(leaf.text("kind"))) {
            forward(leaf, books, findings);
        }
    }

    private static long period(Leaf leaf) {
        return Math.floorDiv(Instant.parse(leaf.at()).getEpochSecond(), PERIOD_SECONDS);
    }

    private static @Nullable Terms named(Books books, String name) {
        for (Policy policy : books.policies.getOrDefault(KEY, List.of())) {
            if (policy.name().equals(name)) {
                return Terms.of(policy);
            }
        }
        return null;
    }

    private void forward(Leaf leaf, Books books, Findings findings) {
        String name = leaf.text("policy");
        @Nullable Policy inForce = books.policy(KEY, Instant.parse(leaf.at()));
        if (inForce == null) {
            before(leaf, books, findings);
            return;
        }
        @Nullable Terms terms = name.isEmpty() ? Terms.of(inForce) : named(books, name);
        if (terms == null || (!name.isEmpty() && !name.equals(inForce.name()))) {
            findings.add(leaf, "it names %s, and %s is in force".formatted(name, inForce.name()));
        }
        boolean isFree = terms == null || terms.isFree(leaf);
        List<Entry> due = new ArrayList<>();
        if (name.isEmpty()) {
            unexplained += isFree ? 0 : 1;
        } else if (isFree) {
            findings.add(leaf, "%s exempts it, and it was charged".formatted(name));
        } else if (terms != null) {
            charged++;
            charge(leaf, leaf.entries().get(0).account(), terms.payerPpm(), terms, due);
            charge(leaf, leaf.entries().get(1).account(), terms.payeePpm(), terms, due);
        }
        List<Entry> made = leaf.entries().subList(2, leaf.entries().size());
        findings.compare(leaf, made, due, inForce.name());
    }

    /// A payment before any version was in force: who gains is who would pay by the first of them.
    private static void before(Leaf leaf, Books books, Findings findings) {
        Terms first = Terms.of(books.policies.getOrDefault(KEY, List.of()).getFirst());
        List<Entry> due = new ArrayList<>();
        if (!first.isFree(leaf)) {
            share(leaf, leaf.entries().get(0), first.payerPpm(), due);
            share(leaf, leaf.entries().get(1), first.payeePpm(), due);
        }
        List<Entry> made = leaf.entries().subList(2, leaf.entries().size());
        findings.add(leaf, books.notInForce(KEY), made, due);
    }

    private static void share(Leaf leaf, Entry of, int ratePpm, List<Entry> due) {
        long amount = Math.multiplyExact(leaf.amount(), ratePpm) / MILLION;
        if (amount > 0) {
            due.add(new Entry(of.account(), of.currency(), -amount));
            due.add(new Entry(INCOME, of.currency(), amount));
        }
    }

    private void charge(Leaf leaf, String account, int ratePpm, Terms terms, List<Entry> due) {
        if (ratePpm <= 0) {
            return;
        }
        long base = leaf.amount();
        long period = period(leaf);
        Carry carry = carries.getOrDefault(account, Carry.NONE);
        long owed = Math.addExact(carry.owed(), Math.multiplyExact(base, ratePpm));
        long whole = Math.max(0, Math.floorDiv(owed, MILLION));
        long amount = Math.min(whole, base);
        long rest = owed - amount * MILLION;
        @Nullable Long cap = terms.cap();
        long room = cap == null ? amount : Math.max(0, cap - carry.in(period));
        if (amount > room) {
            amount = room;
            rest = 0;
            // What a cap forgives is not owed again when the payment is given back.
            forgiven.put(Lines.key(Long.toString(leaf.index()), account), 1);
        }
        carries.put(account, carry.after(rest, period, amount));
        if (amount > 0) {
            String currency = leaf.entries().get(0).currency();
            due.add(new Entry(account, currency, -amount));
            due.add(new Entry(INCOME, currency, amount));
        }
    }

    // That its entries are those of the payment the other way round, Balances looks at.
    private void back(Leaf leaf, Books books) {
        @Nullable Leaf original = books.leaf(leaf.text("reverses"));
        @Nullable Terms terms = original == null ? null : named(books, original.text("policy"));
        if (original != null && terms != null && original.entries().size() >= 2) {
            back(original, original.entries().get(0).account(), terms.payerPpm());
            back(original, original.entries().get(1).account(), terms.payeePpm());
        }
    }

    private void back(Leaf original, String account, int ratePpm) {
        if (ratePpm <= 0) {
            return;
        }
        Carry carry = carries.getOrDefault(account, Carry.NONE);
        long amount =
                -original.entries().stream()
                        .skip(2)
                        .filter(e -> e.account().equals(account))
                        .mapToLong(Entry::amount)
                        .sum();
        boolean wasForgiven =
                forgiven.get(Lines.key(Long.toString(original.index()), account))
                        != CompactMap.NONE;
        long owed =
                wasForgiven
                        ? carry.owed()
                        : carry.owed()
                                - Math.multiplyExact(original.amount(), ratePpm)
                                + Math.multiplyExact(amount, MILLION);
        carries.put(account, carry.after(owed, period(original), -amount));
    }

    @Override
    public void end(Books books, Findings findings) {
        isAsked = books.policies.containsKey(KEY);
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return isAsked
                ? Replay.noTransactions(figures)
                : "no policy of the log asks for contributions";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("payments_charged", charged);
        figures.put("payments_free_by_owner_only", unexplained);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeLong(charged);
        out.writeLong(unexplained);
        out.writeInt(carries.size());
        for (var carry : new HashMap<>(carries).entrySet()) {
            out.writeUTF(carry.getKey());
            out.writeLong(carry.getValue().owed());
            out.writeLong(carry.getValue().period());
            out.writeLong(carry.getValue().charged());
        }
        forgiven.save(out);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        charged = in.readLong();
        unexplained = in.readLong();
        for (int n = in.readInt(); n > 0; n--) {
            carries.put(in.readUTF(), new Carry(in.readLong(), in.readLong(), in.readLong()));
        }
        forgiven.load(in);
    }
}
