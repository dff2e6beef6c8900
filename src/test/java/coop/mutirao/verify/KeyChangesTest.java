package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteSigner;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log that goes on with another key, or that somebody would have go on with hers.
class KeyChangesTest {

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();
    private final NoteSigner old = ledger.pack.log();
    private final NoteSigner next = PackWriter.next(77);

    private void change(NoteSigner from, NoteSigner by, NoteSigner to) {
        ledger.checkpoint();
        ledger.leaf(
                "log-key",
                Map.of(
                        "old", from.key().toString(),
                        "new", to.key().toString(),
                        "note", ledger.pack.succession(from.key(), by, to.key())));
    }

    private void found(String why) {
        assertThat(ledger.verify(folder).findings()).singleElement().asString().contains(why);
    }

    private Report verifyKnowing(NoteSigner also) {
        String policy = PackWriter.policy() + "log " + also.key() + "\n";
        Path pack = ledger.write(folder);
        return new Verification(new PackFolder(pack), LogPolicy.parse(policy)).run();
    }

    @Test
    void the_old_key_names_the_new_one() {
        change(old, old, next);
        Report report = ledger.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures())
                .containsEntry("log_keys_changed", 1L)
                .doesNotContainKey("unknown_types");
        assertThat(verifyKnowing(next).findings()).isEmpty();
    }

    @Test
    void the_old_key_signs_alone_from_then_on() {
        change(old, old, next);
        ledger.pays(0, 1, 10);
        assertThat(verifyKnowing(next).findings())
                .isNotEmpty()
                .allMatch(f -> f.contains("it is signed by an older key alone, and since leaf 9"));
    }

    @Test
    void a_stranger_names_herself() {
        change(old, next, next);
        found("it cannot be: the old key has not signed it");
    }

    @Test
    void a_key_that_was_not_the_logs_names_another() {
        NoteSigner never = PackWriter.next(78);
        change(never, never, next);
        found("was not the key of the log");
    }

    @Test
    void the_first_key_names_a_second_successor() {
        change(old, old, next);
        change(old, old, PackWriter.next(79));
        found("was not the key of the log");
    }

    @Test
    void a_leaf_says_another_key_than_was_signed() {
        ledger.checkpoint();
        ledger.leaf(
                "log-key",
                Map.of(
                        "old", old.key().toString(),
                        "new", PackWriter.next(79).key().toString(),
                        "note", ledger.pack.succession(old.key(), old, next.key())));
        found("the old key said something else");
    }
}
