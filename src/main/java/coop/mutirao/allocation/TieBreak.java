package coop.mutirao.allocation;

/// Which of projects that are level goes first. The order is the same in every run of a count.
public enum TieBreak {
    /// The cheaper; then the one with more support; then the smaller id.
    COST_VOTES_ID("cost-votes-id"),

    /// The smaller id, as pabutools has it if nothing else is said.
    LEXICO("lexico"),

    /// The cheaper; then the one with more support; then lots, see [Lottery].
    COST_VOTES_LOTTERY("cost-votes-lottery");

    private final String wire;

    TieBreak(String wire) {
        this.wire = wire;
    }

    /// Its name in a rule's text.
    public String wire() {
        return wire;
    }

    /// @throws IllegalArgumentException if none has this name
    public static TieBreak of(String wire) {
        for (TieBreak one : values()) {
            if (one.wire.equals(wire)) {
                return one;
            }
        }
        throw new IllegalArgumentException("there is no tie-break " + wire);
    }
}
