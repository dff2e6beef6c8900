package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.Founding.Charter;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Network;
import coop.mutirao.payment.AuthorisationPolicy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the service.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the service; see README.md for its settings.",
            "On an empty database it founds the network and prints the first sign-in."
        })
final class Serve implements Callable<Integer> {

    @Mixin private DataOptions data;

    @Option(names = "--port", paramLabel = "N", description = "0: any free one (default: 8080).")
    private @Nullable Integer port;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = data.settings();
        int listen = requirePort(port == null ? settings.port() : port);
        var network = network(settings);
        Logging.asJson();
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        DataOptions.Opened opened = data.open(settings, metrics, InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        try {
            found(opened.app(), network, out);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        Running service =
                Running.start(
                        opened,
                        metrics,
                        new Running.Ports(
                                settings.host(),
                                listen,
                                settings.adminHost(),
                                settings.adminPort()),
                        Cli.stopping(spec));
        out.println(opened.app().durability());
        out.println("Metrics: " + service.adminAddress());
        out.println("Mutirão is ready at " + service.address());
        out.flush();
        service.unsigned()
                .ifPresent(why -> {
                    out.println("The log is not signed, and payments go on. " + why);
                    out.flush();
                });
        service.await();
        return Cli.OK;
    }

    static int requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new Cli.WrongUse("--port is 0 to 65535, not " + port);
        }
        return port;
    }

    private static Network network(Settings settings) {
        try {
            return new Network(
                    settings.networkName(),
                    settings.origin(),
                    settings.currency(),
                    settings.currencyName(),
                    settings.decimals());
        } catch (IllegalArgumentException e) {
            throw new Settings.BadSetting(
                    "MUTIRAO_NETWORK, MUTIRAO_CURRENCY or MUTIRAO_ORIGIN: " + e.getMessage());
        }
    }

    private static void found(App app, Network network, PrintWriter out) {
        Money credit = Money.of(10_000);
        var unsigned = new AuthorisationPolicy(credit, Money.of(5_000));
        if (app.founding.found(Charter.of(network, 10_000, credit).with(unsigned))) {
            String first = DataOptions.password(app.chance);
            String second = DataOptions.password(app.chance);
            app.founding.firstCoordinator("coordinator", "First coordinator", first, app.chance);
            app.founding.firstCoordinator(
                    "coordinator-2", "Second coordinator", second, app.chance);
            out.printf(
                    "Founded %s (%s). Sign in as coordinator with the password %s%n"
                            + "What matters takes two: coordinator-2 has the password %s%n"
                            + "Give it to somebody else. They are shown this once; each is for one"
                            + " sign-in, which asks for a password of one's own%n",
                    network.name(), network.unit(), first, second);
        }
    }
}
