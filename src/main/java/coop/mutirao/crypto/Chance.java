package coop.mutirao.crypto;

import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Where ids, salts, nonces and tokens come from. A test hands in a seeded source; the service
/// hands in the operating system's.
public final class Chance {

    private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RandomGenerator random;
    private final InstantSource clock;

    public Chance(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A UUID of version 7 (RFC 9562, section 5.7): it begins with the time, in milliseconds.
    public UUID uuid() {
        long time = (clock.millis() << 16) | 0x7000 | (random.nextLong() & 0x0FFF);
        long rest = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(time, rest);
    }

    /// A secret text of 256 bits, in 43 characters that fit into an address.
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /// A name that tells nothing: 16 characters of Crockford's base 32, 80 bits.
    public String publicId() {
        return base32(16);
    }

    /// So many characters of Crockford's base 32, of 5 bits each.
    public String base32(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(BASE32.charAt(random.nextInt(32)));
        }
        return text.toString();
    }
}
