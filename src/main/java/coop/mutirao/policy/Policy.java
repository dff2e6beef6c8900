package coop.mutirao.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of a parameter.
///
/// @param id inside this database, for the rows that name it
/// @param version 1 for a key's first value, then no gap
/// @param decision what the decision was, in words, or its id
/// @param setBy code of the account of who carried the decision out; null at the founding, and if
///   an assembly decided it
/// @param motion by which an assembly decided it; null: none did
public record Policy<T>(
        int id,
        String key,
        int version,
        T value,
        Instant effectiveFrom,
        String decision,
        Instant decidedAt,
        @Nullable String setBy,
        @Nullable UUID motion) {

    /// How the log and explanations name it, such as `contribution/2`.
    public String name() {
        return key + "/" + version;
    }
}
