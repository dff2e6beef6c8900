package coop.mutirao.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one transfer did to one account, as its statement shows it.
///
/// @param version its number in the account, from 1 without a gap
/// @param payment the id of its transfer
/// @param kind the transfer's; but `contribution` where a payment's contribution is meant
/// @param otherParty code of the account on the other side; null where there are several, and where
///   the reader may not see it
/// @param orderedBy code of who ordered it: the owner of the account that pays, her delegate, an
///   officer; null where the service did by itself, and where the reader may not see it
/// @param decision by which the assembly gave it; null where it did not
/// @param description null where there is none, and where the reader may not see it
public record StatementLine(
        long version,
        long logIndex,
        TransferId payment,
        String kind,
        Money amount,
        Money balanceAfter,
        @Nullable String otherParty,
        @Nullable String description,
        @Nullable String orderedBy,
        @Nullable Decision decision,
        Instant committedAt,
        LocalDate effectiveOn) {

    /// What an assembly decided in a round.
    ///
    /// @param title the round's
    /// @param step `escrow`, into the round's own account; `payout`, from there to who does it; or
    ///   `return`, from there back to the purse
    /// @param proposal of a payout; null of the others
    /// @param tranche its number among the proposal's, from 1; null of the others
    public record Decision(
            UUID round,
            String title,
            String step,
            @Nullable UUID proposal,
            @Nullable Integer tranche) {}

    /// The same for who may not see the payment.
    StatementLine veiled() {
        return new StatementLine(
                version,
                logIndex,
                payment,
                kind,
                amount,
                balanceAfter,
                null,
                null,
                null,
                null,
                committedAt,
                effectiveOn);
    }
}
