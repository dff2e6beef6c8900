package coop.mutirao.tlog;

import java.util.Base64;

/// Base 64 with padding (RFC 4648, section 4), in the one way in which bytes are written.
final class Base64Text {

    private Base64Text() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException if it is none, or not as [#encode] writes the same bytes
    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            // Without the text: it may be a private key.
            throw new IllegalArgumentException("not in the one form that base 64 has");
        }
        return bytes;
    }

    /// @throws IllegalArgumentException if it is not one hash
    static byte[] hash(String text) {
        byte[] hash = decode(text);
        if (hash.length != MerkleTree.HASH_BYTES) {
            throw new IllegalArgumentException(
                    "a hash has %d bytes, not %d".formatted(MerkleTree.HASH_BYTES, hash.length));
        }
        return hash;
    }
}
