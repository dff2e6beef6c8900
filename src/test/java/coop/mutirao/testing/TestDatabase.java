package coop.mutirao.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import coop.mutirao.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Real databases for tests: one server for all, one migrated template, a copy of it for whoever
/// asks.
public final class TestDatabase {

    private static final String TEMPLATE = "mutirao_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// As many as any test opens at once.
    private static final int CONNECTIONS_MAX = 100;

    private static final long IDLE_MILLIS = 10_000;

    // By database and role. A connection is what a short test pays most for: PostgreSQL reads its
    // catalogue and compiles every trigger anew in each.
    private static final Map<String, HikariDataSource> POOLS = new ConcurrentHashMap<>();
    private static final ScheduledExecutorService KEEPER =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("test-pools").factory());

    private TestDatabase() {}

    // Started when first asked for; ends with the JVM.
    private static final class Server {

        /// Where Linux keeps files in memory. To copy a database of some hundred small files takes
        /// 35 ms there, and up to 150 ms on a disk.
        private static final Path MEMORY = Path.of("/dev/shm");

        private static final long ROOM_MIN = 8L << 30;
        private static final String OURS = "mutirao-tests-";

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path directory = directory();
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder()
                                .setDataDirectory(directory)
                                .setCleanDataDirectory(false)
                                .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, directory)));
                create(postgres, TEMPLATE);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path directory() throws IOException {
            if (!Files.isWritable(MEMORY)) {
                return Files.createTempDirectory(OURS);
            }
            removeLeftOver();
            return Files.getFileStore(MEMORY).getUsableSpace() < ROOM_MIN
                    ? Files.createTempDirectory(OURS)
                    : Files.createTempDirectory(MEMORY, OURS + ProcessHandle.current().pid() + "-");
        }

        // Of tests that were killed: it would take memory until the machine is started again.
        private static void removeLeftOver() throws IOException {
            try (var all = Files.newDirectoryStream(MEMORY, OURS + "*-*")) {
                for (Path one : all) {
                    String pid =
                            one.getFileName().toString().replaceAll("^" + OURS + "(\\d+)-.*", "$1");
                    if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                        remove(one);
                    }
                }
            }
        }
    }

    // Hundreds of databases have tens of thousands of files; nobody waits until they are gone.
    private static void end(EmbeddedPostgres postgres, Path directory) {
        try {
            postgres.close();
            remove(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) throws IOException {
        new ProcessBuilder("rm", "-rf", directory.toString()).start();
    }

    /// A new database with the schema and nothing in it, as the service sees it: its connections
    /// have the role `mutirao_service`.
    public static DataSource fresh() {
        return asService(create());
    }

    private static DataSource asService(String name) {
        return pooled(name, "mutirao_service");
    }

    /// A new database as its owner sees it, who may do anything.
    public static DataSource freshForOwner() {
        return pooled(create(), "postgres");
    }

    /// A copy of a database to which nobody is connected: a backup.
    public static DataSource copyOf(DataSource service) {
        String from = nameOf(service);
        POOLS.values().stream()
                .filter(pool -> nameOf(pool).equals(from))
                .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
        String name = "mutirao_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES, "CREATE DATABASE %s TEMPLATE %s".formatted(name, from));
        return asService(name);
    }

    /// The same database as its owner sees it.
    public static DataSource ownerOf(DataSource service) {
        return pooled(nameOf(service), "postgres");
    }

    private static String nameOf(DataSource database) {
        try {
            return database.unwrap(PGSimpleDataSource.class).getDatabaseName();
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Makes a database with the schema and nothing in it on another server.
    public static void create(EmbeddedPostgres postgres, String name) {
        execute(postgres, "CREATE DATABASE " + name);
        new Migrations(postgres.getDatabase("postgres", name)).apply();
    }

    private static String create() {
        String name = "mutirao_" + COUNT.incrementAndGet();
        execute(
                Server.POSTGRES,
                "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY FILE_COPY");
        return name;
    }

    private static DataSource pooled(String name, String role) {
        return POOLS.computeIfAbsent(name + " " + role, _ -> pool(name, role));
    }

    private static HikariDataSource pool(String name, String role) {
        var source = (PGSimpleDataSource) Server.POSTGRES.getDatabase("postgres", name);
        source.setOptions("-c role=" + role);
        var config = new HikariConfig();
        config.setPoolName(name + " " + role);
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setScheduledExecutor(KEEPER);
        return new HikariDataSource(config);
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
