package coop.mutirao.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/// The one place where a transaction begins and ends.
public final class Database implements Snapshots {

    /// Classes of SQLSTATE that speak of the machine, not of the statement: connection, resources,
    /// operator intervention (shutdown, timeout), system error.
    private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57", "58");

    /// Of other classes: a primary that has become a standby, and a transaction that was taken away
    /// because it stood still.
    private static final Set<String> TAKEN_AWAY = Set.of("25006", "25P03");

    private final DSLContext sql;

    public Database(DataSource dataSource) {
        this.sql = DSL.using(dataSource, SQLDialect.POSTGRES);
    }

    /// Runs `work` in a transaction: commits when it returns, rolls back when it throws.
    public <T extends @Nullable Object> T inTransaction(Function<Tx, T> work) {
        // jOOQ's own transactions take two more messages to the server and back.
        return sql.connectionResult(connection -> inTransaction(work, connection));
    }

    private static <T extends @Nullable Object> T inTransaction(
            Function<Tx, T> work, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var tx =
                    new Tx(
                            DSL.using(
                                    new DefaultConnectionProvider(connection),
                                    SQLDialect.POSTGRES));
            T result = work.apply(tx);
            tx.commit();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /// Runs one query without a transaction around it, which would cost another message.
    public <T extends @Nullable Object> T query(Function<Tx, T> query) {
        var tx = new Tx(sql);
        T result = query.apply(tx);
        tx.send();
        return result;
    }

    /// Runs `work`, which returns nothing, in a transaction.
    public void transact(Consumer<Tx> work) {
        var _ =
                inTransaction(tx -> {
                    work.accept(tx);
                    return true;
                });
    }

    @Override
    public <T extends @Nullable Object> T inSnapshot(Function<Tx, T> work) {
        return inTransaction(tx -> {
            tx.tell("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            // It locks nobody out, and who reads an export may be slow.
            tx.tell("SET LOCAL idle_in_transaction_session_timeout = '60s'");
            return work.apply(tx);
        });
    }

    /// The server's settings, by name.
    public static Map<String, String> settings(Tx tx) {
        return tx.sql()
                .resultQuery("SELECT name, setting FROM pg_settings")
                .fetchMap(r -> r.get(0, String.class), r -> r.get(1, String.class));
    }

    /// Whether the database could not be asked at all, so that the outcome of a transaction that
    /// was being committed is not known.
    public static boolean isUnavailable(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                @Nullable String state = e.getSQLState();
                return state == null
                        || UNAVAILABLE.contains(state.substring(0, Math.min(2, state.length())))
                        || TAKEN_AWAY.contains(state)
                        || e instanceof java.sql.SQLTransientConnectionException;
            }
        }
        return false;
    }

    /// The name of the constraint that refused a statement, or null if none did.
    public static @Nullable String violatedConstraint(DataAccessException failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof org.postgresql.util.PSQLException e
                    && e.getServerErrorMessage() != null) {
                return e.getServerErrorMessage().getConstraint();
            }
        }
        return null;
    }
}
