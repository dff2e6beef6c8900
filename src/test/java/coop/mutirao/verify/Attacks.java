package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An operator who has all keys of the log, and two witnesses who sign what they are shown, do what
/// they must not. Each time it is found, and with who gains by it.
abstract class Attacks {

    @TempDir Path folder;

    final SmallLedger ledger = SmallLedger.founded();

    /// What comes before each attack is all right.
    @BeforeEach
    void some_honest_history() {
        ledger.pays(0, 1, 100);
        ledger.checkpoint();
        ledger.now = ledger.now.plusSeconds(600);
        ledger.pays(1, 2, 50);
    }

    Report found(String why) {
        Report report = ledger.verify(folder);
        assertThat(report.findings()).singleElement().asString().contains(why);
        return report;
    }
}
