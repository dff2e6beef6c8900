package coop.mutirao.payment;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A contribution charged to one account, with all that is needed to do its sum again:
///
/// `carryBefore + base · ratePpm = amount · 1,000,000 + carryAfter`
///
/// or, where a cap forgave something, the same with `amount + forgiven` and the carry set to zero.
/// Giving back has `base`, `amount` and `forgiven` below zero.
///
/// @param policyId the version of the policy by which it was charged
/// @param base the amount that was paid
/// @param ratePpm parts per million
/// @param carryBefore millionths of a minor unit
/// @param amount what was charged
/// @param forgiven what exceeded the cap
/// @param period the period of 30 days, counted from 1970-01-01, whose cap it counts against
/// @param after what the account carries after it
record Charge(
        AccountId account,
        int policyId,
        Money base,
        int ratePpm,
        long carryBefore,
        Money amount,
        Money forgiven,
        int period,
        Carry after) {

    /// Millionths of a minor unit that are left for the next charge.
    long carryAfter() {
        return after.carry();
    }

    /// `base · ratePpm`: what is due, in millionths of a minor unit.
    long numerator() {
        return Math.multiplyExact(base.minorUnits(), ratePpm);
    }

    /// What these charges take from an account together; below zero if they give back.
    static Money sumOn(@Nullable AccountId account, List<Charge> charges) {
        return charges.stream()
                .filter(charge -> charge.account().equals(account))
                .map(Charge::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
