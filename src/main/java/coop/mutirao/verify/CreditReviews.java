package coop.mutirao.verify;

import coop.mutirao.verify.Books.Account;
import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Findings.Profit;
import coop.mutirao.verify.Sales.Sum;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every limit that nobody decided about is what the policy `credit` makes of what was sold, once a
/// month; nobody was left out, and nothing grew while members together owed too much.
final class CreditReviews implements Replay.LeafCheck {

    private static final String KEY = "credit";
    private static final int TRADE_DAYS = 90;
    private static final long MONTHS_TIMES_HUNDREDTHS = 300;
    private static final BigInteger PPM = BigInteger.valueOf(1_000_000);

    /// So long after a month's beginning its review is waited for.
    private static final int PATIENCE_DAYS = 7;

    private final Sales sales = new Sales();
    private final Map<String, String> currencies = new TreeMap<>();
    private final Map<String, Instant> decided = new TreeMap<>();
    private String month = "";
    private String late = "";
    private String waitsUntil = "";
    private long negative;
    private boolean isReviewed;
    private boolean isMissed;
    private @Nullable Open open;
    private long reviewed;

    /// A review that has begun.
    private record Open(
            String month, String policy, String brake, Map<String, Sum> sums, Set<String> done) {}

    @Override
    public String name() {
        return "credit";
    }

    @Override
    public String promise() {
        return "Every limit by a policy is what it makes of the sales, and nobody was left out.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        turn(leaf, books, findings);
        switch (leaf.type()) {
            case "account" -> {
                if (leaf.text("kind").equals("member")) {
                    leaf.map("limit").keySet().stream()
                            .findFirst()
                            .ifPresent(c -> currencies.put(leaf.text("account"), c.toString()));
                }
            }
            case "credit-review" -> step(leaf, books, findings);
            case "limit" -> limit(leaf, books, findings);
            default -> {
                // The other types are of no review.
            }
        }
        sales.take(leaf, books);
    }

    // Before the first leaf of a month: what members owe then counts for its review.
    private void turn(Leaf leaf, Books books, Findings findings) {
        String now = leaf.at().substring(0, 7);
        if (!now.equals(month)) {
            month = now;
            isReviewed = false;
            isMissed = false;
            negative = owed(books);
            late = first(month).plusDays(PATIENCE_DAYS).toString();
            waitsUntil = "";
        }
        miss(leaf, books, findings);
    }

    // A service that was away comes back and has something to do first: it gets a day.
    private void miss(Leaf leaf, Books books, Findings findings) {
        if (isReviewed || isMissed || leaf.at().compareTo(late) < 0) {
            return;
        }
        if (waitsUntil.isEmpty()) {
            waitsUntil = Instant.parse(leaf.at()).plus(Duration.ofDays(1)).toString();
        }
        if (leaf.at().compareTo(waitsUntil) > 0 && policy(month, books) != null) {
            isMissed = true;
            findings.add(leaf, "no review of credit limits has begun since %s".formatted(month));
        }
    }

    private static LocalDate first(String month) {
        return YearMonth.parse(month).atDay(1);
    }

    /// By which a month is reviewed; null: there is no review.
    private static @Nullable Policy policy(String month, Books books) {
        @Nullable Policy policy =
                books.policy(KEY, first(month).atStartOfDay(ZoneOffset.UTC).toInstant());
        return policy == null || policy.value().path("rule").asString("").equals("none")
                ? null
                : policy;
    }

    private long owed(Books books) {
        long sum = 0;
        for (var one : currencies.entrySet()) {
            @Nullable Account account = books.accounts.get(one.getKey());
            long balance = account == null ? 0 : account.purse(one.getValue()).balance();
            sum = Math.subtractExact(sum, Math.min(0, balance));
        }
        return sum;
    }

    private void step(Leaf leaf, Books books, Findings findings) {
        switch (leaf.text("step")) {
            case "begun" -> begin(leaf, books, findings);
            case "finished" -> finish(leaf, books, findings);
            default -> findings.add(leaf, "there is no step " + leaf.text("step"));
        }
    }

