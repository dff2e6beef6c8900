package coop.mutirao.cli;

import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.signer.SignerServer;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Holds the log's key in a process of its own.
@Command(
        name = "signer",
        mixinStandardHelpOptions = true,
        description = {
            "Signs the log's checkpoints for the service, in a process of its own.",
            "So neither the service nor its database can read the key. It signs no "
                    + "checkpoint that does not grow from the one before, which it keeps in "
                    + "FILE.last."
        })
final class RunSigner implements Callable<Integer> {

    private static final int TOKEN_LENGTH_MIN = 20;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The key file.")
    private Path key = Path.of("");

    @Option(
            names = "--make-key",
            paramLabel = "ORIGIN",
            description =
                    "Makes the key of the log of this name, prints its public half, and ends.")
    private @Nullable String origin;

    @Option(
            names = "--remember",
            paramLabel = "CHECKPOINT",
            description =
                    "Where FILE.last is lost for good: makes it anew from a file "
                            + "with the checkpoint over the most leaves that anybody has, and "
                            + "ends. One with fewer makes two histories possible: ask every "
                            + "witness first.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--successor-of",
            paramLabel = "OLD",
            description =
                    "Lets the key in FILE sign from now on where the one in OLD "
                            + "ended, whose signer has stopped, and ends. What OLD says of it "
                            + "is in FILE.succession, for \"mutirao log-key\". Both sign "
                            + "until FILE.before is gone and the signer started anew.")
    private @Nullable Path old;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8083",
            description = "Default: ${DEFAULT-VALUE}; port 0: any free one.")
    private String listen = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Who asks must know what stands there, as a bearer token.")
    private @Nullable Path tokenFile;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (origin != null) {
            NoteKey made = Keys.make(key, origin, NoteKey.Type.SIGNATURE);
            CheckpointSigner.markUnused(key);
            out.println(made);
            return Cli.OK;
        }
        if (checkpoint != null) {
            out.println("Signed last: " + remember(checkpoint));
            return Cli.OK;
        }
        if (old != null) {
            out.println("What the old key says of the new one: " + succeed(old));
            return Cli.OK;
        }
        Listen at = Listen.parse(listen);
        @Nullable String token = tokenFile == null ? null : token(tokenFile);
        var stopped = new CountDownLatch(1);
        try (CheckpointSigner signer = CheckpointSigner.open(key);
                SignerServer server = start(signer, at, token)) {
            Cli.stopping(spec).endBy(stopped::countDown);
            out.println("Signing as " + signer.key());
            out.println(
                    signer.last()
                            .map(last -> "Signed last: " + last)
                            .orElse("Nothing signed yet."));
            out.println("The signer is ready at http://%s:%d".formatted(at.host(), server.port()));
            out.flush();
            stopped.await();
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Cli.Failed(String.valueOf(e.getMessage()));
        }
        return Cli.OK;
    }

    // A key whose memory is lost could sign a second history.
    private SignerServer start(CheckpointSigner signer, Listen at, @Nullable String token) {
        if (!signer.isSure()) {
            throw new Cli.Failed(
                    """
                    %s.last is gone, so what the key signed last is not known. Put the file back. \
                    If it is lost for good, take the checkpoint over the most leaves that anybody \
                    has, from a witness or from /log/checkpoint/pending, and let the signer \
                    remember it: mutirao signer --key FILE --remember CHECKPOINT.\
                    """
                            .formatted(key));
        }
        return SignerServer.start(at.address(), signer, token);
    }

    private Path succeed(Path oldKey) {
        try {
            CheckpointSigner.succeed(key, oldKey);
            return key.resolveSibling(key.getFileName() + ".succession");
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Cli.Failed(String.valueOf(e.getMessage()));
        }
    }

    private Checkpoint remember(Path file) {
        try {
            return CheckpointSigner.remember(key, SignedNote.parse(Files.readAllBytes(file)));
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw new Cli.Failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Cli.WrongUse("the checkpoint cannot be read: " + file);
        }
    }

    private static String token(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.length() < TOKEN_LENGTH_MIN || token.chars().anyMatch(c -> c <= ' ')) {
                throw new Cli.WrongUse(
                        "the token in %s is one word of at least %d characters"
                                .formatted(file, TOKEN_LENGTH_MIN));
            }
            return token;
        } catch (IOException e) {
            throw new Cli.WrongUse("the token file cannot be read: " + file);
        }
    }
}
