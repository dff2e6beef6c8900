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

    /// @throws IllegalArgumentException if it is no text for people to read, on as many lines as it
    ///   takes
    public static String requireLines(String what, String text, int lengthMax) {
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                require(what, line, lengthMax);
            }
        }
        if (text.codePointCount(0, text.length()) > lengthMax) {
            throw new IllegalArgumentException(
                    "The %s has at most %d characters.".formatted(what, lengthMax));
        }
        return text;
    }

    /// A member of a body that says on one line why something is done, or by which decision.
    public static String line(@Nullable String text, String member) {
        String given = Request.required(text, member);
        return Request.member(member, () -> require(member, given, DECISION_MAX));
    }

    /// @throws IllegalArgumentException if nobody, and nothing, should have this name
    public static String requireName(String text) {
        @Nullable String flaw = nameFlaw(text);
        if (flaw != null) {
            throw new IllegalArgumentException("The name " + flaw + ".");
        }
        return text;
    }

    /// What is wrong with a name, or null. Beside what a text may not have: what cannot be seen, by
    /// which two names that look the same could be different ones.
    public static @Nullable String nameFlaw(String text) {
        @Nullable String flaw = flaw(text, NAME_MAX);
        return flaw == null && text.codePoints().anyMatch(Texts::isInvisible)
                ? "has characters that cannot be seen"
                : flaw;
    }

    /// What is wrong with a text that shall be read by people on one line, or null.
    public static @Nullable String flaw(String text, int lengthMax) {
        return Request.flaw(text, lengthMax);
    }

    // Of no width by themselves: Unicode's format characters, and what else it lets a screen ignore
    // (Default_Ignorable_Code_Point), and a letter of Braille without a dot.
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2065
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