    private void begin(Leaf leaf, Books books, Findings findings) {
        @Nullable Policy policy = policy(month, books);
        if (policy == null || isReviewed || open != null || !leaf.text("month").equals(month)) {
            findings.add(
                    leaf, "a review of %s is not due in %s".formatted(leaf.text("month"), month));
            return;
        }
        isReviewed = true;
        JsonNode value = policy.value();
        long trade = sales.trade(first(month), TRADE_DAYS);
        String brake = brake(value, trade);
        findings.require(
                leaf.text("policy").equals(policy.name())
                        && leaf.text("negative").equals(Long.toString(negative))
                        && leaf.text("trade").equals(Long.toString(trade))
                        && leaf.text("brake").equals(brake),
                leaf,
                "by %s, with %d owed and %d traded in %d days, the brake is %s",
                policy.name(),
                negative,
                trade,
                TRADE_DAYS,
                brake);
        open =
                new Open(
                        month,
                        policy.name(),
                        brake,
                        sales.sums(first(month), value),
                        new TreeSet<>());
    }

    private String brake(JsonNode policy, long trade) {
        return isAbove(policy.path("stopAbove").asLong(), trade)
                ? "stopped"
                : isAbove(policy.path("freezeAbove").asLong(), trade) ? "frozen" : "free";
    }

    private boolean isAbove(long limit, long trade) {
        return BigInteger.valueOf(negative)
                        .multiply(BigInteger.valueOf(MONTHS_TIMES_HUNDREDTHS))
                        .compareTo(BigInteger.valueOf(trade).multiply(BigInteger.valueOf(limit)))
                > 0;
    }

    private void limit(Leaf leaf, Books books, Findings findings) {
        String account = leaf.text("account");
        @Nullable String currency = currencies.get(account);
        @Nullable Account known = books.accounts.get(account);
        if (currency == null || known == null) {
            return;
        }
        long before = known.purse(currency).credit();
        @Nullable Long after = leaf.bound("limit", currency);
        if (!leaf.has("sum")) {
            if (after != null && after != before) {
                decided.put(account, Instant.parse(leaf.at()));
            }
            @Nullable Open running = open;
            if (running != null
                    && (leaf.isExclusion() || leaf.text("closed").equals("yes") != known.closed)) {
                // It came by the account while that was closed, or left already.
                running.done().add(account);
            }
            return;
        }
        reviewed++;
        long due = before;
        Map<String, String> figures = Map.of();
        @Nullable Open now = open;
        @Nullable Sum sum = now == null ? null : now.sums().get(account);
        if (now != null && sum != null && now.done().add(account)) {
            due = due(account, before, now, sum, books);
            figures =
                    Map.of(
                            "month", now.month(),
                            "eligible", Long.toString(sum.eligible()),
                            "target", Long.toString(sum.target()),
                            "before", Long.toString(before));
            findings.require(
                    leaf.text("policy").equals(now.policy()), leaf, "it goes by " + now.policy());
        }
        findings.require(
                figures.equals(leaf.map("sum")),
                leaf,
                "its sum is %s; due is %s",
                leaf.map("sum"),
                figures);
        findings.require(
                leaf.text("closed").equals("no")
                        && isSame(leaf, "maximum", currency, known.purse(currency).maximum())
                        && isSame(leaf, "reserved", currency, known.purse(currency).reserved()),
                leaf,
                "a review changes the credit limit and nothing else");
        if (after != null && after != due) {
            findings.add(
                    leaf.place(),
                    "a review gives %s a credit of %d; due is %d".formatted(account, after, due),
                    List.of(new Profit(account, currency, after - due)));
        }
    }

    private static boolean isSame(Leaf leaf, String member, String currency, long before) {
        @Nullable Long after = leaf.bound(member, currency);
        return after == null || after == before;
    }

