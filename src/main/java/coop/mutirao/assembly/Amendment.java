package coop.mutirao.assembly;

import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Other words or costs for a proposal.
///
/// @param version what it would change
/// @param byId public id of the own account of whose idea it is
/// @param state `open`, `accepted`, `declined` or `withdrawn`
/// @param answer why the author declined it
/// @param became the version that says it
record Amendment(
        UUID id,
        long number,
        UUID proposal,
        int version,
        MemberId by,
        String byCode,
        String byId,
        String title,
        String text,
        List<Tranche> tranches,
        String reason,
        String state,
        @Nullable String answer,
        @Nullable Integer became,
        Instant madeAt) {

    static final String OPEN = "open";

    /// What somebody would change.
    record Wish(int version, String title, String text, List<Tranche> tranches, String reason) {

        Wish {
            tranches = List.copyOf(tranches);
        }

        /// The proposal as it would be.
        ///
        /// @throws IllegalArgumentException with what no proposal could have
        ProposalDraft of(Proposal proposal) {
            return new ProposalDraft(
                    proposal.round(),
                    title,
                    text,
                    proposal.interest(),
                    proposal.payee(),
                    tranches,
                    proposal.group());
        }
    }

    Wish wish() {
        return new Wish(version, title, text, tranches, reason);
    }
}
