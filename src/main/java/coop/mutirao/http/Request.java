package coop.mutirao.http;

import static coop.mutirao.http.ProblemType.BODY_TOO_LARGE;
import static coop.mutirao.http.ProblemType.MALFORMED_REQUEST;
import static coop.mutirao.http.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import io.javalin.http.Context;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What a route reads of a request, each with a clear refusal.
public final class Request {

    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 500;

    /// What the address and the headers may have together.
    public static final int HEAD_BYTES_MAX = 16_384;

    /// What a body may have: most, a batch of payments, a file of members.
    public static final int BYTES_MAX = 65_536;

    public static final int BATCH_BYTES_MAX = 2 * 1_048_576;
    public static final int IMPORT_BYTES_MAX = 8 * 1_048_576;

    private Request() {}

    /// The body as a record, whose constructor may refuse it.
    public static <T> T body(Context ctx, ObjectMapper json, Class<T> type) {
        return body(ctx, json, type, BYTES_MAX);
    }

    /// The same for a body of up to `bytesMax`.
    public static <T> T body(Context ctx, ObjectMapper json, Class<T> type, int bytesMax) {
        requireType(ctx, "application/json");
        // What says that it is too large is not even read.
        if (ctx.req().getContentLengthLong() > bytesMax || ctx.bodyAsBytes().length > bytesMax) {
            throw new ProblemException(
                    Problem.of(
                                    BODY_TOO_LARGE,
                                    "A body has at most %d bytes here.".formatted(bytesMax))
                            .with("maximumBytes", bytesMax));
        }
        byte[] bytes = ctx.bodyAsBytes();
        @Nullable T body = json.readValue(bytes, type);
        if (body == null) {
            throw malformed("The body is null.");
        }
        return body;
    }

    /// A number of things in the address, 0 to 10^15: in its path, or in its query.
    public static long size(Context ctx, String name) {
        @Nullable String inPath = ctx.pathParamMap().get(name);
        @Nullable String value = inPath == null ? ctx.queryParam(name) : inPath;
        if (value == null || !value.matches("0|[1-9][0-9]{0,14}")) {
            throw malformed(name + " is a whole number, such as 1204.");
        }
        return Long.parseLong(value);
    }

    /// The body as a record of which every member may be left out; no body at all is `{}`.
    public static <T> T optionalBody(Context ctx, ObjectMapper json, Class<T> type) {
        return ctx.bodyAsBytes().length == 0 ? json.readValue("{}", type) : body(ctx, json, type);
    }

    /// The body as text of the given media type.
    public static String text(Context ctx, String mediaType) {
        requireType(ctx, mediaType);
        return ctx.body();
    }

    private static void requireType(Context ctx, String mediaType) {
        @Nullable String given = ctx.header("Content-Type");
        Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        @Nullable String type =
                given == null ? null : HttpField.getValueParameters(given, parameters);
        String charset = parameters.getOrDefault("charset", "utf-8");
        boolean isJson = mediaType.equals("application/json");
        if (!mediaType.equalsIgnoreCase(type) || (isJson && !charset.equalsIgnoreCase("utf-8"))) {
            throw new ProblemException(
                    Problem.of(
                                    UNSUPPORTED_MEDIA_TYPE,
                                    "The body must be %s%s; Content-Type says %s."
                                            .formatted(mediaType, isJson ? " in UTF-8" : "", given))
                            .with("accepted", List.of(mediaType)));
        }
    }

    /// Whether the client likes a media type better than the one that is answered otherwise, to
    /// which a wildcard leads, and a header that cannot be read.
    public static boolean prefers(Context ctx, String mediaType, String otherwise) {
        var accepted = new QuotedQualityCSV(QuotedQualityCSV.MOST_SPECIFIC_MIME_ORDERING);
        try {
            Collections.list(ctx.req().getHeaders("Accept")).forEach(accepted::addValue);
        } catch (IllegalArgumentException e) {
            return false;
        }
        for (String value : accepted.getValues()) {
            String type = HttpField.stripParameters(value);
            if (otherwise.equalsIgnoreCase(type)) {
                return false;
            }
            if (mediaType.equalsIgnoreCase(type)) {
                return true;
            }
        }
        return false;
    }

