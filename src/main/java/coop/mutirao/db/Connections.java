package coop.mutirao.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The connections to one database: the embedded one, or one's own.
public final class Connections implements AutoCloseable {

    private static final int VERSION_MIN = 15;
    private static final int POOL_MAX = 16;
    private static final int REPLICA_POOL_MAX = 8;

    private final @Nullable EmbeddedPostgres embedded;
    private final DataSource owner;
    private final HikariDataSource service;
    private final @Nullable HikariDataSource replica;

    private Connections(
            @Nullable EmbeddedPostgres embedded,
            DataSource owner,
            HikariDataSource service,
            @Nullable HikariDataSource replica) {
        this.embedded = embedded;
        this.owner = owner;
        this.service = service;
        this.replica = replica;
    }

    /// Joins or starts the embedded PostgreSQL of a data directory.
    ///
    /// @throws PostgresUnavailable if it cannot be had; the message says why
    public static Connections embedded(Path data, Durability durability, MeterRegistry metrics) {
        EmbeddedPostgres postgres = EmbeddedPostgres.open(data, durability);
        var owner = new UrlDataSource(postgres::jdbcUrl, postgres.owner());
        var app = new UrlDataSource(postgres::jdbcUrl, postgres.app());
        return new Connections(postgres, owner, pool(app, metrics), null);
    }

    /// Connects to a PostgreSQL of one's own.
    ///
    /// @param url `postgres://user:password@host:port/database`, or the same as a JDBC URL
    /// @param ownerUrl connects as the owner of the tables
    /// @param replicaUrl of a streaming standby; null if there is none. It need not answer now
    /// @throws PostgresUnavailable if it cannot be reached or is too old; the message says why
    /// @throws IllegalArgumentException if an address is none
    public static Connections own(
            String url, String ownerUrl, @Nullable String replicaUrl, MeterRegistry metrics) {
        DataSource owner = UrlDataSource.of("DATABASE_OWNER_URL", ownerUrl);
        DataSource service = UrlDataSource.of("DATABASE_URL", url);
        @Nullable DataSource standby =
                replicaUrl == null ? null : UrlDataSource.of("MUTIRAO_REPLICA_URL", replicaUrl);
        requireVersion(owner);
        return new Connections(
                null,
                owner,
                pool(service, metrics),
                standby == null ? null : replicaPool(standby, metrics));
    }

    /// The same without a replica.
    public static Connections own(String url, String ownerUrl, MeterRegistry metrics) {
        return own(url, ownerUrl, null, metrics);
    }

    private static void requireVersion(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW server_version_num")) {
            result.next();
            int major = result.getInt(1) / 10_000;
            if (major < VERSION_MIN) {
                throw new PostgresUnavailable(
                        "the database is PostgreSQL %d; it has to be %d or later"
                                .formatted(major, VERSION_MIN));
            }
        } catch (SQLException e) {
            throw new PostgresUnavailable("the database cannot be reached: " + e.getMessage());
        }
    }

    private static HikariDataSource pool(DataSource source, MeterRegistry metrics) {
        HikariConfig config = config("mutirao", source, metrics);
        config.setMaximumPoolSize(POOL_MAX);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    // Few and long reads, which have the primary to turn to when it does not answer.
    private static HikariDataSource replicaPool(DataSource source, MeterRegistry metrics) {
        HikariConfig config = config("mutirao-replica", source, metrics);
        config.setMaximumPoolSize(REPLICA_POOL_MAX);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, DataSource source, MeterRegistry metrics) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setInitializationFailTimeout(-1);
        config.setMetricRegistry(metrics);
        // Whoever stops in the middle of a transaction, as a frozen machine does, may have locked
        // the door that everybody goes through: it is taken away soon. A statement's time that the
        // database or the address sets goes before ours.
        config.setConnectionInitSql(
                "SET ROLE mutirao_service; SET idle_in_transaction_session_timeout = '5s';"
                        + " SELECT set_config('statement_timeout', '30s', false)"
                        + " WHERE current_setting('statement_timeout') = '0'");
        return config;
    }

    /// Connects as the owner of the tables, for migrations.
    public DataSource owner() {
        return owner;
    }

    /// Connects as the role of the service.
    public DataSource service() {
        return service;
    }

    /// Connects to the replica as the role of the service; null if there is none.
    public @Nullable DataSource replica() {
        return replica;
    }

    /// Starts the embedded PostgreSQL again if it died; does nothing for one's own.
    ///
    /// @return whether it had died
    public boolean ensureRunning() {
        return embedded != null && embedded.ensureRunning();
    }

    /// Where the embedded PostgreSQL is reached; empty for one's own.
    public boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        if (replica != null) {
            replica.close();
        }
        service.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
