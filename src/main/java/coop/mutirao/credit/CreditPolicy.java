package coop.mutirao.credit;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// How credit limits follow what members sell: the parameter `credit` (domain 4.2).
///
/// @param rule by which the limits are reviewed each month
/// @param initialLimit what everybody has at least, once there is a rule; with the rule `fixed` it
///   is what everybody has
/// @param maximumLimit what nobody has more of by a review
/// @param salesDays a limit is worth so many days of sales, of the 180 that are looked at
/// @param counterpartyCapPpm what is sold to one buyer counts up to this part of all sales, in
///   parts per million
/// @param growthPpm a limit grows by this part of itself at most in a month
/// @param decayPpm it falls by this part of itself at most in a quarter
/// @param reviewAbove no review leads above this: people decide about more
/// @param newcomerDays what two members sell each other while both are younger is not counted
/// @param decidedDays so long after people decided about a limit it is left as it is
/// @param freezeAbove limits do not grow while all debts are more than this many hundredths of a
///   month's trade
/// @param stopAbove above this no officer gives more credit either; not below `freezeAbove`
public record CreditPolicy(
        Rule rule,
        Money initialLimit,
        Money maximumLimit,
        int salesDays,
        int counterpartyCapPpm,
        int growthPpm,
        int decayPpm,
        Money reviewAbove,
        int newcomerDays,
        int decidedDays,
        int freezeAbove,
        int stopAbove) {

    public static final PolicyKey<CreditPolicy> KEY = new PolicyKey<>("credit", CreditPolicy.class);

    /// Over so many days sales are looked at.
    static final int SALES_DAYS = 180;

    private static final int WHOLE_PPM = 1_000_000;
    private static final int DAYS_MAX = 3_650;
    private static final int HUNDREDTHS_MAX = 1_000_000;

    /// The first one of every network: limits are as people set them, and the figures of domain 4.2
    /// for when a rule is chosen.
    public static final CreditPolicy FIRST =
            new CreditPolicy(
                    Rule.NONE,
                    Money.ZERO,
                    Money.of(1_000_000),
                    60,
                    250_000,
                    250_000,
                    100_000,
                    Money.of(500_000),
                    90,
                    365,
                    250,
                    300);

    /// What a limit goes by.
    public enum Rule {
        /// By what people decide, and nothing else.
        NONE,
        /// The same for all.
        FIXED,
        /// By sales.
        TURNOVER
    }

    /// @throws IllegalArgumentException with what no community could mean
    public CreditPolicy {
        if (isNothing(rule)) {
            throw new IllegalArgumentException("rule is none, fixed or turnover, and not missing");
        }
        requireLimit("initialLimit", initialLimit);
        requireLimit("maximumLimit", maximumLimit);
        requireLimit("reviewAbove", reviewAbove);
        if (maximumLimit.compareTo(initialLimit) < 0) {
            throw new IllegalArgumentException(
                    "maximumLimit, %d, is below initialLimit, %d"
                            .formatted(maximumLimit.minorUnits(), initialLimit.minorUnits()));
        }
        require("salesDays", salesDays, 0, 10 * SALES_DAYS);
        require("counterpartyCapPpm", counterpartyCapPpm, 1, WHOLE_PPM);
        require("growthPpm", growthPpm, 0, WHOLE_PPM);
        require("decayPpm", decayPpm, 0, WHOLE_PPM);
        require("newcomerDays", newcomerDays, 0, DAYS_MAX);
        require("decidedDays", decidedDays, 0, DAYS_MAX);
        require("freezeAbove", freezeAbove, 0, HUNDREDTHS_MAX);
        require("stopAbove", stopAbove, freezeAbove, HUNDREDTHS_MAX);
    }

    private static void requireLimit(String name, @Nullable Money limit) {
        if (limit == null || limit.isNegative() || limit.compareTo(OpenAccount.LIMIT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "%s is 0 to %d, not %s"
                            .formatted(
                                    name,
                                    OpenAccount.LIMIT_MAX.minorUnits(),
                                    limit == null ? "missing" : limit.minorUnits()));
        }
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d to %d, not %d".formatted(name, least, most, value));
        }
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null;
    }
}
