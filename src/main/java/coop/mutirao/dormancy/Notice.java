package coop.mutirao.dormancy;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That what an account holds will be kept elsewhere for its owner, and what came of it.
///
/// @param code of the account
/// @param publicId of the account, its name in the log
/// @param dueAt from then on what is there is taken
/// @param amount what was taken; null: nothing was
/// @param takenAt null: not yet
/// @param overAt when she stayed, or it came back; null: neither
record Notice(
        UUID id,
        AccountId account,
        String code,
        String publicId,
        Cause cause,
        Instant toldAt,
        Instant dueAt,
        State state,
        @Nullable Money amount,
        @Nullable Instant takenAt,
        @Nullable Instant overAt) {

    /// Why.
    enum Cause {
        /// Its owner said that she leaves: she has a year to spend it, or to give it to the fund.
        LEFT(Duration.ofDays(365)),
        /// It has not paid for as long as the policy says: its owner is told before.
        SILENT(Duration.ofDays(60)),
        /// Two officers said that its owner died.
        DEAD(Duration.ZERO),
        /// An assembly excluded its owner: she has a year, as who leaves of herself.
        EXCLUDED(Duration.ofDays(365));

        /// How long after the notice what is there is taken. In `sql/V24__dormancy.sql` too.
        final Duration term;

        Cause(Duration term) {
            this.term = term;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Cause of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// How far it is.
    enum State {
        TOLD,
        /// She did not leave, or was heard of.
        STAYED,
        TAKEN,
        RETURNED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// To who left, was excluded or died nothing comes in any more.
    boolean closes() {
        return cause != Cause.SILENT;
    }
}
