package coop.mutirao.testing;

import coop.mutirao.crypto.Passwords;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Hashes of the passwords that tests give their members, each made once: to make one takes a core
/// 50 ms on purpose, and a thousand small towns have the same coordinator.
public final class KnownHashes {

    private static final byte[] SALT = new byte[16];
    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private KnownHashes() {}

    /// Null for who has no password.
    public static @Nullable String of(@Nullable String password) {
        return password == null
                ? null
                : HASHES.computeIfAbsent(password, given -> Passwords.hash(given, SALT));
    }
}
