package coop.mutirao.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.ExportedLog;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.SlowTree;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Killed at each step of keeping the log, and started again: it goes on, and neither contradicts
/// what it signed nor loses what it acknowledged.
class KilledTest {

    private final Path dir;
    private final MortalTown town;

    KilledTest(@TempDir Path dir) {
        this.dir = dir;
        town = new MortalTown(dir);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void whatever_step_it_is_killed_at_it_goes_on() {
        for (MortalTown.Step step : MortalTown.Step.values()) {
            town.dieAt(step);
            town.live(step.name());
            assertNothingIsContradicted(step.name());
        }
        assertAllIsRight();
    }

    // By whoever has a signature, also one that never got into the database.
    private void assertNothingIsContradicted(String when) {
        List<byte[]> hashes = town.leaves().stream().map(MerkleTree::leafHash).toList();
        var tree = new SlowTree(hashes);
        for (SignedNote note : town.signed) {
            Checkpoint said = Checkpoint.parse(note.text());
            assertThat(said.size()).as(when).isLessThanOrEqualTo(hashes.size());
            assertThat(said.root())
                    .as("%s: the root over %d", when, said.size())
                    .isEqualTo(tree.root(0, (int) said.size()));
        }
    }

    private void assertAllIsRight() {
        List<byte[]> leaves = town.leaves();
        assertThat(town.acknowledged).hasSizeGreaterThan(2 * MortalTown.Step.values().length);
        town.acknowledged.forEach((index, id) ->
                assertThat(new String(leaves.get(index.intValue()), UTF_8)).contains(id));
        assertThat(town.app().app.checks.run((_, _) -> {}).results())
                .allSatisfy(result -> assertThat(result.first()).as(result.check()).isEmpty());

        var pack =
                new PackFolder(
                        ExportedLog.write(town.app(), dir.resolve("keys"), dir.resolve("pack")));
        Report report = new Verification(pack, LogPolicy.parse(pack.policy())).run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.size()).isEqualTo(leaves.size());
    }
}
