package coop.mutirao.assembly;

import java.util.Arrays;
import java.util.Locale;

/// How far a round is.
public enum RoundState {
    /// A plan that can still be changed.
    DRAFT,

    /// Members propose and second.
    PROPOSING,

    /// Members second what was proposed; nothing new is.
    SUPPORTING,

    /// Proposals are admitted or rejected.
    REVIEW,

    /// The money is in escrow, and nothing can be changed any more.
    FROZEN,

    /// Members vote.
    BALLOTING,

    /// No ballot is taken any more, and nobody knows the result.
    COUNTING,

    /// Members can object to the result.
    RESULT,

    /// What was selected is paid, tranche by tranche.
    EXECUTING,

    /// What was left is back in the fund.
    CLOSED,

    /// Too few voted: the money is back in the fund.
    NO_QUORUM,

    /// Given up, or annulled: the money is back in the fund.
    CANCELLED;

    /// Its name in JSON, SQL and the log, such as `noQuorum`.
    public String wire() {
        return this == NO_QUORUM ? "noQuorum" : name().toLowerCase(Locale.ROOT);
    }

    /// Whether proposals come, are seconded, admitted or rejected.
    boolean isBeforeFreeze() {
        return this == PROPOSING || this == SUPPORTING || this == REVIEW;
    }

    static RoundState of(String wire) {
        return Arrays.stream(values()).filter(s -> s.wire().equals(wire)).findFirst().orElseThrow();
    }

    /// Whether nothing becomes of it any more.
    boolean isOver() {
        return this == CLOSED || this == NO_QUORUM || this == CANCELLED;
    }

    /// Whether nobody can have voted yet.
    boolean isBeforeBallot() {
        return this == DRAFT || isBeforeFreeze() || this == FROZEN;
    }
}
