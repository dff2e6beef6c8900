package coop.mutirao.verify;

import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Findings.Profit;
import coop.mutirao.verify.IdleMoney.Sum;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The levy of each month was charged to whom it was due, once, and as much as the policy makes of
/// what lay idle: no more than the account still held. Who was forgiven is named, nobody was left
/// out, and whoever was exempt was so by two officers.
///
/// A log that never says what the levy is, is not asked.
final class Levies implements Replay.LeafCheck {

    private static final String KEY = "levy";
    private static final String INCOME = "fund-income";
    private static final Set<String> MAY = Set.of("coordinator");

    private static final String FIRST_MOMENT = "-01T00:00:00.000000Z";
    private static final int MONTHS_MAX = 1_200;

    /// So long after its end a month may be charged.
    private static final int DAYS_TO_CHARGE = 7;

    private final IdleMoney idle = new IdleMoney();
    private final Mandates mandates = new Mandates();
    private final Map<String, Run> runs = new TreeMap<>();
    private final Map<String, String> asked = new TreeMap<>();
    private String month = "";
    private String last = "";
    private String agreed = "";
    private long charged;
    private long exempted;

    /// A month that is over.
    private record Run(String policy, Map<String, Sum> sums, Set<String> done) {}

    @Override
    public String name() {
        return "levies";
    }

    @Override
    public String promise() {
        return "Every levy is what the policy makes of idle money, and nobody was left out.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        mandates.take(leaf);
        turn(leaf, books);
        switch (leaf.type()) {
            case "officer-act" -> act(leaf);
            case "levy-exemption" -> exemption(leaf, findings);
            case "levy" -> step(leaf, books, findings);
            case "transaction" -> {
                if (leaf.text("kind").equals("levy")
                        && books.policies.containsKey(KEY)
                        && leaf.entries().size() >= 2) {
                    levy(leaf, books, findings);
                }
            }
            default -> {
                // The other types are of no levy.
            }
        }
        idle.take(leaf, books);
    }

    // All months that are over are done before a leaf is looked at. What has the very moment of the
    // turn belongs to both, for no time.
    private void turn(Leaf leaf, Books books) {
        last = leaf.at();
        YearMonth now = YearMonth.parse(leaf.at().substring(0, 7));
        if (month.isEmpty()) {
            begin(now, books);
        }
        YearMonth over = YearMonth.parse(month);
        if (over.until(now, ChronoUnit.MONTHS) > MONTHS_MAX) {
            throw new IllegalArgumentException("nothing happened since " + month);
        }
        while (leaf.at().compareTo(over.plusMonths(1) + FIRST_MOMENT) > 0) {
            @Nullable Policy policy = policy(over, books);
            if (policy != null) {
                runs.put(
                        month,
                        new Run(policy.name(), idle.close(over, policy.value()), new TreeSet<>()));
            }
            over = over.plusMonths(1);
            begin(over, books);
        }
    }

    private void begin(YearMonth next, Books books) {
        month = next.toString();
        idle.begin(next, books, policy(next, books) != null);
    }

    /// By which a month is charged: as it was when it began; null if there is no levy for it.
    private static @Nullable Policy policy(YearMonth month, Books books) {
        @Nullable Policy policy = books.policy(KEY, IdleMoney.start(month));
        return policy == null || policy.value().path("ratePpm").asLong() == 0 ? null : policy;
    }

    private void act(Leaf leaf) {
        switch (leaf.text("step")) {
            case "asked" -> asked.put(leaf.text("act"), leaf.text("actor"));
            case "agreed" -> {
                String asker = Objects.requireNonNullElse(asked.remove(leaf.text("act")), "");
                String who = leaf.text("actor");
                agreed =
                        asker.isEmpty() || asker.equals(who)
                                ? ""
                                : "%s %s %s".formatted(leaf.at(), who, leaf.text("account"));
            }
            default -> asked.remove(leaf.text("act"));
        }
    }

    // The other officer's asking stands right before it, in the same turn.
    private void exemption(Leaf leaf, Findings findings) {
        String who = leaf.text("actor");
        String account = leaf.text("account");
        exempted++;
        findings.require(
                mandates.holdsAny(MAY, who, leaf.at()) && !who.equals(account),
                leaf,
                "%s has no mandate to say who is exempt from the levy",
                who);
        findings.require(
                agreed.equals("%s %s %s".formatted(leaf.at(), who, account)),
                leaf,
                "%s exempts %s alone, and it takes two",
                who,
                account);
        findings.require(
                leaf.text("until").isEmpty() || leaf.text("until").compareTo(leaf.at()) > 0,
                leaf,
                "it is over before it begins");
    }

