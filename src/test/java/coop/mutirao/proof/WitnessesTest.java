package coop.mutirao.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.http.Role;
import coop.mutirao.http.TextServer;
import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.Wait;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.witness.Witness;
import coop.mutirao.witness.WitnessRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other networks watch over the log: real witnesses, over HTTP.
class WitnessesTest {

    @TempDir Path dir;

    LogTown town;
    final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        town = new LogTown(Files.createDirectory(dir.resolve("keys")));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        town.close();
    }

    private static NoteSigner signer(String name) {
        byte[] seed = new byte[32];
        seed[0] = (byte) name.hashCode();
        return new NoteSigner(name, NoteKey.Type.COSIGNATURE, seed);
    }

    /// Starts a witness, or starts it again on a port that it had.
    private TextServer witness(String name, int port) throws IOException {
        Path data = Files.createDirectories(dir.resolve(name));
        LogPolicy knows =
                LogPolicy.parse("log " + town.policy().logs().getFirst() + "\nquorum none\n");
        Witness witness = Witness.open(signer(name), knows, data, town.clock);
        TextServer server = TextServer.start("127.0.0.1", port, new WitnessRoutes(witness));
        open.add(witness);
        open.add(server);
        return server;
    }

    private void stopLast() throws Exception {
        open.removeLast().close();
        open.removeLast().close();
    }

    private void decide(int version, int quorum, List<Map<String, String>> witnesses) {
        if (!town.app.app.roles.has("auditor", Role.TREASURER)) {
            town.app.mandate("auditor", "treasurer");
        }
        town.as("auditor")
                .second(
                        town.as("coord"),
                        "PUT",
                        "/api/v1/policies/witnesses/" + version,
                        Map.of(
                                "value",
                                Map.of("witnesses", witnesses, "quorum", quorum),
                                "decision",
                                "Assembly"))
                .is(201);
    }

    private static Map<String, String> asked(String name, TextServer server) {
        return Map.of(
                "key",
                signer(name).key().toString(),
                "address",
                "http://127.0.0.1:" + server.port());
    }

    @Test
    void a_checkpoint_is_final_when_enough_have_seen_it() throws IOException {
        TextServer w1 = witness("w1", 0);
        TextServer w2 = witness("w2", 0);
        decide(2, 2, List.of(asked("w1", w1), asked("w2", w2)));

        Answer paid =
                town.as("ana")
                        .with("Prefer", "wait=final")
                        .put(town.path(), Map.of("payee", "bea", "amount", 5))
                        .is(201);

        assertThat(paid.body().get("proof").asString()).isEqualTo("final");
        assertThat(paid.body().get("witnesses").asInt()).isEqualTo(2);
        LogPolicy.Believed believed = town.policy().verify(town.note("/log/checkpoint"));
        assertThat(believed.cosignatures()).hasSize(2);
        assertThat(believed.cosignatures().getFirst().seconds())
                .isEqualTo(town.clock.instant().getEpochSecond());
    }

    /// What is called final says by itself how much that is.
    @Test
    void where_no_witness_is_asked_final_says_so() throws IOException {
        Answer alone = town.as("ana").get(town.pay(5)).is(200);
        assertThat(alone.body().get("proof").asString()).isEqualTo("final");
        assertThat(alone.body().get("witnesses").asInt()).isZero();

        decide(2, 1, List.of(asked("w1", witness("w1", 0))));
        Answer seen = town.as("ana").get(town.pay(6)).is(200);
        assertThat(seen.body().get("proof").asString()).isEqualTo("final");
        assertThat(seen.body().get("witnesses").asInt()).isOne();
    }

    /// One of two is away, then comes back: the receipt is what there is.
    @Test
    void a_receipt_is_given_although_a_witness_is_away() throws Exception {
        TextServer w1 = witness("w1", 0);
        TextServer w2 = witness("w2", 0);
        decide(2, 2, List.of(asked("w1", w1), asked("w2", w2)));
        town.pay(5);
        int port = w2.port();
        stopLast();
        String path = town.path();
        Api ana = town.as("ana");
        Answer paid =
                ana.with("Prefer", "wait=logged")
                        .put(path, Map.of("payee", "bea", "amount", 6))
                        .is(201);
        assertThat(paid.body().get("proof").asString()).isEqualTo("logged");
        assertThat(paid.body().get("witnesses").isNull()).isTrue();

        Wait.until("w1 has seen it", () -> cosigned(ana, path) == 1);
        Answer receipt = ana.get(path + "/receipt").is(202);
        assertThat(receipt.header("Retry-After")).isEqualTo("10");
        assertThat(receipt.header("Content-Disposition")).endsWith(".not-final.tlog-proof\"");
        LogProof proof = LogProof.parse(receipt.text().getBytes(UTF_8));
        byte[] leaf = Objects.requireNonNull(proof.extra());
        assertThat(proof.verifyLog(leaf, town.policy()).size()).isGreaterThan(proof.index());
        assertThatThrownBy(() -> proof.verify(leaf, town.policy()))
                .hasMessage("quorum not met: cosigned by w1 only");

        witness("w2", port);
        town.clock.pass(Duration.ofSeconds(11));
        Wait.until("the receipt is final", () -> ana.get(path + "/receipt").status() == 200);
        Answer whole = ana.get(path + "/receipt").is(200);
        assertThat(whole.header("Content-Disposition")).doesNotContain("not-final");
        assertThat(LogProof.parse(whole.text().getBytes(UTF_8)).verify(leaf, town.policy()).size())
                .isGreaterThan(proof.index());
    }

    /// Made before anybody watched, the first checkpoint over it proves nothing to who pins the
    /// policy of today; a later one does.
    @Test
    void a_receipt_is_by_the_policy_of_today() throws IOException {
        String path = town.pay(5);
        Api ana = town.as("ana");
        LogProof alone = LogProof.parse(ana.get(path + "/receipt").is(200).text().getBytes(UTF_8));
        byte[] leaf = Objects.requireNonNull(alone.extra());
        TextServer w1 = witness("w1", 0);
        decide(2, 1, List.of(asked("w1", w1)));
        town.pay(6);

        LogProof proof = LogProof.parse(ana.get(path + "/receipt").is(200).text().getBytes(UTF_8));
        assertThat(proof.verify(leaf, town.policy()).size())
                .isGreaterThan(alone.verifyLog(leaf, town.policy()).size());
        assertThatThrownBy(() -> alone.verify(leaf, town.policy()))
                .hasMessageContaining("quorum not met");

        decide(3, 2, List.of(asked("w1", w1), asked("w2", w1)));
        Answer open = ana.get(path + "/receipt").is(202);
        assertThat(open.header("Content-Disposition")).endsWith(".not-final.tlog-proof\"");
    }

    private int cosigned(Api ana, String path) {
        Answer receipt = ana.get(path + "/receipt");
        LogProof proof = LogProof.parse(receipt.text().getBytes(UTF_8));
        return town.policy()
                .verifyLog(SignedNote.parse(proof.checkpoint().getBytes(UTF_8)))
                .cosignatures()
                .size();
    }

    @Test
    void posting_never_waits_for_witnesses() throws Exception {
        TextServer w1 = witness("w1", 0);
        decide(2, 1, List.of(asked("w1", w1)));
        town.pay(5);
        Checkpoint before = town.checkpoint();
        int port = w1.port();
        stopLast();

        Answer paid =
                town.as("ana")
                        .with("Prefer", "wait=logged")
                        .put(town.path(), Map.of("payee", "bea", "amount", 6))
                        .is(201);

        assertThat(paid.body().get("proof").asString()).isEqualTo("logged");
        assertThat(town.checkpoint().size()).isEqualTo(before.size());
        Checkpoint pending =
                town.policy().verifyLog(town.note("/log/checkpoint/pending")).checkpoint();
        assertThat(pending.size()).isGreaterThan(before.size());
        witness("w1", port);
        town.clock.pass(Duration.ofSeconds(11));
        Wait.until("the witness is asked again", () -> town.checkpoint().size() >= pending.size());
    }

    /// A log without payments: each of its witnesses says anew that it stands as it is, one that
    /// was away when the other did as soon as it is back.
    @Test
    void each_witness_sees_a_log_anew_every_hour_in_which_nothing_happens() throws Exception {
        TextServer w1 = witness("w1", 0);
        TextServer w2 = witness("w2", 0);
        decide(2, 2, List.of(asked("w1", w1), asked("w2", w2)));
        town.pay(5);
        long size = town.checkpoint().size();

        town.clock.pass(Duration.ofMinutes(46));
        Wait.until("both have seen it anew", () -> fresh(60) == 2);
        int port = w2.port();
        stopLast();
        town.clock.pass(Duration.ofMinutes(46));
        Wait.until("the one has seen it anew", () -> fresh(60) == 1);
        witness("w2", port);
        town.clock.pass(Duration.ofSeconds(11));
        Wait.until("the other too", () -> fresh(60) == 2);

        assertThat(town.checkpoint().size()).isEqualTo(size);
    }

    /// How many witnesses have seen the latest checkpoint within so many seconds.
    private long fresh(long seconds) {
        long now = town.clock.instant().getEpochSecond();
        return town.times().stream().filter(time -> time >= now - seconds).count();
    }

    @Test
    void what_a_witness_saw_is_not_contradicted_although_all_of_ours_is_restored()
            throws IOException {
        TextServer w1 = witness("w1", 0);
        decide(2, 1, List.of(asked("w1", w1)));
        town.pay(5);
        long size = town.checkpoint().size();
        town.app.close();
        // The key's own memory is gone with the database's last leaf.
        Files.delete(dir.resolve("keys/log.key.last"));
        town.asOwner(
                "TRUNCATE log_final, log_cosignature, log_checkpoint, log_tile",
                "UPDATE log_tree SET size = 0",
                "DELETE FROM log_leaf WHERE log_index = " + (size - 1),
                "UPDATE log_head SET size = size - 1");

        try (var app = new TestApp(town.database, town.clock, 2)) {
            LogKeeper keeper =
                    app.app.keepLog(
                            () -> Optional.of(CheckpointSigner.open(dir.resolve("keys/log.key"))));
            Wait.until("the log is not signed", () -> keeper.refused().isPresent());
            assertThat(keeper.refused().orElseThrow()).contains(size + " were witnessed before");
        }
    }
}
