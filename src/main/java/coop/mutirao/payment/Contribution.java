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

    /// By what a charge is made.
    ///
    /// @param policyId the version of the policy
    /// @param ratePpm of this account, parts per million
    /// @param cap for the period, or null
    /// @param period of 30 days in which it is made
    record Tariff(int policyId, int ratePpm, @Nullable Money cap, int period) {}

    /// What is charged on a payment of `base`.
    ///
    /// Never more than the payment itself, whatever reversals left in the carry, so that a sale
    /// never lowers the seller's balance; what is left stays in the carry.
    ///
    /// @param base more than zero
    static Charge on(AccountId account, Money base, Tariff tariff, Carry carry) {
        long due = carry.carry() + Math.multiplyExact(base.minorUnits(), tariff.ratePpm());
        Money whole = Money.of(Math.max(0, Math.floorDiv(due, DIVISOR)));
        Money amount = Money.min(whole, base);
        Money room =
                tariff.cap() == null
                        ? amount
                        : Money.max(
                                Money.ZERO, tariff.cap().minus(carry.chargedIn(tariff.period())));
        boolean isCapped = amount.compareTo(room) > 0;
        Money charged = isCapped ? room : amount;
        return new Charge(
                account,
                tariff.policyId(),
                base,
                tariff.ratePpm(),
                carry.carry(),
                charged,
                isCapped ? whole.minus(room) : Money.ZERO,
                tariff.period(),
                carry.after(
                        isCapped ? 0 : due - DIVISOR * charged.minorUnits(),
                        tariff.period(),
                        charged));
    }

    /// What gives `charged` back, exactly as it was charged. Where a cap had forgiven something the
    /// carry stays as it is: it was set to zero then, and what was forgiven is not owed again.
    static Charge back(Charge charged, Carry carry) {
        boolean forgiven = !charged.forgiven().isZero();
        long rest = carry.carry() - charged.numerator() + DIVISOR * charged.amount().minorUnits();
        return new Charge(
                charged.account(),
                charged.policyId(),
                charged.base().negated(),
                charged.ratePpm(),
                carry.carry(),
                charged.amount().negated(),
                charged.forgiven().negated(),
                charged.period(),
                carry.after(
                        forgiven ? carry.carry() : rest,
                        charged.period(),
                        charged.amount().negated()));
    }
}
