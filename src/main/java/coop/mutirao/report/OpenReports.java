package coop.mutirao.report;

import coop.mutirao.member.Network;
import coop.mutirao.report.SignedReports.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The month in the open, which anybody may read. One is worked out at a time, and kept for a
/// minute: nobody makes the service busy by asking for it.
public final class OpenReports {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 36;

    private final OpenReportStore store = new OpenReportStore();
    private final SignedReports reports;
    private final InstantSource clock;

    private record Kept(Outcome.Known known, Instant at) {}

    // Guarded by this.
    private final Map<YearMonth, Kept> kept =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<YearMonth, Kept> eldest) {
                    return size() > KEPT_MAX;
                }
            };

    public OpenReports(SignedReports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /// The month that has begun.
    YearMonth current() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// The report of a month that has begun, as of the latest signed checkpoint.
    ///
    /// @param asNote whether it is of no use unsigned
    synchronized Outcome month(YearMonth month, boolean asNote) {
        Instant now = clock.instant();
        @Nullable Kept known = kept.get(month);
        if (known != null
                && !now.isAfter(known.at().plus(KEPT))
                && (!asNote || known.known().report().note() != null)) {
            return known.known();
        }
        Outcome outcome =
                reports.make(
                        Asked.LATEST,
                        asNote,
                        (tx, size) -> {
                            Network network = reports.network(tx);
                            return OpenReport.figures(
                                    store.inputs(tx, size, month, network.unit()),
                                    size,
                                    network.unit(),
                                    network.decimals());
                        });
        if (outcome instanceof Outcome.Known made) {
            kept.put(month, new Kept(made, now));
        }
        return outcome;
    }
}
