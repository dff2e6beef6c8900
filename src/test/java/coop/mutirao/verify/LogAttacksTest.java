package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.tlog.LogPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is done to the log: to its times, tiles, checkpoints and bytes.
class LogAttacksTest extends Attacks {

    @Test
    void future_leaf() {
        ledger.now = ledger.now.plusSeconds(3_600);
        ledger.pays(0, 1, 10);
        ledger.now = ledger.now.minusSeconds(3_600);
        found("claims a time after it was witnessed");
    }

    @Test
    void backdate_behind_witness() {
        ledger.now = ledger.now.plusSeconds(3_600);
        ledger.checkpoint();
        ledger.now = ledger.now.minusSeconds(3_590);
        ledger.pays(0, 1, 10);
        ledger.now = ledger.now.plusSeconds(3_600);
        found("BACK-DATED");
    }

    @Test
    void a_clock_that_differs_by_less_than_a_minute() {
        ledger.now = ledger.now.plusSeconds(60);
        ledger.checkpoint();
        ledger.now = ledger.now.minusSeconds(50);
        ledger.pays(0, 1, 10);
        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    @Test
    void backdate() {
        ledger.now = ledger.now.minus(Duration.ofSeconds(5));
        ledger.pays(0, 1, 10);
        found("time goes backwards");
    }

    @Test
    void level_1_tile() throws IOException {
        for (int i = 0; i < 300; i++) {
            ledger.leaf("limit", Map.of("account", "m0", "limit", Map.of("HRZ", "" + (6_000 + i))));
        }
        var verification = ledger.verification(folder);
        Path tile = folder.resolve("tile/1/000.p/1");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[5] ^= 1;
        Files.write(tile, bytes);
        assertThat(verification.run().findings())
                .singleElement()
                .asString()
                .contains("tile/1/000.p/1: level-1 tile: its hash 0");
    }

    @Test
    void a_missing_tile_of_hashes() throws IOException {
        var verification = ledger.verification(folder);
        Files.delete(folder.resolve("tile/0/000.p/" + ledger.pack.size()));
        assertThat(verification.run().findings())
                .singleElement()
                .asString()
                .contains("missing tile");
    }

    @Test
    void impostor_log_key() {
        ledger.pack.asImpostor();
        Report report = ledger.verify(folder);
        assertThat(report.findings())
                .allSatisfy(f -> assertThat(f).contains("not signed by a known log key"))
                .hasSize(2);
    }

    @Test
    void a_checkpoint_of_another_history() {
        var other = SmallLedger.founded();
        other.pays(0, 1, 99);
        byte[] note = other.pack.checkpoint((int) other.pack.size(), other.now, 2);
        ledger.pack.checkpoint("kept-by-auditor", note);
        found("checkpoints/kept-by-auditor: FORK");
    }

    @Test
    void a_tail_that_was_taken_away_with_its_checkpoint() {
        int size = (int) ledger.pack.size();
        var longer = SmallLedger.founded();
        for (int i = 0; i < 4; i++) {
            longer.pays(0, 1, 99);
        }
        ledger.pack.checkpoint(
                "kept", longer.pack.checkpoint((int) longer.pack.size(), longer.now, 2));
        found("FORK: it has %d leaves, and the newest checkpoint has %d".formatted(size + 2, size));
    }

    @Test
    void non_canonical() {
        byte[] leaf = StrictJson.bytes(ledger.members("note", "x", Map.of()));
        byte[] blank = Arrays.copyOf(leaf, leaf.length + 1);
        blank[leaf.length] = ' ';
        ledger.pack.leaf(blank);
        found("not canonical");
    }

    @Test
    void duplicate_key() {
        String leaf = new String(StrictJson.bytes(ledger.members("note", "x", Map.of())), UTF_8);
        ledger.pack.leaf(leaf.replace("\"v\":\"1\"", "\"v\":\"1\",\"v\":\"1\"").getBytes(UTF_8));
        found("not canonical: the member v stands twice");
    }

    @Test
    void omission_is_told_by_a_receipt() {
        byte[] receipt = ledger.pack.receipt((int) ledger.pack.size() - 1, ledger.now);
        assertThat(
                        ledger.verification(folder)
                                .withReceipts(Map.of("m1.tlog-proof", receipt))
                                .run()
                                .findings())
                .isEmpty();
        var other = SmallLedger.founded();
        other.pays(0, 1, 77);
        byte[] omitted = other.pack.receipt((int) other.pack.size() - 1, other.now);
        assertThat(
                        ledger.verification(folder)
                                .withReceipts(Map.of("m1.tlog-proof", omitted))
                                .run()
                                .findings())
                .singleElement()
                .asString()
                .contains("m1.tlog-proof: FORK");
    }

    @Test
    void a_witness_below_quorum() {
        ledger.pack.seenBy(1);
        found("checkpoint: quorum not met");
    }

    @Test
    void a_pack_without_a_checkpoint_cannot_be_told() throws IOException {
        var verification = ledger.verification(folder);
        Files.delete(folder.resolve("checkpoint"));
        org.assertj.core.api.Assertions.assertThatThrownBy(verification::run)
                .isInstanceOf(Source.CannotRead.class);
    }

    @Test
    void another_policy_believes_nothing() {
        String stranger =
                "log "
                        + new coop.mutirao.tlog.NoteSigner(
                                        PackWriter.ORIGIN,
                                        coop.mutirao.tlog.NoteKey.Type.SIGNATURE,
                                        PackWriter.seed(50))
                                .key()
                        + "\nquorum none\n";
        Path pack = ledger.pack.write(folder, ledger.now);
        assertThat(
                        new Verification(new PackFolder(pack), LogPolicy.parse(stranger))
                                .run()
                                .findings())
                .anySatisfy(f -> assertThat(f).contains("not signed by a known log key"));
    }
}
