package coop.mutirao.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.db.Tx;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/// What was voted comes into the log at the close only, so nothing there binds the service before.
/// Its signed promise does: whoever holds one for a seal that is not in the log afterwards proves
/// what the service did. Each round and each motion has a key of its own for that, and the fact
/// that opens it names the key, so that no other could be shown later.
public final class Promises {

    /// Before the bytes that are signed: the canonical JSON of `{poll, sealed}`.
    private static final byte[] DOMAIN = "mcl/promise/v1\0".getBytes(UTF_8);

    private final PromiseStore store = new PromiseStore();

    /// Makes the key of a round or motion.
    ///
    /// @return its public part, in hex, for the log
    public String open(Tx tx, Chance chance, UUID poll) {
        byte[] secret = chance.bytes(Ed25519.KEY_BYTES);
        store.add(tx, poll, secret);
        return HexFormat.of().formatHex(Ed25519.secret(secret).publicKey());
    }

    /// The promise that a seal comes into the log at the close: a signature, in base64. For one
    /// seal it is always the same.
    ///
    /// @throws IllegalStateException if the round or motion has no key yet
    public String of(Tx tx, UUID poll, String sealed) {
        byte[] secret =
                store.secret(tx, poll)
                        .orElseThrow(() -> new IllegalStateException(poll + " is not open"));
        byte[] signed = signed(poll.toString(), sealed);
        return Base64.getEncoder().encodeToString(Ed25519.secret(secret).sign(signed));
    }

    private static byte[] signed(String poll, String sealed) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(DOMAIN);
        bytes.writeBytes(CanonicalJson.bytes(Map.of("poll", poll, "sealed", sealed)));
        return bytes.toByteArray();
    }
}
