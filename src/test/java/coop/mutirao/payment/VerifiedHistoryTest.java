package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.Property;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.verify.Report;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the service writes is verified from outside: whatever members did, every sum comes out
/// again, contributions and what accounts carry included.
class VerifiedHistoryTest {

    private static final int HISTORIES = 10;
    private static final int STEPS = 60;

    @TempDir Path folder;

    @Test
    void whatever_happens_the_log_is_verified() {
        var charged = new AtomicLong();
        Property.forAll(
                HISTORIES,
                random -> {
                    DataSource database = TestDatabase.fresh();
                    try (var history = new RandomHistory(database, random)) {
                        for (int step = 0; step < STEPS; step++) {
                            history.step();
                        }
                    }
                    Report report =
                            ExportedLog.verify(
                                    TestDatabase.ownerOf(database),
                                    folder.resolve(Long.toString(charged.incrementAndGet())));
                    assertThat(report.findings()).isEmpty();
                    assertThat(report.figures().get("payments_free_by_owner_only")).isZero();
                });
    }
}
