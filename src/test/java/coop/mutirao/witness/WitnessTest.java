package coop.mutirao.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.signer.DurableFile;
import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.TestLog;
import coop.mutirao.tlog.Vectors;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WitnessTest extends AskedWitness {

    @Test
    void vectors() throws Exception {
        List<JsonNode> cases = Vectors.cases("witness/add-checkpoint");
        AddCheckpoint first =
                cases.stream()
                        .map(one -> AddCheckpoint.parse(Vectors.base64(one, "request_b64")))
                        .filter(request -> request.old() == 0)
                        .findFirst()
                        .orElseThrow();
        for (JsonNode one : cases) {
            Files.deleteIfExists(folder.resolve(hashOf("monkeys") + ".checkpoint"));
            start(one.get("policy").asString(), DurableFile::replace);
            if (one.get("last_size").asLong() > 0) {
                assertThat(add(first).statusCode()).isEqualTo(200);
                SignedNote note = SignedNote.parse(last("monkeys").body().getBytes(UTF_8));
                Checkpoint last = Checkpoint.parse(note.text());
                assertThat(last.size()).isEqualTo(one.get("last_size").asLong());
                assertThat(last.root()).isEqualTo(Vectors.base64(one, "last_root"));
            }
            String desc = one.get("desc").asString();
            int status = add(Vectors.base64(one, "request_b64")).statusCode();
            int expected = one.get("valid").asBoolean() ? 200 : desc.contains("409") ? 409 : 422;
            assertThat(status).as(desc).isEqualTo(expected);
            stop();
        }
    }

    @Test
    void a_log_that_only_grows_is_cosigned_and_kept_whole() throws Exception {
        start();
        assertThat(last(TestLog.ORIGIN).statusCode()).isEqualTo(404);
        assertThat(requireCosigned(add(LOG.grown(0, 5)), LOG, 5)).isEqualTo(NOW.getEpochSecond());
        requireLast(LOG, 5);
        clock.pass(Duration.ofMinutes(1));
        assertThat(requireCosigned(add(LOG.grown(5, 5)), LOG, 5))
                .isEqualTo(NOW.getEpochSecond() + 60);
        HttpResponse<String> under =
                send(
                        to("/witness/add-checkpoint")
                                .POST(BodyPublishers.ofByteArray(LOG.grown(5, 8).bytes())));
        requireCosigned(under, LOG, 8);
        requireLast(LOG, 8);
        restart();
        requireLast(LOG, 8);
        requireCosigned(add(LOG.grown(8, 300)), LOG, 300);
        requireLast(LOG, 300);
    }

    @Test
    void the_same_again_within_a_second_is_not_written_again() {
        var written = new AtomicInteger();
        start(
                POLICY,
                (file, bytes) -> {
                    written.incrementAndGet();
                    DurableFile.replace(file, bytes);
                });
        String line = add(LOG.grown(0, 5)).body();
        for (int i = 0; i < 5; i++) {
            assertThat(add(LOG.grown(5, 5)).body()).isEqualTo(line);
        }
        assertThat(written).hasValue(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(requireCosigned(add(LOG.grown(5, 5)), LOG, 5))
                .isEqualTo(NOW.getEpochSecond() + 1);
        requireCosigned(add(LOG.grown(5, 8)), LOG, 8);
        assertThat(written).hasValue(3);
    }

    @Test
    void an_empty_log_has_the_empty_root() {
        start();
        byte[] root = LOG.checkpoint(1).root();
        String text = new Checkpoint(TestLog.ORIGIN, 0, root).text();
        var lie = new SignedNote(text, List.of(LOG.signer.sign(text, 0)));
        assertThat(add(new AddCheckpoint(0, List.of(), lie.toString())).statusCode())
                .isEqualTo(422);
        requireCosigned(add(LOG.grown(0, 0)), LOG, 0);
        requireCosigned(add(LOG.grown(0, 5)), LOG, 5);
    }

    @Test
    void the_time_never_goes_back() throws Exception {
        start();
        clock.pass(Duration.ofHours(1));
        long first = requireCosigned(add(LOG.grown(0, 5)), LOG, 5);
        clock.pass(Duration.ofHours(-2));
        assertThat(requireCosigned(add(LOG.grown(5, 8)), LOG, 8)).isEqualTo(first);
        restart();
        assertThat(requireCosigned(add(LOG.grown(8, 9)), LOG, 9)).isEqualTo(first);
        clock.pass(Duration.ofHours(3));
        assertThat(requireCosigned(add(LOG.grown(9, 9)), LOG, 9)).isEqualTo(first + 3600);
    }

    @Test
    void a_file_that_is_broken_or_somebody_elses_stops_it() throws Exception {
        start();
        requireCosigned(add(LOG.grown(0, 8)), LOG, 8);
        assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
        stop();
        Path file = folder.resolve(hashOf(TestLog.ORIGIN) + ".checkpoint");
        String whole = Files.readString(file);
        Path others = folder.resolve(hashOf(OTHER.signer.key().name()) + ".checkpoint");
        Files.writeString(others, whole);
        assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
        Files.delete(others);
        for (String broken :
                List.of(
                        "",
                        whole.substring(0, whole.length() - 1),
                        whole.replace("\n8\n", "\n7\n"),
                        LOG.signed(8).toString())) {
            Files.writeString(file, broken);
            assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
        }
        Files.writeString(file, whole);
        start();
        requireLast(LOG, 8);
    }

    @Test
    void it_needs_a_witnesss_key_and_a_log() {
        assertThatThrownBy(() -> Witness.open(LOG.signer, LogPolicy.parse(POLICY), folder, clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> Witness.open(SIGNER, LogPolicy.parse("quorum none\n"), folder, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
