package coop.mutirao.verify.report;

import coop.mutirao.verify.Books;
import coop.mutirao.verify.Leaf;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A month of the month in the open, from the leaves alone. What each figure is stands in the
/// service's own documentation of the report; here it is counted in another way: all at once, leaf
/// after leaf, and each month by itself.
final class Month implements Recount {

    private static final Set<String> CHARGED =
            Set.of("payment", "gift", "wage", "import", "reversal");
    private static final Set<String> TRADE = Set.of("payment", "import");
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final YearMonth month;
    private final LocalDate end;
    private final LocalDate yearFrom;
    private final String unit;

    private final Map<String, String> kinds = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, TreeMap<YearMonth, Long>> moved = new TreeMap<>();
    private final Map<YearMonth, Long> turnover = new HashMap<>();
    private final Set<String> traders = new HashSet<>();
    private @Nullable LocalDate began;
    private LocalDate latest = LocalDate.MIN;
    private long payments;
    private long turnoverYear;
    private long contributions;
    private long contributionsYear;
    private long reserveYear;
    private long writtenOffYear;

    /// @param unit the network's currency
    Month(YearMonth month, String unit) {
        this.month = month;
        this.end = month.atEndOfMonth();
        this.yearFrom = end.minusDays(364);
        this.unit = unit;
    }

    YearMonth month() {
        return month;
    }

    @Override
    public Map<String, String> head(Books books) {
        return Map.of("decimals", String.valueOf(books.currencies().get(unit)));
    }

    @Override
    public void take(Leaf leaf, Books books) {
        latest = LocalDate.parse(leaf.at().substring(0, 10));
        String account = leaf.text("account");
        switch (leaf.type()) {
            case "account" -> {
                kinds.putIfAbsent(account, leaf.text("kind"));
                if (leaf.text("kind").equals("member")) {
                    open.add(account);
                }
            }
            case "limit" -> {
                if (leaf.text("closed").equals("yes")) {
                    open.remove(account);
                } else if (isMember(account)) {
                    open.add(account);
                }
            }
            case "transaction" -> post(leaf, books);
            default -> {
                // The others say nothing of money or members.
            }
        }
    }

    private boolean isMember(String account) {
        return "member".equals(kinds.get(account));
    }

    private void post(Leaf leaf, Books books) {
        LocalDate day = LocalDate.parse(leaf.text("effective"));
        if (began == null || day.isBefore(began)) {
            began = day;
        }
        if (day.isAfter(end) || leaf.entries().size() < 2) {
            return;
        }
        YearMonth when = YearMonth.from(day);
        boolean isInYear = !day.isBefore(yearFrom);
        for (Leaf.Entry entry : leaf.entries()) {
            if (entry.currency().equals(unit)) {
                moved.computeIfAbsent(entry.account(), _ -> new TreeMap<>())
                        .merge(when, entry.amount(), Math::addExact);
                if (isInYear) {
                    year(leaf, entry, when);
                }
            }
        }
        trade(leaf, books, when, isInYear);
    }

    /// The two between whom the price is: a payment begins with them, a reversal ends with them.
    private static List<Leaf.Entry> price(Leaf leaf) {
        List<Leaf.Entry> all = leaf.entries();
        int from = leaf.text("kind").equals("reversal") ? all.size() - 2 : 0;
        return all.subList(from, from + 2);
    }

    private void year(Leaf leaf, Leaf.Entry entry, YearMonth when) {
        String kind = leaf.text("kind");
        boolean isPrice =
                price(leaf).stream().anyMatch(one -> one.account().equals(entry.account()));
        if (CHARGED.contains(kind) && !isPrice && "fund".equals(kinds.get(entry.account()))) {
            contributionsYear += entry.amount();
            contributions += when.equals(month) ? entry.amount() : 0;
        }
        if (kind.equals("sweep") && entry.account().equals("fund-reserve")) {
            reserveYear += entry.amount();
        }
        if (kind.equals("writeOff") && entry.amount() > 0 && isMember(entry.account())) {
            writtenOffYear += entry.amount();
        }
    }

