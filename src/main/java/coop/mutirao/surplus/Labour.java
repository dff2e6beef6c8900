package coop.mutirao.surplus;

import coop.mutirao.ledger.Money;

/// Who worked in a venture for a time, and for how much. The log only commits to it: the pay of who
/// works alone would be hers to read for everybody.
///
/// @param hoursWorked by all together, 0 to 10,000,000
/// @param workers who worked at all, 0 to 100,000
/// @param lowestHourlyPay minor units an hour; no more than the highest
/// @param jobsCreated more workers than before, 0 to 100,000
public record Labour(
        int hoursWorked,
        int workers,
        Money lowestHourlyPay,
        Money highestHourlyPay,
        int jobsCreated) {

    private static final int HOURS_MAX = 10_000_000;
    private static final int WORKERS_MAX = 100_000;

    public Labour {
        require("hoursWorked", hoursWorked, HOURS_MAX);
        require("workers", workers, WORKERS_MAX);
        require("jobsCreated", jobsCreated, WORKERS_MAX);
        SurplusFigures.Declared.require("lowestHourlyPay", lowestHourlyPay, 0);
        SurplusFigures.Declared.require("highestHourlyPay", highestHourlyPay, 0);
        if (lowestHourlyPay.compareTo(highestHourlyPay) > 0) {
            throw new IllegalArgumentException(
                    "lowestHourlyPay, %d, is more than highestHourlyPay, %d"
                            .formatted(
                                    lowestHourlyPay.minorUnits(), highestHourlyPay.minorUnits()));
        }
        if (workers == 0 && hoursWorked > 0) {
            throw new IllegalArgumentException(
                    "workers is 0, and hoursWorked is " + hoursWorked + ": somebody worked them");
        }
    }

    private static void require(String name, int value, int maximum) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException(
                    "%s is 0 to %d, not %d".formatted(name, maximum, value));
        }
    }
}
