package coop.mutirao.report;

import coop.mutirao.member.Network;
import coop.mutirao.report.SignedReports.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The month in the open, which anybody may read. One is worked out at a time, a few who ask wait
/// for it, and it is kept for a while: nobody makes the service busy by asking.
public final class OpenReports {

    /// How long a month that goes on is kept.
    private static final Duration KEPT = Duration.ofMinutes(1);

    /// How long a month is kept that is over, and which month is the first: little happens to it
    /// any more, such as payments with an earlier date.
    private static final Duration KEPT_WHEN_OVER = Duration.ofHours(1);

    private static final int WAITING_MAX = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OpenReportStore store = new OpenReportStore();
    private final SignedReports reports;
    private final InstantSource clock;
    private final ReentrantLock working = new ReentrantLock();

    // As many as months have passed since the first.
    private final Map<YearMonth, Kept> kept = new ConcurrentHashMap<>();
    private @Nullable First first; // guarded by this

    private record Kept(Outcome.Known known, Instant until) {}

    private record First(YearMonth month, Instant until) {}

    public OpenReports(SignedReports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /// The month that has begun.
    YearMonth current() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// The month of the founding, or of the earliest payment that was brought along.
    synchronized YearMonth first() {
        @Nullable First known = first;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.month();
        }
        YearMonth found = reports.snapshots().inSnapshot(store::first);
        first = new First(found, clock.instant().plus(KEPT_WHEN_OVER));
        return found;
    }

    /// The report of a month that has begun, as of the latest signed checkpoint.
    ///
    /// @param month from [#first()] to [#current()]
    /// @param asNote whether it is of no use unsigned
    Outcome month(YearMonth month, boolean asNote) {
        @Nullable Kept known = known(month, asNote);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.known();
        }
        if (!isMyTurn(known != null)) {
            return known == null ? new Outcome.Busy() : known.known();
        }
        try {
            @Nullable Kept meanwhile = known(month, asNote);
            return meanwhile != null && clock.instant().isBefore(meanwhile.until())
                    ? meanwhile.known()
                    : work(month, asNote);
        } finally {
            working.unlock();
        }
    }

    private @Nullable Kept known(YearMonth month, boolean asNote) {
        @Nullable Kept known = kept.get(month);
        return known != null && (!asNote || known.known().report().note() != null) ? known : null;
    }

    // Who has an older one to show does not wait.
    private boolean isMyTurn(boolean hasOlder) {
        if (hasOlder || working.getQueueLength() >= WAITING_MAX) {
            return working.tryLock();
        }
        try {
            return working.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome work(YearMonth month, boolean asNote) {
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
            Duration time = month.isBefore(current()) ? KEPT_WHEN_OVER : KEPT;
            kept.put(month, new Kept(made, clock.instant().plus(time)));
        }
        return outcome;
    }
}
