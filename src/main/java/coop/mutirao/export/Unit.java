package coop.mutirao.export;

/// A unit of the ledger and how its amounts are written.
///
/// @param decimals digits after the point, 0 to 6
record Unit(String code, int decimals) {

    /// An amount with exactly this unit's decimals, such as `-0.05`: digits are moved, nothing is
    /// divided.
    String text(long minorUnits) {
        String digits = Long.toString(minorUnits);
        boolean negative = digits.startsWith("-");
        String whole = negative ? digits.substring(1) : digits;
        if (decimals > 0) {
            String padded = "0".repeat(Math.max(0, decimals + 1 - whole.length())) + whole;
            int point = padded.length() - decimals;
            whole = padded.substring(0, point) + "." + padded.substring(point);
        }
        return negative ? "-" + whole : whole;
    }
}
