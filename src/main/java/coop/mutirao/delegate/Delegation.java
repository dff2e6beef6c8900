package coop.mutirao.delegate;

import coop.mutirao.ledger.MemberId;
import java.time.Instant;

/// Somebody acts for an account that is not hers.
///
/// @param delegate code of the member who does
/// @param decision by which she does
/// @param givenAt when that was carried out
public record Delegation(
        MemberId member,
        String delegate,
        String name,
        Powers powers,
        String decision,
        Instant givenAt) {}
