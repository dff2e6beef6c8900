package coop.mutirao.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.signer.DurableFile;
import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.TestLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Logs that lie, clients that mean harm, and power that fails.
class WitnessUnderAttackTest extends AskedWitness {

    @Test
    void nothing_is_taken_back() throws Exception {
        start();
        requireCosigned(add(LOG.grown(0, 8)), LOG, 8);
        for (int i = 0; i < 2; i++) {
            requireSize(add(LOG.grown(0, 5)), 8);
            requireSize(add(LOG.grown(5, 5)), 8);
            requireSize(add(LOG.grown(0, 13)), 8);
            requireSize(add(LOG.grown(9, 13)), 8);
            // As if it were smaller than what it grew from.
            var back = new AddCheckpoint(8, LOG.proof(5, 8), LOG.signed(5).toString());
            assertThat(add(back).statusCode()).isEqualTo(400);
            requireLast(LOG, 8);
            restart();
        }
    }

    @Test
    void a_split_view_is_not_cosigned() throws Exception {
        start();
        requireCosigned(add(LOG.grown(0, 8)), LOG, 8);
        for (int i = 0; i < 2; i++) {
            for (AddCheckpoint fork :
                    List.of(
                            FORK.grown(8, 8),
                            FORK.grown(8, 13),
                            new AddCheckpoint(8, LOG.proof(8, 13), FORK.signed(13).toString()),
                            new AddCheckpoint(8, List.of(), LOG.signed(13).toString()),
                            new AddCheckpoint(8, LOG.proof(7, 13), LOG.signed(13).toString()))) {
                assertThat(add(fork).statusCode()).isEqualTo(422);
            }
            requireSize(add(FORK.grown(0, 8)), 8);
            requireLast(LOG, 8);
            restart();
        }
    }

    @Test
    void who_is_not_known_is_not_cosigned() {
        start();
        assertThat(add(TestLog.named("unknown.example").grown(0, 5)).statusCode()).isEqualTo(404);
        // The name of a log that is known, by another log's key.
        assertThat(add(OTHER.grown(0, 5)).statusCode()).isEqualTo(403);
        String text = LOG.checkpoint(5).text();
        SignedNote.Signature right = LOG.signer.sign(text, 0);
        byte[] bytes = right.bytes().clone();
        bytes[0] ^= 1;
        var wrong = new SignedNote.Signature(right.name(), right.id(), bytes);
        for (List<SignedNote.Signature> lines :
                List.of(
                        List.of(wrong),
                        List.of(SIGNER.sign(text, 1)),
                        List.of(LOG.signer.sign(LOG.checkpoint(6).text(), 0)))) {
            String note = new SignedNote(text, lines).toString();
            assertThat(add(new AddCheckpoint(0, List.of(), note)).statusCode()).isEqualTo(403);
        }
        assertThat(last(TestLog.ORIGIN).statusCode()).isEqualTo(404);
        for (String path : List.of("/x/checkpoint", "/%2e%2e%2flock/checkpoint", "/checkpoint")) {
            assertThat(send(to(path)).statusCode()).as(path).isBetween(400, 404);
        }
    }

