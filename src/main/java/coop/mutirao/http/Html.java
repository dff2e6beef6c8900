package coop.mutirao.http;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A piece of a page.
///
/// @param markup safe to send as it is
public record Html(String markup) {

    public static final Html NOTHING = new Html("");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([\\w-]+)}}");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// A template of ours with values in the places `{{name}}`. Values are escaped, unless they are
    /// pieces of a page themselves.
    public static Html fill(String template, Map<String, ?> values) {
        return new Html(
                PLACE.matcher(template)
                        .replaceAll(
                                place -> Matcher.quoteReplacement(markup(place.group(1), values))));
    }

    private static String markup(String name, Map<String, ?> values) {
        @Nullable Object value = values.get(name);
        return switch (value) {
            case null -> throw new IllegalArgumentException("no value for " + name);
            case Html html -> html.markup();
            default -> escape(value.toString());
        };
    }

    public static Html join(Stream<Html> pieces) {
        return new Html(pieces.map(Html::markup).collect(Collectors.joining("\n")));
    }

    /// Text in which names stand between backticks.
    static Html prose(String text) {
        return new Html(CODE.matcher(escape(text)).replaceAll("<code>$1</code>"));
    }

    /// The text as it may stand between tags and between the quotes of an attribute.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
