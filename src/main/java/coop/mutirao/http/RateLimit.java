package coop.mutirao.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
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

    /// What became of counting an attempt.
    ///
    /// @param left how many more there may be in this stretch
    /// @param untilOver how long the stretch lasts yet: more than zero
    public record Counted(boolean isTooMany, int left, Duration untilOver) {}

    /// Counts an attempt, unless there were too many.
    ///
    /// @return empty if it may go on, else how long to wait: more than zero
    public Optional<Duration> take(String key) {
        Counted counted = count(key, attemptsMax);
        return counted.isTooMany() ? Optional.of(counted.untilOver()) : Optional.empty();
    }

    /// Counts an attempt by a key that has a maximum of its own, unless there were too many.
    public synchronized Counted count(String key, int max) {
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
            return new Counted(false, max - 1, stretch);
        }
        Duration untilOver = Duration.between(now, count.end());
        if (count.attempts() >= max) {
            return new Counted(true, 0, untilOver);
        }
        counts.put(key, new Count(count.end(), count.attempts() + 1));
        return new Counted(false, max - count.attempts() - 1, untilOver);
    }

    /// What to count the attempts from an address by: what one customer of an internet provider
    /// has, an address of version 4, or the first 64 bits of one of version 6.
    public static String network(String address) {
        try {
            if (InetAddress.ofLiteral(address) instanceof Inet6Address six) {
                return HexFormat.of().formatHex(six.getAddress(), 0, 8);
            }
        } catch (IllegalArgumentException e) {
            return address;
        }
        return address;
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
