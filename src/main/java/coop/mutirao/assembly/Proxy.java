package coop.mutirao.assembly;

import coop.mutirao.ledger.MemberId;
import java.time.Instant;

/// That one member votes for another in a round.
///
/// @param giver whose vote it is
/// @param giverCode code of her own account
/// @param giverId public id of the same
/// @param holder who casts the ballot
record Proxy(
        MemberId giver,
        String giverCode,
        String giverId,
        MemberId holder,
        String holderCode,
        String holderId,
        Instant givenAt) {}
