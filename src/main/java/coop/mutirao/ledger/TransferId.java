package coop.mutirao.ledger;

import java.util.Collection;
import java.util.UUID;

/// What identifies a transfer everywhere: the id of the order it carries out, chosen by whoever
/// sent that.
public record TransferId(UUID value) implements Comparable<TransferId> {

    /// Reads a UUID in its usual form.
    ///
    /// @throws IllegalArgumentException if `text` is not one of 36 characters
    public static TransferId parse(String text) {
        // Java's own parser also takes shorter forms, of which several mean the same UUID.
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID of 36 characters: " + text);
        }
        return new TransferId(UUID.fromString(text));
    }

    // Made of something else (RFC 9562, section 5.8), as the service makes its own.
    private static final int OWN_VERSION = 8;

    /// An id that somebody chose for an order. What the service posts by itself has ids that can be
    /// worked out beforehand; nobody else takes those.
    ///
    /// @throws IllegalArgumentException if it is such a one
    public static TransferId chosen(UUID id) {
        if (id.version() == OWN_VERSION) {
            throw new IllegalArgumentException(
                    "UUIDs of version 8, such as %s, are the service's own: take one of version 7"
                            .formatted(id));
        }
        return new TransferId(id);
    }

    /// Ids as the database takes them.
    public static UUID[] values(Collection<TransferId> ids) {
        return ids.stream().map(TransferId::value).toArray(UUID[]::new);
    }

    @Override
    public int compareTo(TransferId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
