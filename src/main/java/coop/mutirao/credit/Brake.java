package coop.mutirao.credit;

import java.math.BigInteger;
import java.util.Locale;

/// How far credit may grow, by how much all members owe beside what they trade (domain 4.2, 3.9).
public enum Brake {
    /// By reviews and by officers.
    FREE,
    /// By officers only.
    FROZEN,
    /// By a decision of the assembly only.
    STOPPED;

    private static final long MONTHS = 3;
    private static final long HUNDREDTHS = 100;

    /// @param negative what members owe, in minor units: zero or more
    /// @param trade of 90 days, in minor units: zero or more
    static Brake of(CreditPolicy policy, long negative, long trade) {
        return isAbove(policy.stopAbove(), negative, trade)
                ? STOPPED
                : isAbove(policy.freezeAbove(), negative, trade) ? FROZEN : FREE;
    }

    // negative ÷ (trade ÷ 3) > limit ÷ 100, without a division.
    private static boolean isAbove(int limit, long negative, long trade) {
        return BigInteger.valueOf(negative)
                        .multiply(BigInteger.valueOf(MONTHS * HUNDREDTHS))
                        .compareTo(BigInteger.valueOf(trade).multiply(BigInteger.valueOf(limit)))
                > 0;
    }

    /// Its name in JSON, SQL and the log.
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
