package coop.mutirao.loan;

import coop.mutirao.ledger.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a loan is paid back. There is an instalment a month, or one in each month of a harvest; by a
/// share of receipts as well, where they pay the oldest instalment first.
///
/// @param first when the first one is due: its day counts in the other months too, or their last
///   day if they have no such day
/// @param instalments 1 to 120
/// @param months of the year, 1 to 12, rising; only of a harvest, which has one at least
public record Plan(Kind kind, LocalDate first, int instalments, List<Integer> months) {

    /// By what it is paid back.
    public enum Kind {
        DATES,
        HARVEST,
        RECEIPTS;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException if there is no such kind
        static Kind of(String wire) {
            for (Kind kind : values()) {
                if (kind.wire().equals(wire)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "a schedule is by dates, harvest or receipts, not by " + wire);
        }
    }

    static final int INSTALMENTS_MAX = 120;

    private static final int MONTHS_OF_A_YEAR = 12;
    private static final LocalDate LAST = LocalDate.of(9000, 1, 1);

    /// @throws IllegalArgumentException with what makes no schedule
    public Plan {
        months = months.stream().distinct().sorted().toList();
        if (instalments < 1 || instalments > INSTALMENTS_MAX) {
            throw new IllegalArgumentException(
                    "a loan has 1 to %d instalments, not %d"
                            .formatted(INSTALMENTS_MAX, instalments));
        }
        if (months.stream().anyMatch(m -> m < 1 || m > MONTHS_OF_A_YEAR)) {
            throw new IllegalArgumentException("months are 1 to 12");
        }
        if ((kind == Kind.HARVEST) == months.isEmpty()) {
            throw new IllegalArgumentException("a harvest has its months, and nothing else has");
        }
        if (kind == Kind.HARVEST && !months.contains(first.getMonthValue())) {
            throw new IllegalArgumentException("the first instalment is due in a harvest's month");
        }
        if (first.getYear() < 1 || first.isAfter(LAST)) {
            throw new IllegalArgumentException("the first instalment is due in a year to come");
        }
    }

    /// The instalments of an amount: all alike, but the first are one more where it does not come
    /// out even.
    ///
    /// @param amount as many minor units as instalments at least
    List<Instalment> of(Money amount) {
        long each = amount.minorUnits() / instalments;
        long more = amount.minorUnits() % instalments;
        List<LocalDate> dates = dates();
        List<Instalment> all = new ArrayList<>();
        for (int i = 0; i < instalments; i++) {
            all.add(new Instalment(i + 1, Money.of(each + (i < more ? 1 : 0)), dates.get(i)));
        }
        return all;
    }

    /// When the last one is due.
    LocalDate last() {
        return dates().getLast();
    }

    private List<LocalDate> dates() {
        List<LocalDate> dates = new ArrayList<>();
        YearMonth month = YearMonth.from(first);
        while (dates.size() < instalments) {
            if (kind != Kind.HARVEST || months.contains(month.getMonthValue())) {
                dates.add(month.atDay(Math.min(first.getDayOfMonth(), month.lengthOfMonth())));
            }
            month = month.plusMonths(1);
        }
        return dates;
    }

    /// The months as the log has them, such as `4,10`.
    String monthsText() {
        return months.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
