package coop.mutirao.assembly;

import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member says of a proposal.
///
/// @param version what lay before her
/// @param answers the comment that it answers
/// @param state `shown`, `withdrawn` by herself, or `hidden` by a coordinator
/// @param reason why it is hidden
/// @param hiddenBy code of the coordinator's own account
record Comment(
        UUID id,
        long number,
        UUID proposal,
        int version,
        MemberId author,
        String authorCode,
        @Nullable UUID answers,
        String text,
        String state,
        @Nullable String reason,
        @Nullable String hiddenBy,
        Instant madeAt) {

    static final int TEXT_MAX = 2_000;
    static final String SHOWN = "shown";
}
