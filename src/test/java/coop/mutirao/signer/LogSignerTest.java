package coop.mutirao.signer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.crypto.Chance;
import coop.mutirao.signer.SigningResult.Behind;
import coop.mutirao.signer.SigningResult.Inconsistent;
import coop.mutirao.signer.SigningResult.Signed;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import coop.mutirao.tlog.TestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every signer promises, tried on one here and on one over HTTP.
class LogSignerTest {

    static final String TOKEN = "a-token-that-nobody-guesses";
    static final TestLog LOG = TestLog.honest();
    static final TestLog FORK = TestLog.forked();

    abstract static class Promises {

        @TempDir Path folder;
        Path keyFile;
        LogSigner signer;

        abstract LogSigner open();

        void closeAll() {
            signer.close();
        }

        @BeforeEach
        void openFirst() {
            keyFile = folder.resolve("log.key");
            var chance = new Chance(new SplittableRandom(1), InstantSource.system());
            KeyFile.make(keyFile, TestLog.ORIGIN, NoteKey.Type.SIGNATURE, chance);
            signer = open();
        }

        @AfterEach
        void close() {
            closeAll();
        }

        void restart() {
            closeAll();
            signer = open();
        }

        SigningResult sign(TestLog log, int old, int size) {
            return signer.sign(log.checkpoint(size), log.proof(old, size));
        }

        void requireSigned(TestLog log, int old, int size) {
            SigningResult result = sign(log, old, size);
            assertThat(result).isInstanceOf(Signed.class);
            SignedNote note = ((Signed) result).note();
            assertThat(note.text()).isEqualTo(log.checkpoint(size).text());
            assertThat(note.verifiedBy(List.of(signer.key()))).hasSize(1);
            requireLast(log, size);
        }

        void requireLast(TestLog log, int size) {
            Checkpoint last = signer.last().orElseThrow();
            assertThat(last.isSameAs(log.checkpoint(size))).isTrue();
        }

        @Test
        void a_log_that_only_grows_is_signed() {
            assertThat(signer.last()).isEmpty();
            requireSigned(LOG, 0, 0);
            requireSigned(LOG, 0, 5);
            requireSigned(LOG, 5, 5);
            requireSigned(LOG, 5, 8);
            requireSigned(LOG, 8, 300);
        }

        @Test
        void the_first_may_have_any_size() {
            requireSigned(LOG, 0, 17);
        }

        @Test
        void what_goes_back_is_refused_also_after_a_restart() {
            requireSigned(LOG, 0, 8);
            for (int i = 0; i < 2; i++) {
                SigningResult result = sign(LOG, 0, 5);
                assertThat(result).isInstanceOf(Behind.class);
                assertThat(((Behind) result).sentence())
                        .contains(LOG.checkpoint(5).toString(), LOG.checkpoint(8).toString());
                requireLast(LOG, 8);
                restart();
            }
        }

        @Test
        void what_forks_is_refused_also_after_a_restart() {
            requireSigned(LOG, 0, 8);
            for (int i = 0; i < 2; i++) {
                for (SigningResult result :
                        List.of(
                                sign(FORK, 8, 8),
                                sign(FORK, 8, 13),
                                signer.sign(FORK.checkpoint(13), LOG.proof(8, 13)),
                                signer.sign(LOG.checkpoint(13), List.of()),
                                signer.sign(LOG.checkpoint(13), LOG.proof(7, 13)))) {
                    assertThat(result).isInstanceOf(Inconsistent.class);
                    assertThat(((Inconsistent) result).sentence())
                            .contains(LOG.checkpoint(8).toString());
                }
                requireLast(LOG, 8);
                restart();
            }
            requireSigned(LOG, 8, 13);
        }

