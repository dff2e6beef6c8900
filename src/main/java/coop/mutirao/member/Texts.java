package coop.mutirao.member;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What codes and texts may be that people write.
public final class Texts {

    static final int NAME_MAX = 100;
    public static final int DECISION_MAX = 500;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,31}");

    private Texts() {}

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /// @throws IllegalArgumentException if it is no code
    public static String requireCode(String text) {
        if (!isCode(text)) {
            throw new IllegalArgumentException(
                    "a code has 1 to 32 letters, digits and hyphens, the first not a hyphen");
        }
        return text;
    }

    /// @throws IllegalArgumentException if it is no text for people to read on one line
    public static String require(String what, String text, int lengthMax) {
        @Nullable String flaw = flaw(text, lengthMax);
        if (flaw != null) {
            throw new IllegalArgumentException("The " + what + " " + flaw + ".");
        }
        return text;
    }

    /// What is wrong with a text that shall be read by people on one line, or null.
    public static @Nullable String flaw(String text, int lengthMax) {
        if (text.isBlank()) {
            return "is empty";
        }
        if (text.codePointCount(0, text.length()) > lengthMax) {
            return "has more than " + lengthMax + " characters";
        }
        return text.codePoints().anyMatch(Texts::isHostile)
                ? "has characters that are no text on one line"
                : null;
    }

    // Besides what ends a line or steers a terminal: what turns the reading direction of the text
    // after it, by which one name can be made to look like another (Unicode TR 36, section 3.2).
    private static boolean isHostile(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
