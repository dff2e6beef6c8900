package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who shows the log late, or not at all for hours, or leaves out a day's seal, so that
/// what nobody has seen can still be made otherwise.
class HoursTest {

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void house() {
        ledger.policy(
                "authorisation", "1", "{\"unsignedMaximum\":null,\"twoOfficersFrom\":null}", 1);
        ledger.policy("witnesses", "1", "{\"witnesses\":[],\"quorum\":2}", 1);
        seal();
        gives(0, 1, 100);
        ledger.checkpoint();
    }

    private void seal() {
        var books = new Books(_ -> null);
        ledger.pack.leaves().forEach(leaf -> books.take(Leaf.read(0, leaf)));
        ledger.leaf(
                "seal",
                Map.of(
                        "size", Long.toString(ledger.pack.size()),
                        "root", HexFormat.of().formatHex(Seals.root(books))));
    }

    private void gives(int payer, int payee, long amount) {
        String from = "m" + payer;
        var auth = Map.of("mode", "operator", "actor", from);
        ledger.posted("gift", Map.of("auth", auth), from, -amount, "m" + payee, amount);
    }

    private void passes(Duration time) {
        ledger.now = ledger.now.plus(time);
    }

    private String found() {
        List<String> findings = ledger.verify(folder).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private void isRight() {
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    @Test
    void facts_that_are_kept_back_from_witnesses() {
        gives(1, 2, 50);
        gives(2, 0, 50);
        passes(Hourly.MOST);
        passes(Duration.ofSeconds(1));
        gives(0, 1, 10);
        ledger.checkpoint();
        assertThat(found())
                .contains("leaf 13 (transaction")
                .contains("KEPT BACK: it says 2026-09-21T14:00:1")
                .contains("first, and 1 more fact likewise");
    }

    @Test
    void facts_that_were_shown_within_the_hour() {
        gives(1, 2, 50);
        passes(Hourly.MOST.minusSeconds(5));
        gives(0, 1, 10);
        ledger.checkpoint();
        isRight();
    }

    @Test
    void nobody_saw_it_for_hours() {
        passes(Hourly.MOST);
        passes(Duration.ofSeconds(1));
        gives(0, 1, 10);
        assertThat(found()).contains("leaf 13: UNSEEN").contains("2026-09-21T14:00:1");
    }

    @Test
    void one_size_was_seen_again_and_again() {
        passes(Duration.ofHours(9));
        // The first and the last of nine.
        ledger.checkpoint();
        passes(Duration.ofMinutes(50));
        gives(0, 1, 10);
        isRight();
    }

    @Test
    void a_log_without_a_quorum_is_not_asked() {
        ledger.policy("witnesses", "2", "{\"witnesses\":[],\"quorum\":0}", 1);
        gives(1, 2, 50);
        ledger.checkpoint();
        passes(Duration.ofHours(3));
        gives(0, 1, 10);
        isRight();
    }

    @Test
    void an_hour_is_asked_again_from_where_the_last_verification_ended() {
        Path keep = folder.resolve("keep");
        assertThat(
                        ledger.verification(folder.resolve("one"))
                                .withResumePoint(keep)
                                .run()
                                .findings())
                .isEmpty();
        passes(Duration.ofHours(2));
        gives(0, 1, 10);
        assertThat(
                        ledger.verification(folder.resolve("two"))
                                .withResumePoint(keep)
                                .run()
                                .findings())
                .singleElement()
                .asString()
                .contains("UNSEEN");
    }

    /// A minute for each checkpoint, from one midnight on.
    private void day(int checkpoints) {
        ledger.policy("witnesses", "2", "{\"witnesses\":[],\"quorum\":0}", 1);
        ledger.checkpoint();
        passes(Duration.between(ledger.now, SmallLedger.FOUNDED.plus(Duration.ofHours(10))));
        for (int i = 0; i < checkpoints; i++) {
            gives(i % 3, (i + 1) % 3, 10);
            ledger.checkpoint();
            passes(Duration.ofSeconds(59));
        }
    }

    @Test
    void a_day_that_was_signed_and_not_sealed() {
        day(3);
        assertThat(found())
                .contains("UNSEALED: facts of 2026-09-22 were signed from 2026-09-22T00:00:0");
    }

    @Test
    void a_day_of_which_one_checkpoint_tells() {
        day(0);
        isRight();
    }

    @Test
    void a_seal_that_came_with_the_second_checkpoint() {
        day(1);
        seal();
        ledger.checkpoint();
        isRight();
    }

    @Test
    void days_that_were_signed_once_are_counted_where_they_have_no_seal() {
        ledger.policy("witnesses", "2", "{\"witnesses\":[],\"quorum\":0}", 1);
        ledger.checkpoint();
        for (int i = 0; i < 4; i++) {
            passes(Duration.ofDays(1));
            gives(i % 3, (i + 1) % 3, 10);
            ledger.checkpoint();
        }
        Report report = ledger.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures()).containsEntry("days_without_seal", 3L);
    }

    @Test
    void of_days_without_a_seal_it_is_not_said_that_there_are_none() {
        var other = SmallLedger.founded();
        other.policy(
                "authorisation", "1", "{\"unsignedMaximum\":null,\"twoOfficersFrom\":null}", 1);
        for (int i = 0; i < 3; i++) {
            other.pays(0, 1, 10);
            other.checkpoint();
            other.now = other.now.plus(Duration.ofDays(1));
        }
        assertThat(other.verify(folder).checks())
                .anySatisfy(check ->
                        assertThat(check.why())
                                .isEqualTo(
                                        "there is no seal; 2 days are over without one, none of"
                                                + " which was signed for a minute"));
    }
}
