package coop.mutirao.privacy;

import coop.mutirao.member.Disclosure;
import coop.mutirao.member.DisclosurePolicy;
import coop.mutirao.member.ProfileField;
import coop.mutirao.member.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A member's fields.
///
/// @param values of the fields that have one
/// @param chosen for whom she said that they are; what she said nothing of follows the policy
record Profile(Map<ProfileField, String> values, Map<ProfileField, Disclosure> chosen) {

    private static final Pattern TELEPHONE = Pattern.compile("[+0-9][0-9 ()./-]*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    Profile {
        values = Map.copyOf(values);
        chosen = Map.copyOf(chosen);
    }

    /// A value that somebody wrote.
    ///
    /// @throws IllegalArgumentException if it is none for this field
    static String require(ProfileField field, String value) {
        String text =
                field == ProfileField.NAME
                        ? Texts.requireName(value)
                        : Texts.require(field.wire(), value, lengthMax(field));
        boolean fits =
                switch (field) {
                    case TELEPHONE -> TELEPHONE.matcher(text).matches();
                    case EMAIL -> EMAIL.matcher(text).matches();
                    case NAME, PLACE, ABOUT -> true;
                };
        if (!fits) {
            throw new IllegalArgumentException("The " + field.wire() + " is none.");
        }
        return text;
    }

    private static int lengthMax(ProfileField field) {
        return switch (field) {
            case TELEPHONE -> 40;
            case EMAIL -> 254;
            case NAME, PLACE -> 100;
            case ABOUT -> 500;
        };
    }

    /// For whom each field is now.
    Map<ProfileField, Disclosure> levels(DisclosurePolicy policy) {
        var levels = new EnumMap<ProfileField, Disclosure>(ProfileField.class);
        for (ProfileField field : ProfileField.values()) {
            levels.put(field, policy.of(field).level(chosen.get(field)));
        }
        return levels;
    }

    /// The values that are for who has this reach.
    Map<ProfileField, String> shown(DisclosurePolicy policy, Disclosure reach) {
        var shown = new EnumMap<ProfileField, String>(ProfileField.class);
        values.forEach((field, value) -> {
            @Nullable Disclosure level = chosen.get(field);
            if (policy.of(field).level(level).isWithin(reach)) {
                shown.put(field, value);
            }
        });
        return shown;
    }
}
