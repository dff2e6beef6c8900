package coop.mutirao.payment;

import org.jspecify.annotations.Nullable;

/// What the texts of payments may be.
final class Descriptions {

    private Descriptions() {}

    /// The text, or null if it is empty.
    ///
    /// @throws IllegalArgumentException if it is too long, or has characters that are no text:
    ///   control characters and half surrogate pairs
    static @Nullable String orNull(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > PaymentOrder.DESCRIPTION_MAX) {
            throw new IllegalArgumentException(
                    "description has at most " + PaymentOrder.DESCRIPTION_MAX + " characters");
        }
        boolean isText =
                text.codePoints()
                        .noneMatch(c ->
                                Character.isISOControl(c)
                                        || Character.getType(c) == Character.SURROGATE);
        if (!isText) {
            throw new IllegalArgumentException("description has characters that are no text");
        }
        return text;
    }
}
