package coop.mutirao.cli;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.MerkleProof;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.TileHashes;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verifies two checkpoints against each other.
final class VerifyPair {

    private VerifyPair() {}

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

        @Mixin private Answer answer;

        @Override
        public Integer call() {
            if ((proof == null) == (pack == null)) {
                throw new Cli.WrongUse("name either --proof or --pack");
            }
            @Nullable LogPolicy believed = policy == null ? null : Verify.policy(policy);
            try {
                Checkpoint first = checkpoint(old, believed);
                Checkpoint second = checkpoint(newer, believed);
                if (!first.origin().equals(second.origin()) || first.size() > second.size()) {
                    return answer.found(
                            "OLD is not before NEW: %s; %s%s"
                                    .formatted(
                                            Verify.words(first), Verify.words(second), unsigned()),
                            Answer.of(second));
                }
                if (first.size() == second.size() && !Arrays.equals(first.root(), second.root())) {
                    return answer.found(
                            "FORK: two roots for size %d: %s; %s%s"
                                    .formatted(
                                            first.size(),
                                            Verify.words(first),
                                            Verify.words(second),
                                            unsigned()),
                            Answer.of(second));
                }
                return leads(first, second, path(first.size(), second.size()))
                        ? answer.ok(
                                "ok: %d leaves lead to %s%s"
                                        .formatted(first.size(), Verify.words(second), unsigned()),
                                Answer.of(second))
                        : answer.found(
                                "it does not lead to the OLD root of %d leaves%s"
                                        .formatted(first.size(), unsigned()),
                                Answer.of(second));
            } catch (MerkleTree.MissingHash | Source.CannotRead e) {
                throw new Cli.WrongUse("the pack has not all tiles: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                return answer.found(String.valueOf(e.getMessage()), Map.of());
            }
        }

        // Hashes alone say nothing of who showed them.
        private String unsigned() {
            return policy == null
                    ? "; no signature was looked at, of neither: name --policy for that"
                    : "";
        }

        private static Checkpoint checkpoint(Path file, @Nullable LogPolicy policy) {
            SignedNote note = Verify.note(file);
            return policy == null
                    ? Checkpoint.parse(note.text())
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
            String text = proof == null ? "" : Verify.text(proof);
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

        @Mixin private Answer answer;

        @Override
        public Integer call() {
            LogPolicy believed = Verify.policy(policy);
            Checkpoint one = signed(first, believed);
            Checkpoint other = signed(second, believed);
            if (!one.origin().equals(other.origin()) || one.size() != other.size()) {
                throw new Cli.WrongUse(
                        "not of one log and size (%s; %s): compare them by \"verify consistency\""
                                .formatted(Verify.words(one), Verify.words(other)));
            }
            return Arrays.equals(one.root(), other.root())
                    ? answer.ok("ok: both are %s".formatted(Verify.words(one)), Answer.of(one))
                    : answer.found(
                            "SPLIT VIEW: two roots for size %d".formatted(one.size()),
                            Answer.of(one));
        }

        // What the log has not signed proves nothing against it.
        private static Checkpoint signed(Path file, LogPolicy policy) {
            try {
                return policy.verifyLog(Verify.note(file)).checkpoint();
            } catch (IllegalArgumentException e) {
                throw new Cli.WrongUse("%s: %s".formatted(file, e.getMessage()));
            }
        }
    }
}
