package coop.mutirao.signin;

import coop.mutirao.ledger.MemberId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a member who has lost every way in shall be let in anew, which two coordinators decide.
///
/// @param asker the number of who asked
/// @param askedBy her code
/// @param agreer the number of who agreed; null: nobody yet
/// @param agreedBy her code; null: nobody yet
record Recovery(
        String reason,
        MemberId asker,
        String askedBy,
        Instant askedAt,
        @Nullable MemberId agreer,
        @Nullable String agreedBy,
        @Nullable Instant agreedAt) {

    /// How long another coordinator has to agree, and then the member to use it.
    static final Duration VALID = Duration.ofDays(14);

    boolean isOver(Instant at) {
        Instant began = agreedAt == null ? askedAt : agreedAt;
        return !began.plus(VALID).isAfter(at);
    }
}
