package coop.mutirao.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import java.util.Locale;

/// Codes that people read from paper: Crockford's base 32, in groups of four.
final class WrittenCode {

    private static final int GROUP = 4;

    private WrittenCode() {}

    /// A new code.
    ///
    /// @param length a multiple of four; each character is 5 bits
    static String make(Chance chance, int length) {
        return chance.base32(length).replaceAll("(.{%d})(?!$)".formatted(GROUP), "$1-");
    }

    /// What of a code is kept.
    static byte[] hash(String written) {
        return Hash.sha256(plain(written).getBytes(UTF_8));
    }

    // As it was made, however it was copied: the alphabet has no I, L and O.
    private static String plain(String written) {
        return written.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
    }
}
