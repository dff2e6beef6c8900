package coop.mutirao.bench;

import coop.mutirao.db.PostgresUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mutirao bench`: measures everything side by side and says what it measured on.
@Command(
        name = "mutirao bench",
        mixinStandardHelpOptions = true,
        subcommands = {Tallies.class, Periods.class},
        description = {
            "Measures the ledger beside what the same PostgreSQL does otherwise.",
            "It works on a database of its own, in --data or in DATABASE_URL, and empties it."
        })
public final class Bench implements Callable<Integer> {

    @Option(names = "--quick", description = "One short round, in under a minute.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: 3).")
    private int rounds = 3;

    @Option(names = "--seconds", paramLabel = "N", description = "Each measurement (default: 8).")
    private int seconds = 8;

    @Option(
            names = "--large",
            paramLabel = "N",
            description = "Also measure on a ledger of N payments, which are posted first.")
    private long large;

    @Option(names = "--data", paramLabel = "DIR", description = "Default: ./data/bench.")
    private Path data = Path.of("data", "bench");

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures there.")
    private @Nullable Path json;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws a chart there.")
    private @Nullable Path svg;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        // Its options are JMH's.
        var micro = new CommandLine(new Micro()).setUnmatchedOptionsArePositionalParams(true);
        int exit =
                new CommandLine(new Bench())
                        .addSubcommand(micro)
                        .setExecutionExceptionHandler(Bench::failed)
                        .execute(args);
        System.exit(exit);
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof BenchDatabase.NotOurs || e instanceof PostgresUnavailable) {
            command.getErr().println("mutirao bench: " + e.getMessage());
            return e instanceof BenchDatabase.NotOurs ? 2 : 1;
        }
        e.printStackTrace(command.getErr());
        return 1;
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || rounds > 20 || seconds < 1 || seconds > 120 || large < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--rounds is 1 to 20, --seconds 1 to 120, --large 0 or more");
        }
        var plan = new Plan(quick ? 1 : rounds, quick ? 1 : seconds, quick ? 0 : large);
        Report report = Run.all(plan, data, System.getenv("DATABASE_URL"));
        spec.commandLine().getOut().println(report.table());
        if (json != null) {
            Files.writeString(json, report.json());
        }
        if (svg != null) {
            Files.writeString(svg, report.svg());
        }
        return 0;
    }

    /// How much shall be measured.
    ///
    /// @param seconds each
    /// @param large payments in the large ledger; 0: none
    record Plan(int rounds, int seconds, long large) {}
}
