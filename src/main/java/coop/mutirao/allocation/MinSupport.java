package coop.mutirao.allocation;

/// How many voters have to support a project, lest it be left out. One at least, always.
///
/// @param votes so many
/// @param shareNumerator and at least this share of all ballots, empty ones included
/// @param shareDenominator above zero
public record MinSupport(int votes, int shareNumerator, int shareDenominator) {

    /// One voter is enough.
    public static final MinSupport ONE_VOTE = new MinSupport(1, 0, 1);

    public MinSupport {
        if (votes < 1
                || shareNumerator < 0
                || shareDenominator < 1
                || shareNumerator > shareDenominator) {
            throw new IllegalArgumentException(
                    "a project needs 1 vote or more and a share of 0 to 1, not %d and %d/%d"
                            .formatted(votes, shareNumerator, shareDenominator));
        }
    }

    /// In integers: a percentage that was rounded could let one through, or keep one out.
    boolean isReached(int votesFor, int ballots) {
        return votesFor >= votes
                && (long) votesFor * shareDenominator >= (long) shareNumerator * ballots;
    }

    /// The fewest votes that are enough among so many ballots.
    int needed(int ballots) {
        long share = ((long) shareNumerator * ballots + shareDenominator - 1) / shareDenominator;
        return (int) Math.max(votes, share);
    }

    String share() {
        return shareNumerator + "/" + shareDenominator;
    }
}
