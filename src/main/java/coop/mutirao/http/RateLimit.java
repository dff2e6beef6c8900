package coop.mutirao.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts attempts by key, such as an address: so many in a stretch of time that begins with the
/// first, and then none until it is over. So nobody is locked out for longer than one stretch,
/// however many go on trying.
///
/// An attempt is counted before it is looked at, so that many at once are no way around, and given
/// back if it should not have counted.
///
/// Memory is bounded: beyond `keysMax` the key that began first is forgotten.
public final class RateLimit {

    private final int attemptsMax;
    private final Duration stretch;
    private final int keysMax;
    private final InstantSource clock;

    // Guarded by this. In the order in which the stretches began, which is that of their ends
    // unless the clock was put back.
    private final LinkedHashMap<String, Count> counts = new LinkedHashMap<>();

    private record Count(Instant end, int attempts) {}

    public RateLimit(int attemptsMax, Duration stretch, int keysMax, InstantSource clock) {
        this.attemptsMax = attemptsMax;
        this.stretch = stretch;
        this.keysMax = keysMax;
        this.clock = clock;
    }

    /// Counts an attempt, unless there were too many.
    ///
    /// @return empty if it may go on, else how long to wait: more than zero
    public synchronized Optional<Duration> take(String key) {
        Instant now = clock.instant();
        forgetOver(now);
        @Nullable Count count = counts.get(key);
        if (count != null && isOver(count, now)) {
            counts.remove(key);
            count = null;
        }
        if (count == null) {
            if (counts.size() >= keysMax) {
                counts.pollFirstEntry();
            }
            counts.put(key, new Count(now.plus(stretch), 1));
            return Optional.empty();
        }
        if (count.attempts() >= attemptsMax) {
            return Optional.of(Duration.between(now, count.end()));
        }
        counts.put(key, new Count(count.end(), count.attempts() + 1));
        return Optional.empty();
    }

    /// Takes an attempt back that should not have counted.
    public synchronized void giveBack(String key) {
        @Nullable Count count = counts.get(key);
        if (count == null) {
            return;
        }
        if (count.attempts() > 1) {
            counts.put(key, new Count(count.end(), count.attempts() - 1));
        } else {
            counts.remove(key);
        }
    }

    synchronized int keys() {
        return counts.size();
    }

    private void forgetOver(Instant now) {
        var eldest = counts.values().iterator();
        while (eldest.hasNext() && isOver(eldest.next(), now)) {
            eldest.remove();
        }
    }

    // One that ends later than a whole stretch from now began when the clock was ahead. Nobody
    // waits until it is there again.
    private boolean isOver(Count count, Instant now) {
        return !count.end().isAfter(now) || count.end().isAfter(now.plus(stretch));
    }
}
