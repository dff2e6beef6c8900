package coop.mutirao.testing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// A telephone that shows one-time codes, written apart from the service: RFC 6238.
public final class OneTimeCodes {

    private OneTimeCodes() {}

    /// What the telephone shows at `at`.
    ///
    /// @param secret in base 32
    public static String at(String secret, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
            int from = hash[19] & 15;
            long number =
                    (hash[from] & 127L) << 24
                            | (hash[from + 1] & 255L) << 16
                            | (hash[from + 2] & 255L) << 8
                            | (hash[from + 3] & 255L);
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
