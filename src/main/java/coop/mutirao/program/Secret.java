package coop.mutirao.program;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a program knows and nobody else: 256 bits of chance behind words that say what it is, so
/// that whoever looks through texts for secrets that got lost finds it. Here is its hash only.
enum Secret {
    API_KEY("mutirao_key_"),
    ACCESS_TOKEN("mutirao_oat_"),
    REFRESH_TOKEN("mutirao_ort_"),
    APP_SECRET("mutirao_oas_"),
    AUTHORIZATION_CODE("mutirao_oac_");

    // In a refresh token, of its 43 characters: 126 bits, and 130 for the rest.
    private static final int FAMILY_LENGTH = 21;

    private static final int LENGTH = 43;

    private final String prefix;

    Secret(String prefix) {
        this.prefix = prefix;
    }

    String make(Chance chance) {
        return prefix + chance.token();
    }

    /// The refresh token that comes after this one: of the same family, with another rest.
    static String next(String refreshToken, Chance chance) {
        return family(refreshToken) + chance.token().substring(FAMILY_LENGTH);
    }

    /// What all refresh tokens of one consent have in common.
    static String family(String refreshToken) {
        return refreshToken.substring(0, REFRESH_TOKEN.prefix.length() + FAMILY_LENGTH);
    }

    /// Whether a text has the form of such a secret.
    boolean is(String text) {
        return text.length() == prefix.length() + LENGTH && text.startsWith(prefix);
    }

    // Of the text as it was sent: whatever else means the same bytes is another secret.
    static byte[] hash(String text) {
        return Hash.sha256(text.getBytes(UTF_8));
    }

    /// Whether a text is the one of this hash; takes as long whichever it is.
    static boolean matches(String text, byte @Nullable [] hash) {
        byte[] expected = hash == null ? Arrays.copyOf("".getBytes(US_ASCII), 32) : hash;
        return MessageDigest.isEqual(hash(text), expected) && hash != null;
    }
}
