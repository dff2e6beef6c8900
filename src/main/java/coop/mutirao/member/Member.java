package coop.mutirao.member;

import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who takes part.
///
/// @param code of the member's account in the currency, by which people call the member
/// @param publicId of that account: its name in the log, and in orders that are signed
/// @param community the code of the community
/// @param nameLevel for whom she said that her name is; null: she said nothing
public record Member(
        MemberId id,
        String code,
        String publicId,
        Kind kind,
        String name,
        String community,
        Instant joinedAt,
        @Nullable Disclosure nameLevel) {

    /// What a member is.
    public enum Kind {
        PERSON,
        /// A business of one or more.
        VENTURE,
        /// Any other group.
        ASSOCIATION;

        /// Its name in JSON, SQL and CSV.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException if there is no such kind
        public static Kind of(String wire) {
            for (Kind kind : values()) {
                if (kind.wire().equals(wire)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("A kind is person, venture or association.");
        }
    }
}