        @Test
        void what_no_log_of_ours_says_is_refused() {
            TestLog other = TestLog.named("ledger.example.org/other");
            Checkpoint five = LOG.checkpoint(5);
            var extended = new Checkpoint(five.origin(), 5, five.root(), List.of("more"));
            assertThatThrownBy(() -> sign(other, 0, 5))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> signer.sign(extended, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> signer.sign(five, LOG.proof(3, 5)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(signer.last()).isEmpty();
        }

        @Test
        void heads_of_reports_are_signed_under_another_name() {
            var of = Map.of("size", "3");
            var statement = Statement.of("balance", LOG.checkpoint(3), of, "SOL 1 1\n");
            var ofAnother = Statement.of("x", new Checkpoint("b.example", 3, new byte[32]), of, "");

            SignedNote note = signer.sign(statement);

            assertThat(note.text()).isEqualTo(statement.text());
            assertThat(note.verifiedBy(List.of(signer.key().ofStatements()))).hasSize(1);
            assertThat(note.verifiedBy(List.of(signer.key()))).isEmpty();
            assertThatThrownBy(() -> signer.sign(ofAnother))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void a_lost_memory_shows() throws IOException {
            requireSigned(LOG, 0, 8);
            closeAll();
            Files.delete(folder.resolve("log.key.last"));
            signer = open();
            assertThat(signer.last()).isEmpty();
        }

        @Test
        void of_many_that_ask_at_once_no_two_are_contradicted() throws Exception {
            requireSigned(LOG, 0, 4);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<SigningResult>> asked = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    TestLog log = i % 2 == 0 ? LOG : FORK;
                    int size = 5 + i / 2;
                    // The fork has a proof too, from the root that it would have had.
                    asked.add(threads.submit(() -> sign(log, 4, size)));
                }
                for (int i = 0; i < asked.size(); i++) {
                    if (asked.get(i).get() instanceof Signed && i % 2 == 1) {
                        throw new AssertionError("a fork is signed");
                    }
                }
            }
            assertThat(signer.last().orElseThrow().size()).isGreaterThan(4);
        }
    }

    @Nested
    class Here extends Promises {

        @Override
        LogSigner open() {
            return CheckpointSigner.open(keyFile);
        }

        @Test
        void a_memory_that_is_broken_or_somebody_elses_stops_it() throws IOException {
            requireSigned(LOG, 0, 8);
            closeAll();
            Path state = folder.resolve("log.key.last");
            String whole = Files.readString(state);
            for (String broken :
                    List.of(
                            "",
                            whole.substring(0, whole.length() - 1),
                            whole.replace("\n8\n", "\n7\n"),
                            LOG.signed(8).toString())) {
                Files.writeString(state, broken);
                assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
            }
            Files.writeString(state, whole);
            signer = open();
            requireLast(LOG, 8);
        }

        @Test
        void there_is_one_at_a_time() {
            assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
            // Trying has not taken the lock away from the first one.
            assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
            restart();
            requireSigned(LOG, 0, 1);
        }

        @Test
        void what_cannot_be_kept_is_not_given_out() throws IOException {
            requireSigned(LOG, 0, 5);
            Path state = folder.resolve("log.key.last");
            Path part = Files.createDirectory(folder.resolve("log.key.last.part"));
            assertThatThrownBy(() -> sign(LOG, 5, 8)).isInstanceOf(UncheckedIOException.class);
            requireLast(LOG, 5);
            assertThat(Files.readString(state)).contains("\n5\n");
            Files.delete(part);
            requireSigned(LOG, 5, 8);
        }

        @Test
        void what_was_being_written_when_the_power_failed_is_not_looked_at() throws IOException {
            requireSigned(LOG, 0, 5);
            Files.writeString(folder.resolve("log.key.last.part"), "half of");
            restart();
            requireLast(LOG, 5);
            requireSigned(LOG, 5, 8);
        }

