package coop.mutirao.member;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.policy.PolicyKey;

/// The limits of new members, where the admission names none.
///
/// @param creditLimit zero or more: how far below zero a balance may go
/// @param maximumBalance zero or more: how far above zero it may go
public record LimitsPolicy(Money creditLimit, Money maximumBalance) {

    public static final PolicyKey<LimitsPolicy> KEY = new PolicyKey<>("limits", LimitsPolicy.class);

    public LimitsPolicy {
        if (!NewMember.isLimit(creditLimit) || !NewMember.isLimit(maximumBalance)) {
            throw new IllegalArgumentException(
                    "A limit is 0 to " + OpenAccount.LIMIT_MAX.minorUnits() + ".");
        }
    }
}
