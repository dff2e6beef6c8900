package coop.mutirao.motion;

import coop.mutirao.ledger.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A motion as it stands.
///
/// @param number of the network's motions, from 1
/// @param assembly code of the community whose assembly decides
/// @param communityId of that community inside this database
/// @param authorId public id of the author's own account
/// @param subject code of the account that it is about; null: about nobody
/// @param seconds so many second it
/// @param orders version of the standing orders by which it is decided; null: not announced yet
/// @param voters who can vote; null: not open yet
/// @param count null: not counted yet
/// @param effectiveAt when it is done; null: not accepted
/// @param newcomer whom it would admit, as long as she is not erased; null: nobody
/// @param actAt index of the fact by which it was done; null: by none
/// @param failure why it could not be done; null: it was not so
public record Motion(
        UUID id,
        int number,
        String assembly,
        int communityId,
        MemberId author,
        String authorCode,
        String authorId,
        String title,
        String text,
        Decision decision,
        @Nullable String subject,
        @Nullable Newcomer newcomer,
        @Nullable Integer votingHours,
        MotionState state,
        int seconds,
        @Nullable Integer orders,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Integer voters,
        @Nullable MotionCount count,
        @Nullable Instant effectiveAt,
        @Nullable Long actAt,
        @Nullable String failure) {

    // The usual turn of a keeper that comes by every few seconds is no delay.
    private static final Duration LATE = Duration.ofMinutes(1);

    boolean says(MotionDraft draft) {
        return assembly.equalsIgnoreCase(draft.assembly())
                && title.equals(draft.title())
                && text.equals(draft.text())
                && decision.equals(draft.decision())
                && Objects.equals(votingHours, draft.votingHours());
    }

    int requireOrders() {
        return require(orders);
    }

    Instant requireOpensAt() {
        return require(opensAt);
    }

    Instant requireClosesAt() {
        return require(closesAt);
    }

    Instant requireEffectiveAt() {
        return require(effectiveAt);
    }

    int requireVoters() {
        return require(voters);
    }

    private <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("motion " + id + " is not so far: " + state);
        }
        return value;
    }

    /// Until when members can vote if they can from `now` on: whoever was late with the opening
    /// takes nothing of their time.
    Instant closesAt(Instant now) {
        Instant planned = requireClosesAt();
        boolean isLate = now.isAfter(requireOpensAt().plus(LATE));
        return isLate ? now.plus(Duration.between(requireOpensAt(), planned)) : planned;
    }

    /// From when on what was accepted is done, if it is counted `now`.
    Instant effectiveAt(Instant now, Duration delay) {
        boolean isLate = now.isAfter(requireClosesAt().plus(LATE));
        return (isLate ? now : requireClosesAt()).plus(delay);
    }

    boolean isBeforeVoteAt(Instant at) {
        return state == MotionState.DRAFT
                || state == MotionState.SUBMITTED
                || (state == MotionState.ANNOUNCED && at.isBefore(requireOpensAt()));
    }

    boolean isOpenAt(Instant at) {
        return state == MotionState.VOTING
                && !at.isBefore(requireOpensAt())
                && at.isBefore(requireClosesAt());
    }
}