    /// Where a review leads from a limit.
    private long due(String account, long before, Open review, Sum sum, Books books) {
        JsonNode policy = Objects.requireNonNull(policy(review.month(), books)).value();
        @Nullable Instant word = decided.get(account);
        Duration days = Duration.ofDays(policy.path("decidedDays").asLong());
        Instant start = first(review.month()).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (word != null && word.plus(days).isAfter(start)) {
            return before;
        }
        if (sum.target() > before) {
            long most =
                    Math.min(
                            before + part(before, policy.path("growthPpm").asLong()),
                            policy.path("reviewAbove").asLong());
            return review.brake().equals("free")
                    ? Math.max(before, Math.min(sum.target(), most))
                    : before;
        }
        boolean isQuarters = YearMonth.parse(review.month()).getMonthValue() % 3 == 1;
        return isQuarters
                ? Math.max(sum.target(), before - part(before, policy.path("decayPpm").asLong()))
                : before;
    }

    private static long part(long of, long ppm) {
        return BigInteger.valueOf(of)
                .multiply(BigInteger.valueOf(ppm))
                .divide(PPM)
                .longValueExact();
    }

    private void finish(Leaf leaf, Books books, Findings findings) {
        @Nullable Open review = open;
        open = null;
        if (review == null || !leaf.text("month").equals(review.month())) {
            findings.add(leaf, "no review of %s has begun".formatted(leaf.text("month")));
            return;
        }
        review.sums()
                .forEach((account, sum) -> {
                    @Nullable Account known = books.accounts.get(account);
                    String currency = currencies.getOrDefault(account, "");
                    if (known == null
                            || known.closed
                            || !known.leaving.isEmpty()
                            || review.done().contains(account)) {
                        return;
                    }
                    long before = known.purse(currency).credit();
                    long due = due(account, before, review, sum, books);
                    if (due != before) {
                        findings.add(
                                leaf.place(),
                                "%s was left out: its credit is %d, and due is %d"
                                        .formatted(account, before, due),
                                List.of(new Profit(account, currency, before - due)));
                    }
                });
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return Replay.leaves(figures, "credit-review") > 0 ? "" : "no credit limit was reviewed";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("limitsReviewed", reviewed);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        sales.save(out);
        write(out, currencies);
        Map<String, String> words = new TreeMap<>();
        decided.forEach((account, at) -> words.put(account, at.toString()));
        write(out, words);
        out.writeUTF(month);
        out.writeUTF(late);
        out.writeUTF(waitsUntil);
        out.writeLong(negative);
        out.writeBoolean(isReviewed);
        out.writeBoolean(isMissed);
        out.writeLong(reviewed);
        @Nullable Open review = open;
        out.writeBoolean(review != null);
        if (review != null) {
            out.writeUTF(review.month());
            out.writeUTF(review.policy());
            out.writeUTF(review.brake());
            out.writeInt(review.sums().size());
            for (var one : review.sums().entrySet()) {
                out.writeUTF(one.getKey());
                out.writeLong(one.getValue().eligible());
                out.writeLong(one.getValue().target());
                out.writeBoolean(review.done().contains(one.getKey()));
            }
        }
    }

    private static void write(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (var one : map.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue());
        }
    }

    private static Map<String, String> read(DataInputStream in) throws IOException {
        Map<String, String> map = new HashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            map.put(in.readUTF(), in.readUTF());
        }
        return map;
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        sales.load(in);
        currencies.putAll(read(in));
        read(in).forEach((account, at) -> decided.put(account, Instant.parse(at)));
        month = in.readUTF();
        late = in.readUTF();
        waitsUntil = in.readUTF();
        negative = in.readLong();
        isReviewed = in.readBoolean();
        isMissed = in.readBoolean();
        reviewed = in.readLong();
        if (in.readBoolean()) {
            var review =
                    new Open(
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            new TreeMap<>(),
                            new TreeSet<>());
            for (int n = in.readInt(); n > 0; n--) {
                String account = in.readUTF();
                review.sums().put(account, new Sum(in.readLong(), in.readLong()));
                if (in.readBoolean()) {
                    review.done().add(account);
                }
            }
            open = review;
        }
    }
}
