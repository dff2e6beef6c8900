package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.crypto.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A key that verifies signatures of notes (C2SP signed-note), written as `<name>+<id>+<base64 of
/// type and public key>`.
///
/// The id is the first four bytes of `SHA-256(name ‖ 0x0A ‖ type ‖ public key)`.
public final class NoteKey {

    /// What a key's signatures are.
    public enum Type {
        /// By a log, or by whoever says something: over the note's text.
        SIGNATURE(1),
        /// By a witness, with the time at which it saw the checkpoint (C2SP tlog-cosignature).
        COSIGNATURE(4);

        final byte code;

        Type(int code) {
            this.code = (byte) code;
        }
    }

    private static final int ID_BYTES = 4;

    private final String name;
    private final Type type;
    private final byte[] publicKey;
    private final Ed25519.Key key;
    private final int id;

    private NoteKey(String name, Type type, byte[] publicKey) {
        this.name = name;
        this.type = type;
        this.publicKey = publicKey;
        this.key = Ed25519.key(publicKey);
        this.id = id(name, type, publicKey);
    }

    /// @throws IllegalArgumentException if the name or the key is none
    public static NoteKey of(String name, Type type, byte[] publicKey) {
        if (!isName(name)) {
            throw new IllegalArgumentException("a key's name has no blank and no + in it");
        }
        return new NoteKey(name, type, publicKey.clone());
    }

    /// Reads a key.
    ///
    /// @throws IllegalArgumentException if it is none, or its id is not its own
    public static NoteKey parse(String vkey) {
        String[] parts = vkey.split("[+]", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("a key is <name>+<id>+<base64>, not " + vkey);
        }
        byte[] bytes = Base64Text.decode(parts[2]);
        @Nullable Type type = null;
        for (Type known : Type.values()) {
            if (bytes.length > 0 && bytes[0] == known.code) {
                type = known;
            }
        }
        if (type == null) {
            throw new IllegalArgumentException("the key of %s is of no known type".formatted(vkey));
        }
        NoteKey key = of(parts[0], type, Arrays.copyOfRange(bytes, 1, bytes.length));
        if (key.id != HexFormat.fromHexDigits(parts[1])) {
            throw new IllegalArgumentException("%s is not the id of %s".formatted(parts[1], vkey));
        }
        return key;
    }

    private static int id(String name, Type type, byte[] publicKey) {
        byte[] hash = Hash.sha256(name.getBytes(UTF_8), new byte[] {'\n', type.code}, publicKey);
        return ByteBuffer.wrap(hash, 0, ID_BYTES).getInt();
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().noneMatch(c -> c == '+' || Character.isISOControl(c))
                && name.codePoints()
                        .noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /// The same key under the name by which a log signs what it states beside its checkpoints
    /// ([Statement]).
    public NoteKey ofStatements() {
        return of(Statement.name(name), type, publicKey);
    }

    public String name() {
        return name;
    }

    public int id() {
        return id;
    }

    public Type type() {
        return type;
    }

    /// Whether a signature over the bytes is by this key.
    boolean verifies(byte[] signature, byte[] bytes) {
        return key.verifies(signature, bytes);
    }

    /// Whether one private key signs for both, whatever they are called.
    boolean isSameKeyAs(NoteKey other) {
        return Arrays.equals(publicKey, other.publicKey);
    }

    /// Whether both stand under the same name and id in a note.
    boolean isNamedAs(NoteKey other) {
        return name.equals(other.name) && id == other.id;
    }

    /// As it is written.
    @Override
    public String toString() {
        byte[] bytes = new byte[publicKey.length + 1];
        bytes[0] = type.code;
        System.arraycopy(publicKey, 0, bytes, 1, publicKey.length);
        return "%s+%08x+%s".formatted(name, id, Base64Text.encode(bytes));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteKey key
                && name.equals(key.name)
                && type == key.type
                && Arrays.equals(publicKey, key.publicKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, id);
    }
}
