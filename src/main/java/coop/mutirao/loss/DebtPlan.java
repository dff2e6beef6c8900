package coop.mutirao.loss;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.loan.Instalment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How an account that owes comes back to zero.
///
/// @param debt what it owed when the plan was asked for; the instalments sum to it
/// @param isOwn who owes asked for it; else an officer did
/// @param ways how the money is to come in, as text; null: it was erased
record DebtPlan(
        UUID id,
        Debtor debtor,
        Money debt,
        List<Instalment> instalments,
        boolean isOwn,
        @Nullable String ways,
        MemberId askedBy,
        Instant askedAt,
        @Nullable MemberId agreedBy,
        @Nullable Instant agreedAt,
        State state,
        @Nullable Instant endedAt) {

    static final int INSTALMENTS_MAX = 60;

    /// A hundred years: how long is for the two sides to agree.
    static final int DAYS_MAX = 36_525;

    /// How many days after an instalment's day the plan fails. In `sql/V20__loss.sql` too.
    static final int GRACE_DAYS = 10;

    /// How long a plan waits for the other side.
    static final Duration TERM = Duration.ofDays(30);

    /// An account that owes, and what is known of it now.
    ///
    /// @param publicId its name in the log
    /// @param isWrittenOff whether an assembly wrote debt of it off since the plan was asked for
    record Debtor(
            AccountId account, String code, String publicId, Money balance, boolean isWrittenOff) {}

    /// How far a plan is.
    enum State {
        /// One side asked for it, and the other has to agree.
        ASKED,
        AGREED,
        FULFILLED,
        FAILED,
        /// It was not agreed in time, another was asked for instead, or nothing is owed any more
        /// because it was written off.
        LAPSED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    DebtPlan {
        instalments = List.copyOf(instalments);
    }

    boolean isOpen() {
        return state == State.ASKED || state == State.AGREED;
    }

    /// What becomes of an open plan by itself.
    ///
    /// @return null: it stays open
    @Nullable State endsAs(Instant now) {
        if (debtor.isWrittenOff()) {
            return State.LAPSED;
        }
        boolean isAgreed = state == State.AGREED;
        if (!debtor.balance().isNegative()) {
            return isAgreed ? State.FULFILLED : State.LAPSED;
        }
        if (!isAgreed) {
            return askedAt.plus(TERM).isAfter(now) ? null : State.LAPSED;
        }
        return missed(LocalDate.ofInstant(now, ZoneOffset.UTC)) == null ? null : State.FAILED;
    }

    /// The first instalment whose day and the days of grace are over, and more is owed than it and
    /// those before it leave.
    @Nullable Instalment missed(LocalDate day) {
        Money left = debt;
        for (Instalment one : instalments) {
            left = left.minus(one.amount());
            if (one.dueOn().plusDays(GRACE_DAYS).isBefore(day)
                    && debtor.balance().negated().compareTo(left) > 0) {
                return one;
            }
        }
        return null;
    }
}
