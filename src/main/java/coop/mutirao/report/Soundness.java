package coop.mutirao.report;

import coop.mutirao.member.Network;
import coop.mutirao.report.OpenReport.Inputs;
import coop.mutirao.report.OpenReport.Year;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the currency is sound, at the end of any day: the figures of [OpenReport], as the ledger
/// has them now, not signed. For officers: what one day has more than the day before is little
/// enough to be somebody's.
public final class Soundness {

    /// So many months the history has at the most.
    static final int POINTS_MAX = 36;

    private final OpenReportStore store = new OpenReportStore();
    private final SignedReports reports;
    private final InstantSource clock;

    public Soundness(SignedReports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /// A month up to its end, or to the day that was asked for.
    public record Month(String month, long turnover, long moneySupply, long belowZero) {}

    /// A ratio and what to think of it.
    ///
    /// @param ppm millionths, rounded down; null: there is too little to tell
    /// @param band `green`, `amber` or `red`; null likewise
    public record Rated(@Nullable String ppm, @Nullable String band) {}

    /// How the numbers were at a month's end, or at the day that was asked for.
    ///
    /// @param zeroShift by the members' accounts that are open now
    public record Point(
            String month,
            long moneySupply,
            long belowZero,
            Rated velocity,
            Rated deficitRatio,
            Rated bearableLoss,
            Rated loss,
            Rated idleMonths,
            long zeroShift) {

        private static Point of(Year year, long memberAccounts) {
            Map<String, String> of = OpenReport.ratios(year);
            return new Point(
                    year.last().month().toString(),
                    year.last().moneySupply(),
                    year.last().belowZero(),
                    number(of, "velocity-ppm", "velocity-band"),
                    number(of, "deficit-ratio-ppm", "deficit-ratio-band"),
                    number(of, "bearable-loss-ppm", "solvency-band"),
                    number(of, "loss-ppm", "solvency-band"),
                    number(of, "idle-months-ppm", "idle-months-band"),
                    year.zeroShift(memberAccounts));
        }
    }

    /// @param at the end of this day, UTC
    /// @param size as of so many facts
    /// @param bearableLoss δ_max; its band is that of the losses beside it
    /// @param zeroShift what members have by the mean, for what the fund and the system hold
    /// @param months up to twelve, the oldest first
    /// @param history up to [#POINTS_MAX] months, the oldest first; the last is the day itself
    /// @param daysCounted of the 365 that end with the day, those since the first payment
    public record View(
            LocalDate at,
            long size,
            long moneySupply,
            long belowZero,
            Rated velocity,
            Rated deficitRatio,
            Rated bearableLoss,
            Rated loss,
            Rated idleMonths,
            long zeroShift,
            List<Month> months,
            List<Point> history,
            long daysCounted,
            long turnoverYear,
            long contributionsYear,
            long reserveIncomeYear,
            long writtenOffYear,
            long fund,
            long unallocated,
            long system,
            long memberAccounts) {

        public View {
            months = List.copyOf(months);
            history = List.copyOf(history);
        }
    }

    /// The day that it is.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// @param day not after today
    /// @return empty while there are too few members for a figure to be nobody's
    /// @throws IllegalArgumentException if it is before the network's first month
    public Optional<View> at(LocalDate day) {
        return reports.snapshots()
                .inSnapshot(tx -> {
                    LocalDate first = store.first(tx).atDay(1);
                    if (day.isBefore(first)) {
                        throw new IllegalArgumentException("this network begins on " + first);
                    }
                    Network network = reports.network(tx);
                    long size = reports.size(tx);
                    Inputs inputs = store.inputs(tx, size, day, network.unit(), POINTS_MAX);
                    return inputs.memberAccounts() < OpenReport.MEMBERS_MIN
                            ? Optional.empty()
                            : Optional.of(view(day, size, inputs));
                });
    }

    private static View view(LocalDate day, long size, Inputs in) {
        Year year = in.year();
        var now = Point.of(year, in.memberAccounts());
        List<Point> history = new ArrayList<>();
        in.earlier().forEach(earlier -> history.add(Point.of(earlier, in.memberAccounts())));
        history.add(now);
        return new View(
                day,
                size,
                now.moneySupply(),
                now.belowZero(),
                now.velocity(),
                now.deficitRatio(),
                now.bearableLoss(),
                now.loss(),
                now.idleMonths(),
                now.zeroShift(),
                year.months().stream()
                        .map(m ->
                                new Month(
                                        m.month().toString(),
                                        m.turnover(),
                                        m.moneySupply(),
                                        m.belowZero()))
                        .toList(),
                history,
                year.days().count(),
                year.turnover(),
                year.contributions(),
                year.reserveIncome(),
                year.writtenOff(),
                year.fundTotal(),
                year.unallocated(),
                year.system(),
                in.memberAccounts());
    }

    private static Rated number(Map<String, String> of, String ppm, String band) {
        return new Rated(said(of, ppm), said(of, band));
    }

    private static @Nullable String said(Map<String, String> of, String figure) {
        String value = of.getOrDefault(figure, Figures.NONE);
        return value.equals(Figures.NONE) ? null : value;
    }
}