    /// A member of the body that must be there.
    public static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new ProblemException(
                    Problem.of(MALFORMED_REQUEST, "The member " + name + " is missing.")
                            .with("pointer", "/" + name));
        }
        return value;
    }

    /// Reads a member of the body; what its value refuses is refused with its place.
    public static <T extends @Nullable Object> T member(String name, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(MALFORMED_REQUEST, String.valueOf(e.getMessage()))
                            .with("pointer", "/" + name));
        }
    }

    /// A member of the body that is an account's code, or null.
    public static @Nullable String code(@Nullable String value, String name) {
        if (value != null && !value.matches("[A-Za-z0-9][A-Za-z0-9-]{0,31}")) {
            throw new ProblemException(
                    Problem.of(
                                    MALFORMED_REQUEST,
                                    name + " is a code: 1 to 32 letters, digits and hyphens.")
                            .with("pointer", "/" + name));
        }
        return value;
    }

    /// A member of the body that is `min` to `max` bytes, in base 64 (RFC 4648, section 4).
    public static byte[] base64(@Nullable String value, String name, int min, int max) {
        String text = required(value, name);
        return member(
                name,
                () -> {
                    byte[] bytes = Base64.getDecoder().decode(text);
                    // Java's decoder also takes forms that nobody's encoder writes.
                    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
                        throw new IllegalArgumentException(name + " is not base 64 with padding");
                    }
                    if (bytes.length < min || bytes.length > max) {
                        String length = min == max ? "" + min : min + " to " + max;
                        throw new IllegalArgumentException(
                                "%s has %s bytes, not %d".formatted(name, length, bytes.length));
                    }
                    return bytes;
                });
    }

    /// A path parameter that is a UUID.
    public static UUID uuid(Context ctx, String name) {
        String text = ctx.pathParam(name);
        try {
            // Java's own parser also takes shorter forms.
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(parameter(name, "is not a UUID: " + text));
        }
        throw new ProblemException(parameter(name, "is not a UUID of 36 characters: " + text));
    }

    /// How many items a list shall have.
    public static int limit(Context ctx) {
        return number(ctx, "limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
    }

    /// A query parameter that is a whole number.
    public static int number(Context ctx, String name, int otherwise, int min, int max) {
        @Nullable String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("\\d{1,9}")
                && Integer.parseInt(text) >= min
                && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw new ProblemException(
                parameter(name, "is a whole number from %d to %d".formatted(min, max)));
    }

    /// A query parameter that is yes or no; no if it is missing.
    public static boolean flag(Context ctx, String name) {
        @Nullable String text = ctx.queryParam(name);
        if (text == null || text.equals("false") || text.equals("true")) {
            return "true".equals(text);
        }
        throw new ProblemException(parameter(name, "is true or false"));
    }

    /// A refusal that names a parameter.
    public static Problem parameter(String name, String rule) {
        return Problem.of(MALFORMED_REQUEST, name + " " + rule + ".").with("parameter", name);
    }

    /// So long the reason for an act may be, and the decision it is done by.
    public static final int LINE_MAX = 500;

    /// A parameter of the query that is a text for people to read on one line: why something is
    /// done, where there is no body to say it.
    ///
    /// @throws ProblemException if it is missing or no such text
    public static String line(Context ctx, String name) {
        @Nullable String text = lineOrNull(ctx, name);
        if (text == null) {
            throw new ProblemException(parameter(name, "is missing"));
        }
        return text;
    }

    /// The same, or null: it is missing.
    public static @Nullable String lineOrNull(Context ctx, String name) {
        @Nullable String text = ctx.queryParam(name);
        @Nullable String flaw = text == null ? null : flaw(text, LINE_MAX);
        if (flaw != null) {
            throw new ProblemException(parameter(name, flaw));
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
        return text.codePoints().anyMatch(Request::isHostile)
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

    public static ProblemException malformed(String detail) {
        return new ProblemException(MALFORMED_REQUEST, detail);
    }
}
