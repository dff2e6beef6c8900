package coop.mutirao.cli;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.tlog.MerkleProof;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.TileHashes;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
            Verify.Consistency.class,
            Verify.SplitView.class
        })
final class Verify implements Runnable {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "verify what?");
    }

    /// @throws Cli.WrongUse if it cannot be read
    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Cli.WrongUse("there is no file " + file);
        } catch (IOException e) {
            throw new Cli.WrongUse("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
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
        return policy(new String(read(file), StandardCharsets.UTF_8));
    }

    /// @param what it should be, such as "proof"
    /// @throws Cli.WrongUse if it is none: then there is nothing to be judged
    private static <T> T parsed(Path file, String what, Function<byte[], T> parser) {
        byte[] bytes = read(file);
        try {
            return parser.apply(bytes);
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse("%s is no %s: %s".formatted(file, what, e.getMessage()));
        }
    }

    // Who believes the log alone should read that it does.
    private static String unwitnessed(LogPolicy policy) {
        return policy.asksWitnesses() ? "" : " (the policy asks for no witness)";
    }

    // What is found goes to standard output: it is what was asked for.
    private static int found(CommandLine.Model.CommandSpec spec, String what) {
        spec.commandLine().getOut().println(what);
        spec.commandLine().getOut().flush();
        return Cli.FAILED;
    }

    private static int open(CommandLine.Model.CommandSpec spec, String what) {
        spec.commandLine().getOut().println(what);
        spec.commandLine().getOut().flush();
        return Cli.UNDECIDED;
    }

    private static int ok(CommandLine.Model.CommandSpec spec, String what) {
        spec.commandLine().getOut().println(what);
        spec.commandLine().getOut().flush();
        return Cli.OK;
    }

    private static String words(Checkpoint checkpoint) {
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

        @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() {
            LogPolicy believed = policy(policy);
            try {
                LogProof proof = parsed(file, "proof", LogProof::parse);
                byte @Nullable [] bytes = leaf == null ? proof.extra() : read(leaf);
                if (bytes == null) {
                    throw new Cli.WrongUse("the proof does not have its leaf: name it by --leaf");
                }
                if (proof.extra() != null && !Arrays.equals(proof.extra(), bytes)) {
                    return found(spec, "the leaf is another than the proof has");
                }
                Checkpoint proved = proof.verifyLog(bytes, believed);
                @Nullable String missing = missing(proof, believed);
                if (missing != null) {
                    return open(
                            spec,
                            ("not final yet: %s; ask for the receipt again later. The log alone"
                                            + " says that it is leaf %d of %s")
                                    .formatted(missing, proof.index(), words(proved)));
                }
                return ok(
                        spec,
                        "ok: leaf %d of %s%s%n%s"
                                .formatted(
                                        proof.index(),
                                        words(proved),
                                        unwitnessed(believed),
                                        new String(bytes, StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException e) {
                return found(spec, String.valueOf(e.getMessage()));
            }
        }
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

        @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() {
            LogPolicy believed = policy(policy);
            try {
                LogPolicy.Believed seen =
                        believed.verify(parsed(file, "checkpoint", SignedNote::parse));
                long witnesses =
                        seen.cosignatures().stream()
                                .map(SignedNote.Verified::key)
                                .distinct()
                                .count();
                return ok(
                        spec,
                        "ok: %s, seen by %d %s%s"
                                .formatted(
                                        words(seen.checkpoint()),
                                        witnesses,
                                        witnesses == 1 ? "witness" : "witnesses",
                                        unwitnessed(believed)));
            } catch (IllegalArgumentException e) {
                return found(spec, String.valueOf(e.getMessage()));
            }
        }
    }

    /// Verifies that nothing was altered or taken away between two moments.
    @Command(
            name = "consistency",
            mixinStandardHelpOptions = true,
            description = "Verifies that an older checkpoint is the beginning of a newer one.")
    static final class Consistency implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "OLD", description = "The older checkpoint.")
        private Path old = Path.of("");

        @Parameters(index = "1", paramLabel = "NEW", description = "The newer one.")
        private Path newer = Path.of("");

        @Option(
                names = "--proof",
                paramLabel = "FILE",
                description =
                        "The hashes between them in base 64, one a line, as "
                                + "tlog-witness has them.")
        private @Nullable Path proof;

        @Option(
                names = "--pack",
                paramLabel = "DIR",
                description = "Instead of --proof: a pack that has the tiles.")
        private @Nullable Path pack;

        @Option(
                names = "--policy",
                paramLabel = "FILE",
                description = "Looks at the signatures too. Default: only at the hashes.")
        private @Nullable Path policy;

        @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() {
            if ((proof == null) == (pack == null)) {
                throw new Cli.WrongUse("name either --proof or --pack");
            }
            @Nullable LogPolicy believed = policy == null ? null : policy(policy);
            try {
                Checkpoint first = checkpoint(old, believed);
                Checkpoint second = checkpoint(newer, believed);
                if (!first.origin().equals(second.origin()) || first.size() > second.size()) {
                    return found(
                            spec,
                            "OLD is not before NEW: %s; %s".formatted(words(first), words(second)));
                }
                return leads(first, second, path(first.size(), second.size()))
                        ? ok(
                                spec,
                                "ok: %d leaves lead to %s".formatted(first.size(), words(second)))
                        : found(
                                spec,
                                "it does not lead to the OLD root of %d leaves"
                                        .formatted(first.size()));
            } catch (MerkleTree.MissingHash | Source.CannotRead e) {
                throw new Cli.WrongUse("the pack has not all tiles: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                return found(spec, String.valueOf(e.getMessage()));
            }
        }

        private static Checkpoint checkpoint(Path file, @Nullable LogPolicy policy) {
            SignedNote note = parsed(file, "checkpoint", SignedNote::parse);
            return policy == null
                    ? parsed(file, "checkpoint", _ -> Checkpoint.parse(note.text()))
                    : policy.verify(note).checkpoint();
        }

        private static boolean leads(Checkpoint first, Checkpoint second, List<byte[]> path) {
            return MerkleProof.isConsistent(
                    first.size(), first.root(), second.size(), second.root(), path);
        }

        private List<byte[]> path(long from, long to) {
            if (pack != null) {
                Source source = new PackFolder(pack);
                return MerkleTree.consistency(
                        from,
                        to,
                        new TileHashes(
                                to,
                                tile -> {
                                    byte @Nullable [] bytes = source.tile(tile);
                                    if (bytes == null) {
                                        throw new MerkleTree.MissingHash("tile/" + tile.path());
                                    }
                                    return bytes;
                                }));
            }
            String text = proof == null ? "" : new String(read(proof), StandardCharsets.UTF_8);
            List<byte[]> path = new ArrayList<>();
            for (String line : text.lines().takeWhile(l -> !l.isEmpty()).toList()) {
                if (!line.startsWith("old ")) {
                    path.add(Base64.getDecoder().decode(line));
                }
            }
            return path;
        }
    }

    /// Verifies that a log did not sign two histories.
    @Command(
            name = "splitview",
            mixinStandardHelpOptions = true,
            description = {
                "Compares two checkpoints of one size, which have to be the same.",
                "If both are signed by the log and their roots differ, they prove "
                        + "to anybody that it showed two histories."
            })
    static final class SplitView implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "A", description = "A checkpoint.")
        private Path first = Path.of("");

        @Parameters(index = "1", paramLabel = "B", description = "Another.")
        private Path second = Path.of("");

        @Option(
                names = "--policy",
                required = true,
                paramLabel = "FILE",
                description = "Whom to believe (tlog-policy).")
        private Path policy = Path.of("");

        @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() {
            LogPolicy believed = policy(policy);
            Checkpoint one = signed(first, believed);
            Checkpoint other = signed(second, believed);
            if (!one.origin().equals(other.origin()) || one.size() != other.size()) {
                throw new Cli.WrongUse(
                        "not of one log and size (%s; %s): compare them by \"verify consistency\""
                                .formatted(words(one), words(other)));
            }
            return Arrays.equals(one.root(), other.root())
                    ? ok(spec, "ok: both are %s".formatted(words(one)))
                    : found(spec, "SPLIT VIEW: two roots for size %d".formatted(one.size()));
        }

        // What the log has not signed proves nothing against it.
        private static Checkpoint signed(Path file, LogPolicy policy) {
            try {
                return policy.verifyLog(SignedNote.parse(read(file))).checkpoint();
            } catch (IllegalArgumentException e) {
                throw new Cli.WrongUse("%s: %s".formatted(file, e.getMessage()));
            }
        }
    }
}
