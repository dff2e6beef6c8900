package coop.mutirao.member;

import coop.mutirao.http.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A role that a member has: her mandate.
///
/// @param member the member's code
/// @param decision by which the role was given
/// @param endsAt when the term is over, and the role with it
public record RoleGrant(
        String member, Role role, String decision, Instant grantedAt, Instant endsAt) {

    /// The term of a mandate whose decision says nothing of it.
    public static final Duration TERM = Duration.ofDays(365);

    public static final Duration TERM_MAX = Duration.ofDays(4 * 365 + 1);

    public boolean isInForce(Instant at) {
        return endsAt.isAfter(at);
    }

    /// What the community decided.
    ///
    /// @param member the member's code
    /// @param endsAt null: after a year
    public record Decided(String member, Role role, String decision, @Nullable Instant endsAt) {

        public Decided {
            Texts.require("decision", decision, Texts.DECISION_MAX);
        }

        /// The mandate that follows from it.
        ///
        /// @throws IllegalArgumentException if its term is over already, or too long
        RoleGrant grant(String code, Instant at) {
            Instant end = endsAt == null ? at.plus(TERM) : endsAt.truncatedTo(ChronoUnit.MICROS);
            if (!end.isAfter(at) || end.isAfter(at.plus(TERM_MAX))) {
                throw new IllegalArgumentException(
                        "endsAt is after now (%s) and at most four years ahead, not %s"
                                .formatted(at, end));
            }
            return new RoleGrant(code, role, decision, at, end);
        }
    }
}
