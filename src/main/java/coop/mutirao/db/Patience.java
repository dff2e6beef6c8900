package coop.mutirao.db;

import java.time.Duration;

/// Waits step by step for something that mostly comes soon: says what it waits for when it does
/// not, and gives up in the end.
final class Patience {

    /// How long the server may take to start: after a crash it replays up to `max_wal_size`.
    static final Duration STARTING_MAX = Duration.ofMinutes(5);

    private static final Duration SILENT_AT_FIRST = Duration.ofSeconds(2);
    private static final Duration SILENT_BETWEEN = Duration.ofSeconds(20);
    private static final long STEP_MILLIS = 50;

    private final String what;
    private final long startNanos = System.nanoTime();
    private final long endNanos;
    private long speakNanos = startNanos + SILENT_AT_FIRST.toNanos();

    /// @param what what is waited for: "waiting for …"
    Patience(Duration max, String what) {
        this.what = what;
        this.endNanos = startNanos + max.toNanos();
    }

    /// Waits one step.
    ///
    /// @throws PostgresUnavailable with this sentence when the time is over
    void pause(String sentenceAtTheEnd) {
        sleep();
        long now = System.nanoTime();
        if (now - endNanos > 0) {
            throw new PostgresUnavailable(sentenceAtTheEnd);
        }
        if (now - speakNanos > 0) {
            long seconds = Duration.ofNanos(now - startNanos).toSeconds();
            say(what + " (" + seconds + " s)");
            speakNanos = now + SILENT_BETWEEN.toNanos();
        }
    }

    /// Waits one step, and tells whether there is time for another.
    boolean goesOn() {
        sleep();
        return System.nanoTime() - endNanos < 0;
    }

    /// Tells the person at the terminal.
    static void say(String text) {
        System.err.println("mutirao: " + text);
    }

    private static void sleep() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while waiting for the database.", e);
        }
    }
}
