package coop.mutirao.member;

import coop.mutirao.crypto.Passwords;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Hashes passwords, few at once: each takes 19 MiB and some 50 ms of a core, on purpose, and a
/// crowd of sign-ins shall not take all of both from those who pay.
public final class Hashing {

    private static final int AT_ONCE = 2;

    /// What waits beyond this is turned away at once: its turn would not come in time.
    private static final int WAITING_MAX = 64;

    public static final int WAIT_SECONDS = 5;

    /// What each hash costs.
    public final Passwords.Cost cost;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    public Hashing(Passwords.Cost cost) {
        this.cost = cost;
    }

    /// The text under which a password is kept; empty if there is too much to do.
    ///
    /// @param salt 16 random bytes
    public Optional<String> hash(String password, byte[] salt) {
        return inTurn(() -> Passwords.hash(cost, password, salt));
    }

    /// Whether `stored` is the hash of the password; empty if there is too much to do.
    public Optional<Boolean> matches(String password, String stored) {
        return inTurn(() -> Passwords.matches(password, stored));
    }

    private <T> Optional<T> inTurn(Supplier<T> work) {
        if (!enter()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        try {
            return places.getQueueLength() < WAITING_MAX
                    && places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
