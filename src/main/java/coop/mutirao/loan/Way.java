package coop.mutirao.loan;

import java.util.Locale;

/// How money of a loan moved.
public enum Way {
    GRANTED,

    /// The borrower paid it back by herself.
    EARLY,

    /// An instalment was due, and she had agreed that it is taken.
    COLLECTED,

    /// A share of what she received.
    SWEPT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
