package coop.mutirao.delegate;

import coop.mutirao.ledger.Money;

/// That several of an account's persons have to agree before it pays much.
///
/// @param above payments of more than this
/// @param approvals how many persons agree, who orders it among them
public record ApprovalRule(Money above, int approvals) {

    public static final int APPROVALS_MIN = 2;
    public static final int APPROVALS_MAX = 9;

    public ApprovalRule {
        if (above.isNegative() || above.compareTo(Powers.MAXIMUM_MAX) > 0) {
            throw new IllegalArgumentException(
                    "above is 0 to %d, not %d"
                            .formatted(Powers.MAXIMUM_MAX.minorUnits(), above.minorUnits()));
        }
        if (approvals < APPROVALS_MIN || approvals > APPROVALS_MAX) {
            throw new IllegalArgumentException(
                    "approvals is %d to %d, not %d"
                            .formatted(APPROVALS_MIN, APPROVALS_MAX, approvals));
        }
    }

    /// Whether it lets nothing through that the other one holds.
    boolean isAtLeast(ApprovalRule other) {
        return above.compareTo(other.above) <= 0 && approvals >= other.approvals;
    }
}
