package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.Scalars;
import coop.mutirao.db.Connections;
import coop.mutirao.db.Durability;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.db.Migrations;
import coop.mutirao.simulation.Outcome;
import coop.mutirao.simulation.Rules;
import coop.mutirao.simulation.Simulation;
import coop.mutirao.simulation.SimulationReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.ObjectMapper;

/// Lets a made-up community live under several policies, and compares them.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a made-up community live under several policies, and compares them.",
            "It has hoarders, cheats and members who fail. All goes through the real service, for "
                    + "each policy in a database of its own that is removed again.",
            "Writes report.html and report.json; the same seed gives the same.",
            "The full size takes some minutes for each policy."
        })
final class Simulate implements Callable<Integer> {

    private static final int MONTHS_OF_YEAR = 12;
    private static final int YEARS_MAX = Simulation.MONTHS_MAX / MONTHS_OF_YEAR;

    @Option(names = "--members", paramLabel = "N", description = "20 to 5000; default: 500.")
    private int members = 500;

    @Option(names = "--years", paramLabel = "N", description = "1 to 10; default: 3.")
    private int years = 3;

    @Option(names = "--months", paramLabel = "N", description = "In place of --years: 1 to 120.")
    private @Nullable Integer months;

    @Option(names = "--seed", paramLabel = "N", description = "A whole number; default: 1.")
    private long seed = 1;

    @Option(
            names = "--policies",
            paramLabel = "FILE",
            description = {
                "JSON: one to six of {name, about, creditLimit, contribution, levy, credit}, the "
                        + "last three as GET /api/v1/policies has their values.",
                "Without it three are compared: fixed limits without a levy, the design, and a "
                        + "strict one."
            })
    private @Nullable Path policies;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes; default: ./data/simulation.")
    private Path out = Path.of("data", "simulation");

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Simulation.Size size = size();
        ObjectMapper json = Scalars.mapper();
        List<Rules> all = policies == null ? Rules.builtIn() : read(json, policies);
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new Cli.WrongUse(out + " cannot be written to: " + e.getMessage());
        }
        Stopping stopping = Cli.stopping(spec);
        stopping.waitForCommand();
        PrintWriter text = spec.commandLine().getOut();
        List<Outcome> outcomes = new ArrayList<>();
        for (Rules rules : all) {
            Outcome outcome = run(rules, size, stopping);
            outcomes.add(outcome);
            text.printf("%s: %s%n", rules.name(), SimulationReport.books(outcome));
            text.flush();
        }
        var report = new SimulationReport(size, outcomes);
        write(
                "report.json",
                json.writerWithDefaultPrettyPrinter().writeValueAsString(report.data()));
        write("report.html", report.page());
        text.printf("The report is %s.%n", out.resolve("report.html"));
        text.flush();
        return outcomes.stream().allMatch(o -> o.findings().isEmpty()) ? Cli.OK : Cli.FAILED;
    }

    private Simulation.Size size() {
        if (years < 1 || years > YEARS_MAX) {
            throw new Cli.WrongUse("--years is 1 to %d, not %d".formatted(YEARS_MAX, years));
        }
        try {
            return new Simulation.Size(
                    members, months == null ? years * MONTHS_OF_YEAR : months, seed);
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private static List<Rules> read(ObjectMapper json, Path file) {
        try {
            return Rules.read(json, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new Cli.WrongUse(file + " is no text in UTF-8");
        } catch (IOException e) {
            throw new Cli.WrongUse(file + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(file + ": " + e.getMessage());
        }
    }

    private Outcome run(Rules rules, Simulation.Size size, Stopping stopping) {
        Path data = temporary();
        PrintWriter err = spec.commandLine().getErr();
        try (Connections connections =
                        Connections.embedded(
                                data, Durability.THROW_AWAY, new SimpleMeterRegistry());
                var progress = Progress.on(err, rules.name(), size.months())) {
            new Migrations(connections.owner()).apply();
            Simulation.Opening opening =
                    (clock, random) ->
                            new App(
                                    connections.service(),
                                    clock,
                                    random,
                                    new SimpleMeterRegistry(),
                                    GroupCommit.Settings.DEFAULT);
            return Simulation.run(opening, rules, size, progress::stepTo, stopping::isAsked);
        } catch (Simulation.Stopped e) {
            throw new Cli.Failed("stopped; there is no report");
        } finally {
            Folders.remove(data);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("mutirao-simulation-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        Path file = out.resolve(name);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Cli.Failed(file + " cannot be written: " + e.getMessage());
        }
    }
}
