package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.policy.PolicyKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What payments add to the collective fund: the parameter `contribution` (domain 3.4).
///
/// @param ratePpm parts per million of the amount paid, 0 to 100,000: at most a tenth
/// @param bearer who is charged
/// @param minimumAmount payments below it are exempt
/// @param capPer30Days what an account is charged at most in a period of 30 days; what exceeds it
///   is forgiven. Null: no cap
/// @param exemptKinds kinds of payment that are not charged
public record ContributionPolicy(
        int ratePpm,
        Bearer bearer,
        Money minimumAmount,
        @Nullable Money capPer30Days,
        List<TransferKind> exemptKinds) {

    public static final PolicyKey<ContributionPolicy> KEY =
            new PolicyKey<>("contribution", ContributionPolicy.class);

    public static final int RATE_PPM_MAX = 100_000;

    /// Who is charged the contribution. When both are, each bears half of the rate, and the payee
    /// the odd millionth.
    public enum Bearer {
        PAYEE,
        PAYER,
        SPLIT
    }

    public ContributionPolicy {
        if (ratePpm < 0 || ratePpm > RATE_PPM_MAX) {
            throw new IllegalArgumentException(
                    "ratePpm is 0 to " + RATE_PPM_MAX + ", not " + ratePpm);
        }
        if (bearer == null) {
            throw new IllegalArgumentException("bearer is payee, payer or split, and not missing");
        }
        requireNotNegative("minimumAmount", minimumAmount);
        if (capPer30Days != null) {
            requireNotNegative("capPer30Days", capPer30Days);
        }
        if (exemptKinds == null || exemptKinds.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("exemptKinds is a list of kinds of payment");
        }
        exemptKinds = exemptKinds.stream().distinct().sorted().toList();
    }

    private static void requireNotNegative(String name, @Nullable Money amount) {
        if (amount == null || amount.isNegative()) {
            throw new IllegalArgumentException(
                    "%s is zero or more, not %s"
                            .formatted(name, amount == null ? "missing" : amount.minorUnits()));
        }
    }

    int payerPpm() {
        return switch (bearer) {
            case PAYER -> ratePpm;
            case PAYEE -> 0;
            case SPLIT -> ratePpm / 2;
        };
    }

    int payeePpm() {
        return ratePpm - payerPpm();
    }
}
