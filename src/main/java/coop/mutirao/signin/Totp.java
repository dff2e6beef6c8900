package coop.mutirao.signin;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by the clock: RFC 6238 as every telephone's program knows it, with HMAC-SHA-1,
/// steps of 30 seconds and six digits. (What breaks SHA-1 elsewhere, collisions, is no attack on
/// HMAC.)
final class Totp {

    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /// So many steps before and after the present one serve too: clocks of telephones are off, and
    /// people type slowly.
    private static final int STEPS_OFF_MAX = 1;

    private Totp() {}

    /// The step of which this is the code, if it is one of now and later than `lastStep`.
    static OptionalLong step(byte[] secret, String code, Instant now, long lastStep) {
        String plain = code.replaceAll("\\s", "");
        long present = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = present - STEPS_OFF_MAX; step <= present + STEPS_OFF_MAX; step++) {
            // All are looked at, whichever is right.
            if (step > lastStep && code(secret, step).equals(plain)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /// The code of a step: RFC 4226, section 5.3.
    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0x0F;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", e);
        }
    }
}
