package coop.mutirao.testing;

import coop.mutirao.crypto.Passwords;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Hashes of the passwords that tests give their members. A real one takes a core 50 ms on purpose,
/// and thousands of small towns have their members sign in.
public final class KnownHashes {

    /// What a program of a test is given in place of the real cost.
    public static final Passwords.Cost COST = new Passwords.Cost(16, 1);

    private static final byte[] SALT = new byte[16];
    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private KnownHashes() {}

    /// Null for who has no password.
    public static @Nullable String of(@Nullable String password) {
        return password == null
                ? null
                : HASHES.computeIfAbsent(password, given -> Passwords.hash(COST, given, SALT));
    }
}
