package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.db.Connections;
import coop.mutirao.db.Durability;
import coop.mutirao.db.EmbeddedPostgres;
import coop.mutirao.db.Migrations;
import coop.mutirao.demo.Seeding;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs a community that is there from the first minute.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a made-up network: three communities, 60 members, half a year of trade.",
            "Started again, it goes on where it was. Only this machine can reach it."
        })
final class Demo implements Callable<Integer> {

    private static final String HOST = "127.0.0.1";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where its database is (default: ./data/demo).")
    private Path data = Path.of("data", "demo");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "0: any free one (default: 8080 or the next that is free).")
    private @Nullable Integer port;

    @Option(names = "--fresh", description = "Begins anew, after asking.")
    private boolean fresh;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.read(System.getenv()).withData(data);
        int listen =
                port == null
                        ? Running.freePort(HOST, settings.port() == 0 ? 8080 : settings.port())
                        : Serve.requirePort(port);
        if (fresh && Files.exists(data)) {
            removeAfterAsking();
        }
        PrintWriter out = spec.commandLine().getOut();
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Stopping stopping = Cli.stopping(spec);
        stopping.waitForCommand();
        Connections connections = Connections.embedded(data, Durability.DURABLE, metrics);
        Logging.toFile(data.resolve("mutirao.log"));
        try {
            new Migrations(connections.owner()).apply();
            seed(connections, settings, stopping);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
        var app =
                new App(
                        connections.service(),
                        InstantSource.system(),
                        new SecureRandom(),
                        metrics,
                        settings.engine());
        Running service =
                Running.start(
                        new DataOptions.Opened(connections, app, settings),
                        metrics,
                        new Running.Ports(HOST, listen, HOST, 0),
                        stopping);
        welcome(out, service);
        service.await();
        return Cli.OK;
    }

    @SuppressWarnings("SystemConsoleNull") // It is null again since Java 25, where nobody types.
    private void removeAfterAsking() {
        if (!yes) {
            @Nullable Console console = System.console();
            @Nullable String answer =
                    console != null && console.isTerminal()
                            ? console.readLine("Remove all of %s and begin anew? [y/N] ", data)
                            : null;
            if (answer == null
                    || !answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y")) {
                throw new Cli.WrongUse("nothing was removed; --yes does not ask");
            }
        }
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw new Cli.WrongUse(data + " is no data directory of ours; it stays");
        }
        if (EmbeddedPostgres.isRunning(data)) {
            throw new Cli.WrongUse("a service runs on " + data + "; stop it first");
        }
        Folders.remove(data);
    }

    private void seed(Connections connections, Settings settings, Stopping stopping) {
        var clock = new Seeding.Clock();
        try (var app =
                new App(
                        connections.service(),
                        clock,
                        new SecureRandom(),
                        new SimpleMeterRegistry(),
                        settings.engine())) {
            var seeding = new Seeding(app, clock);
            if (!seeding.isDemo()) {
                throw new Cli.WrongUse(
                        data + " holds another network; \"mutirao serve --data\" runs it");
            }
            if (!seeding.isDone()) {
                seed(seeding, stopping);
            }
            app.founding.complete();
        }
    }

    private void seed(Seeding seeding, Stopping stopping) {
        PrintWriter err = spec.commandLine().getErr();
        int days;
        try (var progress = Progress.on(err, "half a year of trade", Seeding.DAYS)) {
            days =
                    seeding.run(
                            InstantSource.system().instant(), progress::stepTo, stopping::isAsked);
        }
        if (days < Seeding.DAYS) {
            throw new Cli.Failed(
                    "stopped after day %d of %d; the same command goes on from there"
                            .formatted(days, Seeding.DAYS));
        }
    }

    private static void welcome(PrintWriter out, Running service) {
        out.println();
        out.println("Rede Sol, a made-up community. Sign in with one of these codes:");
        Seeding.signIns()
                .forEach(s ->
                        out.printf(
                                "  %-12s %-8s password %s%n",
                                s.role(), s.code(), Seeding.PASSWORD));
        out.println("The API and its documentation: " + service.address() + "/docs");
        out.println("Metrics: " + service.adminAddress());
        out.println("Ctrl-C stops it; started again, it goes on where it was.");
        out.println();
        out.println("Mutirão is ready at " + service.address());
        out.flush();
    }
}
