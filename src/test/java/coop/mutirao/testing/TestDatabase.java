package coop.mutirao.testing;

import coop.mutirao.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL for the tests: one server for the JVM, and for each test a database of its own,
/// copied from one that was migrated once.
public final class TestDatabase {

    private static final String TEMPLATE = "migrated";
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /// A new database, as the service sees it: each connection has the service's role.
    public static DataSource fresh() {
        String name = "test" + COUNT.incrementAndGet();
        owner("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        PGSimpleDataSource dataSource = named(name);
        dataSource.setOptions("-c role=mutirao_service");
        return dataSource;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + TEMPLATE);
            }
            new Migrations(server.getDatabase("postgres", TEMPLATE)).apply();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PGSimpleDataSource named(String name) {
        return (PGSimpleDataSource) SERVER.getDatabase("postgres", name);
    }

    private static void owner(String statement) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