    private void levy(Leaf leaf, Books books, Findings findings) {
        Map<?, ?> said = leaf.map("sum");
        Entry entry = leaf.entries().getFirst();
        String account = entry.account();
        @Nullable Run run = runs.get(String.valueOf(said.get("period")));
        @Nullable Sum sum = run == null ? null : run.sums().get(account);
        if (run == null || sum == null) {
            findings.addWhole(
                    leaf, "no levy of %s was due from %s".formatted(said.get("period"), account));
            return;
        }
        if (!run.done().add(account)) {
            findings.addWhole(
                    leaf, "%s was charged for %s before".formatted(account, said.get("period")));
            return;
        }
        charged++;
        findings.require(
                leaf.text("policy").equals(run.policy()),
                leaf,
                "it names %s, and %s was in force when the month began",
                leaf.text("policy"),
                run.policy());
        Map<String, String> due =
                Map.of(
                        "period", String.valueOf(said.get("period")),
                        "trade", Long.toString(sum.trade()),
                        "threshold", Long.toString(sum.threshold()),
                        "numerator", sum.numerator().toString(),
                        "before", Long.toString(sum.before()),
                        "after", Long.toString(sum.after()));
        findings.require(due.equals(said), leaf, "its sum is %s; due is %s", said, due);
        long amount = Math.min(sum.due(), held(books, account, entry.currency()));
        List<Entry> entries =
                amount == 0
                        ? List.of()
                        : List.of(
                                new Entry(account, entry.currency(), -amount),
                                new Entry(INCOME, entry.currency(), amount));
        findings.compare(leaf, leaf.entries(), entries, run.policy());
    }

    private static long held(Books books, String account, String currency) {
        Books.@Nullable Account known = books.accounts.get(account);
        if (known == null) {
            return 0;
        }
        Books.Purse purse = known.purse(currency);
        return Math.max(0, Math.subtractExact(purse.balance(), purse.reserved()));
    }

    private void step(Leaf leaf, Books books, Findings findings) {
        String period = leaf.text("period");
        @Nullable Run run = runs.get(period);
        if (run == null) {
            findings.add(leaf, "no levy of %s is being charged".formatted(period));
            return;
        }
        switch (leaf.text("step")) {
            case "forgiven" -> {
                if (leaf.member("accounts") instanceof List<?> accounts) {
                    accounts.forEach(a -> forgiven(leaf, String.valueOf(a), run, books, findings));
                }
            }
            case "finished" -> {
                run.sums()
                        .forEach((account, sum) -> {
                            if (sum.due() > 0 && !run.done().contains(account)) {
                                leftOut(leaf, account, sum.due(), books, findings);
                            }
                        });
                runs.remove(period);
            }
            default -> findings.add(leaf, "there is no step " + leaf.text("step"));
        }
    }

    private static void forgiven(
            Leaf leaf, String account, Run run, Books books, Findings findings) {
        @Nullable Sum sum = run.sums().get(account);
        if (sum == null || sum.due() == 0 || !run.done().add(account)) {
            findings.add(leaf, "there is nothing to forgive %s".formatted(account));
            return;
        }
        long held =
                books.currencies.keySet().stream()
                        .mapToLong(currency -> held(books, account, currency))
                        .sum();
        if (held > 0) {
            leftOut(leaf, account, Math.min(held, sum.due()), books, findings);
        }
    }

    private static void leftOut(
            Leaf leaf, String account, long due, Books books, Findings findings) {
        List<Profit> profits = new ArrayList<>();
        String currency = books.currencies.keySet().stream().findFirst().orElse("");
        profits.add(new Profit(account, currency, due));
        profits.add(new Profit(INCOME, currency, -due));
        findings.add(leaf.place(), "%s was left out".formatted(account), profits);
    }

    @Override
    public void end(Books books, Findings findings) {
        for (String over : runs.keySet()) {
            Instant until =
                    YearMonth.parse(over)
                            .plusMonths(1)
                            .atDay(1 + DAYS_TO_CHARGE)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            if (!last.isEmpty() && Instant.parse(last).isAfter(until)) {
                findings.add("the end", "the levy of %s is still not charged".formatted(over));
            }
        }
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return charged + exempted > 0 ? "" : "no levy was ever charged";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("levies", charged);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        idle.save(out);
        mandates.save(out);
        out.writeUTF(month);
        out.writeUTF(last);
        out.writeUTF(agreed);
        out.writeLong(charged);
        out.writeLong(exempted);
        out.writeInt(asked.size());
        for (var one : asked.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue());
        }
        out.writeInt(runs.size());
        for (var one : runs.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue().policy());
            out.writeInt(one.getValue().sums().size());
            for (var account : one.getValue().sums().entrySet()) {
                out.writeUTF(account.getKey());
                out.writeBoolean(one.getValue().done().contains(account.getKey()));
                save(account.getValue(), out);
            }
        }
    }

    private static void save(Sum sum, DataOutputStream out) throws IOException {
        out.writeLong(sum.trade());
        out.writeLong(sum.threshold());
        out.writeUTF(sum.numerator().toString());
        out.writeLong(sum.before());
        out.writeLong(sum.after());
        out.writeLong(sum.due());
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        idle.load(in);
        mandates.load(in);
        month = in.readUTF();
        last = in.readUTF();
        agreed = in.readUTF();
        charged = in.readLong();
        exempted = in.readLong();
        for (int n = in.readInt(); n > 0; n--) {
            asked.put(in.readUTF(), in.readUTF());
        }
        for (int n = in.readInt(); n > 0; n--) {
            String over = in.readUTF();
            var run = new Run(in.readUTF(), new TreeMap<>(), new TreeSet<>());
            runs.put(over, run);
            for (int all = in.readInt(); all > 0; all--) {
                String account = in.readUTF();
                if (in.readBoolean()) {
                    run.done().add(account);
                }
                run.sums().put(account, sum(in));
            }
        }
    }

    private static Sum sum(DataInputStream in) throws IOException {
        return new Sum(
                in.readLong(),
                in.readLong(),
                new BigInteger(in.readUTF()),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
