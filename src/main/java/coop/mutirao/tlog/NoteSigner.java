package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.tlog.SignedNote.Signature;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Signs notes with a private key, which is written as C2SP's tools write it:
/// `PRIVATE+KEY+<name>+<id>+<base64 of type and seed>`.
public final class NoteSigner {

    private static final String PREFIX = "PRIVATE+KEY+";

    private final NoteKey key;
    private final Ed25519.Secret secret;

    /// @param seed 32 bytes, random and secret
    public NoteSigner(String name, NoteKey.Type type, byte[] seed) {
        this.secret = Ed25519.secret(seed);
        this.key = NoteKey.of(name, type, secret.publicKey());
    }

    private NoteSigner(NoteKey key, Ed25519.Secret secret) {
        this.key = key;
        this.secret = secret;
    }

    /// Signs what a log states, under the name that its key has for that.
    public NoteSigner ofStatements() {
        return new NoteSigner(key.ofStatements(), secret);
    }

    /// Reads a private key.
    ///
    /// @throws IllegalArgumentException if it is none
    public static NoteSigner parse(String text) {
        String[] parts =
                text.startsWith(PREFIX)
                        ? text.substring(PREFIX.length()).split("[+]", 3)
                        : new String[0];
        if (parts.length != 3) {
            throw new IllegalArgumentException("a private key is " + PREFIX + "<name>+<id>+...");
        }
        byte[] bytes = Base64Text.decode(parts[2]);
        for (NoteKey.Type type : NoteKey.Type.values()) {
            if (bytes.length == 1 + Ed25519.KEY_BYTES && bytes[0] == type.code) {
                var signer = new NoteSigner(parts[0], type, Arrays.copyOfRange(bytes, 1, 33));
                if ("%08x".formatted(signer.key.id()).equals(parts[1])) {
                    return signer;
                }
            }
        }
        throw new IllegalArgumentException("this is no private key of " + parts[0]);
    }

    /// As it is written. Whoever has it can sign as the log.
    public static String write(String name, NoteKey.Type type, byte[] seed) {
        var signer = new NoteSigner(name, type, seed);
        byte[] bytes = ByteBuffer.allocate(1 + seed.length).put(type.code).put(seed).array();
        return "%s%s+%08x+%s".formatted(PREFIX, name, signer.key.id(), Base64Text.encode(bytes));
    }

    /// The key that verifies what this signs.
    public NoteKey key() {
        return key;
    }

    /// @param seconds since 1970, for a witness; else it is not looked at
    public Signature sign(String text, long seconds) {
        if (key.type() == NoteKey.Type.SIGNATURE) {
            return new Signature(key.name(), key.id(), secret.sign(text.getBytes(UTF_8)));
        }
        byte[] signature = secret.sign(SignedNote.cosigned(seconds, text));
        byte[] bytes =
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array();
        return new Signature(key.name(), key.id(), bytes);
    }
}
