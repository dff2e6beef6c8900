package coop.mutirao.member;

import coop.mutirao.http.Request;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What codes and texts may be that people write.
public final class Texts {

    static final int NAME_MAX = 100;
    public static final int DECISION_MAX = Request.LINE_MAX;

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
        return Request.flaw(text, lengthMax);
    }
}
