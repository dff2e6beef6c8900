package coop.mutirao.loan;

import coop.mutirao.ledger.Money;
import java.math.BigInteger;

/// What a receipt gives to a loan: its share with what was carried from before, of which the whole
/// units are due and the rest is carried on. So it does not matter how receipts are split.
///
/// `carryBefore + base · ratePpm = due · 1,000,000 + carryAfter`
///
/// @param base what was received; more than zero
/// @param ratePpm parts per million, 1 to 1,000,000
/// @param carryBefore millionths of a minor unit, 0 to 999,999
/// @param carryAfter the same
/// @param amount what of it is posted: no more than is owed, and no more than there is
public record ShareSum(
        Money base, int ratePpm, int carryBefore, int carryAfter, Money due, Money amount) {

    /// @param room how much may be posted; zero or more
    static ShareSum of(Money base, int ratePpm, int carry, Money room) {
        BigInteger[] whole =
                BigInteger.valueOf(base.minorUnits())
                        .multiply(BigInteger.valueOf(ratePpm))
                        .add(BigInteger.valueOf(carry))
                        .divideAndRemainder(BigInteger.valueOf(LoanPolicy.MILLION));
        Money due = Money.of(whole[0].longValueExact());
        return new ShareSum(
                base, ratePpm, carry, whole[1].intValueExact(), due, Money.min(due, room));
    }
}
