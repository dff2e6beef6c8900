package coop.mutirao.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.http.Server;
import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.Wait;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.SlowTree;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log is kept through restarts, and signs nothing that contradicts what it signed.
class KeepingTest {

    private static final String LAST_LEAVES = "/log/entries?start=0&end=100";

    @TempDir Path keys;

    LogTown town;

    @BeforeEach
    void open() {
        town = new LogTown(keys);
        town.pay(5);
    }

    @AfterEach
    void close() {
        town.close();
    }

    /// The same network in another process.
    private TestApp restarted() {
        return new TestApp(town.database, town.clock, 2);
    }

    private Path last() {
        return keys.resolve("log.key.last");
    }

    private LogKeeper keep(TestApp app) {
        return app.app.keepLog(() -> Optional.of(CheckpointSigner.open(keys.resolve("log.key"))));
    }

    private static String refusal(LogKeeper keeper) {
        Wait.until("the log is not signed", () -> keeper.refused().isPresent());
        return keeper.refused().orElseThrow();
    }

    private static void admit(TestApp app, int count) {
        for (int i = 0; i < count; i++) {
            app.admit("m" + app.app.database.inTransaction(app.app.log::size), 100, 1_000, null);
        }
    }

    @Test
    void it_goes_on_after_a_restart_where_it_was() {
        Checkpoint before = town.checkpoint();
        town.app.close();

        try (TestApp app = restarted()) {
            admit(app, 300);
            keep(app);
            long size = app.app.database.inTransaction(app.app.log::size);
            app.awaitFinal(size);
            app.app.database.transact(tx -> {
                var tree = new TreeStore();
                assertThat(MerkleTree.root(before.size(), tree.hashes(tx, size)))
                        .isEqualTo(before.root());
                assertThat(tree.tile(tx, coop.mutirao.tlog.Tile.of(1, 0, size))).hasSize(32);
            });
        }
    }

    @Test
    void a_database_from_a_backup_is_not_signed() {
        long size = town.app.app.database.inTransaction(town.app.app.log::size);
        town.app.close();
        // What a restore does, in short: what was made since is gone.
        town.asOwner(
                "TRUNCATE log_final, log_cosignature, log_checkpoint, log_tile",
                "UPDATE log_tree SET size = 0",
                "DELETE FROM log_leaf WHERE log_index = " + (size - 1),
                "UPDATE log_head SET size = size - 1");

        try (TestApp app = restarted()) {
            assertThat(refusal(keep(app)))
                    .contains("restored from a backup", size + " were signed");
        }
    }

    @Test
    void a_history_that_was_altered_is_not_signed() {
        town.app.close();
        town.asOwner("UPDATE log_tile SET hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3))");

        try (TestApp app = restarted()) {
            admit(app, 1);
            assertThat(refusal(keep(app))).contains("altered the history");
            // Payments go on, and whoever runs the service sees it.
            try (Server server = app.app.serve("127.0.0.1", 0, URI.create("https://s.example"))) {
                var anybody = new Api(URI.create("http://127.0.0.1:" + server.port()));
                assertThat(anybody.get("/readyz").is(200).text())
                        .startsWith("ready\nThe log is not signed. The first ")
                        .contains("altered the history");
            }
        }
    }

    @Test
    void a_backup_is_not_signed_however_much_comes_to_it() throws IOException {
        town.app.close();
        DataSource backup = TestDatabase.copyOf(town.database);
        try (TestApp app = restarted()) {
            admit(app, 3);
            keep(app);
            app.awaitFinal(app.app.database.inTransaction(app.app.log::size));
        }
        byte[] signed = Files.readAllBytes(last());

        // One less than was signed, as many, and one more.
        int seed = 10;
        for (int more : List.of(2, 1, 1)) {
            try (var restored = new TestApp(backup, town.clock, seed++)) {
                admit(restored, more);
                String why = refusal(keep(restored));
                assertThat(why)
                        .containsAnyOf("Restore a later backup", "restore what was signed")
                        .contains("Nothing is signed");
                long size = restored.app.database.inTransaction(restored.app.log::size);
                restored.app.database.transact(tx -> {
                    assertThat(new TreeStore().size(tx)).isEqualTo(size);
                    assertThat(new CheckpointStore().latest(tx)).isLessThan(size);
                });
                assertThat(Files.readAllBytes(last())).isEqualTo(signed);
            }
        }

        // The way out that it names.
        try (var app = new TestApp(town.database, town.clock, seed)) {
            admit(app, 1);
            keep(app);
            app.awaitFinal(app.app.database.inTransaction(app.app.log::size));
        }
    }

