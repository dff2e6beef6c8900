package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Cluster;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.Reckoning;
import coop.mutirao.testing.ServiceProcess;
import coop.mutirao.testing.TestApp;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.SlowTree;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The jar under load, killed at moments that nobody chose, while it keeps the log. Whatever it had
/// signed by then, what it signs afterwards grows from it.
@Timeout(180)
class KilledLogIT {

    private static final int KILLS = 4;

    /// A checkpoint is signed about once a second.
    private static final int MOMENT_MAX_MILLIS = 1_200;

    @TempDir static Path folder;
    static final AtomicReference<ServiceProcess> service = new AtomicReference<>();

    @AfterAll
    static void close() {
        if (service.get() != null) {
            service.get().close();
        }
    }

    @Test
    void a_log_that_was_killed_at_any_moment_goes_on() throws Exception {
        Path data = folder.resolve("data");
        Path key = data.resolve("log.key");
        service.set(ServiceProcess.start(data));
        List<Crowd.Payer> payers =
                Payers.admit(service.get().base(), service.get().password(), 4, 3_000);
        var crowd = new Crowd(List.of(() -> service.get().base()), payers, 16, 400);
        var random = new SplittableRandom();
        List<Checkpoint> signed = new ArrayList<>();

        crowd.start(1);
        for (int kill = 0; kill < KILLS; kill++) {
            crowd.untilCommitted(50);
            Thread.sleep(random.nextInt(MOMENT_MAX_MILLIS));
            service.get().kill();
            signed.add(last(key));
            service.set(ServiceProcess.start(data));
        }
        crowd.untilCommitted(50);
        crowd.stop();
        Cluster cluster = new Cluster(data);
        Reckoning.assertBooks(crowd, cluster.owner());

        try (var app = new TestApp(cluster.owner(), InstantSource.system(), 1)) {
            app.awaitFinal(app.app.database.inTransaction(app.app.log::size));
            signed.add(last(key));
            assertGrown(app, signed);
            assertThat(app.app.checks.run((_, _) -> {}).results())
                    .allSatisfy(result -> assertThat(result.first()).as(result.check()).isEmpty());

            var pack = new PackFolder(ExportedLog.write(app, data, folder.resolve("pack")));
            Report report = new Verification(pack, LogPolicy.parse(pack.policy())).run();
            assertThat(report.findings()).isEmpty();
            assertThat(report.size()).isEqualTo(signed.getLast().size());
        }
    }

    /// What was signed last, which may not have come into the database.
    private static Checkpoint last(Path key) throws IOException {
        Path file = key.resolveSibling(key.getFileName() + ".last");
        return Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file)).text());
    }

    private static void assertGrown(TestApp app, List<Checkpoint> signed) {
        List<byte[]> hashes =
                app.app.database.inSnapshot(tx ->
                        tx.sql()
                                .resultQuery("SELECT leaf FROM log_leaf ORDER BY log_index")
                                .fetch(r -> MerkleTree.leafHash(r.get(0, byte[].class))));
        var tree = new SlowTree(hashes);
        for (Checkpoint said : signed) {
            assertThat(said.size()).isLessThanOrEqualTo(hashes.size());
            assertThat(said.root())
                    .as("the root over %d", said.size())
                    .isEqualTo(tree.root(0, (int) said.size()));
        }
        assertThat(signed).extracting(Checkpoint::size).isSorted();
        assertThat(signed.getLast().size()).isGreaterThan(signed.getFirst().size());
    }
}
