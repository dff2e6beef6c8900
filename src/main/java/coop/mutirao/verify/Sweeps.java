package coop.mutirao.verify;

import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every sweep shared out what the income purse held, as the policy in force says: what losses are
/// uncovered is repaid, operations get what is left of their budget for the month, the other purses
/// share the rest by their weights and the largest remainder, and a full reserve gives its weight
/// to expansion.
///
/// A log that never says how it is shared out, is not asked.
final class Sweeps implements Replay.LeafCheck {

    private static final String KEY = "sweep";
    private static final String INCOME = "fund-income";
    private static final String DEFICIT = "system-deficit";
    private static final String OPERATIONS = "fund-operations";
    private static final String RESERVE = "fund-reserve";
    private static final List<String> PURSES =
            List.of("reserve", "expansion", "microcredit", "education");
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private String month = "";
    private long operationsInMonth;
    private long sweeps;

    @Override
    public String name() {
        return "sweeps";
    }

    @Override
    public String promise() {
        return "Every sweep shared the fund's income out exactly as the policy in force says.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        if (!leaf.isTransaction()
                || !leaf.text("kind").equals("sweep")
                || leaf.entries().isEmpty()
                || !books.policies.containsKey(KEY)) {
            return;
        }
        Instant at = Instant.parse(leaf.at());
        @Nullable Policy policy = books.policy(KEY, at);
        if (policy == null) {
            findings.add(leaf, "no policy says how income is shared out");
            return;
        }
        findings.require(
                leaf.text("policy").equals(policy.name()),
                leaf,
                "it names %s, and %s is in force",
                leaf.text("policy"),
                policy.name());
        String now = YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString();
        if (!now.equals(month)) {
            month = now;
            operationsInMonth = 0;
        }
        findings.compare(leaf, leaf.entries(), due(leaf, books, policy.value()), policy.name());
        sweeps++;
        leaf.entries().stream()
                .filter(entry -> entry.account().equals(OPERATIONS))
                .forEach(entry -> operationsInMonth += entry.amount());
    }

    private List<Entry> due(Leaf leaf, Books books, JsonNode policy) {
        String currency = leaf.entries().getFirst().currency();
        long income = balance(books, INCOME, currency);
        // What losses are uncovered is repaid before anything else.
        long repaid = Math.clamp(-balance(books, DEFICIT, currency), 0, Math.max(0, income));
        long left = policy.path("operatingBudgetPerMonth").asLong() - operationsInMonth;
        long operations = Math.clamp(left, 0, Math.max(0, income - repaid));
        long[] shares =
                income <= 0
                        ? new long[PURSES.size()]
                        : shares(income - repaid - operations, weights(books, currency, policy));
        List<Entry> due = new ArrayList<>();
        add(due, INCOME, currency, -income);
        add(due, DEFICIT, currency, repaid);
        add(due, OPERATIONS, currency, operations);
        for (int i = 0; i < shares.length; i++) {
            add(due, "fund-" + PURSES.get(i), currency, shares[i]);
        }
        return due;
    }

    private static void add(List<Entry> entries, String account, String currency, long amount) {
        if (amount != 0) {
            entries.add(new Entry(account, currency, amount));
        }
    }

    private static long balance(Books books, String account, String currency) {
        Books.@Nullable Account known = books.accounts.get(account);
        return known == null ? 0 : known.purse(currency).balance();
    }

    private static long[] weights(Books books, String currency, JsonNode policy) {
        long[] weights =
                PURSES.stream()
                        .mapToLong(purse -> policy.path("weightsPpm").path(purse).asLong())
                        .toArray();
        long debt =
                -books.accounts.values().stream()
                        .filter(account -> account.kind.equals("member"))
                        .mapToLong(account -> Math.min(0, account.purse(currency).balance()))
                        .sum();
        long target =
                Math.max(
                        policy.path("reserveMinimum").asLong(),
                        BigInteger.valueOf(debt)
                                .multiply(
                                        BigInteger.valueOf(
                                                policy.path("reserveShareOfDebtPpm").asLong()))
                                .divide(MILLION)
                                .longValueExact());
        if (balance(books, RESERVE, currency) >= target) {
            weights[1] += weights[0];
            weights[0] = 0;
        }
        return weights;
    }

    /// Each gets its share rounded down; what is left goes, one each, to those that lost most by
    /// that, of equal ones to the first.
    static long[] shares(long total, long[] weights) {
        BigInteger sum = BigInteger.valueOf(LongStream.of(weights).sum());
        if (sum.signum() <= 0) {
            throw new IllegalArgumentException("the weights sum to " + sum);
        }
        long[] shares = new long[weights.length];
        BigInteger[] lost = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] parts =
                    BigInteger.valueOf(total)
                            .multiply(BigInteger.valueOf(weights[i]))
                            .divideAndRemainder(sum);
            shares[i] = parts[0].longValueExact();
            lost[i] = parts[1];
            left -= shares[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> lost[i]).reversed())
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return sweeps > 0 ? "" : "the fund's income was never shared out";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("sweeps", sweeps);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeUTF(month);
        out.writeLong(operationsInMonth);
        out.writeLong(sweeps);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        month = in.readUTF();
        operationsInMonth = in.readLong();
        sweeps = in.readLong();
    }
}
