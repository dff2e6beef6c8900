package coop.mutirao.dormancy;

import coop.mutirao.policy.PolicyKey;

/// When an account of which nobody has heard is said to be silent: the parameter `dormancy`. A
/// network has no first version of it; without one, no account is.
///
/// @param days so long it has not paid, 365 to [#DAYS_MAX]; 0: no account is silent
public record DormancyPolicy(int days) {

    public static final PolicyKey<DormancyPolicy> KEY =
            new PolicyKey<>("dormancy", DormancyPolicy.class);

    private static final int DAYS_MIN = 365;

    /// A hundred years.
    private static final int DAYS_MAX = 36_525;

    public DormancyPolicy {
        if (days != 0 && (days < DAYS_MIN || days > DAYS_MAX)) {
            throw new IllegalArgumentException(
                    "days is 0, or %d to %d, not %d".formatted(DAYS_MIN, DAYS_MAX, days));
        }
    }
}
