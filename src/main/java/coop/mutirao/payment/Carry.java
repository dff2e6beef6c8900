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

    /// What is carried after a charge.
    ///
    /// @param carry what the charge leaves
    /// @param period whose cap the charge counts against
    /// @param amount what was charged
    Carry after(long carry, int period, Money amount) {
        int latest = Math.max(this.period, period);
        Money added = period == latest ? amount : Money.ZERO;
        return new Carry(carry, latest, chargedIn(latest).plus(added));
    }
}
