package coop.mutirao.motion;

import java.util.Locale;

/// What somebody says to a motion.
public enum Vote {
    YES,
    NO,
    /// Counts for the quorum, and for no majority.
    ABSTAIN;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if it is none
    static Vote of(String wire) {
        for (Vote vote : values()) {
            if (vote.wire().equals(wire)) {
                return vote;
            }
        }
        throw new IllegalArgumentException("A vote is yes, no or abstain, not " + wire + ".");
    }
}