    @Test
    void a_memory_that_is_torn_stops_it_and_says_the_way_out() throws IOException {
        SignedNote last = town.note("/log/checkpoint/pending");
        town.app.close();
        String whole = Files.readString(last());
        Files.writeString(last(), whole.substring(0, whole.length() / 2));

        try (TestApp app = restarted()) {
            assertThat(refusal(keep(app))).contains("cannot be made out", "--remember CHECKPOINT");
        }

        Files.delete(last());
        CheckpointSigner.remember(keys.resolve("log.key"), last);
        try (TestApp app = restarted()) {
            admit(app, 1);
            keep(app);
            app.awaitFinal(app.app.database.inTransaction(app.app.log::size));
        }
    }

    @Test
    void leaves_that_are_missing_stop_the_tree() {
        town.app.close();
        try (TestApp app = restarted()) {
            long size = app.app.database.inTransaction(app.app.log::size);
            admit(app, 3);
            town.asOwner("DELETE FROM log_leaf WHERE log_index = " + (size + 1));

            assertThat(refusal(keep(app))).contains("somebody removed some", "Restore them");
            app.app.database.transact(tx -> {
                assertThat(new TreeStore().size(tx)).isEqualTo(size);
                assertThat(new CheckpointStore().latest(tx)).isEqualTo(size);
            });
        }
    }

    @Test
    void balances_are_sealed_once_a_day_as_they_are(@TempDir Path folder) throws IOException {
        town.clock.pass(Duration.ofDays(1));
        town.pay(7);
        town.clock.pass(Duration.ofDays(1));
        Wait.until(
                "the third day's seal",
                () -> town.as("auditor").get(LAST_LEAVES).text().split("\"seal\"", -1).length == 4);

        town.app.awaitFinal(town.app.app.database.inTransaction(town.app.app.log::size));
        var pack = new PackFolder(ExportedLog.write(town.app, keys, folder.resolve("pack")));
        Report report = new Verification(pack, town.policy()).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.figures()).containsEntry("seals", 3L);
    }

    @Test
    void a_check_of_the_database_makes_the_tree_anew() {
        assertThat(findings(town.app)).isEmpty();
        town.asOwner("UPDATE log_tile SET hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3))");
        assertThat(findings(town.app))
                .containsExactly("tile 0 of level 0 is not that of its leaves");

        town.asOwner(
                "UPDATE log_tile SET hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3))",
                "UPDATE log_checkpoint SET root = sha256('another')");
        assertThat(findings(town.app))
                .anyMatch(f -> f.endsWith("has another root than they have"))
                .anyMatch(f -> f.endsWith("says another size or root"));
    }

    private static List<String> findings(TestApp app) {
        return app.app.checks.run((_, _) -> {}).results().stream()
                .filter(result -> result.check().equals("tree-is-right"))
                .flatMap(result -> result.first().stream())
                .toList();
    }

    @Test
    void a_signer_that_has_forgotten_signs_nothing() throws IOException {
        SignedNote last = town.note("/log/checkpoint/pending");
        town.app.close();
        Files.delete(last());

        try (TestApp app = restarted()) {
            assertThat(refusal(keep(app))).contains("the file beside its key that says so is gone");
        }

        CheckpointSigner.remember(keys.resolve("log.key"), last);
        assertThatThrownBy(() -> CheckpointSigner.remember(keys.resolve("log.key"), last))
                .hasMessageContaining("remembers");
        try (TestApp app = restarted()) {
            admit(app, 1);
            keep(app);
            app.awaitFinal(app.app.database.inTransaction(app.app.log::size));
        }
    }

    @Test
    void two_instances_let_one_tree_grow() {
        try (TestApp other = restarted()) {
            other.app.keepLog(Optional::empty);
            for (int i = 0; i < 20; i++) {
                admit(i % 2 == 0 ? other : town.app, 20);
            }
            long size = other.app.database.inTransaction(other.app.log::size);
            other.awaitFinal(size);
            other.app.database.transact(tx -> {
                var tree = new TreeStore();
                assertThat(tree.size(tx)).isEqualTo(size);
                List<byte[]> hashes =
                        tree.leaves(tx, 0, size).stream().map(MerkleTree::leafHash).toList();
                byte[] root = new SlowTree(hashes).root(0, hashes.size());
                assertThat(MerkleTree.root(size, tree.hashes(tx, size))).isEqualTo(root);
            });
        }
    }
}
