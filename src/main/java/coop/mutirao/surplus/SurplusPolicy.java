package coop.mutirao.surplus;

import coop.mutirao.policy.PolicyKey;

/// What ventures give of their surplus: the parameter `surplus` (domain 3.6). All shares are parts
/// per million of a surplus, together a whole at most.
///
/// @param networkPpm what goes to the collective fund
/// @param educationPpm what the venture keeps for education
/// @param reservePpm what the venture keeps as a reserve that nobody divides
/// @param months how long the time of a statement is: a calendar month or a quarter, 1 or 3
/// @param dueDays so many days after its statement was accepted, 1 to 365, the rest of a share is
///   taken that was not there at once
public record SurplusPolicy(
        int networkPpm, int educationPpm, int reservePpm, int months, int dueDays) {

    public static final PolicyKey<SurplusPolicy> KEY =
            new PolicyKey<>("surplus", SurplusPolicy.class);

    /// The first one of every network: statements, and no share until the community sets one.
    public static final SurplusPolicy FIRST = new SurplusPolicy(0, 0, 0, 3, 30);

    static final int WHOLE_PPM = 1_000_000;
    private static final int DAYS_MAX = 365;

    public SurplusPolicy {
        require("networkPpm", networkPpm, 0, WHOLE_PPM);
        require("educationPpm", educationPpm, 0, WHOLE_PPM);
        require("reservePpm", reservePpm, 0, WHOLE_PPM);
        require("the three shares together", networkPpm + educationPpm + reservePpm, 0, WHOLE_PPM);
        require("dueDays", dueDays, 1, DAYS_MAX);
        if (months != 1 && months != SurplusPeriod.QUARTER) {
            throw new IllegalArgumentException("months is 1 or 3, not " + months);
        }
    }

    private static void require(String name, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    "%s is %d to %d, not %d".formatted(name, minimum, maximum, value));
        }
    }
}
