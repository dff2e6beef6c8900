package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads JSON in its one canonical form (RFC 8785), restricted to objects, arrays and strings. What
/// is written in any other way is refused, so that two readers cannot see two facts in it.
public final class StrictJson {

    private static final int DEPTH_MAX = 16;

    private final String text;
    private int at;
    private int depth;

    private StrictJson(String text) {
        this.text = text;
    }

    /// Reads an object: strings, lists and maps of the same.
    ///
    /// @throws IllegalArgumentException with what is not canonical, and where
    public static Map<String, Object> object(byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not canonical: no UTF-8", e);
        }
        var reader = new StrictJson(text);
        if (text.isEmpty() || text.charAt(0) != '{') {
            throw reader.wrong("an object was expected");
        }
        Map<String, Object> object = reader.object();
        if (reader.at != text.length()) {
            throw reader.wrong("something follows the object");
        }
        return object;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(
                "not canonical: %s at character %d".formatted(what, at));
    }

    private char next() {
        if (at == text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at++);
    }

    private void expect(char c) {
        if (next() != c) {
            at--;
            throw wrong("%s was expected".formatted(c));
        }
    }

    private Object value() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        return switch (c) {
            case '"' -> string();
            case '{' -> object();
            case '[' -> array();
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    throw wrong("a number, which has no place here,");
            case 't', 'f', 'n' -> throw wrong("true, false and null have no place here:");
            default -> throw wrong("a value was expected");
        };
    }

    private void deeper() {
        if (++depth > DEPTH_MAX) {
            throw wrong("it is nested too deeply");
        }
    }

    private Map<String, Object> object() {
        deeper();
        expect('{');
        var object = new LinkedHashMap<String, Object>();
        if (text.startsWith("}", at)) {
            at++;
            depth--;
            return object;
        }
        String before = "";
        do {
            int from = at;
            String name = string();
            // String.compareTo orders by UTF-16 code units, as RFC 8785 does.
            int order = name.compareTo(before);
            if (!object.isEmpty() && order <= 0) {
                at = from;
                throw wrong(
                        order == 0
                                ? "the member %s stands twice".formatted(name)
                                : "the member %s is out of order".formatted(name));
            }
            expect(':');
            object.put(name, value());
            before = name;
        } while (isMore('}'));
        depth--;
        return object;
    }

    private List<Object> array() {
        deeper();
        expect('[');
        List<Object> array = new ArrayList<>();
        if (text.startsWith("]", at)) {
            at++;
        } else {
            do {
                array.add(value());
            } while (isMore(']'));
        }
        depth--;
        return array;
    }

    private boolean isMore(char end) {
        char c = next();
        if (c != ',' && c != end) {
            at--;
            throw wrong("a comma or %s was expected".formatted(end));
        }
        return c == ',';
    }

    private String string() {
        expect('"');
        int from = at;
        int end = from;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        var out = new StringBuilder(text.substring(from, end));
        at = end;
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw wrong("a control character");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private static boolean isPlain(char c) {
        return c != '"' && c != '\\' && c >= ' ';
    }

    // The shortest escape there is, and only where there has to be one.
    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> control();
            default -> throw wrong("an escape that need not be");
        };
    }

    private char control() {
        String hex = text.substring(at, Math.min(at + 4, text.length()));
        if (!hex.matches("00[01][0-9a-f]")) {
            throw wrong("an escape that need not be");
        }
        char c = (char) Integer.parseInt(hex, 16);
        if ("\b\f\n\r\t".indexOf(c) >= 0) {
            throw wrong("an escape that can be shorter");
        }
        at += 4;
        return c;
    }

    /// Writes what was read: for messages that are signed over parts of a leaf.
    public static byte[] bytes(Object value) {
        var out = new StringBuilder();
        write(out, value);
        return out.toString().getBytes(UTF_8);
    }

    private static void write(StringBuilder out, Object value) {
        if (value instanceof Map<?, ?> object) {
            var sorted = new TreeMap<String, Object>();
            object.forEach((name, member) -> sorted.put(String.valueOf(name), member));
            String before = "{";
            for (Map.Entry<String, Object> member : sorted.entrySet()) {
                quote(out.append(before), member.getKey());
                write(out.append(':'), member.getValue());
                before = ",";
            }
            out.append(sorted.isEmpty() ? "{}" : "}");
        } else if (value instanceof Collection<?> array) {
            String before = "[";
            for (Object element : array) {
                write(out.append(before), element);
                before = ",";
            }
            out.append(array.isEmpty() ? "[]" : "]");
        } else {
            quote(out, String.valueOf(value));
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = "\"\\\b\f\n\r\t".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(known));
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
