package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// What may be paid by whose word: the parameter `authorisation`.
///
/// @param unsignedMaximum a payment above it needs the payer's signature. Null: none does
/// @param twoOfficersFrom a payment without the payer's signature, of this amount or more, waits
///   for two officers. Null: none does
public record AuthorisationPolicy(
        @Nullable Money unsignedMaximum, @Nullable Money twoOfficersFrom) {

    public static final PolicyKey<AuthorisationPolicy> KEY =
            new PolicyKey<>("authorisation", AuthorisationPolicy.class);

    /// Without bounds.
    public static final AuthorisationPolicy FIRST = new AuthorisationPolicy(null, null);

    public AuthorisationPolicy {
        requireBound("unsignedMaximum", unsignedMaximum);
        requireBound("twoOfficersFrom", twoOfficersFrom);
    }

    private static void requireBound(String name, @Nullable Money bound) {
        if (bound != null && bound.isNegative()) {
            throw new IllegalArgumentException(
                    "%s is zero or more, or null, not %d".formatted(name, bound.minorUnits()));
        }
    }
}
