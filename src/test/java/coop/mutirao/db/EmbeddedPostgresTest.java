package coop.mutirao.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedPostgresTest {

    /// One cluster for most tests, stopped after each of them: to make one takes longest.
    @TempDir static Path dataDir;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close_all() throws Exception {
        for (AutoCloseable open : opened) {
            open.close();
        }
        assertThat(EmbeddedPostgres.isRunning(dataDir)).isFalse();
    }

    @Nested
    class A_durable_database {

        @Test
        void writes_to_the_disk_whatever_its_files_say() throws Exception {
            var postgres = open();
            execute(postgres, postgres.superuser(), "ALTER SYSTEM SET fsync = off");
            execute(postgres, postgres.superuser(), "ALTER SYSTEM SET synchronous_commit = off");
            postgres.close();

            var again = open();

            for (String name :
                    List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(setting(again, name)).as(name).isEqualTo("on");
            }
        }

        @Test
        void is_of_the_version_the_code_says() throws Exception {
            assertThat(setting(open(), "server_version")).isEqualTo(PostgresBinaries.VERSION);
        }

        @Test
        void sorts_and_folds_the_same_on_every_machine() throws Exception {
            String sql =
                    """
                    SELECT concat_ws(' ', datlocprovider, datlocale, lower('ÇÃO'))
                    FROM pg_database WHERE datname = 'mutirao'\
                    """;
            assertThat(ask(open(), sql)).isEqualTo("b C.UTF-8 ção");
        }

        @Test
        void keeps_what_was_written_over_a_stop_and_a_start() throws Exception {
            var postgres = open();
            execute(postgres, postgres.owner(), "CREATE TABLE kept (word text)");
            execute(postgres, postgres.owner(), "INSERT INTO kept VALUES ('ana')");
            String url = postgres.jdbcUrl();
            postgres.close();
            assertThat(EmbeddedPostgres.isRunning(dataDir)).isFalse();

            var again = open();

            assertThat(ask(again, "SELECT word FROM kept")).isEqualTo("ana");
            assertThat(again.jdbcUrl()).isEqualTo(url);
        }
    }

    @Nested
    class Who_may_do_what {

        @Test
        void nobody_comes_in_without_the_right_password() {
            var postgres = open();

            assertThatThrownBy(() -> connect(postgres, new PostgresLogin("mutirao_app", "wrong")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> connect(postgres, new PostgresLogin("postgres", "")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }

        @Test
        void no_way_in_trusts_anybody() throws Exception {
            var postgres = open();
            String sql = "SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules";

            assertThat(ask(postgres, postgres.superuser(), sql)).isEqualTo("scram-sha-256");
        }

        @Test
        void the_app_cannot_make_a_table() {
            var postgres = open();

            for (String table : List.of("TABLE t", "TEMPORARY TABLE t", "SCHEMA t")) {
                assertThatThrownBy(() -> execute(postgres, postgres.app(), sqlCreating(table)))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }

        @Test
        void the_app_may_what_the_service_may() throws Exception {
            var postgres = open();
            execute(postgres, postgres.owner(), "CREATE TABLE shown AS SELECT 'bea' AS word");
            execute(postgres, postgres.owner(), "GRANT SELECT ON shown TO mutirao_service");

            assertThat(ask(postgres, postgres.app(), "SELECT word FROM shown")).isEqualTo("bea");
        }

        @Test
        void only_the_owner_of_the_directory_can_read_the_passwords() throws Exception {
            var postgres = open();

            for (String role : List.of("postgres", "mutirao_owner", "mutirao_app")) {
                Path file = dataDir.resolve("secrets/postgres-" + role);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            assertThat(postgres.owner().toString()).isEqualTo("mutirao_owner");
        }
    }

    @Nested
    class A_server_that_is_killed {

        @Test
        void has_what_was_committed_when_it_is_started_again() throws Exception {
            var postgres = open();
            execute(postgres, postgres.owner(), "CREATE TABLE crash (word text)");
            execute(postgres, postgres.owner(), "INSERT INTO crash VALUES ('cem')");
            String url = postgres.jdbcUrl();

            killServer();

            assertThat(EmbeddedPostgres.isRunning(dataDir)).isFalse();
            assertThat(postgres.ensureRunning()).isTrue();
            assertThat(postgres.ensureRunning()).isFalse();
            assertThat(ask(postgres, "SELECT word FROM crash")).isEqualTo("cem");
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
        }

        @Test
        void is_started_again_although_one_of_its_processes_works_on() throws Exception {
            var postgres = open();
            try (var connection = connect(postgres, postgres.superuser());
                    var statement = connection.createStatement()) {
                var busy = Thread.startVirtualThread(() -> runUntilCutOff(statement));
                awaitBusy(postgres);

                killServer();

                assertThat(postgres.ensureRunning()).isTrue();
                assertThat(busy.join(Duration.ofSeconds(10))).isTrue();
                assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
            }
        }

        @Test
        void is_not_mistaken_for_another_program_that_has_its_number_now() throws Exception {
            open();
            killServer();
            Path pidFile = dataDir.resolve("postgres/data/postmaster.pid");
            var another = new ProcessBuilder("sleep", "100").start();
            String stale = Files.readString(pidFile);
            Files.writeString(pidFile, stale.replaceFirst("[0-9]+", Long.toString(another.pid())));

            assertThat(EmbeddedPostgres.isRunning(dataDir)).isFalse();
            assertThat(ask(open(), "SELECT 1")).isEqualTo("1");
            assertThat(another.isAlive()).isTrue();
            another.destroy();
        }
    }

    @Nested
    class Several_users {

        @Test
        void of_one_process_stop_it_when_the_last_one_leaves() throws Exception {
            var ana = open();
            var bea = open();
            assertThat(bea.jdbcUrl()).isEqualTo(ana.jdbcUrl());

            ana.close();
            ana.close();
            assertThat(ask(bea, "SELECT 1")).isEqualTo("1");

            bea.close();
            assertThat(EmbeddedPostgres.isRunning(dataDir)).isFalse();
        }

        @Test
        void of_two_processes_stop_it_when_the_last_one_leaves() throws Exception {
            var postgres = open();
            var other = new Other();
            assertThat(other.jdbcUrl).isEqualTo(postgres.jdbcUrl());

            postgres.close();
            assertThat(EmbeddedPostgres.isRunning(dataDir)).isTrue();

            other.leave();
            assertThat(EmbeddedPostgres.isRunning(dataDir)).isFalse();
        }

        @Test
        void leave_by_being_killed_too() throws Exception {
            var other = new Other();
            other.kill();
            assertThat(EmbeddedPostgres.isRunning(dataDir)).isTrue();

            var postgres = open();
            assertThat(postgres.jdbcUrl()).isEqualTo(other.jdbcUrl);
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");

            postgres.close();
            assertThat(EmbeddedPostgres.isRunning(dataDir)).isFalse();
        }
    }

    @Nested
    class A_directory_that_will_not_do {

        @TempDir Path wrong;

        @Test
        void is_a_file() throws Exception {
            Path file = Files.writeString(wrong.resolve("file"), "text");

            assertRefused(file, "is a file, not a directory");
        }

        @Test
        void is_a_cluster_itself() throws Exception {
            Files.writeString(wrong.resolve("PG_VERSION"), "18\n");

            assertRefused(wrong, "needs a directory of its own");
        }

        @Test
        void was_made_by_another_version() throws Exception {
            Files.createDirectories(wrong.resolve("postgres/data"));
            Files.createDirectories(wrong.resolve("secrets"));
            for (String role : List.of("postgres", "mutirao_owner", "mutirao_app")) {
                Files.writeString(wrong.resolve("secrets/postgres-" + role), "secret\n");
            }
            Files.writeString(wrong.resolve("postgres/data/PG_VERSION"), "17\n");

            assertRefused(wrong, "was made by PostgreSQL 17");
        }

        @Test
        void keeps_real_books_and_is_asked_to_run_a_test() {
            open();

            assertThatThrownBy(() -> EmbeddedPostgres.open(dataDir, Durability.THROW_AWAY))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("keeps real books");
        }

        private static void assertRefused(Path directory, String sentence) {
            assertThatThrownBy(() -> EmbeddedPostgres.open(directory, Durability.DURABLE))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining(sentence);
        }
    }

    @Test
    void a_throw_away_database_writes_when_it_likes(@TempDir Path away) throws Exception {
        try (var postgres = EmbeddedPostgres.open(away, Durability.THROW_AWAY)) {
            assertThat(setting(postgres, "fsync")).isEqualTo("off");
        }
        assertThat(EmbeddedPostgres.isRunning(away)).isFalse();
    }

    /// A process that uses the database, and is at work when the constructor returns.
    private final class Other implements AutoCloseable {

        private final Process process;
        private final String jdbcUrl;

        Other() throws IOException {
            String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
            var builder =
                    new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            EmbeddedPostgresHolder.class.getName(),
                            dataDir.toString());
            process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            opened.add(this);
            jdbcUrl = process.inputReader().readLine();
        }

        void leave() throws Exception {
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        void kill() {
            process.destroyForcibly();
            process.onExit().join();
        }

        @Override
        public void close() {
            kill();
        }
    }

    private EmbeddedPostgres open() {
        var postgres = EmbeddedPostgres.open(dataDir, Durability.DURABLE);
        opened.add(postgres);
        return postgres;
    }

    private static void killServer() throws Exception {
        var server = ProcessHandle.of(Postmaster.of(dataDir).pid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
    }

    // The loop never looks whether its postmaster lives.
    private static void runUntilCutOff(Statement statement) {
        try {
            statement.execute("DO $$ BEGIN LOOP END LOOP; END $$");
        } catch (SQLException e) {
            assertThat(e.getMessage()).doesNotContain("syntax");
        }
    }

    private static void awaitBusy(EmbeddedPostgres postgres) throws SQLException {
        String sql =
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE state = 'active' AND query LIKE 'DO %'\
                """;
        while (ask(postgres, postgres.superuser(), sql).equals("0")) {
            Thread.onSpinWait();
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, PostgresLogin login)
            throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), login.user(), login.password());
    }

    private static String sqlCreating(String what) {
        return what.contains("TABLE") ? "CREATE " + what + " (n int)" : "CREATE " + what;
    }

    private static void execute(EmbeddedPostgres postgres, PostgresLogin login, String sql)
            throws SQLException {
        try (var connection = connect(postgres, login);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        return ask(postgres, postgres.owner(), sql);
    }

    private static String ask(EmbeddedPostgres postgres, PostgresLogin login, String sql)
            throws SQLException {
        try (var connection = connect(postgres, login);
                var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private static String setting(EmbeddedPostgres postgres, String name) throws SQLException {
        return ask(postgres, "SELECT setting FROM pg_settings WHERE name = '%s'".formatted(name));
    }
}
