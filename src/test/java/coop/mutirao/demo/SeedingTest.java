package coop.mutirao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.assembly.RoundState;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo, with fewer weeks of trade.
class SeedingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int DAYS = 60;

    @TempDir Path folder;

    private static int run(DataSource database, long seed, int days) {
        var clock = new Seeding.Clock();
        int[] asked = {0};
        try (var app = new TestApp(database, clock, seed)) {
            return new Seeding(app.app, clock, DAYS).run(NOW, _ -> {}, () -> asked[0]++ == days);
        }
    }

    @Test
    void an_auditor_finds_nothing_wrong_with_it() {
        DataSource database = TestDatabase.fresh();
        // Stopped and begun again, as somebody may who does not want to wait.
        assertThat(run(database, 1, DAYS / 2)).isEqualTo(DAYS / 2);
        assertThat(run(database, 2, DAYS)).isEqualTo(DAYS);

        try (var app = new TestApp(database, () -> NOW, 3)) {
            var rounds = app.app.assembly.rounds;
            assertThat(rounds.find(Meetings.PAID_ROUND).orElseThrow().state())
                    .isEqualTo(RoundState.EXECUTING);
            assertThat(rounds.find(Meetings.OPEN_ROUND).orElseThrow().state())
                    .isEqualTo(RoundState.BALLOTING);
            KeyFile.make(
                    folder.resolve("log.key"),
                    app.app.origin(),
                    NoteKey.Type.SIGNATURE,
                    app.app.chance);
            app.keepLog(folder);
            var pack = new PackFolder(ExportedLog.write(app, folder, folder.resolve("pack")));
            Report report = new Verification(pack, LogPolicy.parse(pack.policy())).run();

            assertThat(report.findings()).isEmpty();
            assertThat(report.figures().get("sweeps")).isPositive();
            assertThat(report.figures()).containsEntry("leaves.admin", 4L);
        }
    }
}