    @Test
    void of_many_signatures_the_logs_own_is_kept() {
        start();
        String text = LOG.checkpoint(5).text();
        List<SignedNote.Signature> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(new SignedNote.Signature("junk/" + i, i, new byte[100]));
        }
        lines.add(LOG.signer.sign(text, 0));
        String note = new SignedNote(text, lines).toString();
        requireCosigned(add(new AddCheckpoint(0, List.of(), note)), LOG, 5);
        requireLast(LOG, 5);
    }

    @Test
    void what_is_malformed_or_huge_is_refused() {
        start();
        String note = LOG.signed(5).toString();
        String hash = Base64.getEncoder().encodeToString(new byte[32]) + "\n";
        for (String body :
                List.of(
                        "",
                        "old 0\n",
                        "old 0\n\n",
                        "old 00\n\n" + note,
                        "old 0\n" + note,
                        "old 0\r\n\r\n" + note,
                        "old 0\n\n" + note.replace("—", "-"),
                        "old 6\n\n" + note,
                        "old 0\n" + hash.repeat(64) + "\n" + note)) {
            assertThat(add(body.getBytes(UTF_8)).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(add(("old 0\n" + hash.repeat(63) + "\n" + note).getBytes(UTF_8)).statusCode())
                .isEqualTo(422);
        byte[] large = new byte[WitnessRoutes.BODY_BYTES_MAX + 1];
        assertThat(add(large).statusCode()).isEqualTo(413);
        assertThat(addInPieces(large).statusCode()).isEqualTo(413);
        // Of what is much larger the rest is not read, and an answer may be lost with it.
        byte[] huge = new byte[10_000_000];
        assertThat(status(() -> add(huge))).isIn(413, 0);
        assertThat(status(() -> addInPieces(huge))).isIn(413, 0);
        assertThat(send(to("/add-checkpoint")).statusCode()).isEqualTo(405);
        assertThat(last(TestLog.ORIGIN).statusCode()).isEqualTo(404);
        requireCosigned(add(LOG.grown(0, 5)), LOG, 5);
    }

    private HttpResponse<String> addInPieces(byte[] body) {
        return send(
                to("/add-checkpoint")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    private static int status(Supplier<HttpResponse<String>> request) {
        try {
            return request.get().statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    @Test
    void of_two_that_contradict_each_other_one_wins_at_most() throws Exception {
        start();
        requireCosigned(add(LOG.grown(0, 2)), LOG, 2);
        int old = 2;
        // As long as they agree, either may win; from leaf 3 on, the first winner has won for good.
        @Nullable TestLog winner = null;
        for (int round = 0; round < 15; round++) {
            int from = old;
            int size = old + 2;
            List<Callable<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(() -> add(LOG.grown(from, size)).statusCode());
                asked.add(() -> add(FORK.grown(from, size)).statusCode());
            }
            List<Integer> statuses = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Integer> answer : threads.invokeAll(asked)) {
                    statuses.add(answer.get());
                }
            }
            assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 409, 422);
            TestLog won = lastOf(LOG).isSameAs(LOG.checkpoint(size)) ? LOG : FORK;
            assertThat(winner == null || winner == won).isTrue();
            winner = won;
            requireLast(won, size);
            old = size;
        }
    }

    @Test
    void sizes_never_go_back_whoever_asks_at_once() throws Exception {
        start();
        List<Callable<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int step = i + 1;
            asked.add(() -> {
                int known = 0;
                int cosigned = 0;
                for (int tries = 0; tries < 12; tries++) {
                    int size = known + step;
                    HttpResponse<String> answer = add(LOG.grown(known, size));
                    if (answer.statusCode() == 200) {
                        assertThat(size).isGreaterThan(cosigned);
                        cosigned = size;
                        known = size;
                    } else {
                        assertThat(answer.statusCode()).isEqualTo(409);
                        int told = Integer.parseInt(answer.body().strip());
                        assertThat(told).isGreaterThanOrEqualTo(cosigned);
                        known = told;
                    }
                    if (known > 280) {
                        break;
                    }
                }
                return cosigned;
            });
        }
        int largest = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(asked)) {
                largest = Math.max(largest, answer.get());
            }
        }
        assertThat(largest).isGreaterThan(8);
        requireLast(LOG, largest);
        restart();
        requireLast(LOG, largest);
    }

    @Test
    void killed_between_writing_and_answering_it_remembers_what_nobody_got() throws Exception {
        start();
        requireCosigned(add(LOG.grown(0, 5)), LOG, 5);
        stop();
        start(
                POLICY,
                (file, bytes) -> {
                    DurableFile.replace(file, bytes);
                    throw new UncheckedIOException(new IOException("killed"));
                });
        assertThat(add(LOG.grown(5, 8)).statusCode()).isEqualTo(500);
        restart();
        requireLast(LOG, 8);
        requireSize(add(LOG.grown(5, 8)), 8);
        assertThat(add(FORK.grown(8, 8)).statusCode()).isEqualTo(422);
        requireCosigned(add(LOG.grown(8, 8)), LOG, 8);
    }

    @Test
    void what_cannot_be_written_is_not_cosigned() throws Exception {
        start(
                POLICY,
                (_, _) -> {
                    throw new UncheckedIOException(new IOException("disk full"));
                });
        HttpResponse<String> answer = add(LOG.grown(0, 5));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("—").doesNotContain("disk");
        assertThat(last(TestLog.ORIGIN).statusCode()).isEqualTo(404);
        restart();
        requireCosigned(add(FORK.grown(0, 5)), FORK, 5);
    }
}
