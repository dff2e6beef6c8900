package coop.mutirao.loan;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A loan, or what somebody applied for.
///
/// @param number by which people know it
/// @param collects whether the borrower agreed that what is due is taken
/// @param named whether she agreed that the register names her
/// @param key of which the ids of its transfers are made; tells nobody
/// @param reason of the officers who decided; null: it is not decided
/// @param grant what there is once it was granted
/// @param outstanding what is not paid back; zero of what was not granted
/// @param lateSince since when it is in arrears; null: it is not
/// @param instalments as they are, or would be
record Loan(
        UUID id,
        int number,
        Borrower borrower,
        Money amount,
        String purpose,
        Plan plan,
        boolean collects,
        boolean named,
        State state,
        Instant appliedAt,
        UUID key,
        @Nullable String reason,
        @Nullable Instant decidedAt,
        @Nullable Grant grant,
        Money outstanding,
        @Nullable LocalDate lateSince,
        List<Instalment> instalments) {

    /// Whose it is.
    record Borrower(
            AccountId account, MemberId member, String code, String publicId, String name) {}

    /// By what a loan was granted.
    ///
    /// @param policy the number of the policy's version
    /// @param sweepPpm of each receipt; null: receipts do not count
    /// @param claim the account that says what the purse is owed
    /// @param debt the account that says the same of the borrower
    record Grant(int policy, @Nullable Integer sweepPpm, AccountId claim, AccountId debt) {}

    /// How far it is.
    enum State {
        APPLIED,
        WITHDRAWN,
        REFUSED,
        RUNNING,
        REPAID;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }

        boolean wasGranted() {
            return this == RUNNING || this == REPAID;
        }
    }

    Grant requireGrant() {
        if (grant == null) {
            throw new IllegalStateException("the loan %s was not granted".formatted(id));
        }
        return grant;
    }

    Money repaid() {
        return state.wasGranted() ? amount.minus(outstanding) : Money.ZERO;
    }

    /// What of an instalment is not paid: repayments go to the oldest first.
    Money open(Instalment instalment) {
        Money before =
                instalments.stream()
                        .filter(i -> i.number() < instalment.number())
                        .map(Instalment::amount)
                        .reduce(Money.ZERO, Money::plus);
        Money left = before.plus(instalment.amount()).minus(repaid());
        return Money.min(instalment.amount(), Money.max(Money.ZERO, left));
    }

    /// What was due up to a day and is not paid.
    Money dueBy(LocalDate day) {
        return instalments.stream()
                .filter(i -> !i.dueOn().isAfter(day))
                .map(this::open)
                .reduce(Money.ZERO, Money::plus);
    }

    /// The oldest instalment that is not paid; null: none is left.
    @Nullable Instalment next() {
        return instalments.stream().filter(i -> open(i).isPositive()).findFirst().orElse(null);
    }
}