    private void trade(Leaf leaf, Books books, YearMonth when, boolean isInYear) {
        String kind = leaf.text("kind");
        boolean isReversal = kind.equals("reversal");
        if (isReversal) {
            @Nullable Leaf original = books.leaf(leaf.text("reverses"));
            kind = original == null ? "" : original.text("kind");
        }
        List<Leaf.Entry> price = price(leaf);
        boolean isAmongMembers = price.stream().allMatch(entry -> isMember(entry.account()));
        if (!TRADE.contains(kind) || !isAmongMembers || !price.getFirst().currency().equals(unit)) {
            return;
        }
        long amount = isReversal ? -price.getLast().amount() : price.getLast().amount();
        turnover.merge(when, amount, Math::addExact);
        turnoverYear += isInYear ? amount : 0;
        if (!isReversal && when.equals(month)) {
            payments++;
            price.forEach(entry -> traders.add(entry.account()));
        }
    }

    /// The first of the months that are counted, up to twelve.
    YearMonth first() {
        YearMonth earliest = month.minusMonths(11);
        YearMonth start = began == null ? month : YearMonth.from(began);
        if (start.isAfter(month)) {
            return month;
        }
        return start.isAfter(earliest) ? start : earliest;
    }

    private long balance(String account, YearMonth until) {
        return moved.getOrDefault(account, new TreeMap<>()).headMap(until, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public List<String> lines(Books books) {
        List<String> lines = new ArrayList<>();
        BigInteger supplies = BigInteger.ZERO;
        BigInteger belows = BigInteger.ZERO;
        long supply = 0;
        long below = 0;
        long months = 0;
        for (YearMonth m = first(); !m.isAfter(month); m = m.plusMonths(1)) {
            supply = 0;
            below = 0;
            for (String account : moved.keySet()) {
                long balance = balance(account, m);
                supply += "system".equals(kinds.get(account)) ? 0 : Math.max(0, balance);
                below += isMember(account) ? Math.max(0, -balance) : 0;
            }
            lines.add("turnover %s %d".formatted(m, turnover.getOrDefault(m, 0L)));
            lines.add("money-supply %s %d".formatted(m, supply));
            lines.add("below-zero %s %d".formatted(m, below));
            supplies = supplies.add(BigInteger.valueOf(supply));
            belows = belows.add(BigInteger.valueOf(below));
            months++;
        }
        long fund = 0;
        long unallocated = 0;
        long system = 0;
        for (String account : moved.keySet()) {
            long balance = balance(account, month);
            if ("fund".equals(kinds.get(account))) {
                fund += balance;
                unallocated += account.startsWith("fund-") ? balance : 0;
                lines.add("%s %s %d".formatted(account, month, balance));
            } else if ("system".equals(kinds.get(account))) {
                system += balance;
            }
        }
        say(lines, "fund", fund);
        say(lines, "unallocated", unallocated);
        say(lines, "system", system);
        say(lines, "member-accounts", open.size());
        say(lines, "payments", payments);
        say(lines, "traders", traders.size());
        say(lines, "contributions", contributions);
        say(lines, "months-counted", months);
        say(lines, "days-counted", days());
        say(lines, "turnover-365-days", turnoverYear);
        say(lines, "contributions-365-days", contributionsYear);
        say(lines, "reserve-income-365-days", reserveYear);
        say(lines, "written-off-365-days", writtenOffYear);
        say(
                lines,
                "zero-shift",
                open.isEmpty() ? NONE : Math.floorDiv(-fund - system, open.size()));
        say(lines, "days-from", days() == 0 ? null : daysFrom());
        say(lines, "days-to", days() == 0 ? null : daysTo());
        ratios(lines, new Sums(months, supplies, belows, below, unallocated));
        return lines;
    }

    private LocalDate daysFrom() {
        return began == null || began.isBefore(yearFrom) ? yearFrom : began;
    }

    private LocalDate daysTo() {
        return latest.isBefore(end) ? latest : end;
    }

    private long days() {
        return began == null ? 0 : Math.max(0, daysTo().toEpochDay() - daysFrom().toEpochDay() + 1);
    }

    /// A year's figure: fewer days count as if they went on so, and too few not at all.
    private @Nullable BigInteger yearly(long of, long months, BigInteger sum) {
        long days = days();
        return days < 28 ? null : ppm(of, months * 365, sum.multiply(BigInteger.valueOf(days)));
    }

    /// An amount by the twelfth of such a year's figure.
    private @Nullable BigInteger monthly(long amount, long yearly) {
        long days = days();
        return days < 28 ? null : ppm(amount, days * 12, BigInteger.valueOf(yearly * 365));
    }

    private record Sums(
            long months, BigInteger supplies, BigInteger belows, long below, long unallocated) {}

    private void ratios(List<String> lines, Sums sums) {
        @Nullable BigInteger velocity = yearly(turnoverYear, sums.months, sums.supplies);
        @Nullable BigInteger deficit = monthly(sums.below, turnoverYear);
        @Nullable BigInteger bearable = yearly(reserveYear, sums.months, sums.supplies);
        @Nullable BigInteger loss = yearly(writtenOffYear, sums.months, sums.belows);
        @Nullable BigInteger idle = monthly(sums.unallocated, contributionsYear);
        say(
                lines,
                "contribution-rate-ppm",
                ppm(contributionsYear, 1, BigInteger.valueOf(turnoverYear)));
        say(lines, "reserve-share-ppm", ppm(reserveYear, 1, BigInteger.valueOf(contributionsYear)));
        say(lines, "velocity-ppm", velocity);
        say(lines, "deficit-ratio-ppm", deficit);
        say(lines, "bearable-loss-ppm", bearable);
        say(lines, "loss-ppm", loss);
        say(lines, "idle-months-ppm", idle);
        say(lines, "velocity-band", band(velocity, 4_000_000, 2_000_000));
        say(lines, "deficit-ratio-band", band(deficit, 2_500_000, 3_000_000));
        say(lines, "solvency-band", solvency(loss, bearable));
        say(lines, "idle-months-band", band(idle, 3_000_000, 6_000_000));
    }

    private void say(List<String> lines, String figure, @Nullable Object value) {
        lines.add("%s %s %s".formatted(figure, month, value == null ? NONE : value));
    }

    private static @Nullable BigInteger ppm(long of, long times, BigInteger by) {
        return by.signum() <= 0
                ? null
                : BigInteger.valueOf(of)
                        .multiply(BigInteger.valueOf(times))
                        .multiply(MILLION)
                        .divide(by);
    }

    // More is better where green stands above red, and worse otherwise.
    private static @Nullable String band(@Nullable BigInteger ppm, long green, long red) {
        if (ppm == null) {
            return null;
        }
        boolean isMoreBetter = green > red;
        if (isBeyond(ppm, green, isMoreBetter)) {
            return "green";
        }
        return isBeyond(ppm, red, !isMoreBetter) ? "red" : "amber";
    }

    private static boolean isBeyond(BigInteger ppm, long bound, boolean isAbove) {
        int compared = ppm.compareTo(BigInteger.valueOf(bound));
        return isAbove ? compared > 0 : compared < 0;
    }

    private static @Nullable String solvency(
            @Nullable BigInteger loss, @Nullable BigInteger bearable) {
        if (loss == null || bearable == null) {
            return null;
        }
        if (loss.add(loss).compareTo(bearable) < 0) {
            return "green";
        }
        return loss.compareTo(bearable) < 0 ? "amber" : "red";
    }
}
