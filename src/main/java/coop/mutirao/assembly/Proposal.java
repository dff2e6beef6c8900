package coop.mutirao.assembly;

import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member proposes to spend part of the fund on.
///
/// @param authorId public id of the author's own account
/// @param version of what is shown here
/// @param reason why it was admitted or rejected; null: nobody decided yet
/// @param mergedInto for which other proposal it was given up
/// @param interest what the author says of her own interest in it; empty: she says nothing
/// @param conflicts who speaks for it and is paid, or acts for who is paid
/// @param payee code of the account that is paid
/// @param group of the projects with the same, one at most is selected; null: it excludes none
/// @param content commits to title, text and milestones
/// @param seconds so many members second it
/// @param handedIn whether it ever was more than a draft
public record Proposal(
        UUID id,
        UUID round,
        MemberId author,
        String authorCode,
        String authorId,
        int version,
        ProposalState state,
        @Nullable String reason,
        @Nullable UUID mergedInto,
        String title,
        String text,
        String interest,
        List<Conflict> conflicts,
        String payee,
        List<Tranche> tranches,
        @Nullable String group,
        String content,
        Instant madeAt,
        int seconds,
        boolean handedIn) {

    long cost() {
        return tranches.stream().mapToLong(Tranche::amount).sum();
    }

    /// A draft is its author's only, also when she has withdrawn it.
    boolean isShown(MemberId reader) {
        return handedIn || author.equals(reader);
    }

    /// What it says, as its author might write it again.
    ProposalDraft draft() {
        return new ProposalDraft(round, title, text, interest, payee, tranches, group);
    }

    boolean says(ProposalDraft draft) {
        return title.equals(draft.title())
                && text.equals(draft.text())
                && interest.equals(draft.interest())
                && payee.equalsIgnoreCase(draft.payee())
                && tranches.equals(draft.tranches())
                && Objects.equals(group, draft.group())
                && round.equals(draft.round());
    }
}
