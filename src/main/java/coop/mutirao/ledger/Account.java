package coop.mutirao.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An account as it stands after its latest entry.
///
/// @param code what people call it, such as `M0042`; never reused
/// @param publicId its name in the log and in exports, which tells nothing about a member
/// @param owner the member whose account it is; null for the fund's and the system's
/// @param reservedAmount zero or more: what is set aside and cannot be spent
/// @param creditLimit zero or more: how far below zero the balance may go
/// @param maximumBalance zero or more: how far above zero it may go
/// @param version how many entries the account has
public record Account(
        AccountId id,
        String code,
        String publicId,
        Kind kind,
        String unit,
        @Nullable MemberId owner,
        Money balance,
        Money reservedAmount,
        Money creditLimit,
        Money maximumBalance,
        boolean closed,
        long version) {

    /// Whose an account is.
    public enum Kind {
        MEMBER,
        FUND,
        SYSTEM;

        /// Its name in JSON, SQL and the log.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// What can be spent now: zero or more, or below zero where a limit was lowered since.
    public Money availableBalance() {
        return balance.plus(creditLimit).minus(reservedAmount);
    }

    /// This account with another credit limit.
    public Account withCreditLimit(Money limit) {
        return new Account(
                id,
                code,
                publicId,
                kind,
                unit,
                owner,
                balance,
                reservedAmount,
                limit,
                maximumBalance,
                closed,
                version);
    }

    /// This account one entry later.
    ///
    /// @throws ArithmeticException if the balance would leave the range of [Money]
    Account after(Money amount) {
        return new Account(
                id,
                code,
                publicId,
                kind,
                unit,
                owner,
                balance.plus(amount),
                reservedAmount,
                creditLimit,
                maximumBalance,
                closed,
                version + 1);
    }
}
