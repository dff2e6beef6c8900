package coop.mutirao.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/// The embedded PostgreSQL of a data directory, looked at from outside: it does not know of us.
public record Cluster(Path data) {

    /// The postmaster, as its file says.
    ///
    /// @throws NoSuchElementException if there is none
    public ProcessHandle postmaster() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }

    public boolean isDown() {
        try {
            return !postmaster().isAlive();
        } catch (IOException | NoSuchElementException e) {
            return true;
        }
    }

    /// Connects as the owner of the tables.
    public DataSource owner() throws IOException {
        return as("mutirao_owner");
    }

    /// Connects as one who may do everything.
    public DataSource superuser() throws IOException {
        return as("postgres");
    }

    private DataSource as(String role) throws IOException {
        var source = new PGSimpleDataSource();
        int port = Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("mutirao");
        source.setUser(role);
        source.setPassword(Files.readString(data.resolve("secrets/postgres-" + role)).strip());
        return source;
    }

    /// How many payments are posted; none if it cannot be asked.
    public long payments() {
        try {
            return DSL.using(owner(), SQLDialect.POSTGRES)
                    .resultQuery(
                            "SELECT count(*) FROM transfer WHERE kind IN ('payment', 'import')")
                    .fetchSingle()
                    .get(0, Long.class);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