        @Test
        void a_witness_does_not_sign_for_a_log() {
            Path other = folder.resolve("witness.key");
            var chance = new Chance(new SplittableRandom(2), InstantSource.system());
            KeyFile.make(other, "w", NoteKey.Type.COSIGNATURE, chance);
            assertThatThrownBy(() -> CheckpointSigner.open(other))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Elsewhere extends Promises {

        private @Nullable CheckpointSigner holder;
        private @Nullable SignerServer server;

        @Override
        LogSigner open() {
            holder = CheckpointSigner.open(keyFile);
            var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = SignerServer.start(at, holder, TOKEN);
            return remote(TOKEN, holder.key());
        }

        CheckpointSigner holder() {
            return Objects.requireNonNull(holder);
        }

        SignerServer server() {
            return Objects.requireNonNull(server);
        }

        RemoteSigner remote(String token, NoteKey key) {
            URI address = URI.create("http://127.0.0.1:" + server().port());
            return new RemoteSigner(address, key, token, Duration.ofSeconds(5));
        }

        @Override
        void closeAll() {
            signer.close();
            server().close();
            holder().close();
        }

        @Test
        void nobody_is_answered_without_the_token() {
            for (String wrong : List.of("", TOKEN + "x", TOKEN.substring(1))) {
                try (RemoteSigner thief = remote(wrong, signer.key())) {
                    assertThatThrownBy(thief::last)
                            .isInstanceOf(SignerUnavailable.class)
                            .hasMessageContaining("401");
                    assertThatThrownBy(() -> thief.sign(LOG.checkpoint(5), List.of()))
                            .isInstanceOf(SignerUnavailable.class);
                }
            }
            assertThat(signer.last()).isEmpty();
        }

        @Test
        void somebody_elses_signatures_are_not_believed() {
            requireSigned(LOG, 0, 5);
            try (RemoteSigner ours = remote(TOKEN, LOG.signer.key())) {
                assertThatThrownBy(ours::last).isInstanceOf(SignerUnavailable.class);
            }
        }

        @Test
        void a_signer_that_is_gone_is_unavailable() {
            server().close();
            assertThatThrownBy(signer::last).isInstanceOf(SignerUnavailable.class);
        }

        @Test
        void others_than_this_machine_need_a_token() {
            var everywhere = new InetSocketAddress("0.0.0.0", 0);
            assertThatThrownBy(() -> SignerServer.start(everywhere, holder(), null))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void requests_that_are_none_change_nothing() throws Exception {
            requireSigned(LOG, 0, 5);
            String six = LOG.checkpoint(6).text();
            assertThat(post("/sign", "")).isEqualTo(400);
            assertThat(post("/sign", "old 5\n\n")).isEqualTo(400);
            assertThat(post("/sign", "old 4\n\n" + six)).isEqualTo(409);
            assertThat(post("/sign", "old 5\n\n" + six)).isEqualTo(422);
            assertThat(post("/sign", "old 5\n\n" + LOG.signed(6))).isEqualTo(400);
            assertThat(post("/sign", "old 5\n" + "x".repeat(1_000_000))).isEqualTo(413);
            assertThat(post("/last", "")).isEqualTo(404);
            assertThat(post("/sign/", "")).isEqualTo(404);
            requireLast(LOG, 5);
            requireSigned(LOG, 5, 6);
        }

        int post(String path, String body) throws Exception {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server().port())) {
                socket.setSoTimeout(10_000);
                byte[] bytes = body.getBytes(UTF_8);
                String head =
                        String.join(
                                "\r\n",
                                "POST " + path + " HTTP/1.1",
                                "Host: x",
                                "Connection: close",
                                "Content-Length: " + bytes.length,
                                "Authorization: Bearer " + TOKEN,
                                "",
                                "");
                socket.getOutputStream().write(head.getBytes(UTF_8));
                try {
                    socket.getOutputStream().write(bytes);
                } catch (IOException e) {
                    // It has heard enough; what it answered is there to be read.
                    assertThat(bytes.length).isGreaterThan(8_192);
                }
                byte[] start = socket.getInputStream().readNBytes(12);
                return Integer.parseInt(new String(start, UTF_8).substring(9));
            }
        }
    }

    @Test
    void whoever_does_not_answer_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var signer =
                        new RemoteSigner(
                                URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                                LOG.signer.key(),
                                null,
                                Duration.ofMillis(200))) {
            assertThatThrownBy(signer::last)
                    .isInstanceOf(SignerUnavailable.class)
                    .hasMessageContaining("within");
        }
    }
}
