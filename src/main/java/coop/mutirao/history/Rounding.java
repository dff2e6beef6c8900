package coop.mutirao.history;

import coop.mutirao.ledger.Money;
import coop.mutirao.payment.PaymentOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Makes whole minor units of an amount with any decimals: to the nearest, a half away from zero.
/// What is gained or lost is less than one minor unit, and the rows where it happens are counted.
final class Rounding {

    private Rounding() {}

    sealed interface Result {

        /// @param changed whether the amount was not whole minor units before
        record Whole(Money amount, boolean changed) implements Result {}

        /// @param reason as reports name it
        record Refused(String reason) implements Result {}
    }

    static Result of(BigDecimal amount, int decimals) {
        if (amount.signum() < 0) {
            return new Result.Refused("amount-negative");
        }
        // Before any digit is written out: an exponent can stand for thousands of them.
        long wholeDigits = (long) amount.precision() - amount.scale();
        if (amount.signum() > 0 && wholeDigits > 20) {
            return new Result.Refused("amount-too-large");
        }
        BigDecimal rounded = amount.setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal minorUnits = rounded.movePointRight(decimals);
        if (minorUnits.signum() == 0) {
            return new Result.Refused("amount-rounds-to-zero");
        }
        if (minorUnits.compareTo(BigDecimal.valueOf(PaymentOrder.AMOUNT_MAX.minorUnits())) > 0) {
            return new Result.Refused("amount-too-large");
        }
        return new Result.Whole(
                Money.of(minorUnits.longValueExact()), rounded.compareTo(amount) != 0);
    }
}
