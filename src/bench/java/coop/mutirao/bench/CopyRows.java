package coop.mutirao.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The limit to come near: the rows of payments, copied into tables with the same indexes and no
/// guards, all in one transaction.
final class CopyRows {

    private static final List<String> TABLES =
            List.of("transfer", "entry", "charge", "log_leaf", "log_text");

    private CopyRows() {}

    /// @param from the log's length before the payments
    /// @return payments a second
    static double perSecond(BenchDatabase database, long from, long to)
            throws SQLException, IOException {
        try (Connection connection = database.ownerSource().getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            List<byte[]> rows = new ArrayList<>();
            for (String table : TABLES) {
                var out = new ByteArrayOutputStream();
                copy.copyOut(
                        "COPY (SELECT * FROM %s WHERE log_index >= %d AND log_index < %d) TO STDOUT"
                                        .formatted(table, from, to)
                                + " (FORMAT binary)",
                        out);
                rows.add(out.toByteArray());
            }
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                connection
                        .createStatement()
                        .execute(
                                "CREATE TABLE copied_%s (LIKE %1$s INCLUDING ALL)"
                                        .formatted(table));
            }
            connection.commit();
            long start = System.nanoTime();
            for (int i = 0; i < TABLES.size(); i++) {
                copy.copyIn(
                        "COPY copied_" + TABLES.get(i) + " FROM STDIN (FORMAT binary)",
                        new ByteArrayInputStream(rows.get(i)));
            }
            connection.commit();
            double seconds = (System.nanoTime() - start) / 1e9;
            for (String table : TABLES) {
                connection.createStatement().execute("DROP TABLE copied_" + table);
            }
            connection.commit();
            return (to - from) / seconds;
        }
    }
}
