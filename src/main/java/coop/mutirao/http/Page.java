package coop.mutirao.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// A part of a list: as JSON a page with a cursor to the next, as CSV the whole.
///
/// @param next where the next page begins; null on the last
public record Page<T>(List<T> items, @Nullable String next) {

    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

    /// Reads pages of a list.
    public interface Reader<T> {
        /// @param after the cursor of the page before; null for the first
        Page<T> read(@Nullable String after, int limit);
    }

    /// A page of what was read, when one item more than `limit` was asked for.
    ///
    /// @param cursor where an item stands in the list
    public static <T> Page<T> of(
            List<T> oneMore, int limit, java.util.function.Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /// Answers with the page that was asked for, or, to who prefers `text/csv`, with all of them.
    ///
    /// @param columns names of the CSV's columns, members of an item
    public static <T> void answer(
            Context ctx, ObjectMapper json, List<String> columns, Reader<T> reader) {
        if (!wantsCsv(ctx)) {
            ctx.json(reader.read(ctx.queryParam("after"), Request.limit(ctx)));
            return;
        }
        ctx.contentType("text/csv; charset=utf-8");
        try (Writer out = new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8);
                var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord(columns);
            @Nullable String after = null;
            do {
                Page<T> page = reader.read(after, Request.LIMIT_MAX);
                for (T item : page.items()) {
                    Map<String, Object> row = json.convertValue(item, ROW);
                    csv.printRecord(columns.stream().map(c -> cell(json, row.get(c))).toList());
                }
                after = page.next();
            } while (after != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the list is asked for as CSV.
    public static boolean wantsCsv(Context ctx) {
        return Request.prefers(ctx, "text/csv", "application/json");
    }

    // A spreadsheet takes a text that begins so for a formula, and runs it. A number is one.
    static Object cell(ObjectMapper json, @Nullable Object value) {
        if (value instanceof Map || value instanceof List) {
            return json.writeValueAsString(value);
        }
        if (value instanceof String text
                && !text.isEmpty()
                && "=+-@＝＋－＠\t\r".indexOf(text.charAt(0)) >= 0
                && !text.matches("-|-?\\d{1,18}(\\.\\d{1,18})?")) {
            return "'" + text;
        }
        return value == null ? "" : value;
    }
}
