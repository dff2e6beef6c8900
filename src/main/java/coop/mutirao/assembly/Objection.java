package coop.mutirao.assembly;

import coop.mutirao.ledger.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a voter has against a result.
///
/// @param account public id of her own account
/// @param answer null: it is still open, and nothing is paid
/// @param upheld whether it annulled the round
record Objection(
        UUID id,
        MemberId member,
        String account,
        String reason,
        Instant raisedAt,
        @Nullable String answer,
        @Nullable Boolean upheld) {

    /// So long after the time to object one waits for its answer: longer than the network needs to
    /// give other members an office by motion, by its first standing orders.
    static final Duration TERM = Duration.ofDays(30);

    /// What the service says to one that nobody answered.
    static final String UNANSWERED = "Nobody answered it in time.";
}
