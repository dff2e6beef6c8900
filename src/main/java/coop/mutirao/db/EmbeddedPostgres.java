package coop.mutirao.db;

import java.nio.file.Path;

/// The PostgreSQL that comes with Mutirão, keeping its data in a directory of ours.
///
/// Several processes may use one data directory at once. The first one to come starts the server,
/// the others join it, the last one to leave stops it; a process that is killed leaves like any
/// other, because the kernel takes back its lock ([UseLocks]). The server itself is not a child of
/// any of them: it has a session of its own, and neither Ctrl-C nor the death of the process that
/// started it ends it.
///
/// ```
/// <dataDir>/start.lock      held while somebody starts or stops the server
/// <dataDir>/users.lock      held, shared, by every process that uses it
/// <dataDir>/secrets/        the passwords of its roles, one a file
/// <dataDir>/postgres/data/  the cluster; beside it the programs, the port and log/
/// ```
///
/// Thread-safe.
public final class EmbeddedPostgres implements AutoCloseable {

    // One lock for all of this JVM: file locks are per process and do not keep two threads apart.
    private static final Object IN_TURN = new Object();

    private final Path dataDir;
    private final UseLocks.Use use;
    private final PostgresServer server;
    private final PostgresSecrets secrets;
    private boolean closed; // guarded by IN_TURN

    private EmbeddedPostgres(
            Path dataDir, UseLocks.Use use, PostgresServer server, PostgresSecrets secrets) {
        this.dataDir = dataDir;
        this.use = use;
        this.server = server;
        this.secrets = secrets;
    }

    /// Joins the server on this data directory; starts it where none runs; makes the cluster where
    /// there is none. Returns when it answers, which after a crash may take minutes.
    ///
    /// @throws PostgresUnavailable when it cannot be had
    public static EmbeddedPostgres open(Path dataDir, Durability durability) {
        Path directory = DataDirectory.prepare(dataDir);
        synchronized (IN_TURN) {
            try (var _ = UseLocks.takeTurn(directory)) {
                var use = UseLocks.beginUse(directory);
                var server = new PostgresServer(directory, durability);
                try {
                    var secrets = server.makeReady();
                    return new EmbeddedPostgres(directory, use, server, secrets);
                } catch (RuntimeException e) {
                    leave(use, server);
                    throw e;
                }
            }
        }
    }

    /// Whether a server runs on this data directory and takes connections, whoever started it.
    public static boolean isRunning(Path dataDir) {
        return Postmaster.of(dataDir).state() == Postmaster.State.READY;
    }

    /// Starts the server again if it has died, for a watchdog to call. The port is the old one
    /// unless another program took it meanwhile: ask for [#jdbcUrl] at each new connection.
    ///
    /// @return whether it had to be started
    /// @throws PostgresUnavailable when it cannot be had
    public boolean ensureRunning() {
        if (isRunning(dataDir)) {
            return false;
        }
        synchronized (IN_TURN) {
            if (closed) {
                return false;
            }
            try (var _ = UseLocks.takeTurn(dataDir)) {
                boolean wasRunning = isRunning(dataDir);
                var _ = server.makeReady();
                return !wasRunning;
            }
        }
    }

    /// Where the database is now.
    public String jdbcUrl() {
        return server.jdbcUrl();
    }

    /// Owns the database: for migrations.
    public PostgresLogin owner() {
        return secrets.owner();
    }

    /// Does the service's daily work: a member of `mutirao_service`, owns nothing.
    public PostgresLogin app() {
        return secrets.app();
    }

    /// May do everything. Nothing in the service logs in as this role.
    public PostgresLogin superuser() {
        return secrets.superuser();
    }

    /// Stops using the server, and stops it if nobody else uses it. Does nothing the second time.
    @Override
    public void close() {
        synchronized (IN_TURN) {
            if (closed) {
                return;
            }
            closed = true;
            try (var _ = UseLocks.takeTurn(dataDir)) {
                leave(use, server);
            }
        }
    }

    private static void leave(UseLocks.Use use, PostgresServer server) {
        if (use.endAndIsLast()) {
            server.stop();
        }
    }
}
