package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.ACCOUNT_CLOSED;
import static coop.mutirao.http.ProblemType.CREDIT_LIMIT_EXCEEDED;
import static coop.mutirao.http.ProblemType.FUND_INSUFFICIENT;
import static coop.mutirao.http.ProblemType.PAYEE_LIMIT_EXCEEDED;

import coop.mutirao.fund.SweepPolicy;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.ContributionPolicy.Bearer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The books as somebody with pencil and paper would keep them: a page for each account, no
/// database, no batches, no log. What the service says is compared with what stands here.
final class BookModel {

    static final int MILLION = 1_000_000;
    static final List<String> SHARING =
            List.of("fund-reserve", "fund-expansion", "fund-microcredit", "fund-education");

    /// How the model sweeps: a budget of 30 a month, and 20 in reserve at least.
    static final SweepPolicy SWEEP =
            new SweepPolicy(
                    Money.of(30),
                    new SweepPolicy.Weights(250_000, 450_000, 200_000, 100_000),
                    Money.of(20),
                    100_000);

    /// What is known of an account.
    static final class Page {
        final int owner;
        long balance;
        long reserved;
        long credit;
        long maximum;
        boolean closed;
        long carry;
        int period;
        long charged;
        boolean everCharged;

        Page(int owner, long credit, long maximum) {
            this.owner = owner;
            this.credit = credit;
            this.maximum = maximum;
        }

        boolean isSettled() {
            return balance == 0 && reserved == 0;
        }
    }

    /// A contribution as it was taken.
    record Fee(
            String account,
            long base,
            long ratePpm,
            long amount,
            long forgiven,
            long carryAfter,
            int period) {}

    /// A payment that was made.
    record Paid(String payer, String payee, long amount, TransferKind kind, List<Fee> fees) {}

    private record Move(String account, long amount) {}

    final Map<String, Page> pages = new TreeMap<>();
    private final ContributionPolicy policy;
    private final Map<YearMonth, Long> budgetUsed = new HashMap<>();

    BookModel(ContributionPolicy policy) {
        this.policy = policy;
        for (String fund : List.of("fund-income", "fund-operations")) {
            pages.put(fund, new Page(0, 0, Long.MAX_VALUE));
        }
        SHARING.forEach(fund -> pages.put(fund, new Page(0, 0, Long.MAX_VALUE)));
    }

    Page page(String code) {
        @Nullable Page page = pages.get(code);
        if (page == null) {
            throw new AssertionError("no page for " + code);
        }
        return page;
    }

    /// Makes a payment.
    ///
    /// @return why not, or null; then `into` has it
    @Nullable ProblemType pay(
            TransferKind kind,
            String payer,
            String payee,
            long amount,
            Instant at,
            List<Paid> into) {
        if (page(payer).closed || page(payee).closed) {
            return ACCOUNT_CLOSED;
        }
        int period = (int) Math.floorDiv(at.getEpochSecond(), 30L * 24 * 60 * 60);
        List<Fee> fees = new ArrayList<>();
        boolean exempt =
                policy.exemptKinds().contains(kind) || amount < policy.minimumAmount().minorUnits();
        long ofPayer =
                policy.bearer() == Bearer.PAYER
                        ? policy.ratePpm()
                        : policy.bearer() == Bearer.SPLIT ? policy.ratePpm() / 2 : 0;
        for (String side : List.of(payer, payee)) {
            long rate = side.equals(payer) ? ofPayer : policy.ratePpm() - ofPayer;
            if (!exempt && rate > 0) {
                fees.add(fee(side, amount, rate, period));
            }
        }
        List<Move> moves = new ArrayList<>();
        moves.add(new Move(payer, -amount));
        moves.add(new Move(payee, amount));
        for (Fee fee : fees) {
            moves.add(new Move(fee.account(), -fee.amount()));
            moves.add(new Move("fund-income", fee.amount()));
        }
        @Nullable ProblemType refusal = move(moves);
        if (refusal == null) {
            fees.forEach(fee -> note(fee.account(), fee.carryAfter(), fee.period(), fee.amount()));
            into.add(new Paid(payer, payee, amount, kind, fees));
        }
        return refusal;
    }

