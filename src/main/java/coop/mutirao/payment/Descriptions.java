package coop.mutirao.payment;

import coop.mutirao.member.Texts;
import org.jspecify.annotations.Nullable;

/// What the texts of payments may be.
final class Descriptions {

    private Descriptions() {}

    /// The text, or null if it is empty.
    ///
    /// @throws IllegalArgumentException if it is too long, or has characters that are no text on
    ///   one line: control characters, half surrogate pairs, and what turns the reading direction,
    ///   by which an amount in it could be made to look like another
    static @Nullable String orNull(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        @Nullable String flaw = Texts.flaw(text, PaymentOrder.DESCRIPTION_MAX);
        if (flaw != null) {
            throw new IllegalArgumentException("description " + flaw);
        }
        return text;
    }
}
