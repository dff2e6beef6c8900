package coop.mutirao.verify;

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
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What members' accounts held in a month and for how long, what they bought in the 90 days before
/// its end, and when they were exempt: all of which a levy is made. Times are microseconds since
/// 1970.
final class IdleMoney {

    /// 30 days in microseconds, in parts per million: one minor unit.
    static final BigInteger DIVISOR =
            BigInteger.valueOf(2_592_000_000_000L).multiply(BigInteger.valueOf(1_000_000));

    private static final Set<String> TRADE = Set.of("payment", "wage");
    private static final int TRADE_DAYS = 90;
    private static final long DAY = 86_400_000_000L;
    private static final BigInteger LARGEST = BigInteger.valueOf((1L << 53) - 1);

    /// What a month makes of an account.
    ///
    /// @param due whole minor units
    record Sum(
            long trade, long threshold, BigInteger numerator, long before, long after, long due) {}

    private record Step(long at, long balance) {}

    /// From when on an account is exempt.
    ///
    /// @param until zero: it is exempt no more
    private record Exemption(long at, long until) {}

    private static final class Member {
        String currency = "";
        long openedAt;
        long carry;
        final List<Step> steps = new ArrayList<>();
        final List<Exemption> exemptions = new ArrayList<>();
    }

    private final Map<String, Member> members = new TreeMap<>();
    private final Map<String, Map<String, Long>> trade = new TreeMap<>();
    private boolean isStepwise;

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// A month begins.
    ///
    /// @param books as they are then
    /// @param isCharged whether there is a levy for it: else nobody asks for each balance
    void begin(YearMonth month, Books books, boolean isCharged) {
        isStepwise = isCharged;
        String oldest = month.plusMonths(1).atDay(1).minusDays(TRADE_DAYS).toString();
        trade.keySet().removeIf(day -> day.compareTo(oldest) < 0);
        long at = micros(start(month));
        members.forEach((account, member) -> {
            member.steps.clear();
            Books.@Nullable Account known = books.accounts.get(account);
            if (isCharged && known != null && !member.currency.isEmpty()) {
                long balance = known.purse(member.currency).balance();
                member.steps.add(new Step(at, balance));
            }
        });
    }

    /// Takes one more leaf in.
    void take(Leaf leaf, Books books) {
        switch (leaf.type()) {
            case "account" -> {
                if (leaf.text("kind").equals("member")) {
                    var member = new Member();
                    member.openedAt = micros(Instant.parse(leaf.at()));
                    members.putIfAbsent(leaf.text("account"), member);
                }
            }
            case "levy-exemption" -> {
                @Nullable Member member = members.get(leaf.text("account"));
                if (member != null) {
                    String until = leaf.text("until");
                    member.exemptions.add(
                            new Exemption(
                                    micros(Instant.parse(leaf.at())),
                                    until.isEmpty() ? 0 : micros(Instant.parse(until))));
                }
            }
            case "transaction" -> {
                trade(leaf, books);
                steps(leaf);
            }
            default -> {
                // The other types move nothing.
            }
        }
    }

    private void trade(Leaf leaf, Books books) {
        String kind = leaf.text("kind");
        @Nullable Leaf original =
                kind.equals("reversal") ? books.leaf(leaf.text("reverses")) : leaf;
        if (original != null
                && TRADE.contains(original.text("kind"))
                && original.entries().size() >= 2) {
            long amount = original.equals(leaf) ? leaf.amount() : -original.amount();
            trade.computeIfAbsent(leaf.at().substring(0, 10), _ -> new TreeMap<>())
                    .merge(original.entries().getFirst().account(), amount, Math::addExact);
        }
    }

    private void steps(Leaf leaf) {
        long at = isStepwise ? micros(Instant.parse(leaf.at())) : 0;
        for (Entry entry : leaf.entries()) {
            @Nullable Member member = members.get(entry.account());
            if (member == null) {
                continue;
            }
            member.currency = member.currency.isEmpty() ? entry.currency() : member.currency;
            if (isStepwise && entry.currency().equals(member.currency)) {
                long before = member.steps.isEmpty() ? 0 : member.steps.getLast().balance();
                member.steps.add(new Step(at, Math.addExact(before, entry.amount())));
            }
        }
    }

    /// What a month that is over makes of each account that was above its threshold. What each owes
    /// of its next unit is carried on.
    ///
    /// @param policy by which it is charged
    Map<String, Sum> close(YearMonth month, JsonNode policy) {
        Map<String, Sum> sums = new TreeMap<>();
        members.forEach((account, member) -> {
            Sum sum = sum(account, member, month, policy);
            if (sum.numerator().signum() > 0) {
                sums.put(account, sum);
                member.carry = sum.after();
            }
        });
        return sums;
    }

