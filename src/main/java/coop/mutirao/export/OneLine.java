package coop.mutirao.export;

/// Text of members, made fit for one line of a file that others read.
final class OneLine {

    private OneLine() {}

    /// The text without what could end the line, or show it in another order than it stands:
    /// control characters, line and paragraph separators, and marks of writing direction (Unicode
    /// Technical Report 36, section 2.11). Runs of blanks become one, because two of them end a
    /// name in hledger.
    static String of(String text) {
        var line = new StringBuilder(text.length());
        spaced(text)
                .codePoints()
                .forEach(c -> {
                    boolean follows = !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
                    if (c != ' ' || !(line.isEmpty() || follows)) {
                        line.appendCodePoint(c);
                    }
                });
        return line.toString().strip();
    }

    /// The same where blanks mean nothing, with as many of them as there were.
    static String spaced(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> isBlank(c) ? ' ' : c)
                .filter(c -> !isDirection(c) && Character.getType(c) != Character.SURROGATE)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static boolean isBlank(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c) || c == 0xFEFF;
    }

    private static boolean isDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
