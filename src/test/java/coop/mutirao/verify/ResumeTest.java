package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.tlog.LogPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pack that was verified once is still looked at: what was verified then may lie here otherwise
/// now.
class ResumeTest {

    @TempDir Path folder;
    private final SmallLedger ledger = SmallLedger.founded();
    private Path pack;
    private Path keep;

    @BeforeEach
    void verified_once() {
        pack = folder.resolve("pack");
        keep = folder.resolve("keep");
        gives(100);
        gives(200);
        ledger.checkpoint();
        assertThat(ledger.verification(pack).withResumePoint(keep).run().findings()).isEmpty();
        assertThat(keep).exists();
    }

    private void gives(long amount) {
        var auth = Map.of("mode", "operator", "actor", "m0");
        ledger.posted("gift", Map.of("auth", auth), "m0", -amount, "m1", amount);
    }

    private List<String> again() {
        return new Verification(new PackFolder(pack), LogPolicy.parse(PackWriter.policy()))
                .withResumePoint(keep)
                .run()
                .findings();
    }

    private Path entries() throws IOException {
        try (var files = Files.walk(pack.resolve("tile/entries"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void nothing_is_found_where_nothing_was_changed() {
        assertThat(again()).isEmpty();
        assertThat(again()).isEmpty();
    }

    @Test
    void an_amount_that_was_changed_since_is_found() throws IOException {
        Path entries = entries();
        String bytes = Files.readString(entries, ISO_8859_1);
        String changed = bytes.replaceFirst("\"n\":\"200\"", "\"n\":\"900\"");
        assertThat(changed).isNotEqualTo(bytes);
        Files.writeString(entries, changed, ISO_8859_1);

        assertThat(again()).isNotEmpty();
    }

    @Test
    void leaves_that_are_gone_since_are_found() throws IOException {
        Files.delete(entries());

        assertThat(again()).isNotEmpty();
    }

    @Test
    void a_text_that_opens_nothing_is_found() throws IOException {
        Files.writeString(
                pack.resolve("openings.jsonl"),
                "{\"id\":\"nobody\",\"label\":\"memo\",\"salt\":\"AAAA\",\"value\":\"AAAA\"}\n");

        assertThat(again()).isNotEmpty();
    }

    @Test
    void what_came_since_is_verified_with_it() {
        gives(300);
        ledger.checkpoint();

        Report report = ledger.verification(pack).withResumePoint(keep).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.figures()).containsEntry("verified_before", 0L);
    }

    @Test
    void witnesses_that_came_later_are_not_missed_before() {
        var earlier = new PackFolder(pack).checkpoint();
        gives(300);
        ledger.checkpoint();

        Report report =
                ledger.verification(folder.resolve("next"))
                        .withCheckpoints(Map.of("kept", alone(earlier)))
                        .run();

        assertThat(report.findings()).isEmpty();
    }

    // As the log signed it before any witness saw it.
    private static byte[] alone(byte[] note) {
        String text = new String(note, ISO_8859_1);
        int end = text.indexOf("\n\n") + 2;
        int first = text.indexOf('\n', end) + 1;
        return text.substring(0, first).getBytes(ISO_8859_1);
    }
}