    private Sum sum(String account, Member member, YearMonth month, JsonNode policy) {
        long start = micros(start(month));
        long end = micros(start(month.plusMonths(1)));
        long bought = bought(account, month);
        long threshold = threshold(bought, policy);
        long free = member.openedAt + policy.path("newcomerDays").asLong() * DAY;
        BigInteger above = BigInteger.ZERO;
        for (int i = 0; i < member.steps.size(); i++) {
            Step step = member.steps.get(i);
            long until = i + 1 < member.steps.size() ? member.steps.get(i + 1).at() : end;
            long from = Math.max(Math.max(step.at(), start), free);
            if (step.balance() > threshold && from < until) {
                long time = until - from - exempt(member, from, until);
                above =
                        above.add(
                                BigInteger.valueOf(step.balance() - threshold)
                                        .multiply(BigInteger.valueOf(time)));
            }
        }
        BigInteger numerator = above.multiply(BigInteger.valueOf(policy.path("ratePpm").asLong()));
        BigInteger[] parts =
                numerator.add(BigInteger.valueOf(member.carry)).divideAndRemainder(DIVISOR);
        return new Sum(
                bought,
                threshold,
                numerator,
                member.carry,
                parts[1].longValueExact(),
                parts[0].longValueExact());
    }

    private long bought(String account, YearMonth month) {
        String end = month.plusMonths(1).atDay(1).toString();
        String from = month.plusMonths(1).atDay(1).minusDays(TRADE_DAYS).toString();
        long sum = 0;
        for (var day : trade.entrySet()) {
            if (day.getKey().compareTo(from) >= 0 && day.getKey().compareTo(end) < 0) {
                sum = Math.addExact(sum, day.getValue().getOrDefault(account, 0L));
            }
        }
        return Math.max(0, sum);
    }

    private static long threshold(long bought, JsonNode policy) {
        BigInteger months =
                BigInteger.valueOf(bought)
                        .multiply(BigInteger.valueOf(policy.path("monthsOfTrade").asLong()))
                        .divide(BigInteger.valueOf(3));
        return Math.max(
                policy.path("minimumThreshold").asLong(), months.min(LARGEST).longValueExact());
    }

    private static long exempt(Member member, long from, long until) {
        long time = 0;
        for (int i = 0; i < member.exemptions.size(); i++) {
            Exemption one = member.exemptions.get(i);
            long last =
                    i + 1 < member.exemptions.size()
                            ? Math.min(one.until(), member.exemptions.get(i + 1).at())
                            : one.until();
            time += Math.max(0, Math.min(until, last) - Math.max(from, one.at()));
        }
        return time;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeBoolean(isStepwise);
        out.writeInt(members.size());
        for (var one : members.entrySet()) {
            Member member = one.getValue();
            out.writeUTF(one.getKey());
            out.writeUTF(member.currency);
            out.writeLong(member.openedAt);
            out.writeLong(member.carry);
            out.writeInt(member.steps.size());
            for (Step step : member.steps) {
                out.writeLong(step.at());
                out.writeLong(step.balance());
            }
            out.writeInt(member.exemptions.size());
            for (Exemption exemption : member.exemptions) {
                out.writeLong(exemption.at());
                out.writeLong(exemption.until());
            }
        }
        out.writeInt(trade.size());
        for (var day : trade.entrySet()) {
            out.writeUTF(day.getKey());
            out.writeInt(day.getValue().size());
            for (var one : day.getValue().entrySet()) {
                out.writeUTF(one.getKey());
                out.writeLong(one.getValue());
            }
        }
    }

    void load(DataInputStream in) throws IOException {
        isStepwise = in.readBoolean();
        for (int n = in.readInt(); n > 0; n--) {
            var member = new Member();
            members.put(in.readUTF(), member);
            member.currency = in.readUTF();
            member.openedAt = in.readLong();
            member.carry = in.readLong();
            for (int steps = in.readInt(); steps > 0; steps--) {
                member.steps.add(new Step(in.readLong(), in.readLong()));
            }
            for (int all = in.readInt(); all > 0; all--) {
                member.exemptions.add(new Exemption(in.readLong(), in.readLong()));
            }
        }
        for (int n = in.readInt(); n > 0; n--) {
            Map<String, Long> day = new TreeMap<>();
            trade.put(in.readUTF(), day);
            for (int all = in.readInt(); all > 0; all--) {
                day.put(in.readUTF(), in.readLong());
            }
        }
    }
}
