package coop.mutirao.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords, kept as Argon2id hashes in the usual text form, which names its own parameters:
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
///
/// A password has at least 10 characters; nothing else is asked of it, as NIST SP 800-63B advises.
public final class Passwords {

    public static final int LENGTH_MIN = 10;
    public static final int LENGTH_MAX = 200;

    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");

    private Passwords() {}

    /// What it costs to try a password: whoever steals the hashes pays it for each guess.
    ///
    /// @param memoryKib of memory, in KiB, at least 8
    /// @param passes over it, at least 1
    public record Cost(int memoryKib, int passes) {

        /// OWASP's for Argon2id, with one lane.
        public static final Cost OWASP = new Cost(19_456, 2);

        // How a hash of this cost begins.
        private String head() {
            return String.format(
                    Locale.ROOT, "$argon2id$v=19$m=%d,t=%d,p=%d$", memoryKib, passes, LANES);
        }
    }

    /// The text under which a password is kept.
    ///
    /// @param salt 16 random bytes
    public static String hash(Cost cost, String password, byte[] salt) {
        return text(cost, salt, argon2id(password, salt, cost.memoryKib, cost.passes, LANES));
    }

    /// A hash that nobody has a password for: to try a password against it takes as long as against
    /// any other.
    ///
    /// @param salt 16 random bytes
    /// @param hash 32 random bytes
    public static String ofNobody(Cost cost, byte[] salt, byte[] hash) {
        return text(cost, salt, hash);
    }

    private static String text(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return cost.head() + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /// Whether `password` is the one of which `stored` was made; takes the same time either way.
    ///
    /// @throws IllegalArgumentException if `stored` is not of our form
    public static boolean matches(String password, String stored) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
        byte[] salt = Base64.getDecoder().decode(form.group(4));
        byte[] expected = Base64.getDecoder().decode(form.group(5));
        byte[] found =
                argon2id(
                        password,
                        salt,
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3)));
        return MessageDigest.isEqual(found, expected);
    }

    /// Whether `stored` was made at this cost.
    public static boolean isCurrent(Cost cost, String stored) {
        return stored.startsWith(cost.head());
    }

    private static byte[] argon2id(
            String password, byte[] salt, int memoryKib, int passes, int lanes) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.generateBytes(password.getBytes(UTF_8), hash);
        return hash;
    }
}
