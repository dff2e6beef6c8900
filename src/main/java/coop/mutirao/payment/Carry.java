package coop.mutirao.payment;

import coop.mutirao.ledger.Money;

/// What an account owes of its next minor unit of contribution, and what it was charged lately.
///
/// @param carry millionths of a minor unit; from 0 to 999,999, but for a while after a reversal
/// @param period the period of 30 days, counted from 1970-01-01, of `charged`
/// @param charged contributions charged in that period
record Carry(long carry, int period, Money charged) {

    static final Carry NONE = new Carry(0, 0, Money.ZERO);

    Money chargedIn(int period) {
        return period == this.period ? charged : Money.ZERO;
    }

    /// This carry after a charge.
    Carry after(Charge charge) {
        int latest = Math.max(period, charge.period());
        Money kept = period == latest ? charged : Money.ZERO;
        Money added = charge.period() == latest ? charge.amount() : Money.ZERO;
        return new Carry(charge.carryAfter(), latest, kept.plus(added));
    }
}
