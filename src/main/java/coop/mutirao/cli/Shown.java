package coop.mutirao.cli;

/// Text from a file that somebody else made, as a terminal can show it.
final class Shown {

    private Shown() {}

    /// The same with everything in it written out that is no letter, mark, digit, sign or line end
    /// but tells a terminal to do something or turns the direction of reading: so no file moves the
    /// cursor, changes what stands above, or reads otherwise than it is.
    static String text(String said) {
        var shown = new StringBuilder(said.length());
        said.codePoints()
                .forEach(c -> {
                    if (isShown(c)) {
                        shown.appendCodePoint(c);
                    } else {
                        shown.append("\\u%04x".formatted(c));
                    }
                });
        return shown.toString();
    }

    private static boolean isShown(int c) {
        return c == '\n'
                || c == '\r'
                || c == '\t'
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE ->
                            false;
                    default -> true;
                };
    }
}
