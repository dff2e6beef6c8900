package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.MerkleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is done to the bytes, times, checkpoints and receipts of a real log.
class RealLogAttacksTest extends RealLedger {

    @Test
    void written_anew_without_a_change_it_is_right() throws IOException {
        Report report = verify(honest);
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures())
                .containsEntry("payer_signed", 1L)
                .containsEntry("operator_posted", 5L)
                .containsEntry("signatures_verified", 1L);
    }

    @Test
    void an_entry_is_edited_by_who_has_no_key() throws IOException {
        try (var files = Files.walk(real.resolve("tile/entries"))) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            String altered = new String(bytes, ISO_8859_1);
            Files.write(
                    file,
                    altered.replace("\"n\":\"200\"", "\"n\":\"900\"")
                            .replace("\"n\":\"-200\"", "\"n\":\"-900\"")
                            .getBytes(ISO_8859_1));
            var source = new PackFolder(real);
            Report report = new Verification(source, LogPolicy.parse(source.policy())).run();
            Files.write(file, bytes);
            found(report, "entries do not hash to the checkpoint root");
        }
    }

    @Test
    void an_entry_is_edited_and_all_is_signed_again() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        PackWriter pack = written(with(gift, "200\"", "900\""));
        // An auditor has one from before.
        pack.checkpoint("kept", written(honest).checkpoint(honest.size() - 1, seen(), 2));
        only(verify(pack, Map.of()), "checkpoints/kept: FORK: two roots for size");
    }

    @Test
    void the_tail_is_deleted() throws IOException {
        PackWriter pack = written(honest.subList(0, honest.size() - 1));
        pack.checkpoint("kept", written(honest).checkpoint(honest.size(), seen(), 2));
        found(verify(pack, Map.of()), "FORK: it has %d leaves".formatted(honest.size()));
    }

    @Test
    void an_accepted_payment_is_never_logged() throws IOException {
        byte[] receipt = written(honest).receipt(honest.size() - 1, seen());
        List<String> less = new ArrayList<>(honest.subList(0, honest.size() - 1));
        less.add(again(find("\"gift\"", "\"n\":\"200\"")));
        found(verify(written(less), Map.of("ana.tlog-proof", receipt)), "ana.tlog-proof: FORK");
    }

    @Test
    void witnesses_that_nobody_has_or_too_few() throws IOException {
        PackWriter few = written(honest);
        few.seenBy(1);
        only(verify(few, Map.of()), "checkpoint: quorum not met");
    }

    @Test
    void another_key_under_the_same_name() throws IOException {
        found(verify(written(honest).asImpostor(), Map.of()), "not signed by a known log key");
    }

    @Test
    void a_fact_is_dated_back() throws IOException {
        int last = honest.size() - 1;
        String at = text(honest.get(last), "at");
        only(verify(with(last, at, at.replace("T11:", "T09:"))), "time goes backwards");
    }

    @Test
    void a_fact_is_dated_back_behind_what_witnesses_saw() throws IOException {
        PackWriter pack = written(honest);
        byte[] late = pack.checkpoint(honest.size() - 1, seen().plusSeconds(3_600), 2);
        pack.checkpoint("late", late);
        only(verify(pack, Map.of()), "BACK-DATED");
    }

    @Test
    void a_fact_is_dated_forward() throws IOException {
        int last = honest.size() - 1;
        String at = text(honest.get(last), "at");
        List<String> leaves = with(last, at, at.replace("T11:", "T13:"));
        PackWriter pack = written(leaves);
        pack.checkpoint("now", pack.checkpoint(honest.size(), seen(), 2));
        found(verify(pack, Map.of()), "claims a time after it was witnessed");
    }

    @Test
    void a_leaf_is_not_canonical() throws IOException {
        int last = honest.size() - 1;
        found(verify(with(last, "\"v\":\"1\"", "\"v\":\"1\",\"v\":\"1\"")), "not canonical");
    }

    @Test
    void equal_payments_cannot_be_guessed_from_hashes() {
        List<String> equal = honest.stream().filter(leaf -> leaf.contains("\"n\":\"70\"")).toList();
        assertThat(equal).hasSize(2);
        assertThat(text(equal.get(0), "nonce")).isNotEqualTo(text(equal.get(1), "nonce"));
        assertThat(MerkleTree.leafHash(equal.get(0).getBytes(UTF_8)))
                .isNotEqualTo(MerkleTree.leafHash(equal.get(1).getBytes(UTF_8)));
    }
}
