package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A text and signatures over it (C2SP signed-note).
///
/// ```
/// <text, which ends with a line break>
/// <empty line>
/// — <name> <base64 of key id and signature>
/// ```
///
/// @param text with the line break at its end
public record SignedNote(String text, List<Signature> signatures) {

    /// More than that and the note is refused.
    public static final int SIGNATURES_MAX = 100;

    private static final String MARK = "— ";
    private static final int ID_BYTES = 4;

    /// One line below the text.
    ///
    /// @param bytes what stands behind the key's id
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    public record Signature(String name, int id, byte[] bytes) {

        /// Whether it says that it is by this key.
        public boolean isBy(NoteKey key) {
            return name.equals(key.name()) && id == key.id();
        }

        /// As it is written, with the line break at its end.
        public String line() {
            byte[] all = ByteBuffer.allocate(ID_BYTES + bytes.length).putInt(id).put(bytes).array();
            return MARK + name + " " + Base64Text.encode(all) + "\n";
        }
    }

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the text of a note ends with a line break");
        }
        signatures = List.copyOf(signatures);
    }

    /// Reads a note. Nothing is verified by that.
    ///
    /// @throws IllegalArgumentException if it is none
    public static SignedNote parse(byte[] bytes) {
        String all = utf8(bytes);
        if (all.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("a note has no control characters");
        }
        int end = all.lastIndexOf("\n\n");
        if (end < 0 || end + 2 == all.length() || !all.endsWith("\n")) {
            throw new IllegalArgumentException("a note is a text, an empty line, and signatures");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : all.substring(end + 2, all.length() - 1).split("\n", -1)) {
            signatures.add(signature(line));
            if (signatures.size() > SIGNATURES_MAX) {
                throw new IllegalArgumentException(
                        "a note has at most %d signatures".formatted(SIGNATURES_MAX));
            }
        }
        return new SignedNote(all.substring(0, end + 1), signatures);
    }

    /// @throws IllegalArgumentException if it is no UTF-8: nothing is put in the place of a byte
    static String utf8(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the bytes are no UTF-8", e);
        }
    }

    private static Signature signature(String line) {
        String[] parts = line.startsWith(MARK) ? line.substring(2).split(" ", 2) : new String[0];
        if (parts.length != 2 || !NoteKey.isName(parts[0])) {
            throw new IllegalArgumentException("no line of a signature: " + line);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64Text.decode(parts[1]));
        if (bytes.remaining() <= ID_BYTES) {
            throw new IllegalArgumentException("a signature is longer than: " + line);
        }
        int id = bytes.getInt();
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return new Signature(parts[0], id, rest);
    }

    /// Those of these keys that have signed it. Who is not among the keys is passed over.
    ///
    /// @throws IllegalArgumentException if one of the keys is named and its signature is not its
    ///   own, or two of the keys go by the same name and id
    public List<Verified> verifiedBy(Collection<NoteKey> keys) {
        List<Verified> verified = new ArrayList<>();
        for (NoteKey key : keys) {
            if (keys.stream().filter(key::isNamedAs).count() > 1) {
                throw new IllegalArgumentException("two keys are " + key.name());
            }
            // A second line by the same key says nothing that the first does not.
            signatures.stream()
                    .filter(line -> line.isBy(key))
                    .findFirst()
                    .ifPresent(line -> verified.add(verified(key, line)));
        }
        return verified;
    }

    /// A key that has signed.
    ///
    /// @param seconds when, since 1970, as a witness says it; 0 for a signature that has no time
    public record Verified(NoteKey key, long seconds) {}

    private Verified verified(NoteKey key, Signature line) {
        long seconds = 0;
        byte[] signature = line.bytes();
        byte[] signed = text.getBytes(UTF_8);
        if (key.type() == NoteKey.Type.COSIGNATURE) {
            if (signature.length != Long.BYTES + 64) {
                throw wrong(key);
            }
            ByteBuffer parts = ByteBuffer.wrap(signature);
            seconds = parts.getLong();
            signature = new byte[64];
            parts.get(signature);
            signed = cosigned(seconds, text);
        }
        if (seconds < 0 || !key.verifies(signature, signed)) {
            throw wrong(key);
        }
        return new Verified(key, seconds);
    }

    private static IllegalArgumentException wrong(NoteKey key) {
        return new IllegalArgumentException(
                "the signature of %s is not by its key".formatted(key.name()));
    }

    /// What a witness signs.
    static byte[] cosigned(long seconds, String text) {
        return "cosignature/v1\ntime %d\n%s".formatted(seconds, text).getBytes(UTF_8);
    }

    /// The same note with further signatures.
    public SignedNote with(List<Signature> more) {
        return new SignedNote(text, Stream.concat(signatures.stream(), more.stream()).toList());
    }

    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    /// As it is written.
    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(Signature::line).collect(Collectors.joining());
    }
}
