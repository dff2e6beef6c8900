package coop.mutirao.ledger;

import org.jspecify.annotations.Nullable;

/// An account to be opened.
///
/// @param community the community's number
/// @param owner the member whose account it is; null for the fund's and the system's
public record OpenAccount(
        String code,
        Account.Kind kind,
        String unit,
        int community,
        @Nullable MemberId owner,
        Money creditLimit,
        Money maximumBalance) {

    /// Limits are at most this, so that no sum of a balance and a limit leaves the range of
    /// [Money].
    public static final Money LIMIT_MAX = Money.of(1_000_000_000_000_000L);

    public OpenAccount {
        requireLimit(creditLimit);
        requireLimit(maximumBalance);
    }

    static void requireLimit(Money limit) {
        if (limit.isNegative() || limit.compareTo(LIMIT_MAX) > 0) {
            throw new IllegalArgumentException("a limit is 0 to " + LIMIT_MAX.minorUnits());
        }
    }
}
