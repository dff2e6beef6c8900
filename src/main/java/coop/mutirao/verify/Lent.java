package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A loan as the log has it so far, with its schedule, which is worked out here again.
final class Lent {

    private static final int INSTALMENTS_MAX = 120;
    private static final int MONTHS_OF_A_YEAR = 12;

    final String account;
    final long amount;
    final String schedule;
    String step;
    List<LocalDate> dates;
    boolean collects;
    String unit;
    String policy;
    String claim;
    String debt;
    long outstanding;
    long ppm;
    long carry;

    private Lent(
            String account,
            long amount,
            String schedule,
            String step,
            List<LocalDate> dates,
            boolean collects,
            String unit,
            String policy,
            String claim,
            String debt,
            long outstanding,
            long ppm,
            long carry) {
        this.account = account;
        this.amount = amount;
        this.schedule = schedule;
        this.step = step;
        this.dates = List.copyOf(dates);
        this.collects = collects;
        this.unit = unit;
        this.policy = policy;
        this.claim = claim;
        this.debt = debt;
        this.outstanding = outstanding;
        this.ppm = ppm;
        this.carry = carry;
    }

    /// @throws IllegalArgumentException if it is no application
    static Lent applied(Leaf leaf) {
        long amount = Leaf.bound(leaf.text("amount"));
        long count = Leaf.bound(leaf.text("instalments"));
        List<Integer> months = new ArrayList<>();
        for (String month : leaf.text("months").split(",", -1)) {
            if (!month.isEmpty()) {
                months.add((int) Leaf.bound(month));
            }
        }
        if (count < 1 || count > Math.min(INSTALMENTS_MAX, amount)) {
            throw new IllegalArgumentException("%d in %d instalments".formatted(amount, count));
        }
        return new Lent(
                leaf.text("account"),
                amount,
                leaf.text("schedule"),
                "applied",
                dates(LocalDate.parse(leaf.text("first")), (int) count, months),
                leaf.text("collect").equals("yes"),
                "",
                "",
                "",
                "",
                0,
                0,
                0);
    }

    private static List<LocalDate> dates(LocalDate first, int count, List<Integer> months) {
        if (months.stream().anyMatch(m -> m < 1 || m > MONTHS_OF_A_YEAR)
                || (!months.isEmpty() && !months.contains(first.getMonthValue()))) {
            throw new IllegalArgumentException("months of a harvest " + months);
        }
        List<LocalDate> dates = new ArrayList<>();
        YearMonth month = YearMonth.from(first);
        while (dates.size() < count) {
            if (months.isEmpty() || months.contains(month.getMonthValue())) {
                dates.add(month.atDay(Math.min(first.getDayOfMonth(), month.lengthOfMonth())));
            }
            month = month.plusMonths(1);
        }
        return dates;
    }

    void goOn(String next) {
        step = next;
    }

    void collect(boolean agreed) {
        collects = agreed;
    }

    void grant(String by, JsonNode rules, String inUnit) {
        ppm = schedule.equals("receipts") ? rules.path("sweepPpm").asLong() : 0;
        policy = by;
        unit = inUnit;
        step = "granted";
    }

    void payOut(String claimed, String owed) {
        claim = claimed;
        debt = owed;
        outstanding = amount;
        step = "running";
    }

    void repay(long paid) {
        outstanding = Math.subtractExact(outstanding, paid);
        step = outstanding == 0 ? "repaid" : step;
    }

    void carry(long next) {
        carry = next;
    }

    /// Puts off what is not paid yet.
    void defer(long days) {
        long paid = amount - outstanding;
        List<LocalDate> later = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < dates.size(); i++) {
            sum += instalment(i);
            later.add(sum > paid ? dates.get(i).plusDays(days) : dates.get(i));
        }
        dates = List.copyOf(later);
    }

    /// The first of them are one more where it does not come out even.
    private long instalment(int number) {
        return amount / dates.size() + (number < amount % dates.size() ? 1 : 0);
    }

    /// What was due up to a day and is not paid.
    long dueBy(LocalDate day) {
        long due = 0;
        for (int i = 0; i < dates.size(); i++) {
            due += dates.get(i).isAfter(day) ? 0 : instalment(i);
        }
        return Math.max(0, due - (amount - outstanding));
    }

    boolean isRunning() {
        return step.equals("running");
    }

    void save(DataOutputStream out) throws IOException {
        out.writeUTF(account);
        out.writeLong(amount);
        out.writeUTF(schedule);
        out.writeUTF(step);
        out.writeInt(dates.size());
        for (LocalDate date : dates) {
            out.writeUTF(date.toString());
        }
        out.writeBoolean(collects);
        out.writeUTF(unit);
        out.writeUTF(policy);
        out.writeUTF(claim);
        out.writeUTF(debt);
        out.writeLong(outstanding);
        out.writeLong(ppm);
        out.writeLong(carry);
    }

    static Lent load(DataInputStream in) throws IOException {
        String account = in.readUTF();
        long amount = in.readLong();
        String schedule = in.readUTF();
        String step = in.readUTF();
        List<LocalDate> dates = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            dates.add(LocalDate.parse(in.readUTF()));
        }
        return new Lent(
                account,
                amount,
                schedule,
                step,
                dates,
                in.readBoolean(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
