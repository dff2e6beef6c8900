package coop.mutirao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.Main;
import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.signer.RemoteSigner;
import coop.mutirao.signer.SigningResult;
import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.TestLog;
import coop.mutirao.witness.Answer;
import coop.mutirao.witness.Witness;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two commands as processes of their own.
class SignerAndWitnessTest {

    static final TestLog LOG = TestLog.honest();
    static final String TOKEN = "0123456789012345678901234567890123456789";

    @TempDir Path folder;
    final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    Process run(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    static URI ready(Process process) throws IOException {
        BufferedReader out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(" is ready at ")) {
                return URI.create(line.substring(line.indexOf("http")));
            }
        }
        throw new AssertionError(new String(process.getErrorStream().readAllBytes(), UTF_8));
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_signer_outlives_kill_and_stands_alone() throws Exception {
        Path keyFile = folder.resolve("key");
        assertThat(Cli.run("signer", "--key", file("key"), "--make-key", TestLog.ORIGIN)).isZero();
        NoteKey key = KeyFile.read(keyFile).key();
        Files.writeString(folder.resolve("token"), TOKEN + "\n");
        String[] serve = {
            "signer", "--key", file("key"), "--listen", "127.0.0.1:0", "--token-file", file("token")
        };

        Process signing = run(serve);
        try (var signer = new RemoteSigner(ready(signing), key, TOKEN, Duration.ofSeconds(10))) {
            assertThat(signer.sign(LOG.checkpoint(5), List.of()))
                    .isInstanceOf(SigningResult.Signed.class);
        }
        assertThatThrownBy(() -> CheckpointSigner.open(keyFile))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another process");
        assertThat(Cli.run(serve)).isEqualTo(Cli.FAILED);

        signing.destroyForcibly().waitFor();
        try (CheckpointSigner signer = CheckpointSigner.open(keyFile)) {
            assertThat(signer.last().orElseThrow().isSameAs(LOG.checkpoint(5))).isTrue();
            assertThat(signer.sign(LOG.checkpoint(4), List.of()))
                    .isInstanceOf(SigningResult.Behind.class);
        }
    }

    @Test
    void a_signer_that_lost_its_memory_does_not_start() throws Exception {
        Path keyFile = folder.resolve("key");
        assertThat(Cli.run("signer", "--key", file("key"), "--make-key", TestLog.ORIGIN)).isZero();
        try (CheckpointSigner signer = CheckpointSigner.open(keyFile)) {
            assertThat(signer.isSure()).isTrue();
            signer.sign(LOG.checkpoint(5), List.of());
            assertThat(signer.isSure()).isTrue();
        }
        Path last = folder.resolve("key.last");
        byte[] kept = Files.readAllBytes(last);
        Files.delete(last);
        String[] serve = {"signer", "--key", file("key"), "--listen", "127.0.0.1:0"};
        Process refused = run(serve);
        assertThat(exit(refused)).isEqualTo(Cli.FAILED);
        assertThat(new String(refused.getErrorStream().readAllBytes(), UTF_8))
                .contains("key.last is gone", "--remember")
                .hasLineCount(1);

        String note = Files.write(folder.resolve("note"), kept).toString();
        assertThat(Cli.run("signer", "--key", file("key"), "--remember", note)).isZero();
        ready(run(serve));
    }

    @Test
    void a_witness_ends_in_order_and_remembers() throws Exception {
        assertThat(Cli.run("witness", "--key", file("key"), "--make-key", "w.example/w")).isZero();
        NoteSigner signer = KeyFile.read(folder.resolve("key"));
        String policy = "log %s\nquorum none\n".formatted(LOG.signer.key());
        Files.writeString(folder.resolve("logs"), policy);
        String[] serve = {
            "witness",
            "--key",
            file("key"),
            "--data",
            file("data"),
            "--logs",
            file("logs"),
            "--listen",
            "127.0.0.1:0"
        };

        Process witnessing = run(serve);
        requireCosigned(add(ready(witnessing), LOG.grown(0, 5), 200), signer.key(), 5);
        assertThat(Cli.run(serve)).isEqualTo(Cli.FAILED);
        witnessing.destroy();
        assertThat(exit(witnessing)).isEqualTo(143);

        Path data = folder.resolve("data");
        try (Witness witness =
                Witness.open(signer, LogPolicy.parse(policy), data, InstantSource.system())) {
            assertThat(witness.add(LOG.grown(0, 8).bytes())).isEqualTo(new Answer.OtherSize(5));
            assertThat(witness.add(TestLog.forked().grown(5, 8).bytes()))
                    .isEqualTo(new Answer.Inconsistent());
        }
    }

    private static void requireCosigned(String line, NoteKey key, int size) {
        SignedNote note = SignedNote.parse((LOG.signed(size) + line).getBytes(UTF_8));
        assertThat(note.verifiedBy(List.of(key))).hasSize(1);
        assertThat(note.verifiedBy(List.of(key)).getFirst().seconds()).isGreaterThan(1_700_000_000);
    }

    private static String add(URI address, AddCheckpoint body, int status) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(address.resolve("/witness/add-checkpoint"))
                                    .POST(BodyPublishers.ofByteArray(body.bytes()))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body();
        }
    }

    @Test
    void what_is_called_wrongly_is_told_so() throws Exception {
        Files.writeString(folder.resolve("short"), "secret");
        Files.writeString(folder.resolve("nothing"), "quorum none\n");
        assertThat(Cli.run("signer", "--key", file("key"), "--make-key", "log.example")).isZero();
        assertThat(Cli.run("witness", "--key", file("w"), "--make-key", "w.example")).isZero();
        for (String[] wrong :
                new String[][] {
                    {"signer"},
                    {"signer", "--key", file("none")},
                    {"signer", "--key", file("w")},
                    {"signer", "--key", file("key"), "--make-key", "log.example"},
                    {"signer", "--key", file("other"), "--make-key", "log example"},
                    {"signer", "--key", file("key"), "--listen", "8083"},
                    {"signer", "--key", file("key"), "--listen", "0.0.0.0:0"},
                    {"signer", "--key", file("key"), "--listen", "no host:0"},
                    {"signer", "--key", file("key"), "--token-file", file("short")},
                    {"signer", "--key", file("key"), "--token-file", file("none")},
                    {"witness", "--key", file("w")},
                    {"witness", "--key", file("w"), "--data", file("d"), "--logs", file("none")},
                    {"witness", "--key", file("w"), "--data", file("d"), "--logs", file("nothing")},
                }) {
            assertThat(Cli.run(wrong)).as(String.join(" ", wrong)).isEqualTo(Cli.WRONG_USE);
        }
        assertThat(folder.resolve("other")).doesNotExist();
    }
}
