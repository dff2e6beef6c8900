package coop.mutirao.assembly;

import org.jspecify.annotations.Nullable;

/// How many have to say yes. Who abstains counts for the quorum, and for no majority.
///
/// @param of what yes is compared with
/// @param share of yes and no together; of a qualified majority alone: 1/2 or more, less than 1
public record Majority(Of of, @Nullable Share share) {

    public static final Majority SIMPLE = new Majority(Of.SIMPLE, null);
    public static final Majority ABSOLUTE = new Majority(Of.ABSOLUTE, null);

    /// What yes is compared with.
    public enum Of {
        /// More yes than no.
        SIMPLE,
        /// Yes from more than half of all who may vote.
        ABSOLUTE,
        /// More yes than no, and at least a share of both.
        QUALIFIED
    }

    /// @throws IllegalArgumentException if there is no such majority
    public Majority {
        if ((share != null) != (of == Of.QUALIFIED)) {
            throw new IllegalArgumentException("A qualified majority has a share, no other has.");
        }
        if (share != null && (share.isBelow(new Share(1, 2)) || share.part() == share.whole())) {
            throw new IllegalArgumentException(
                    "A qualified majority is 1/2 or more and less than 1, not %s."
                            .formatted(share.text()));
        }
    }

    /// At least a share of yes and no.
    public static Majority qualified(int part, int whole) {
        return new Majority(Of.QUALIFIED, new Share(part, whole));
    }

    /// @throws IllegalArgumentException if it is none of `simple`, `absolute`, and `2/3` or another
    ///   share
    public static Majority parse(String text) {
        return switch (text) {
            case "simple" -> SIMPLE;
            case "absolute" -> ABSOLUTE;
            default -> new Majority(Of.QUALIFIED, Share.parse(text));
        };
    }

    /// Its text: `simple`, `absolute`, or a share such as `2/3`.
    public String text() {
        return switch (of) {
            case SIMPLE -> "simple";
            case ABSOLUTE -> "absolute";
            case QUALIFIED -> share == null ? "" : share.text();
        };
    }

    /// Whether so many are enough.
    ///
    /// @param yes 0 or more
    /// @param no 0 or more
    /// @param voters who may vote: `yes` and `no` together or more
    public boolean isReached(int yes, int no, int voters) {
        return switch (of) {
            case SIMPLE -> yes > no;
            case ABSOLUTE -> 2L * yes > voters;
            case QUALIFIED ->
                    yes > no
                            && share != null
                            && (long) yes * share.whole()
                                    >= (long) share.part() * ((long) yes + no);
        };
    }
}
