package coop.mutirao.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A streaming standby of a PostgreSQL: a copy of its files that goes on by its log.
public final class Standby implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private EmbeddedPostgres postgres;

    private Standby(Path data) throws IOException {
        this.data = data;
        this.postgres = run(0);
    }

    /// @param files of the primary
    /// @param data where its own shall be
    public static Standby of(EmbeddedPostgres primary, Path files, Path data) throws IOException {
        // Both calls in one session: it is the session that makes the backup.
        DSL.using(primary.getPostgresDatabase(), SQLDialect.POSTGRES)
                .connection(session -> {
                    DSLContext sql = DSL.using(session, SQLDialect.POSTGRES);
                    sql.fetch("SELECT pg_backup_start('standby', true)");
                    copy(files, data);
                    String label =
                            sql.fetchValue("SELECT labelfile FROM pg_backup_stop()").toString();
                    Files.writeString(data.resolve("backup_label"), label);
                });
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost user=postgres port=%d'%n"
                        .formatted(primary.getPort()));
        return new Standby(data);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!path.endsWith("postmaster.pid") && !path.endsWith("epg-lock")) {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    // As a standby it answers as soon as what it copied is whole.
    private EmbeddedPostgres run(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    public int port() {
        return postgres.getPort();
    }

    private DSLContext sql() {
        return DSL.using(postgres.getPostgresDatabase(), SQLDialect.POSTGRES);
    }

    /// Has it stay as it is, however the primary goes on.
    public void pause() {
        sql().fetch("SELECT pg_wal_replay_pause()");
        until("SELECT pg_get_wal_replay_pause_state() = 'paused'");
    }

    public void goOn() {
        sql().fetch("SELECT pg_wal_replay_resume()");
    }

    /// Waits until it has all that the primary has written by now.
    public void catchUp(EmbeddedPostgres primary) {
        Object written =
                DSL.using(primary.getPostgresDatabase(), SQLDialect.POSTGRES)
                        .fetchValue("SELECT pg_current_wal_insert_lsn()::text");
        until("SELECT pg_last_wal_replay_lsn() >= '%s'::pg_lsn".formatted(written));
    }

    /// Makes it a database of its own.
    public void promote() {
        assertThat(sql().fetchValue("SELECT pg_promote()")).isEqualTo(true);
    }

    /// Ends it.
    public void stop() throws IOException {
        postgres.close();
    }

    /// Starts it again where it was.
    public void start() throws IOException {
        postgres = run(postgres.getPort());
    }

    private void until(String condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!List.of(true).equals(sql().fetch(condition).getValues(0))) {
            assertThat(System.nanoTime()).as(condition).isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
