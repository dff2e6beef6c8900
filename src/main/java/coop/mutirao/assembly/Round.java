package coop.mutirao.assembly;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One allocation of part of the fund by the assembly.
///
/// @param number 1 for the network's first
/// @param escrow its own account, from the freeze on
/// @param seed of the lottery: a secret until the close
/// @param frozenAt index of the fact that froze it
/// @param countedAt index of the fact of its result
/// @param ballotsRoot root of the tree over all its ballots, from the result on
/// @param result what was selected and why, as JSON
/// @param frozenWithPart whether an officer who froze it has a part in it, because fewer than two
///   coordinators have none
/// @param cancelledFor why it was given up; null: it was not
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record Round(
        UUID id,
        int number,
        RoundPlan plan,
        RoundState state,
        AccountId purse,
        @Nullable AccountId escrow,
        byte @Nullable [] seed,
        @Nullable Long frozenAt,
        @Nullable Long countedAt,
        byte @Nullable [] ballotsRoot,
        @Nullable String result,
        @Nullable Why cancelledFor,
        boolean frozenWithPart,
        Extension extension) {

    /// How much later its ballot may close, and whether it does.
    ///
    /// @param hours 0 to 1440, fixed when it is frozen; 0 before
    /// @param from when the ballot was to close; null: it closes as planned
    record Extension(int hours, @Nullable Instant from) {}

    /// Why a round is given up.
    enum Why {
        /// Two officers did, before it was counted.
        OFFICERS("officers"),

        /// Nobody froze it before its ballot should open.
        NOT_FROZEN("notFrozen"),

        /// An objection to its result was upheld.
        OBJECTION("objection");

        private final String wire;

        Why(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }

        static Why of(String wire) {
            return Arrays.stream(values())
                    .filter(why -> why.wire.equals(wire))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Money amount() {
        return plan.amount();
    }

    boolean isOpenAt(Instant at) {
        return (state == RoundState.FROZEN || state == RoundState.BALLOTING)
                && !at.isBefore(plan.ballotOpensAt())
                && at.isBefore(plan.ballotClosesAt());
    }

    /// @throws IllegalStateException before the freeze
    AccountId requireEscrow() {
        return require(escrow);
    }

    /// @throws IllegalStateException before the freeze
    byte[] requireSeed() {
        return require(seed);
    }

    private <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("round %s is not frozen".formatted(id));
        }
        return value;
    }
}
