package coop.mutirao.cli;

import coop.mutirao.db.Connections;
import coop.mutirao.db.Migrations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings a database to this version's schema.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Brings the database to this version's schema. Connects as its owner.")
final class Migrate implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Connections connections = data.connect(data.settings(), new SimpleMeterRegistry())) {
            var migrations = new Migrations(connections.owner());
            int applied = migrations.apply();
            if (json) {
                out.printf("{\"applied\":%d,\"version\":\"%s\"}%n", applied, migrations.version());
            } else {
                out.printf("%d applied; the schema is at %s%n", applied, migrations.version());
            }
        }
        return Cli.OK;
    }
}
