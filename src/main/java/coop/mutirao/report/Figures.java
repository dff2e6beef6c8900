package coop.mutirao.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A report before it is signed.
///
/// @param report its kind, such as `trial-balance`
/// @param size of how many facts it is
/// @param of what else its head says, by names in their order
record Figures(
        String report, long size, Map<String, String> of, List<Column> columns, List<Row> rows) {

    /// @param isNumber whether its cells are whole numbers
    record Column(String name, boolean isNumber) {

        static Column text(String name) {
            return new Column(name, false);
        }

        static Column number(String name) {
            return new Column(name, true);
        }
    }

    /// @param cells one for each column; only the last may have blanks in it
    /// @param beside what else readers are told: by name, not signed
    record Row(List<String> cells, Map<String, String> beside) {

        static Row of(Object... cells) {
            return new Row(Arrays.stream(cells).map(String::valueOf).toList(), Map.of());
        }

        Row with(Map<String, String> more) {
            return new Row(cells, more);
        }
    }

    /// How the kinds of reports begin that are journals.
    static final String CLOSING = "closing-";

    /// Whether the figures are a journal, which programs are to read with its head above it.
    boolean isJournal() {
        return report.startsWith(CLOSING);
    }

    /// What a cell says of which there is nothing to say.
    static final String NONE = "-";

    /// The figures as they are hashed.
    String text() {
        return rows.stream()
                .map(row -> String.join(" ", row.cells()) + "\n")
                .collect(Collectors.joining());
    }

    /// What the head says, the size first.
    Map<String, String> head() {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("size", Long.toString(size));
        head.putAll(of);
        return head;
    }

    /// A row as programs read it.
    Map<String, @Nullable Object> item(Row row) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.cells().get(i);
            item.put(columns.get(i).name(), value(columns.get(i), cell));
        }
        item.putAll(row.beside());
        return item;
    }

    private static @Nullable Object value(Column column, String cell) {
        if (cell.equals(NONE)) {
            return null;
        }
        return column.isNumber() ? (Object) Long.valueOf(cell) : cell;
    }

    /// The names of columns as CSV has them: those of the figures, then what stands beside.
    List<String> names() {
        Stream<String> beside =
                rows.stream().flatMap(row -> row.beside().keySet().stream()).distinct();
        return Stream.concat(columns.stream().map(Column::name), beside).toList();
    }
}
