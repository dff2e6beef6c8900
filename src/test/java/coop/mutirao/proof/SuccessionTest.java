package coop.mutirao.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.export.Packs;
import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.Wait;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogKeys;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator begins to sign with another key.
class SuccessionTest {

    private static final String ORIGIN = TestApp.NETWORK.origin();

    @TempDir Path keys;
    @TempDir Path folder;

    private LogTown town;
    private LogPolicy pinned;
    private Path old;
    private Path next;

    @BeforeEach
    void found() {
        town = new LogTown(keys);
        town.pay(5);
        pinned = town.policy();
        old = keys.resolve("log.key");
        next = keys.resolve("next.key");
        KeyFile.make(next, ORIGIN, NoteKey.Type.SIGNATURE, town.app.app.chance);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static KeyChanges changes(TestApp app) {
        return new KeyChanges(app.app.database, app.app.log);
    }

    private static void admit(TestApp app) {
        app.admit("m" + app.app.database.inTransaction(app.app.log::size), 0, 1_000, null);
    }

    private static void keep(TestApp app, Path key) {
        app.app.keepLog(() -> Optional.of(CheckpointSigner.open(key)));
        app.awaitFinal(app.app.database.inTransaction(app.app.log::size));
    }

    private PackFolder pack(TestApp app, String name) {
        Path pack = folder.resolve(name);
        NoteKey key = KeyFile.read(next).key();
        var written = app.app.packs.write(pack, key, _ -> {});
        assertThat(written).isInstanceOf(Packs.Result.Written.class);
        return new PackFolder(pack);
    }

    private static Report verify(PackFolder pack, LogPolicy policy) {
        return new Verification(pack, policy).run();
    }

    @Test
    void the_log_goes_on_with_another_key_and_says_so() throws IOException {
        town.app.close();
        SignedNote said = CheckpointSigner.succeed(next, old);

        try (var app = new TestApp(town.database, town.clock, 2)) {
            assertThat(changes(app).record(said)).isEmpty();
            long size = app.app.database.inTransaction(app.app.log::size);
            assertThat(changes(app).record(said)).isEmpty();
            assertThat(app.app.database.inTransaction(app.app.log::size)).isEqualTo(size);
            keep(app, next);
            admit(app);
            app.awaitFinal(size + 1);

            LogPolicy both = LogPolicy.parse(app.app.proofs.policy());
            assertThat(both.logs())
                    .containsExactly(KeyFile.read(next).key(), KeyFile.read(old).key());
            PackFolder pack = pack(app, "one");
            Report report = verify(pack, both);
            assertThat(report.findings()).isEmpty();
            assertThat(report.figures()).containsEntry("log_keys_changed", 1L);
            assertThat(LogPolicy.parse(pack.policy()).logs()).isEqualTo(both.logs());
            // Who has pinned the old key, and heard of nothing, still believes it.
            assertThat(verify(pack, pinned).findings()).isEmpty();
            assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
        }

        Files.delete(keys.resolve("next.key.before"));
        try (var app = new TestApp(town.database, town.clock, 3)) {
            admit(app);
            keep(app, next);
            PackFolder pack = pack(app, "two");
            assertThat(verify(pack, LogPolicy.parse(app.app.proofs.policy())).findings()).isEmpty();
            assertThat(verify(pack, pinned).findings())
                    .isNotEmpty()
                    .allMatch(f -> f.contains("not signed by a known log key"));
        }
    }

    @Test
    void the_old_key_begins_no_history_of_its_own() {
        town.app.close();
        CheckpointSigner.succeed(next, old);
        try (var app = new TestApp(town.database, town.clock, 2)) {
            admit(app);
            LogKeeper keeper = app.app.keepLog(() -> Optional.of(CheckpointSigner.open(old)));
            Wait.until("it is not signed", () -> keeper.refused().isPresent());
            assertThat(keeper.refused().orElseThrow()).contains("is gone. Put");
        }
        assertThatThrownBy(() -> CheckpointSigner.succeed(keys.resolve("next.key"), old))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_that_signs_just_now_is_not_followed() {
        assertThatThrownBy(() -> CheckpointSigner.succeed(next, old))
                .isInstanceOf(IllegalStateException.class);
        assertThat(keys.resolve("next.key.last")).doesNotExist();
    }

    @Test
    void keys_that_cannot_follow() {
        town.app.close();
        Path other = keys.resolve("other.key");
        KeyFile.make(other, "other.example/log", NoteKey.Type.SIGNATURE, town.app.app.chance);
        assertThatThrownBy(() -> CheckpointSigner.succeed(other, old))
                .hasMessageContaining("is no other key of");
        assertThatThrownBy(() -> CheckpointSigner.succeed(old, old))
                .hasMessageContaining("is no other key of");
        CheckpointSigner.succeed(next, old);
        assertThatThrownBy(() -> CheckpointSigner.succeed(next, next))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void done_half_way_it_is_done_again() throws IOException {
        town.app.close();
        CheckpointSigner.succeed(next, old);
        // As a machine leaves it that stops before the last step.
        Files.delete(keys.resolve("next.key.last"));
        assertThatThrownBy(() -> CheckpointSigner.succeed(next, old))
                .hasMessageContaining("rename its file that ends with .last.succeeded to .last");
        Files.move(keys.resolve("log.key.last.succeeded"), keys.resolve("log.key.last"));
        CheckpointSigner.succeed(next, old);
        try (var app = new TestApp(town.database, town.clock, 2)) {
            admit(app);
            keep(app, next);
        }
    }

    @Test
    void the_service_cannot_have_it_said() {
        Checkpoint last = town.checkpoint();
        town.app.close();
        try (CheckpointSigner signer = CheckpointSigner.open(old)) {
            NoteKey own = KeyFile.read(next).key();
            assertThatThrownBy(() -> signer.sign(LogKeys.statement(last, signer.key(), own)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--successor-of");
        }
    }

    @Test
    void what_somebody_else_says_is_not_written() {
        NoteSigner oldKey = KeyFile.read(old);
        NoteSigner stranger = KeyFile.read(next);
        Checkpoint last = town.checkpoint();
        String text = LogKeys.statement(last, oldKey.key(), stranger.key()).text();
        var forged = new SignedNote(text, List.of(stranger.ofStatements().sign(text, 0)));
        assertThatThrownBy(() -> changes(town.app).record(forged))
                .hasMessageContaining("the old key has not signed it");

        var never = new Checkpoint(ORIGIN, last.size(), new byte[32]);
        String wrong = LogKeys.statement(never, oldKey.key(), stranger.key()).text();
        var unknown = new SignedNote(wrong, List.of(oldKey.ofStatements().sign(wrong, 0)));
        assertThat(changes(town.app).record(unknown).orElseThrow())
                .contains("has not signed this log's checkpoint");
    }
}
