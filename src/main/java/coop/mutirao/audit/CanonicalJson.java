package coop.mutirao.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// JSON in the one form that has the same bytes everywhere: RFC 8785, restricted to objects, arrays
/// and strings. There are no numbers in it, so none can be read in two ways.
public final class CanonicalJson {

    private CanonicalJson() {}

    /// The canonical bytes of an object.
    ///
    /// @param object values are strings, collections and maps of the same
    /// @throws IllegalArgumentException for any other value, and for text that is not Unicode (half
    ///   a surrogate pair)
    public static byte[] bytes(Map<String, ?> object) {
        var out = new StringBuilder(512);
        write(out, object);
        return out.toString().getBytes(UTF_8);
    }

    private static void write(StringBuilder out, Object value) {
        switch (value) {
            case String text -> write(out, text);
            case Map<?, ?> object -> {
                char before = '{';
                for (var member : sorted(object).entrySet()) {
                    out.append(before);
                    write(out, member.getKey());
                    out.append(':');
                    write(out, member.getValue());
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            }
            case Collection<?> array -> {
                char before = '[';
                for (Object element : array) {
                    write(out.append(before), element);
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            }
            default -> throw new IllegalArgumentException("no place in a leaf for " + value);
        }
    }

    // String.compareTo orders by UTF-16 code units, which is RFC 8785's order of member names.
    private static SortedMap<String, Object> sorted(Map<?, ?> object) {
        var sorted = new TreeMap<String, Object>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        return sorted;
    }

    private static void write(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        throw new IllegalArgumentException("half a surrogate pair in a text");
                    }
                }
            }
        }
        out.append('"');
    }
}
