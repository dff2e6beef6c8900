package coop.mutirao.bench;

import coop.mutirao.db.Connections;
import coop.mutirao.db.Durability;
import coop.mutirao.db.EmbeddedPostgres;
import coop.mutirao.db.Migrations;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The database of the benchmarks. It is emptied before each run, so it has to be theirs: one that
/// was empty when they first met it, and has their mark since.
final class BenchDatabase implements AutoCloseable {

    private static final String MARK = "mutirao bench: emptied at each run";

    // Whatever somebody may have made, of any kind, but for what belongs to an extension.
    private static final String OBJECTS =
            """
            SELECT count(*) FROM (
                SELECT oid, relnamespace AS space FROM pg_class
                UNION ALL SELECT oid, pronamespace FROM pg_proc
                UNION ALL SELECT oid, typnamespace FROM pg_type
            ) made JOIN pg_namespace n ON n.oid = space
            WHERE nspname NOT IN ('pg_catalog', 'information_schema')
                AND nspname NOT LIKE 'pg_toast%' AND nspname NOT LIKE 'pg_temp%'
                AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.objid = made.oid AND d.deptype = 'e')
            """;

    private static final Duration FINAL_WITHIN = Duration.ofMinutes(2);

    private final Connections connections;
    private final Map<String, String> environment;

    private BenchDatabase(Connections connections, Map<String, String> environment) {
        this.connections = connections;
        this.environment = environment;
    }

    /// The database is somebody's.
    static final class NotOurs extends RuntimeException {
        NotOurs(String message) {
            super(message);
        }
    }

