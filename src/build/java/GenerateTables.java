import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.LambdaConverter;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/// Applies sql/ to a throw-away PostgreSQL and writes the table classes that the stores query with.
void main(String[] args) throws Exception {
    String migrations = args[0];
    String target = args[1];
    if (isCurrent(Path.of(target), List.of(Path.of(migrations), Path.of("src/build")))) {
        return;
    }
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
        var dataSource = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("filesystem:" + migrations)
                .load()
                .migrate();
        var tool = new GenerationTool();
        tool.setDataSource(dataSource);
        tool.run(configuration(target));
        Path sample = Path.of(target, "coop/mutirao/tables/Tables.java");
        Files.setLastModifiedTime(sample, FileTime.from(Instant.now()));
    }
}

/// Whether nothing in `sources` is newer than what was made of them.
boolean isCurrent(Path target, List<Path> sources) throws IOException {
    Path sample = target.resolve("coop/mutirao/tables/Tables.java");
    if (!Files.exists(sample)) {
        return false;
    }
    FileTime made = Files.getLastModifiedTime(sample);
    for (Path source : sources) {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                    return false;
                }
            }
        }
    }
    return true;
}

Configuration configuration(String target) {
    var tables = new Database();
    tables.setName("org.jooq.meta.postgres.PostgresDatabase");
    tables.setInputSchema("public");
    tables.setOutputSchemaToDefault(true);
    tables.setExcludes("flyway_schema_history");
    tables.setIncludeRoutines(false);
    tables.getForcedTypes().add(typed("AccountId", "value", "account_id|payer_id|payee_id"));
    tables.getForcedTypes()
            .add(
                    typed(
                            "MemberId",
                            "value",
                            "member_id|person_id|posted_by|set_by|ordered_by"
                                    + "|asked_by|agreed_by"));
    tables.getForcedTypes().add(typed("TransferId", "value", "transfer_id"));
    tables.getForcedTypes()
            .add(
                    typed(
                            "Money",
                            "minorUnits",
                            "balance|balance_after|.*_amount|credit_limit|maximum_balance|amount"
                                    + "|charged|base|forgiven|income|deficit_repaid|operations"
                                    + "|reserve_target"
                                    + "|payment_maximum|day_maximum|above|used"));
    tables.getForcedTypes()
            .add(
                    new ForcedType()
                            .withName("INSTANT")
                            .withIncludeTypes("(?i:timestamptz|timestamp.*with.time.zone)"));

    var classes = new Target().withPackageName("coop.mutirao.tables").withDirectory(target);
    var generator = new Generator().withDatabase(tables).withTarget(classes);
    var generate = new Generate();
    generate.setRecords(false);
    generate.setImplicitJoinPathsToOne(false);
    generate.setImplicitJoinPathsToMany(false);
    generate.setImplicitJoinPathsManyToMany(false);
    return new Configuration().withGenerator(generator.withGenerate(generate));
}

/// Every column with one of these names is read and written as our own type, so that no store
/// converts by hand.
ForcedType typed(String type, String component, String columnNames) {
    String ours = "coop.mutirao.ledger." + type;
    return new ForcedType()
            .withUserType(ours)
            .withLambdaConverter(
                    new LambdaConverter().withFrom(ours + "::new").withTo(ours + "::" + component))
            .withIncludeExpression(".*\\.(" + columnNames + ")");
}
