package coop.mutirao.assembly;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An exact share, such as a tenth. It is compared by multiplying, so nothing is rounded.
///
/// @param part 0 to `whole`
/// @param whole 1 to 10,000
public record Share(int part, int whole) {

    private static final int WHOLE_MAX = 10_000;
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,4})/([1-9][0-9]{0,4})");

    /// @throws IllegalArgumentException if it is no share of 0 to 1
    public Share {
        if (part < 0 || whole < 1 || whole > WHOLE_MAX || part > whole) {
            throw new IllegalArgumentException(
                    "A share is 0/1 to 1/1, of a whole of at most %d, not %d/%d."
                            .formatted(WHOLE_MAX, part, whole));
        }
    }

    /// @throws IllegalArgumentException if it is no share such as `1/10`
    public static Share parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("A share is written as 1/10, not as " + text + ".");
        }
        return new Share(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    /// Its text, such as `1/10`.
    public String text() {
        return part + "/" + whole;
    }

    /// Whether `some` are at least this share of `all`.
    ///
    /// @param some 0 to 2^31 - 1
    /// @param all 0 to 2^31 - 1
    public boolean isReachedBy(int some, int all) {
        return (long) some * whole >= (long) part * all;
    }

    /// Whether it is less than another.
    public boolean isBelow(Share other) {
        return (long) part * other.whole < (long) other.part * whole;
    }
}
