package coop.mutirao.member;

/// What one installation serves: all members of one currency, in one or more communities.
///
/// @param origin the name of the log, such as `sol.example.org/log`
/// @param unit the currency's code
/// @param decimals how many of an amount's digits stand behind the point
public record Network(String name, String origin, String unit, String unitName, int decimals) {

    public Network {
        Texts.requireName(name);
        Texts.require("origin", origin, 200);
        Texts.require("name of the currency", unitName, 60);
        if (!unit.matches("[A-Z][A-Z0-9]{1,22}")) {
            throw new IllegalArgumentException(
                    "a currency's code has 2 to 23 capital letters and digits");
        }
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException("a currency has 0 to 6 decimals");
        }
    }
}
