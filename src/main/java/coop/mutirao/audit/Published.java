package coop.mutirao.audit;

import java.time.Duration;

/// How far the log is published, as this instance knows: what a payment's `proof` says, and what
/// those wait for who ask for more than that it is committed.
///
/// All fields are guarded by its lock.
public final class Published {

    /// How far a fact is proved.
    public enum Level {
        /// It is durable and has its index.
        COMMITTED,
        /// It stands under a checkpoint that the log has signed.
        LOGGED,
        /// Enough witnesses have seen such a checkpoint.
        FINAL;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// So many wait at once; who comes then is answered as it stands. Each keeps a place among
    /// those who are served.
    private static final int WAITING_MAX = 128;

    private long logged;
    private long finished;
    private int witnesses;
    private int waiting;

    /// @param logged size of the largest checkpoint that was signed
    /// @param finished size of the largest that enough witnesses have seen
    /// @param witnesses how many were enough for that one
    public synchronized void is(long logged, long finished, int witnesses) {
        this.logged = Math.max(this.logged, logged);
        if (finished >= this.finished) {
            this.finished = finished;
            this.witnesses = witnesses;
        }
        notifyAll();
    }

    /// How many witnesses were enough for the largest checkpoint that is final, which has all facts
    /// that are final under it; 0: none was asked.
    public synchronized int witnesses() {
        return witnesses;
    }

    /// How far the fact with this index is proved.
    public synchronized Level level(long index) {
        if (index < finished) {
            return Level.FINAL;
        }
        return index < logged ? Level.LOGGED : Level.COMMITTED;
    }

    /// Waits until a fact is proved so far, or the time is over.
    ///
    /// @return how far it is proved then
    public synchronized Level await(long index, Level level, Duration time)
            throws InterruptedException {
        if (waiting == WAITING_MAX) {
            return level(index);
        }
        waiting++;
        try {
            long end = System.nanoTime() + time.toNanos();
            long left = time.toMillis();
            while (level(index).compareTo(level) < 0 && left > 0) {
                wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
            return level(index);
        } finally {
            waiting--;
        }
    }
}
