package coop.mutirao.loan;

import coop.mutirao.ledger.Money;
import coop.mutirao.policy.PolicyKey;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What the micro-credit purse may lend, and how it comes back: the parameter `loans` (domain 3.7),
/// a standing rule of the assembly.
///
/// @param maximum what one loan may be at most; zero: there are none
/// @param termMonths 1 to 1,200: so many months after it is granted the last instalment is due at
///   the latest
/// @param purseSharePpm parts per million of what the purse holds that one loan may take, 1 to
///   1,000,000
/// @param sweepPpm parts per million of each receipt that go to a loan that is paid back by them, 1
///   to 1,000,000
/// @param graceDays 0 to 365: so long after an instalment is due it is in arrears
public record LoanPolicy(
        Money maximum, int termMonths, int purseSharePpm, int sweepPpm, int graceDays) {

    public static final PolicyKey<LoanPolicy> KEY =
            new PolicyKey<>("loans", LoanPolicy.class, true);

    /// The first one of every network: no loans; a fifth of the purse and of each receipt for when
    /// there are.
    public static final LoanPolicy FIRST = new LoanPolicy(Money.ZERO, 24, 200_000, 200_000, 30);

    static final int MILLION = 1_000_000;

    private static final int MONTHS_MAX = 1_200;
    private static final int DAYS_MAX = 365;

    public LoanPolicy {
        if (isNothing(maximum) || maximum.isNegative()) {
            throw new IllegalArgumentException("maximum is zero or more");
        }
        require("termMonths", termMonths, 1, MONTHS_MAX);
        require("purseSharePpm", purseSharePpm, 1, MILLION);
        require("sweepPpm", sweepPpm, 1, MILLION);
        require("graceDays", graceDays, 0, DAYS_MAX);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d to %d, not %d".formatted(name, least, most, value));
        }
    }

    private static boolean isNothing(@Nullable Money amount) {
        return amount == null;
    }

    /// What a purse may lend at once, rounded down.
    public Money shareOf(Money purse) {
        return Money.of(
                BigInteger.valueOf(purse.minorUnits())
                        .multiply(BigInteger.valueOf(purseSharePpm))
                        .divide(BigInteger.valueOf(MILLION))
                        .longValueExact());
    }
}
