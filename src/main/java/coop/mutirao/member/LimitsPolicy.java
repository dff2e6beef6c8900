package coop.mutirao.member;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// The limits of new members, where the admission names none.
///
/// @param creditLimit zero or more: how far below zero a balance may go
/// @param maximumBalance zero or more: how far above zero it may go
public record LimitsPolicy(Money creditLimit, Money maximumBalance) {

    public static final PolicyKey<LimitsPolicy> KEY = new PolicyKey<>("limits", LimitsPolicy.class);

    public LimitsPolicy {
        requireLimit("creditLimit", creditLimit);
        requireLimit("maximumBalance", maximumBalance);
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
