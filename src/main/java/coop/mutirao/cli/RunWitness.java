package coop.mutirao.cli;

import coop.mutirao.http.Server;
import coop.mutirao.http.TextServer;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.witness.Witness;
import coop.mutirao.witness.WitnessRoutes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Witnesses the logs of other networks.
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = {
            "Cosigns the checkpoints of other networks' logs (C2SP tlog-witness).",
            "Before that it makes sure that they only grow. Needs no database."
        })
final class RunWitness implements Callable<Integer> {

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The key file.")
    private Path key = Path.of("");

    @Option(
            names = "--make-key",
            paramLabel = "NAME",
            description =
                    "Makes the key of a witness of this name, prints its public "
                            + "half, and ends.")
    private @Nullable String name;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where what was cosigned is kept, a file a log.")
    private @Nullable Path data;

    @Option(
            names = "--logs",
            paramLabel = "FILE",
            description = "Which logs: lines \"log KEY\", then \"quorum none\" (tlog-policy).")
    private @Nullable Path logs;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8082",
            description = "Default: ${DEFAULT-VALUE}; port 0: any free one.")
    private String listen = "";

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (name != null) {
            out.println(Keys.make(key, name, NoteKey.Type.COSIGNATURE));
            return Cli.OK;
        }
        if (data == null || logs == null) {
            throw new Cli.WrongUse("--data and --logs are needed");
        }
        Listen at = Listen.parse(listen);
        var stopped = new CountDownLatch(1);
        try (Witness witness = open(key, logs, data);
                TextServer server =
                        TextServer.start(
                                at.address().getHostString(),
                                at.port(),
                                new WitnessRoutes(witness))) {
            Logging.asJson();
            Cli.stopping(spec).endBy(stopped::countDown);
            out.println("Witnessing as " + witness.key());
            out.println("The witness is ready at http://%s:%d".formatted(at.host(), server.port()));
            out.flush();
            stopped.await();
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        } catch (Server.PortTaken | IllegalStateException | UncheckedIOException e) {
            throw new Cli.Failed(String.valueOf(e.getMessage()));
        }
        return Cli.OK;
    }

    private static Witness open(Path key, Path logs, Path data) {
        try {
            LogPolicy policy = LogPolicy.parse(Files.readString(logs));
            Files.createDirectories(data);
            return Witness.open(KeyFile.read(key), policy, data, InstantSource.system());
        } catch (IOException e) {
            throw new Cli.WrongUse("cannot be read or made: " + e.getMessage());
        }
    }
}
