package coop.mutirao.ledger;

import coop.mutirao.officer.OfficerAct;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody wants changed of an account; null: left as it is.
///
/// @param closed true closes the account, false opens it again
/// @param reason why, 1 to 500 characters; the log commits to it
public record AccountChange(
        @Nullable Money creditLimit,
        @Nullable Money maximumBalance,
        @Nullable Money reservedAmount,
        @Nullable Boolean closed,
        String reason) {

    private static final int REASON_MAX = 500;

    /// What became of a change.
    public sealed interface Result {

        /// The account as it now stands.
        record Changed(Account account) implements Result {}

        /// Another officer has to ask for it too.
        record Waits(OfficerAct act) implements Result {}

        /// No officer gives more credit for now.
        record Stopped(Limits.Stop stop) implements Result {}

        record NoSuchAccount() implements Result {}

        /// Only members' accounts can be changed.
        record NotAMembers(Account account) implements Result {}

        /// The account is the decider's own.
        record OnesOwn(Account account) implements Result {}

        /// Its owner was excluded: what is set aside can be changed, and nothing else.
        record Leaving(Account account) implements Result {}

        /// Something is owed either way, so it cannot be closed; the account as it would stand.
        record NotSettled(Account account) implements Result {}

        /// Its owner pays a loan back too late, so her credit does not grow; the account as it is.
        ///
        /// @param since when it was due
        record InArrears(Account account, LocalDate since) implements Result {}
    }

    public AccountChange {
        if (creditLimit == null
                && maximumBalance == null
                && reservedAmount == null
                && closed == null) {
            throw new IllegalArgumentException(
                    "a change names creditLimit, maximumBalance, reservedAmount or closed");
        }
        requireLimit(creditLimit);
        requireLimit(maximumBalance);
        requireLimit(reservedAmount);
        if (reason.isBlank()
                || reason.codePointCount(0, reason.length()) > REASON_MAX
                || reason.codePoints().anyMatch(AccountChange::isNoText)) {
            throw new IllegalArgumentException(
                    "reason is a text of 1 to %d characters".formatted(REASON_MAX));
        }
    }

    private static void requireLimit(@Nullable Money limit) {
        if (limit != null) {
            OpenAccount.requireLimit(limit);
        }
    }

    private static boolean isNoText(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /// Whether it changes more than what is set aside.
    boolean isOfMoreThanReserve() {
        return creditLimit != null || maximumBalance != null || closed != null;
    }

    /// Decides the change of an account as it stands.
    public Result decide(Account before) {
        if (before.kind() != Account.Kind.MEMBER) {
            return new Result.NotAMembers(before);
        }
        var after =
                new Account(
                        before.id(),
                        before.code(),
                        before.publicId(),
                        before.kind(),
                        before.unit(),
                        before.owner(),
                        before.balance(),
                        reservedAmount == null ? before.reservedAmount() : reservedAmount,
                        creditLimit == null ? before.creditLimit() : creditLimit,
                        maximumBalance == null ? before.maximumBalance() : maximumBalance,
                        closed == null ? before.closed() : closed,
                        before.version());
        boolean settled = after.balance().isZero() && after.reservedAmount().isZero();
        return after.closed() && !settled
                ? new Result.NotSettled(after)
                : new Result.Changed(after);
    }
}
