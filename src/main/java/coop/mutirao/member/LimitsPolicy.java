package coop.mutirao.member;

import static java.util.Objects.requireNonNull;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.policy.PolicyKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The limits of new members, where the admission names none, and how much credit one officer alone
/// gives.
///
/// @param creditLimit zero or more: how far below zero a balance may go
/// @param maximumBalance zero or more: how far above zero it may go
/// @param creditPerOfficerWeek zero or more: the sum of the credit limits that one officer alone
///   gives within seven days, by admissions and by raising them. Left out: three times creditLimit
public record LimitsPolicy(
        Money creditLimit, Money maximumBalance, @Nullable Money creditPerOfficerWeek) {

    public static final PolicyKey<LimitsPolicy> KEY = new PolicyKey<>("limits", LimitsPolicy.class);

    /// In which what one officer alone gives is bounded.
    public static final Duration WEEK = Duration.ofDays(7);

    private static final int NEWCOMERS_PER_WEEK = 3;

    public LimitsPolicy {
        requireLimit("creditLimit", creditLimit);
        requireLimit("maximumBalance", maximumBalance);
        if (creditPerOfficerWeek == null) {
            creditPerOfficerWeek = usual(creditLimit);
        }
        requireLimit("creditPerOfficerWeek", creditPerOfficerWeek);
    }

    /// With as much credit from one officer alone as is usual.
    public LimitsPolicy(Money creditLimit, Money maximumBalance) {
        this(creditLimit, maximumBalance, null);
    }

    private static Money usual(Money creditLimit) {
        Money some = Money.of(NEWCOMERS_PER_WEEK * creditLimit.minorUnits());
        return some.compareTo(OpenAccount.LIMIT_MAX) > 0 ? OpenAccount.LIMIT_MAX : some;
    }

    @Override
    public Money creditPerOfficerWeek() {
        return requireNonNull(creditPerOfficerWeek);
    }

    private static void requireLimit(String name, @Nullable Money limit) {
        if (limit == null || !NewMember.isLimit(limit)) {
            throw new IllegalArgumentException(
                    "%s is 0 to %d, not %s"
                            .formatted(
                                    name,
                                    OpenAccount.LIMIT_MAX.minorUnits(),
                                    limit == null ? "missing" : limit.minorUnits()));
        }
    }
}