    private Fee fee(String account, long base, long ratePpm, int period) {
        Page page = page(account);
        long due = page.carry + base * ratePpm;
        long whole = Math.max(0, Math.floorDiv(due, MILLION));
        long amount = Math.min(whole, base);
        if (policy.capPer30Days() != null) {
            long before = page.period == period ? page.charged : 0;
            long room = Math.max(0, policy.capPer30Days().minorUnits() - before);
            if (amount > room) {
                return new Fee(account, base, ratePpm, room, whole - room, 0, period);
            }
        }
        return new Fee(account, base, ratePpm, amount, 0, due - MILLION * amount, period);
    }

    private void note(String account, long carry, int period, long amount) {
        Page page = page(account);
        page.everCharged = true;
        page.carry = carry;
        if (period > page.period) {
            page.period = period;
            page.charged = amount;
        } else if (period == page.period) {
            page.charged += amount;
        }
    }

    /// Gives a payment back, with what was taken for the fund.
    @Nullable ProblemType giveBack(Paid paid) {
        List<Move> moves = new ArrayList<>();
        for (Fee fee : paid.fees().reversed()) {
            moves.add(new Move("fund-income", -fee.amount()));
            moves.add(new Move(fee.account(), fee.amount()));
        }
        moves.add(new Move(paid.payee(), -paid.amount()));
        moves.add(new Move(paid.payer(), paid.amount()));
        @Nullable ProblemType refusal = move(moves);
        if (refusal == null) {
            for (Fee fee : paid.fees()) {
                long carry = page(fee.account()).carry;
                long back = carry - fee.base() * fee.ratePpm() + MILLION * fee.amount();
                note(fee.account(), fee.forgiven() > 0 ? carry : back, fee.period(), -fee.amount());
            }
        }
        return refusal;
    }

    private @Nullable ProblemType move(List<Move> moves) {
        Map<String, Long> after = new HashMap<>();
        for (Move move : moves) {
            Page page = page(move.account());
            if (move.amount() == 0) {
                continue;
            }
            if (page.closed) {
                return ACCOUNT_CLOSED;
            }
            long to = after.getOrDefault(move.account(), page.balance) + move.amount();
            if (move.amount() > 0 && to > page.maximum && to > page.balance) {
                return PAYEE_LIMIT_EXCEEDED;
            }
            if (move.amount() < 0 && to - page.reserved < -page.credit && to < page.balance) {
                return move.account().startsWith("fund")
                        ? FUND_INSUFFICIENT
                        : CREDIT_LIMIT_EXCEEDED;
            }
            after.put(move.account(), to);
        }
        after.forEach((account, balance) -> page(account).balance = balance);
        return null;
    }

    /// Shares the income out by weights of 25, 45, 20 and 10 of a hundred.
    ///
    /// @return false if there is none
    boolean sweep(Instant at) {
        Page income = page("fund-income");
        if (income.balance <= 0) {
            return false;
        }
        YearMonth month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        long used = budgetUsed.getOrDefault(month, 0L);
        long operations =
                Math.min(
                        income.balance,
                        Math.max(0, SWEEP.operatingBudgetPerMonth().minorUnits() - used));
        long debt =
                pages.values().stream()
                        .filter(p -> p.owner > 0)
                        .mapToLong(p -> Math.max(0, -p.balance))
                        .sum();
        long target = Math.max(SWEEP.reserveMinimum().minorUnits(), debt / 10);
        boolean full = page("fund-reserve").balance >= target;
        long[] weights = full ? new long[] {0, 70, 20, 10} : new long[] {25, 45, 20, 10};
        long[] shares = new long[4];
        long total = income.balance - operations;
        for (int i = 0; i < 4; i++) {
            shares[i] = total * weights[i] / 100;
        }
        boolean[] rounded = new boolean[4];
        for (long left = total - java.util.Arrays.stream(shares).sum(); left > 0; left--) {
            int most = -1;
            for (int i = 0; i < 4; i++) {
                long lost = total * weights[i] % 100;
                if (!rounded[i] && (most < 0 || lost > total * weights[most] % 100)) {
                    most = i;
                }
            }
            rounded[most] = true;
            shares[most]++;
        }
        income.balance = 0;
        page("fund-operations").balance += operations;
        budgetUsed.merge(month, operations, Long::sum);
        for (int i = 0; i < 4; i++) {
            page(SHARING.get(i)).balance += shares[i];
        }
        return true;
    }
}
