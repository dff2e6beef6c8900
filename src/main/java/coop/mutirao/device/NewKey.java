package coop.mutirao.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.member.Texts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key that shall be registered, with the proof that who registers it has its private half.
///
/// @param key the public key, decoded
/// @param proof the key's signature over [#message]
/// @param name 1 to 60 characters; null: none
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record NewKey(
        UUID id, byte[] publicKey, Ed25519.Key key, byte[] proof, @Nullable String name) {

    static final int NAME_MAX = 60;

    private static final byte[] DOMAIN = "mutirao/device-key/v1\0".getBytes(UTF_8);

    public NewKey {
        requireName(name);
    }

    static @Nullable String requireName(@Nullable String name) {
        @Nullable String flaw = name == null ? null : Texts.flaw(name, NAME_MAX);
        if (flaw != null) {
            throw new IllegalArgumentException("name " + flaw);
        }
        return name;
    }

    /// What the proof signs: for which account of which network the key is, and under which id. So
    /// nobody registers somebody else's key, and a proof serves for nothing else.
    ///
    /// @param account public id
    public static byte[] message(String origin, String account, UUID id) {
        byte[] text = (origin + "\0" + account + "\0" + id).getBytes(UTF_8);
        byte[] message = new byte[DOMAIN.length + text.length];
        System.arraycopy(DOMAIN, 0, message, 0, DOMAIN.length);
        System.arraycopy(text, 0, message, DOMAIN.length, text.length);
        return message;
    }

    boolean isProvedFor(String origin, String account) {
        return key.verifies(proof, message(origin, account, id));
    }
}
