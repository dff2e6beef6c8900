package coop.mutirao.assembly;

import coop.mutirao.crypto.Hash;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A ballot that was taken.
///
/// @param logIndex of the fact that commits to it; null until the close, when it is written
/// @param seq of a voter's ballots the highest counts
/// @param text all of it as canonical JSON: `{account, choice, poll, seq}`, and `{channel, sheet}`
///   from paper; else `{key, sig}` if who cast it signed it, or `unsigned` with why not (`noKey` or
///   `keysRevoked`), and `{channel, holder}` by a proxy
/// @param salt of the commitment
/// @param sheet its number, if it came on paper
/// @param holder who cast it by a proxy; null: the voter herself
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record CastBallot(
        @Nullable Long logIndex,
        MemberId voter,
        long seq,
        Choice choice,
        String text,
        byte[] salt,
        Instant castAt,
        @Nullable Integer sheet,
        @Nullable MemberId holder) {

    static final String SEALED = "ballot";

    /// By which way it came: `device`, `paper` or `proxy`.
    String channel() {
        if (sheet != null) {
            return "paper";
        }
        return holder == null ? "device" : "proxy";
    }

    /// @throws IllegalStateException if it is not in the log yet
    long index() {
        if (logIndex == null) {
            throw new IllegalStateException("a ballot that is not in the log");
        }
        return logIndex;
    }

    String commitment() {
        return Hash.commitment(salt, SEALED, text);
    }

    /// How it is listed once it is open.
    String line() {
        return Roots.json(
                Map.of(
                        "ballot", text,
                        "index", Long.toString(index()),
                        "salt", HexFormat.of().formatHex(salt)));
    }
}
