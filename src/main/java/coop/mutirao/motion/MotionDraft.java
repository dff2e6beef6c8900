package coop.mutirao.motion;

import coop.mutirao.member.Texts;
import org.jspecify.annotations.Nullable;

/// What a member moves.
///
/// @param assembly code of the community whose assembly decides
/// @param text why, and what is meant: up to 10,000 characters on as many lines as it takes
/// @param votingHours how long members can vote, at least; null: as long as the standing orders say
record MotionDraft(
        String assembly,
        String title,
        String text,
        Decision decision,
        @Nullable Integer votingHours) {

    private static final int TITLE_MAX = 100;
    private static final int TEXT_MAX = 10_000;
    private static final int HOURS_MAX = 60 * 24;

    /// @throws IllegalArgumentException with what no motion could have
    MotionDraft {
        Texts.require("title", title, TITLE_MAX);
        Texts.requireLines("text", text, TEXT_MAX);
        if (votingHours != null && (votingHours < 1 || votingHours > HOURS_MAX)) {
            throw new IllegalArgumentException(
                    "Members vote for 1 to %d hours.".formatted(HOURS_MAX));
        }
    }
}
