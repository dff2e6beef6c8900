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

    static ProposalState of(String wire) {
        return Arrays.stream(values()).filter(s -> s.wire().equals(wire)).findFirst().orElseThrow();
    }
}
