package coop.mutirao.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.crypto.Hash;
import coop.mutirao.http.TextServer;
import coop.mutirao.signer.DurableFile;
import coop.mutirao.testing.SetClock;
import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.TestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// A witness of two logs, asked over HTTP.
abstract class AskedWitness {

    static final TestLog LOG = TestLog.honest();
    static final TestLog FORK = TestLog.forked();
    static final TestLog OTHER = TestLog.named("other.example.org/log");
    static final NoteSigner SIGNER =
            new NoteSigner("witness.example.org/w", NoteKey.Type.COSIGNATURE, new byte[32]);
    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    static final String POLICY =
            "log %s\nlog %s\nquorum none\n".formatted(LOG.signer.key(), otherKey());

    @TempDir Path folder;
    final SetClock clock = new SetClock(NOW);
    final HttpClient client = HttpClient.newHttpClient();
    final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable TextServer server;

    // Another log has another key.
    static NoteKey otherKey() {
        return new NoteSigner(
                        OTHER.signer.key().name(),
                        NoteKey.Type.SIGNATURE,
                        "s".repeat(32).getBytes(UTF_8))
                .key();
    }

    void start(String policy, Witness.Keeping keeping) {
        Witness witness = Witness.open(SIGNER, LogPolicy.parse(policy), folder, clock, keeping);
        open.add(witness);
        server = TextServer.start("127.0.0.1", 0, new WitnessRoutes(witness));
        open.add(server);
    }

    void start() {
        start(POLICY, DurableFile::replace);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        open.clear();
    }

    void restart() throws Exception {
        stop();
        start();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + Objects.requireNonNull(server).port() + path));
    }

    HttpResponse<String> add(byte[] body) {
        return send(to("/add-checkpoint").POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> add(AddCheckpoint body) {
        return add(body.bytes());
    }

    /// The time of the one cosignature that is answered, which verifies.
    static long requireCosigned(HttpResponse<String> answer, TestLog log, int size) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/plain;charset=utf-8");
        String note = log.signed(size) + answer.body();
        List<SignedNote.Verified> by =
                SignedNote.parse(note.getBytes(UTF_8)).verifiedBy(List.of(SIGNER.key()));
        assertThat(by).hasSize(1);
        return by.getFirst().seconds();
    }

    static void requireSize(HttpResponse<String> answer, long size) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
        assertThat(answer.body()).isEqualTo(size + "\n");
    }

    HttpResponse<String> last(String origin) {
        String hex = hashOf(origin);
        HttpResponse<String> answer = send(to("/" + hex + "/checkpoint"));
        HttpResponse<String> same = send(to("/witness/" + hex + "/checkpoint"));
        assertThat(same.statusCode()).isEqualTo(answer.statusCode());
        assertThat(same.body()).isEqualTo(answer.body());
        return answer;
    }

    Checkpoint lastOf(TestLog log) {
        HttpResponse<String> answer = last(log.signer.key().name());
        assertThat(answer.statusCode()).isEqualTo(200);
        SignedNote note = SignedNote.parse(answer.body().getBytes(UTF_8));
        assertThat(note.signatures()).hasSize(2);
        assertThat(note.verifiedBy(List.of(log.signer.key(), SIGNER.key()))).hasSize(2);
        return Checkpoint.parse(note.text());
    }

    void requireLast(TestLog log, int size) {
        assertThat(lastOf(log).isSameAs(log.checkpoint(size))).isTrue();
    }

    static String hashOf(String origin) {
        return HexFormat.of().formatHex(Hash.sha256(origin.getBytes(UTF_8)));
    }
}
