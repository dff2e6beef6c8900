package coop.mutirao.levy;

import coop.mutirao.ledger.Money;
import coop.mutirao.policy.PolicyKey;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the circulation levy is charged: the parameter `levy` (domain 3.5).
///
/// @param ratePpm parts per million for 30 days, of what lies above the threshold; 0: no levy
/// @param minimumThreshold what everybody may hold
/// @param monthsOfTrade what she may hold besides: so many months' worth of what she buys
/// @param newcomerDays so long after it was opened an account is charged nothing
public record LevyPolicy(int ratePpm, Money minimumThreshold, int monthsOfTrade, int newcomerDays) {

    public static final PolicyKey<LevyPolicy> KEY = new PolicyKey<>("levy", LevyPolicy.class);

    /// The first one of every network: no levy, and three months of trade for when there is one.
    public static final LevyPolicy FIRST = new LevyPolicy(0, Money.ZERO, 3, 90);

    /// Trade of so long before a month's end makes the threshold.
    static final Duration TRADE = Duration.ofDays(90);

    /// A tenth in 30 days: what is beyond is no levy.
    public static final int RATE_MAX = 100_000;

    private static final int MONTHS_MAX = 120;
    private static final int DAYS_MAX = 3_650;

    public LevyPolicy {
        require("ratePpm", ratePpm, RATE_MAX);
        if (isNothing(minimumThreshold) || minimumThreshold.isNegative()) {
            throw new IllegalArgumentException("minimumThreshold is zero or more");
        }
        require("monthsOfTrade", monthsOfTrade, MONTHS_MAX);
        require("newcomerDays", newcomerDays, DAYS_MAX);
    }

    private static void require(String name, int value, int maximum) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException(
                    "%s is 0 to %d, not %d".formatted(name, maximum, value));
        }
    }

    private static boolean isNothing(@Nullable Money amount) {
        return amount == null;
    }

    /// What an account may hold without being charged.
    ///
    /// @param trade what it bought in 90 days, in minor units; zero or more
    public Money threshold(long trade) {
        BigInteger months =
                BigInteger.valueOf(trade)
                        .multiply(BigInteger.valueOf(monthsOfTrade))
                        .divide(BigInteger.valueOf(3))
                        .min(BigInteger.valueOf(Money.MAX_MINOR_UNITS));
        return Money.max(minimumThreshold, Money.of(months.longValueExact()));
    }
}
