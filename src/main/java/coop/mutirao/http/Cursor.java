package coop.mutirao.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/// A place in a list, which means nothing to the client: the values of the list's key there.
public final class Cursor {

    private Cursor() {}

    /// The cursor of a place.
    ///
    /// @param key without `/`
    public static String of(Object... key) {
        String text = String.join("/", List.of(key).stream().map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /// The key at a place, of so many parts.
    ///
    /// @throws ProblemException if it is not one of ours
    public static List<String> parse(String cursor, int parts) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            List<String> key = List.of(text.split("/", -1));
            if (key.size() == parts) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw bad(cursor);
        }
        throw bad(cursor);
    }

    /// A part of a key that is a whole number, zero or more.
    ///
    /// @throws ProblemException if it is not one
    public static long number(String part) {
        if (!part.matches("\\d{1,18}")) {
            throw bad(part);
        }
        return Long.parseLong(part);
    }

    private static ProblemException bad(String cursor) {
        return new ProblemException(
                Request.parameter("after", "is not the next of a page: " + cursor));
    }
}
