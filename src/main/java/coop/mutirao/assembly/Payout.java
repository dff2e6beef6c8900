package coop.mutirao.assembly;

import coop.mutirao.crypto.Hash;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tranche of what a round selected.
///
/// @param id also the transfer's
/// @param tranche from 1
/// @param held why it cannot be paid yet, in words; null: nothing is in the way
/// @param reason why it was released; null: it is the first, or was not
/// @param paidAt null: it was not
public record Payout(
        UUID id,
        UUID round,
        UUID project,
        int tranche,
        AccountId payee,
        String payeeCode,
        String milestone,
        Money amount,
        State state,
        @Nullable String held,
        @Nullable String reason,
        @Nullable Instant paidAt) {

    /// What became of it.
    public enum State {
        /// Its milestone is not attested.
        WAITING,

        /// It is due.
        OPEN,
        PAID,

        /// It is not paid any more: the money goes back to the fund.
        RETURNED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// By when its report is due; null: it is not paid, or none is asked for.
    @Nullable Instant reportDue(RoundPlan plan) {
        return paidAt == null || plan.reportDays() == 0
                ? null
                : paidAt.plus(Duration.ofDays(plan.reportDays()));
    }

    /// Whether nothing becomes of it any more.
    boolean isOver() {
        return state == State.PAID || state == State.RETURNED;
    }

    /// The id that a tranche has, whoever works it out, however often.
    public static UUID idOf(UUID round, UUID project, int tranche) {
        return Hash.id(round + "/" + project + "/" + tranche);
    }
}
