package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What may be paid by whose word: the parameter `authorisation`.
///
/// @param unsignedMaximum a payment above it needs the payer's signature. Null: none does
public record AuthorisationPolicy(@Nullable Money unsignedMaximum) {

    public static final PolicyKey<AuthorisationPolicy> KEY =
            new PolicyKey<>("authorisation", AuthorisationPolicy.class);

    /// As a network begins.
    public static final AuthorisationPolicy FIRST = new AuthorisationPolicy(null);

    public AuthorisationPolicy {
        if (unsignedMaximum != null && unsignedMaximum.isNegative()) {
            throw new IllegalArgumentException(
                    "unsignedMaximum is zero or more, or null, not "
                            + unsignedMaximum.minorUnits());
        }
    }
}
