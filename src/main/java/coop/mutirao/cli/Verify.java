package coop.mutirao.cli;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.verify.Bounded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// Verifies what a log shows, without the service that wrote it.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Verifies the log: packs, receipts, reports, a running service.",
            "Needs neither a database nor, but for \"service\", a network. Ends "
                    + "with 0 if nothing is wrong, with 1 if something is, with 2 if it "
                    + "cannot be told by what is there."
        },
        subcommands = {
            VerifyLog.Pack.class,
            VerifyLog.Live.class,
            VerifyLog.SignedReport.class,
            VerifyBundle.class,
            Verify.Receipt.class,
            Verify.OneCheckpoint.class,
            VerifyPair.Consistency.class,
            VerifyPair.SplitView.class
        })
final class Verify implements Runnable {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "verify what?");
    }

    /// @param max bytes that a file of its kind can have
    /// @throws Cli.WrongUse if it cannot be read, or is longer
    static byte[] read(Path file, int max) {
        try {
            return Bounded.read(file, max);
        } catch (NoSuchFileException e) {
            throw new Cli.WrongUse("there is no file " + file);
        } catch (IOException e) {
            throw new Cli.WrongUse("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    static String text(Path file) {
        return new String(read(file, Bounded.NOTE_MAX), StandardCharsets.UTF_8);
    }

    /// @throws Cli.WrongUse if it is no policy
    static LogPolicy policy(String text) {
        try {
            return LogPolicy.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("the policy cannot be used: " + e.getMessage());
        }
    }

    static LogPolicy policy(Path file) {
        return policy(text(file));
    }

    /// @param what it should be, such as "proof"
    /// @throws Cli.WrongUse if it is none: then there is nothing to be judged
    static <T> T parsed(Path file, String what, Function<byte[], T> parser) {
        byte[] bytes = read(file, Bounded.NOTE_MAX);
        try {
            return parser.apply(bytes);
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("%s is no %s: %s".formatted(file, what, e.getMessage()));
        }
    }

    /// @throws Cli.WrongUse if it is no signed checkpoint
    static SignedNote note(Path file) {
        return parsed(file, "checkpoint", Verify::note);
    }

    private static SignedNote note(byte[] bytes) {
        SignedNote note = SignedNote.parse(bytes);
        Checkpoint _ = Checkpoint.parse(note.text());
        return note;
    }

    // One whose checkpoint cannot be read is none: it is cut, or of something else.
    private static LogProof proof(byte[] bytes) {
        LogProof proof = LogProof.parse(bytes);
        SignedNote _ = note(proof.checkpoint().getBytes(StandardCharsets.UTF_8));
        return proof;
    }

    // Who believes the log alone should read that it does.
    private static String unwitnessed(LogPolicy policy) {
        return policy.asksWitnesses() ? "" : " (the policy asks for no witness)";
    }

    static String words(Checkpoint checkpoint) {
        return "%s, %d leaves, root %s"
                .formatted(
                        checkpoint.origin(),
                        checkpoint.size(),
                        Base64.getEncoder().encodeToString(checkpoint.root()));
    }

    /// Verifies a member's receipt.
    @Command(
            name = "receipt",
            mixinStandardHelpOptions = true,
            description = "Verifies that a fact stands in the log, by its .tlog-proof alone.")
    static final class Receipt implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The .tlog-proof.")
        private Path file = Path.of("");

        @Option(
                names = "--policy",
                required = true,
                paramLabel = "FILE",
                description = "Whom to believe (tlog-policy).")
        private Path policy = Path.of("");

        @Option(
                names = "--leaf",
                paramLabel = "FILE",
                description = "The leaf's bytes. Default: as the proof has them.")
        private @Nullable Path leaf;

        @Mixin private Answer answer;

        @Override
        public Integer call() {
            LogPolicy believed = policy(policy);
            try {
                LogProof proof = parsed(file, "proof", Verify::proof);
                byte @Nullable [] bytes =
                        leaf == null ? proof.extra() : read(leaf, Bounded.LEAF_MAX);
                if (bytes == null) {
                    throw new Cli.WrongUse("the proof does not have its leaf: name it by --leaf");
                }
                if (proof.extra() != null && !Arrays.equals(proof.extra(), bytes)) {
                    return answer.found("the leaf is another than the proof has", Map.of());
                }
                Checkpoint proved = proof.verifyLog(bytes, believed);
                @Nullable String missing = missing(proof, believed);
                if (missing != null) {
                    return answer.open(
                            ("not final yet: %s; ask for the receipt again later. The log alone"
                                            + " says that it is leaf %d of %s")
                                    .formatted(missing, proof.index(), words(proved)),
                            facts(proof, proved));
                }
                return answer.ok(
                        "ok: leaf %d of %s%s%n%s"
                                .formatted(
                                        proof.index(),
                                        words(proved),
                                        unwitnessed(believed),
                                        new String(bytes, StandardCharsets.UTF_8)),
                        facts(proof, proved));
            } catch (IllegalArgumentException e) {
                return answer.found(String.valueOf(e.getMessage()), Map.of());
            }
        }
    }

    private static Map<String, Object> facts(LogProof proof, Checkpoint proved) {
        Map<String, Object> facts = Answer.of(proved);
        facts.put("index", proof.index());
        return facts;
    }

    // What witnesses have not said of a proof that the log has signed.
    private static @Nullable String missing(LogProof proof, LogPolicy policy) {
        try {
            LogPolicy.Believed _ =
                    policy.verify(
                            SignedNote.parse(proof.checkpoint().getBytes(StandardCharsets.UTF_8)));
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /// Verifies the signatures of a checkpoint.
    @Command(
            name = "checkpoint",
            mixinStandardHelpOptions = true,
            description = "Verifies that the log signed a checkpoint and enough witnesses saw it.")
    static final class OneCheckpoint implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The checkpoint.")
        private Path file = Path.of("");

        @Option(
                names = "--policy",
                required = true,
                paramLabel = "FILE",
                description = "Whom to believe (tlog-policy).")
        private Path policy = Path.of("");

        @Mixin private Answer answer;

        @Override
        public Integer call() {
            LogPolicy believed = policy(policy);
            try {
                LogPolicy.Believed seen = believed.verify(note(file));
                long witnesses =
                        seen.cosignatures().stream()
                                .map(SignedNote.Verified::key)
                                .distinct()
                                .count();
                return answer.ok(
                        "ok: %s, seen by %d %s%s"
                                .formatted(
                                        words(seen.checkpoint()),
                                        witnesses,
                                        witnesses == 1 ? "witness" : "witnesses",
                                        unwitnessed(believed)),
                        Answer.of(seen.checkpoint()));
            } catch (IllegalArgumentException e) {
                return answer.found(String.valueOf(e.getMessage()), Map.of());
            }
        }
    }
}
