package coop.mutirao.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.tlog.MerkleProof;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.SlowTree;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What anybody gets of the log, and can check with nothing but the log's key.
class ProofsTest {

    @TempDir static Path keys;

    static LogTown town;

    @BeforeAll
    static void open() {
        town = new LogTown(keys);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static LogProof receipt(String payment) {
        Answer answer = town.as("ana").get(payment + "/receipt").is(200);
        assertThat(answer.header("Content-Disposition")).endsWith(".tlog-proof\"");
        return LogProof.parse(answer.text().getBytes(UTF_8));
    }

    @Test
    void a_payment_is_answered_when_it_is_proved_if_its_sender_prefers() {
        Answer answer =
                town.as("ana")
                        .with("Prefer", "return=representation, wait=logged")
                        .put(town.path(), Map.of("payee", "bea", "amount", 5))
                        .is(201);

        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=logged");
        assertThat(answer.body().get("proof").asString()).isIn("logged", "final");
        long index = answer.body().at("/log/index").asLong();
        assertThat(town.checkpoint().size()).isGreaterThan(index);
    }

    @Test
    void a_receipt_proves_the_payment_to_who_has_the_logs_key() {
        String payment = town.pay(7);
        LogProof receipt = receipt(payment);
        byte[] leaf = Objects.requireNonNull(receipt.extra());

        assertThat(new String(leaf, UTF_8))
                .contains(payment.substring("/api/v1/payments/".length()));
        Checkpoint proved = receipt.verify(leaf, town.policy());
        assertThat(proved.origin()).isEqualTo("mutirao.example/rede");
        byte[] other = leaf.clone();
        other[10] ^= 1;
        assertThatThrownBy(() -> receipt.verify(other, town.policy()))
                .hasMessageContaining("does not stand at");
    }

    @Test
    void a_receipt_is_for_those_who_may_see_the_payment() {
        String payment = town.pay(8);

        town.as("bea").get(payment + "/receipt").is(200);
        town.as("auditor").get(payment + "/receipt").is(200);
        town.as("coord").get(payment + "/receipt").isProblem(404, "not-found");
        town.nobody.get(payment + "/receipt").is(401);
        town.as("ana").get(town.path() + "/receipt").isProblem(404, "not-found");
    }

    @Test
    void the_tree_is_over_the_leaves_in_the_bytes_that_auditors_get() {
        town.pay(9);
        Checkpoint now = town.checkpoint();

        String text =
                town.as("auditor").get("/log/entries?start=0&end=" + now.size()).is(200).text();

        List<byte[]> hashes =
                text.lines().map(l -> MerkleTree.leafHash(l.getBytes(UTF_8))).toList();
        assertThat(hashes).hasSize((int) now.size());
        byte[] root = new SlowTree(hashes).root(0, hashes.size());
        assertThat(root).isEqualTo(now.root());
    }

    @Test
    void one_size_leads_to_another() {
        Checkpoint before = town.checkpoint();
        town.pay(10);
        Checkpoint after = town.checkpoint();
        assertThat(after.size()).isGreaterThan(before.size());

        String proof =
                town.nobody
                        .get(
                                "/log/proof/consistency?old=%d&new=%d"
                                        .formatted(before.size(), after.size()))
                        .is(200)
                        .text();

        String[] parts = proof.split("\n\n", 2);
        List<String> lines = Arrays.asList(parts[0].split("\n", -1));
        assertThat(lines.getFirst()).isEqualTo("old " + before.size());
        List<byte[]> path =
                lines.subList(1, lines.size()).stream().map(Base64.getDecoder()::decode).toList();
        assertThat(
                        MerkleProof.isConsistent(
                                before.size(), before.root(), after.size(), after.root(), path))
                .isTrue();
        SignedNote note = SignedNote.parse(parts[1].getBytes(UTF_8));
        assertThat(town.policy().verify(note).checkpoint().isSameAs(after)).isTrue();
        town.nobody.get("/log/proof/consistency?old=9&new=5").isProblem(404, "not-found");
        town.nobody.get("/log/proof/consistency?old=x&new=5").isProblem(400, "malformed-request");
    }

    @Test
    void pages_of_any_site_may_read_what_is_everybodys_and_nothing_else() {
        long size = town.checkpoint().size();
        Api stranger = town.nobody.with("Origin", "https://auditor.example");
        for (String path :
                List.of(
                        "/log/checkpoint",
                        "/log/checkpoint/pending",
                        "/log/checkpoints/" + size,
                        "/log/policy",
                        "/log/tile/0/000.p/" + size,
                        "/log/proof/inclusion?index=0&size=" + size,
                        "/log/proof/consistency?old=1&new=" + size,
                        // That there is none, too.
                        "/log/tile/0/001",
                        "/log/checkpoints/999999")) {
            Answer answer = stranger.get(path);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo("*");
            assertThat(answer.header("Access-Control-Allow-Credentials")).as(path).isEmpty();
        }
        for (String path :
                List.of(
                        "/log/tile/entries/000.p/" + size,
                        "/log/entries?start=0&end=1",
                        "/api/v1/network",
                        "/api/v1/reports/open/2026-10",
                        "/log/nothing",
                        "/openapi.yaml",
                        "/")) {
            assertThat(stranger.get(path).header("Access-Control-Allow-Origin")).as(path).isEmpty();
        }
        // Nor does anything answer a browser that asks what more it might.
        for (String path : List.of("/log/checkpoint", "/log/entries", "/api/v1/payments")) {
            Answer asked = stranger.send("OPTIONS", path, null);
            assertThat(asked.status()).as(path).isGreaterThanOrEqualTo(400);
            assertThat(asked.header("Access-Control-Allow-Methods")).as(path).isEmpty();
            assertThat(asked.header("Access-Control-Allow-Headers")).as(path).isEmpty();
        }
        assertThat(stranger.send("POST", "/log/checkpoint", Map.of()).status()).isEqualTo(405);
    }

    @Test
    void what_a_tile_had_when_it_was_narrower_it_has_for_ever() {
        Checkpoint before = town.checkpoint();
        String path = "/log/tile/0/000.p/" + before.size();
        String first = town.nobody.get(path).is(200).text();
        town.pay(11);

        Answer again = town.nobody.get(path).is(200);

        assertThat(again.text()).isEqualTo(first);
        assertThat(again.header("Cache-Control")).contains("immutable");
        for (String none :
                List.of(
                        "0/001",
                        "0/000",
                        "1/000.p/1",
                        "0/000.p/0",
                        "0/0",
                        "7/000.p/1",
                        "0/x000/000.p/1")) {
            town.nobody.get("/log/tile/" + none).isProblem(404, "not-found");
        }
    }

    @Test
    void leaves_are_for_those_who_may_see_the_books() {
        town.as("ana").get("/log/entries?start=0&end=1").isProblem(403, "not-allowed");
        town.as("ana").get("/log/tile/entries/000.p/1").isProblem(403, "not-allowed");
        town.nobody.get("/log/entries?start=0&end=1").is(401);
        town.as("auditor").get("/log/entries?start=5&end=4").isProblem(400, "malformed-request");
        assertThat(town.as("auditor").get("/log/entries?start=900&end=999").is(200).text())
                .isEmpty();
    }
}
