package coop.mutirao.assembly;

import coop.mutirao.ledger.MemberId;
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
        @Nullable Boolean upheld) {}
