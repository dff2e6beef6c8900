package coop.mutirao.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Makes the cluster: the files, the roles and the empty database.
///
/// It is made beside its place and moved there when it is whole, so that a cluster that exists is
/// always complete.
final class PostgresCluster {

    private static final String THROW_AWAY_MARK = "throw-away";

    private PostgresCluster() {}

    static boolean exists(Path postgres) {
        return Files.exists(postgres.resolve("data/PG_VERSION"));
    }

    /// Sees that the cluster is one for this program and this purpose.
    static void check(Path postgres, Durability durability) throws IOException {
        String version = Files.readString(postgres.resolve("data/PG_VERSION")).strip();
        if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
            throw new PostgresUnavailable(
                    """
                    The data in %s was made by PostgreSQL %s, this Mutirão brings PostgreSQL %s: \
                    export it with the Mutirão that made it, and import it into a new directory.\
                    """
                            .formatted(postgres, version, PostgresBinaries.MAJOR_VERSION));
        }
        boolean throwAway = Files.exists(postgres.resolve(THROW_AWAY_MARK));
        if (throwAway != (durability == Durability.THROW_AWAY)) {
            throw new PostgresUnavailable(
                    throwAway
                            ? "%s was made for tests and may be damaged: it cannot keep real books."
                                    .formatted(postgres)
                            : "%s keeps real books: no test runs on it.".formatted(postgres));
        }
    }

    static void make(
            PostgresPrograms programs,
            Path postgres,
            PostgresSecrets secrets,
            Durability durability)
            throws IOException {
        Path unfinished = postgres.resolve("data.new");
        DataDirectory.delete(unfinished);
        initialise(programs, unfinished, secrets.superuser().password(), durability);
        createRoles(programs, unfinished, secrets);
        if (durability == Durability.THROW_AWAY) {
            Files.writeString(postgres.resolve(THROW_AWAY_MARK), "No data in here is safe.\n");
        }
        Files.move(unfinished, postgres.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
        DataDirectory.sync(postgres);
    }

    private static void initialise(
            PostgresPrograms programs, Path data, String password, Durability durability)
            throws IOException {
        Path passwordFile = data.resolveSibling("initdb-password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password + "\n");
            DataDirectory.giveToOwnerOfParent(passwordFile);
            List<String> command = new ArrayList<>();
            command.addAll(List.of("initdb", "--pgdata=" + data, "--username=postgres"));
            command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile));
            command.addAll(List.of("--encoding=UTF8", "--locale=C", "--data-checksums"));
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            if (durability == Durability.THROW_AWAY) {
                command.add("--no-sync");
            }
            var outcome = programs.run(command, "");
            if (outcome.exit() != 0) {
                throw failed(data, outcome.output());
            }
        } finally {
            Files.delete(passwordFile);
        }
    }

    // By the single-user server, which listens to nobody else and takes a command a line.
    private static void createRoles(PostgresPrograms programs, Path data, PostgresSecrets secrets)
            throws IOException {
        String commands =
                """
                CREATE ROLE mutirao_owner LOGIN PASSWORD '%s'
                CREATE ROLE mutirao_service NOLOGIN
                CREATE ROLE mutirao_app LOGIN PASSWORD '%s' IN ROLE mutirao_service
                GRANT mutirao_service TO mutirao_owner WITH ADMIN OPTION
                CREATE DATABASE mutirao OWNER mutirao_owner
                REVOKE ALL ON DATABASE mutirao FROM PUBLIC
                GRANT CONNECT ON DATABASE mutirao TO mutirao_service
                """
                        .formatted(secrets.owner().password(), secrets.app().password());
        var outcome =
                programs.run(
                        List.of("postgres", "--single", "-D", data.toString(), "postgres"),
                        commands);
        // It goes on after an error and answers 0.
        if (outcome.exit() != 0 || outcome.output().contains("ERROR:")) {
            throw failed(data, outcome.output());
        }
    }

    private static PostgresUnavailable failed(Path data, String output) {
        return new PostgresUnavailable(
                "PostgreSQL could not make its files in %s:\n%s"
                        .formatted(data, PostgresPrograms.lastLines(output, 5)));
    }
}
