package coop.mutirao.motion;

import coop.mutirao.assembly.StandingOrders;

/// How the votes about a motion came out.
///
/// @param yes 0 or more
/// @param no 0 or more
/// @param abstain 0 or more
/// @param voters who could vote: all votes together, or more
record MotionCount(int yes, int no, int abstain, int voters) {

    /// @throws IllegalArgumentException if more voted than could
    MotionCount {
        if (yes < 0 || no < 0 || abstain < 0 || (long) yes + no + abstain > voters) {
            throw new IllegalArgumentException(
                    "%d, %d and %d are no votes of %d".formatted(yes, no, abstain, voters));
        }
    }

    /// What becomes of the motion: abstentions count for the quorum, and for no majority. Without
    /// any vote there is no quorum, even if none is asked for.
    MotionState outcome(StandingOrders.Rule rule) {
        int voted = yes + no + abstain;
        if (voted == 0 || !rule.quorum().isReachedBy(voted, voters)) {
            return MotionState.NO_QUORUM;
        }
        return rule.majority().isReached(yes, no, voters)
                ? MotionState.ACCEPTED
                : MotionState.REJECTED;
    }
}
