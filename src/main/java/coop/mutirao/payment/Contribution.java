package coop.mutirao.payment;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The arithmetic of contributions (domain 3.2): exact, with a carry instead of rounding.
///
/// Each account keeps the fraction of a minor unit that it owes. So over any payments, however they
/// are split, it is charged `floor(Σ amount · rate)`: nobody gains by splitting, nobody loses by
/// rounding, and less than one minor unit is owed at any time.
final class Contribution {

    static final long DIVISOR = 1_000_000;

    private static final long PERIOD_SECONDS = 30L * 24 * 60 * 60;

    private Contribution() {}

    /// The period of 30 days in which `at` lies, counted from 1970-01-01.
    static int period(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), PERIOD_SECONDS));
    }

    /// What is charged on a payment of `base`.
    ///
    /// Never more than the payment itself, whatever reversals left in the carry, so that a sale
    /// never lowers the seller's balance; what is left stays in the carry.
    ///
    /// @param base more than zero
    /// @param cap for the period, or null
    static Charge on(
            AccountId account, Money base, int ratePpm, Carry carry, @Nullable Money cap, int period) {
        long due = carry.carry() + Math.multiplyExact(base.minorUnits(), ratePpm);
        Money whole = Money.of(Math.max(0, Math.floorDiv(due, DIVISOR)));
        Money amount = Money.min(whole, base);
        Money room =
                cap == null
                        ? amount
                        : Money.max(Money.ZERO, cap.minus(carry.chargedIn(period)));
        if (amount.compareTo(room) > 0) {
            return new Charge(
                    account, base, ratePpm, carry.carry(), 0, room, whole.minus(room), period);
        }
        long rest = due - DIVISOR * amount.minorUnits();
        return new Charge(
                account, base, ratePpm, carry.carry(), rest, amount, Money.ZERO, period);
    }

    /// What gives `charged` back, exactly as it was charged. Where a cap had forgiven something the
    /// carry stays as it is: it was set to zero then, and what was forgiven is not owed again.
    static Charge back(Charge charged, Carry carry) {
        boolean forgiven = !charged.forgiven().isZero();
        long rest =
                carry.carry()
                        - charged.numerator()
                        + DIVISOR * charged.amount().minorUnits();
        return new Charge(
                charged.account(),
                charged.base().negated(),
                charged.ratePpm(),
                carry.carry(),
                forgiven ? carry.carry() : rest,
                charged.amount().negated(),
                charged.forgiven().negated(),
                charged.period());
    }
}
