package coop.mutirao.motion;

import java.util.Arrays;
import java.util.Locale;

/// How far a motion is.
public enum MotionState {
    /// For its author alone.
    DRAFT,

    /// Others can second it.
    SUBMITTED,

    /// Seconded by enough; the time of the vote stands.
    ANNOUNCED,

    /// Members vote.
    VOTING,

    /// It will be done at its time.
    ACCEPTED,

    /// Too few said yes.
    REJECTED,

    /// Too few voted.
    NO_QUORUM,

    /// What it says is done, or in force.
    EXECUTED,

    /// It was accepted, and could not be done any more.
    FAILED,

    /// Taken back by its author.
    WITHDRAWN;

    /// Its name in JSON, SQL and the log, such as `noQuorum`.
    public String wire() {
        return this == NO_QUORUM ? "noQuorum" : name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such state
    static MotionState of(String wire) {
        return Arrays.stream(values())
                .filter(s -> s.wire().equals(wire))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no state of a motion " + wire));
    }

    /// Whether the votes were counted.
    boolean isCounted() {
        return switch (this) {
            case ACCEPTED, REJECTED, NO_QUORUM, EXECUTED, FAILED -> true;
            case DRAFT, SUBMITTED, ANNOUNCED, VOTING, WITHDRAWN -> false;
        };
    }
}
