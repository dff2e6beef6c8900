package coop.mutirao.motion;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What somebody wants decided, as she sends it: members and accounts by their codes. Which of it
/// there has to be depends on its kind; null: left out.
///
/// @param kind of [Decision]
/// @param member of a mandate, a limit, an exclusion
/// @param newcomer of an admission
/// @param writeOff of a debt of the member
/// @param amendment that the author of a proposal declined
public record AskedDecision(
        @Nullable String kind,
        @Nullable String key,
        @Nullable Integer version,
        @Nullable JsonNode value,
        @Nullable Instant effectiveFrom,
        @Nullable String member,
        @Nullable String role,
        @Nullable Boolean give,
        @Nullable Instant endsAt,
        @Nullable Money creditLimit,
        @Nullable AskedNewcomer newcomer,
        @Nullable AskedWriteOff writeOff,
        @Nullable AskedAmendment amendment) {

    /// Only what its words say.
    public static final AskedDecision TEXT =
            new AskedDecision(
                    "text", null, null, null, null, null, null, null, null, null, null, null, null);

    /// That a member's debt be written off, up to an amount.
    ///
    /// @param usesExpansion whether the purse for expansion gives what the reserve does not hold
    public static AskedDecision writeOff(String member, Money amount, boolean usesExpansion) {
        return new AskedDecision(
                "writeOff",
                null,
                null,
                null,
                null,
                member,
                null,
                null,
                null,
                null,
                null,
                new AskedWriteOff(amount, usesExpansion, null),
                null);
    }

    /// What shall be another version of a proposal.
    record AskedAmendment(@Nullable UUID proposal, @Nullable UUID amendment) {}

    /// What shall be written off of it, and how.
    ///
    /// @param capPpm null: members bear nothing
    record AskedWriteOff(
            @Nullable Money amount, @Nullable Boolean useExpansion, @Nullable Integer capPpm) {}

    /// Who shall be admitted.
    record AskedNewcomer(
            @Nullable String code,
            @Nullable String name,
            @Nullable String contact,
            @Nullable String community) {}
}
