package coop.mutirao.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// SHA-256 and what is made of it.
public final class Hash {

    private Hash() {}

    /// SHA-256 of the parts, one after the other.
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = begin();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /// SHA-256 of what it is given from now on.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// SHA-256 of all that is left to read.
    public static byte[] sha256(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// An id that is made of something else: the first 16 bytes of SHA-256 of a text, as a UUID of
    /// version 8 (RFC 9562, section 5.8). The same whenever it is asked.
    public static UUID id(String of) {
        ByteBuffer bytes = ByteBuffer.wrap(sha256(of.getBytes(UTF_8)));
        long high = (bytes.getLong() & ~0xf000L) | 0x8000L;
        long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// Commits to a value that may be erased later: `HMAC-SHA-256(salt, label ‖ 0x00 ‖ value)`.
    ///
    /// Who has the salt and the value can check the commitment. Once both are erased nobody can
    /// guess what it was for.
    ///
    /// @param salt 32 random bytes, used for nothing else
    /// @return lower-case hexadecimal, 64 digits
    public static String commitment(byte[] salt, String label, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            mac.update(label.getBytes(UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
