package coop.mutirao.assembly;

import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sheet of paper that one member votes on.
///
/// @param serial from 1, used once in a round
/// @param code of the member's own account
/// @param account public id of the same
/// @param issuedBy who gave it out, and so does not enter it
/// @param agreedBy the other officer, of whom the same is true
/// @param returnedAt when it was given back unused; null: it is out
record PaperSheet(
        int serial,
        MemberId member,
        String code,
        String account,
        MemberId issuedBy,
        MemberId agreedBy,
        Instant issuedAt,
        @Nullable Instant returnedAt) {

    boolean isGivenOutBy(MemberId member) {
        return issuedBy.equals(member) || agreedBy.equals(member);
    }
}
