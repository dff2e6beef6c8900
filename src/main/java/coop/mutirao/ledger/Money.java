package coop.mutirao.ledger;

/// An amount of a unit, in whole minor units: `Money.of(1250)` is 12.50 where the unit has two
/// decimals.
///
/// It may be negative: a balance below zero is credit taken from the community. It never leaves
/// ±(2^53 − 1), the integers that JSON carries exactly (RFC 8259, section 6), so that the wallet,
/// the audit log and the database all mean the same number.
///
/// @param minorUnits the smallest parts of the unit
public record Money(long minorUnits) implements Comparable<Money> {

    public static final long MAX_MINOR_UNITS = (1L << 53) - 1;

    public static final Money ZERO = new Money(0);
    public static final Money MAX = new Money(MAX_MINOR_UNITS);

    public Money {
        if (minorUnits > MAX_MINOR_UNITS || minorUnits < -MAX_MINOR_UNITS) {
            throw new ArithmeticException(minorUnits + " minor units is beyond ±(2^53 - 1)");
        }
    }

    public static Money of(long minorUnits) {
        return minorUnits == 0 ? ZERO : new Money(minorUnits);
    }

    // Two amounts in range cannot overflow a long, so plain addition is enough: the constructor
    // checks the sum.
    public Money plus(Money other) {
        return of(minorUnits + other.minorUnits);
    }

    public Money minus(Money other) {
        return of(minorUnits - other.minorUnits);
    }

    public Money negated() {
        return of(-minorUnits);
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    public static Money min(Money a, Money b) {
        return a.minorUnits <= b.minorUnits ? a : b;
    }

    public static Money max(Money a, Money b) {
        return a.minorUnits >= b.minorUnits ? a : b;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, other.minorUnits);
    }
}
