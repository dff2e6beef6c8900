package coop.mutirao.member;

import java.util.Locale;

/// What there can be to know of a member, each for whom she says.
public enum ProfileField {
    NAME,
    TELEPHONE,
    EMAIL,
    PLACE,
    ABOUT;

    /// Its name in JSON.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
