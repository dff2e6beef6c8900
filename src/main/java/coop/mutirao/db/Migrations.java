package coop.mutirao.db;

import static java.util.stream.Collectors.joining;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/// Brings a database to this program's schema, from `sql/` in the jar.
public final class Migrations {

    private final Flyway flyway;

    /// @param owner connects as the role that owns the tables
    public Migrations(DataSource owner) {
        this.flyway =
                Flyway.configure()
                        .dataSource(owner)
                        .locations("classpath:sql")
                        .validateMigrationNaming(true)
                        .connectRetries(0)
                        .load();
    }

    /// Applies what is missing.
    ///
    /// @return how many migrations were applied
    /// @throws PostgresUnavailable if the database's schema is not ours; the message says why
    public int apply() {
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            String reason = String.valueOf(e.getMessage()).lines().limit(2).collect(joining(" "));
            throw new PostgresUnavailable(
                    "the database cannot be brought to this version's schema: " + reason);
        }
    }

    public boolean isCurrent() {
        return flyway.info().pending().length == 0 && version() != null;
    }

    /// The newest migration applied, such as `06`, or null for an empty database.
    public @Nullable String version() {
        @Nullable MigrationInfo current = flyway.info().current();
        return current == null || current.getVersion() == null
                ? null
                : current.getVersion().getVersion();
    }
}
