package coop.mutirao.assembly;

import java.util.Arrays;
import java.util.Locale;

/// How far a proposal is.
public enum ProposalState {
    /// Only its author knows of it.
    DRAFT,
    SUBMITTED,

    /// Enough members second it: a coordinator decides whether it can be voted about.
    SECONDED,
    ADMITTED,
    REJECTED,

    /// Its author gave it up for another one.
    MERGED,
    WITHDRAWN,
    ON_BALLOT,
    SELECTED,
    NOT_SELECTED,

    /// All of it was paid.
    CLOSED,

    /// Part of it was not paid and is back in the fund.
    RETURNED;

    /// Its name in JSON, SQL and the log, such as `onBallot`.
    public String wire() {
        return switch (this) {
            case ON_BALLOT -> "onBallot";
            case NOT_SELECTED -> "notSelected";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /// Whether its author may still write another version.
    boolean isChangeable() {
        return this == DRAFT || this == SUBMITTED || this == SECONDED;
    }

    /// Whether it was handed in and may still come on the ballot.
    boolean isInTheRunning() {
        return this == SUBMITTED || this == SECONDED || this == ADMITTED;
    }

    static ProposalState of(String wire) {
        return Arrays.stream(values()).filter(s -> s.wire().equals(wire)).findFirst().orElseThrow();
    }
}
