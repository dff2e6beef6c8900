package coop.mutirao.assembly;

import coop.mutirao.crypto.Hash;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/// A ballot that was taken.
///
/// @param logIndex of the fact that commits to it
/// @param seq of a voter's ballots the highest counts
/// @param text all of it as canonical JSON: `{account, choice, poll, seq}`, and `{key, sig}` if she
///   signed
/// @param salt of the commitment
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
record CastBallot(
        long logIndex,
        MemberId voter,
        long seq,
        Choice choice,
        String text,
        byte[] salt,
        Instant castAt) {

    static final String SEALED = "ballot";

    String commitment() {
        return Hash.commitment(salt, SEALED, text);
    }

    /// How it is listed once it is open.
    String line() {
        return Roots.json(
                Map.of(
                        "ballot", text,
                        "index", Long.toString(logIndex),
                        "salt", HexFormat.of().formatHex(salt)));
    }
}
