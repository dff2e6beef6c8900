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

/// Real databases for tests: one server for all, one migrated template, a copy of it for whoever
/// asks.
public final class TestDatabase {

    private static final String TEMPLATE = "mutirao_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    // Started when first asked for; ends with the JVM.
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                create(postgres, TEMPLATE);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A new database with the schema and nothing in it, as the service sees it: its connections
    /// have the role `mutirao_service`.
    public static DataSource fresh() {
        return asService(create());
    }

    private static DataSource asService(String name) {
        PGSimpleDataSource service = owned(name);
        service.setOptions("-c role=mutirao_service");
        return service;
    }

    /// A new database as its owner sees it, who may do anything.
    public static DataSource freshForOwner() {
        return owned(create());
    }

    /// A copy of a database to which nobody is connected: a backup.
    public static DataSource copyOf(DataSource service) {
        String name = "mutirao_" + COUNT.incrementAndGet();
        execute(
                Server.POSTGRES,
                "CREATE DATABASE %s TEMPLATE %s"
                        .formatted(name, ((PGSimpleDataSource) service).getDatabaseName()));
        return asService(name);
    }

    /// The same database as its owner sees it.
    public static DataSource ownerOf(DataSource service) {
        return owned(((PGSimpleDataSource) service).getDatabaseName());
    }

    /// Makes a database with the schema and nothing in it on another server.
    public static void create(EmbeddedPostgres postgres, String name) {
        execute(postgres, "CREATE DATABASE " + name);
        new Migrations(postgres.getDatabase("postgres", name)).apply();
    }

    private static String create() {
        String name = "mutirao_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return name;
    }

    private static PGSimpleDataSource owned(String name) {
        return (PGSimpleDataSource) Server.POSTGRES.getDatabase("postgres", name);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
