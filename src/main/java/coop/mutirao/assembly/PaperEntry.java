package coop.mutirao.assembly;

import coop.mutirao.crypto.Hash;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a teller read on a sheet.
///
/// @param logIndex of the fact that commits to it; null until the close, when it is written
/// @param choice what it says, as a ballot's text has it
/// @param text all of it as canonical JSON: `{choice, poll, sheet, teller}`
/// @param salt of the commitment
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
record PaperEntry(
        @Nullable Long logIndex,
        int serial,
        MemberId teller,
        String choice,
        String text,
        byte[] salt,
        Instant enteredAt) {

    static final String SEALED = "entry";

    /// How it is listed once it is open.
    String line() {
        return Roots.json(
                Map.of(
                        "entry", text,
                        "index", Long.toString(Objects.requireNonNull(logIndex)),
                        "salt", HexFormat.of().formatHex(salt)));
    }

    String commitment() {
        return Hash.commitment(salt, SEALED, text);
    }
}
