package coop.mutirao.motion;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.crypto.Hash;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A vote that was taken.
///
/// @param logIndex of the fact that commits to it; null until the close, when it is written
/// @param account public id of the voter's own account
/// @param seq of a voter's votes the highest counts
/// @param key of the device that signed, with `signature`; null: it is not signed
/// @param unsigned why it is not signed: `noKey` or `keysRevoked`; null: it is
/// @param salt of the commitment
/// @param part that she has in the motion, as in [Part]; null: none
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record CastVote(
        UUID motion,
        @Nullable Long logIndex,
        MemberId voter,
        String account,
        long seq,
        Vote vote,
        @Nullable UUID key,
        byte @Nullable [] signature,
        @Nullable String unsigned,
        byte[] salt,
        Instant castAt,
        @Nullable String part) {

    static final String SEALED = "vote";

    /// All of it as canonical JSON: `{account, motion, seq, vote}`, and `{key, sig}` if she signed,
    /// `unsigned` if not.
    String text() {
        Map<String, String> members = said();
        members.put("motion", motion.toString());
        return new String(CanonicalJson.bytes(members), UTF_8);
    }

    private Map<String, String> said() {
        Map<String, String> members = new HashMap<>();
        members.put("account", account);
        members.put("seq", Long.toString(seq));
        members.put("vote", vote.wire());
        if (key != null && signature != null) {
            members.put("key", key.toString());
            members.put("sig", Base64.getEncoder().encodeToString(signature));
        }
        if (unsigned != null) {
            members.put("unsigned", unsigned);
        }
        return members;
    }

    /// @throws IllegalStateException if it is not in the log yet
    long index() {
        if (logIndex == null) {
            throw new IllegalStateException("a vote that is not in the log");
        }
        return logIndex;
    }

    CastVote sealedAt(long index) {
        return new CastVote(
                motion, index, voter, account, seq, vote, key, signature, unsigned, salt, castAt,
                part);
    }

    /// What the log says of it before it is open.
    String commitment() {
        return Hash.commitment(salt, SEALED, text());
    }

    /// What the log says of it once it is open; of which motion, the fact says.
    Map<String, String> opened() {
        Map<String, String> members = said();
        members.put("index", Long.toString(index()));
        members.put("salt", HexFormat.of().formatHex(salt));
        return members;
    }
}
