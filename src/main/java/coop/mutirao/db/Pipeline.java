package coop.mutirao.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Statements that are sent together: one message to the database, one back. PostgreSQL carries
/// them out one after the other, each sees what the ones before it did.
///
/// Parameters stand as `?`: `Long`, `Integer`, `String`, `byte[]`, `UUID`, `Instant`; and arrays
/// for `unnest` and `ANY`: `long[]`, `int[]`, `short[]`, `Long[]`, `Integer[]`, `String[]`,
/// `UUID[]`, `byte[][]`, `LocalDate[]`. Arrays of numbers and bytes go in PostgreSQL's binary form:
/// as text, which jOOQ sends, they were the largest cost of a payment.
final class Pipeline {

    private final DSLContext sql;
    private final List<Gathered> gathered = new ArrayList<>();

    Pipeline(DSLContext sql) {
        this.sql = sql;
    }

    /// Takes the rows of a result.
    interface Rows {
        void row(ResultSet result) throws SQLException;
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Gathered(String statement, @Nullable Object[] parameters, Rows rows) {}

    void add(String statement, @Nullable Object[] parameters, Rows rows) {
        gathered.add(new Gathered(statement, parameters, rows));
    }

    void send() {
        if (gathered.isEmpty()) {
            return;
        }
        List<Gathered> now = List.copyOf(gathered);
        gathered.clear();
        // By way of jOOQ, so that a failure is its DataAccessException, as everywhere.
        sql.connection(connection -> send(connection, now));
    }

    private static void send(Connection connection, List<Gathered> all) throws SQLException {
        String text = String.join(";\n", all.stream().map(Gathered::statement).toList());
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int place = 1;
            for (Gathered one : all) {
                for (@Nullable Object parameter : one.parameters()) {
                    set(connection, statement, place++, parameter);
                }
            }
            boolean hasRows = statement.execute();
            for (Gathered one : all) {
                if (hasRows) {
                    try (ResultSet result = statement.getResultSet()) {
                        while (result.next()) {
                            one.rows().row(result);
                        }
                    }
                }
                hasRows = statement.getMoreResults();
            }
        }
    }

    private static void set(
            Connection connection,
            PreparedStatement statement,
            int place,
            @Nullable Object parameter)
            throws SQLException {
        switch (parameter) {
            case long[] a -> statement.setArray(place, array(connection, "int8", a));
            case Long[] a -> statement.setArray(place, array(connection, "int8", a));
            case int[] a -> statement.setArray(place, array(connection, "int4", a));
            case Integer[] a -> statement.setArray(place, array(connection, "int4", a));
            case short[] a -> statement.setArray(place, array(connection, "int2", a));
            case String[] a -> statement.setArray(place, array(connection, "text", a));
            case UUID[] a -> statement.setArray(place, array(connection, "uuid", a));
            case byte[][] a -> statement.setArray(place, array(connection, "bytea", a));
            case LocalDate[] a -> statement.setArray(place, array(connection, "date", a));
            case Instant at -> statement.setObject(place, at.atOffset(ZoneOffset.UTC));
            case null, default -> statement.setObject(place, parameter);
        }
    }

    private static Array array(Connection connection, String type, Object values)
            throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf(type, values);
    }
}