    /// @param url of a PostgreSQL of one's own; null: the embedded one in `data`
    /// @throws NotOurs if something is in it that is not ours
    static BenchDatabase open(@Nullable String url, Path data, MeterRegistry metrics) {
        Connections connections =
                url == null
                        ? Connections.embedded(data, Durability.DURABLE, metrics)
                        : Connections.own(url, url, metrics);
        var database =
                new BenchDatabase(connections, url == null ? embedded(data) : environment(url));
        try {
            database.begin(url == null ? data.toString() : "DATABASE_URL");
            return database;
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    private static Map<String, String> embedded(Path data) {
        try (var postgres = EmbeddedPostgres.open(data, Durability.DURABLE)) {
            var uri = URI.create(postgres.jdbcUrl().substring("jdbc:".length()));
            return environment(
                    uri.getScheme()
                            + "://"
                            + postgres.owner().user()
                            + ":"
                            + postgres.owner().password()
                            + "@"
                            + uri.getAuthority()
                            + uri.getPath());
        }
    }

    private static Map<String, String> environment(String url) {
        var uri = URI.create(url);
        String[] login = Objects.requireNonNullElse(uri.getUserInfo(), "").split(":", 2);
        return Map.of(
                "PGHOST", uri.getHost(),
                "PGPORT", Integer.toString(uri.getPort() < 0 ? 5432 : uri.getPort()),
                "PGUSER", login[0],
                "PGPASSWORD", login.length == 2 ? login[1] : "",
                "PGDATABASE", uri.getPath().substring(1));
    }

    private void begin(String where) {
        DSLContext sql = owner();
        String name = sql.fetchSingle("SELECT current_database()").get(0, String.class);
        @Nullable String mark =
                sql.fetchSingle(
                                "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
                                        + " WHERE datname = current_database()")
                        .get(0, String.class);
        int objects = sql.fetchSingle(OBJECTS).get(0, Integer.class);
        if (objects > 0 && !(MARK.equals(mark) && isOurNetwork(sql))) {
            throw new NotOurs(
                    ("the database %s (%s) has %d tables, views, functions or types and is not the"
                                    + " benchmark's: it would be emptied. Give an empty one, or"
                                    + " none.")
                            .formatted(name, where, objects));
        }
        sql.execute("COMMENT ON DATABASE {0} IS {1}", DSL.name(name), DSL.inline(MARK));
        sql.execute("DROP SCHEMA IF EXISTS naive CASCADE");
        sql.execute("DROP SCHEMA public CASCADE");
        sql.execute("CREATE SCHEMA public");
        sql.execute("GRANT USAGE ON SCHEMA public TO public");
        new Migrations(connections.owner()).apply();
    }

    // The mark stays with a database for ever, whatever becomes of it.
    private static boolean isOurNetwork(DSLContext sql) {
        return sql.fetchSingle("SELECT to_regclass('public.network') IS NULL").get(0, Boolean.class)
                || sql.fetchExists(
                        sql.selectOne()
                                .from("network")
                                .where("origin = {0}", DSL.val(Village.ORIGIN)))
                || !sql.fetchExists(sql.selectOne().from("network"));
    }

    DataSource service() {
        return connections.service();
    }

    DSLContext owner() {
        return DSL.using(connections.owner(), SQLDialect.POSTGRES);
    }

    DataSource ownerSource() {
        return connections.owner();
    }

    /// What pgbench connects by, as its environment.
    Map<String, String> environment() {
        return environment;
    }

    /// Processor time that the server's processes took so far, those that live; null if the server
    /// is not on this machine.
    @Nullable Duration cpu() {
        // While the connection is open its process lives, and leads to the others.
        return owner().connectionResult(connection -> {
            long pid =
                    DSL.using(connection).fetchSingle("SELECT pg_backend_pid()").get(0, Long.class);
            return ProcessHandle.of(pid)
                    .flatMap(ProcessHandle::parent)
                    .map(BenchDatabase::cpuOfChildren)
                    .orElse(null);
        });
    }

    private static Duration cpuOfChildren(ProcessHandle postmaster) {
        return postmaster
                .children()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Bytes of write-ahead log so far.
    long walBytes() {
        return owner().fetchSingle(
                        "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                .get(0, Long.class);
    }

    /// What each of our tables takes on disk, with its indexes.
    Map<String, Long> bytesOfTables() {
        return owner().resultQuery(
                        "SELECT relname::text, pg_total_relation_size(oid) FROM pg_class"
                                + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
                                + " ORDER BY relname")
                .fetchMap(r -> r.get(0, String.class), r -> r.get(1, Long.class));
    }

    /// Waits until all that is there stands under a final checkpoint.
    void awaitFinal() {
        long until = System.nanoTime() + FINAL_WITHIN.toNanos();
        long size = owner().fetchSingle("SELECT size FROM log_head").get(0, Long.class);
        while (owner().fetchSingle("SELECT coalesce(max(size), 0) FROM log_final")
                        .get(0, Long.class)
                < size) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the log is not kept");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /// Does something while nobody lets the tree grow: its row can be read, and not be locked. (An
    /// open transaction that held it would keep PostgreSQL from tidying up after every payment.)
    void whileTheTreeStands(Runnable work) {
        DSLContext sql = owner();
        sql.execute(
                """
                CREATE POLICY standing ON log_tree FOR SELECT USING (true);
                ALTER TABLE log_tree ENABLE ROW LEVEL SECURITY;
                """);
        try {
            work.run();
        } finally {
            sql.execute(
                    """
                    ALTER TABLE log_tree DISABLE ROW LEVEL SECURITY;
                    DROP POLICY standing ON log_tree;
                    """);
        }
    }

    /// Does something while leaves are made and sent, but not stored, to see what that costs.
    /// Afterwards leaves that say nothing stand in their places. Nobody may build the tree then.
    void withoutLeaves(Runnable work) {
        DSLContext sql = owner();
        sql.execute(
                """
                CREATE FUNCTION no_leaf() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN RETURN NULL; END';
                CREATE FUNCTION no_leaves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                    'BEGIN UPDATE log_head SET size = transfer_at + 1; RETURN NULL; END';
                ALTER TABLE log_leaf DISABLE TRIGGER USER;
                CREATE TRIGGER no_leaf BEFORE INSERT ON log_leaf
                    FOR EACH ROW EXECUTE FUNCTION no_leaf();
                CREATE TRIGGER no_leaves AFTER INSERT ON log_leaf
                    FOR EACH STATEMENT EXECUTE FUNCTION no_leaves();
                """);
        try {
            work.run();
        } finally {
            sql.execute(
                    """
                    DROP FUNCTION no_leaf CASCADE;
                    DROP FUNCTION no_leaves CASCADE;
                    INSERT INTO log_leaf SELECT i, '{}'
                        FROM log_head, generate_series(
                            (SELECT max(log_index) + 1 FROM log_leaf), size - 1) i;
                    ALTER TABLE log_leaf ENABLE TRIGGER USER;
                    """);
        }
    }

    /// Writes dirty pages now, so that one measurement does not pay for the one before.
    void settle() {
        owner().execute("VACUUM (ANALYZE)");
    }

    @Override
    public void close() {
        connections.close();
    }
}
