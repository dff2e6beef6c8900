package coop.mutirao.delegate;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a delegate may do for an account.
///
/// @param paymentMaximum what one payment is at most; null: no bound
/// @param dayMaximum what the payments of a day are at most together, by UTC; null: no bound
/// @param mayManage whether she gives and ends delegations, and tightens the rule of approval
/// @param endsAt when it ends by itself; null: not until it is ended
public record Powers(
        @Nullable Money paymentMaximum,
        @Nullable Money dayMaximum,
        boolean mayManage,
        @Nullable Instant endsAt) {

    /// No more than what one payment can be of.
    static final Money MAXIMUM_MAX = Money.of(1_000_000_000_000_000L);

    public Powers {
        requireMaximum("paymentMaximum", paymentMaximum);
        requireMaximum("dayMaximum", dayMaximum);
    }

    private static void requireMaximum(String name, @Nullable Money maximum) {
        if (maximum != null && (maximum.isNegative() || maximum.compareTo(MAXIMUM_MAX) > 0)) {
            throw new IllegalArgumentException(
                    "%s is 0 to %d, not %d"
                            .formatted(name, MAXIMUM_MAX.minorUnits(), maximum.minorUnits()));
        }
    }

    public boolean isInForce(Instant at) {
        return endsAt == null || endsAt.isAfter(at);
    }

    /// Whether these are no more than others, in no respect.
    boolean isWithin(Powers others) {
        return isWithin(paymentMaximum, others.paymentMaximum)
                && isWithin(dayMaximum, others.dayMaximum)
                && (others.mayManage || !mayManage)
                && isWithin(endsAt, others.endsAt);
    }

    private static <T extends Comparable<T>> boolean isWithin(
            @Nullable T bound, @Nullable T other) {
        return other == null || (bound != null && bound.compareTo(other) <= 0);
    }
}
