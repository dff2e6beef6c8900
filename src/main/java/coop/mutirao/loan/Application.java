package coop.mutirao.loan;

import coop.mutirao.ledger.Money;
import java.util.UUID;

/// What a member applies for.
///
/// @param id chosen by who applies: the same application sent again is the same
/// @param purpose what it is for, 1 to 500 characters; officers read it, and the log commits to it
/// @param collects whether what is due may be taken from her account, as far as it is above zero
/// @param named whether the register may name her
public record Application(
        UUID id, Money amount, String purpose, Plan plan, boolean collects, boolean named) {

    /// @throws IllegalArgumentException with what nobody can apply for
    public Application {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount is more than zero");
        }
        if (amount.minorUnits() < plan.instalments()) {
            throw new IllegalArgumentException(
                    "an instalment is one minor unit at least: %d cannot be paid in %d"
                            .formatted(amount.minorUnits(), plan.instalments()));
        }
    }
}
