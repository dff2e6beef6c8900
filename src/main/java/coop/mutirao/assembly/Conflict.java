package coop.mutirao.assembly;

/// That somebody who speaks for a proposal has more of it than others.
///
/// @param account code of her own account
/// @param role `author` or `second`
/// @param why `paid`, or `actsForPayee`: she is a delegate of the account that is paid
public record Conflict(String account, String role, String why) {

    static Conflict parse(String text) {
        String[] parts = text.split(":", 3);
        return new Conflict(parts[0], parts[1], parts[2]);
    }
}
