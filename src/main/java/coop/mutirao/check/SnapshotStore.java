package coop.mutirao.check;

import coop.mutirao.db.Tx;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// How the stores of this package read: row after row, in portions.
final class SnapshotStore {

    private static final int PORTION = 2_000;

    private SnapshotStore() {}

    /// Lifts the service's time limits for the rest of the transaction.
    static void takeAllTheTime(Tx tx) {
        tx.sql().execute("SET LOCAL statement_timeout = 0");
        tx.sql().execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        tx.sql().execute("SET LOCAL work_mem = '64MB'");
    }

    /// The rows of a query, as they come.
    static Cursor<Record> rows(Tx tx, String query) {
        return tx.sql().resultQuery(query).fetchSize(PORTION).fetchLazy();
    }

    static long number(Record row, String column) {
        @Nullable Long value = row.get(column, Long.class);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }

    static String text(Record row, String column) {
        return String.valueOf(row.get(column, String.class));
    }

    /// Reads sums with the facts that say them.
    ///
    /// @param query `log_index`, `leaf`, and the figures by their names in the log
    static void sums(Tx tx, String query, Consumer<SaidSum> to) {
        try (var rows = rows(tx, query)) {
            rows.forEach(row ->
                    to.accept(
                            new SaidSum(
                                    number(row, "log_index"),
                                    figures(row),
                                    row.get("leaf", byte[].class))));
        }
    }

    private static Map<String, String> figures(Record row) {
        Map<String, String> figures = new TreeMap<>();
        for (var field : row.fields()) {
            if (!field.getName().equals("log_index") && !field.getName().equals("leaf")) {
                figures.put(field.getName(), text(row, field.getName()));
            }
        }
        return figures;
    }
}
