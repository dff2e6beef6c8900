package coop.mutirao.db;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.db.GroupCommit.Closed;
import coop.mutirao.db.GroupCommit.OutcomeUnknown;
import coop.mutirao.db.GroupCommit.Overloaded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {

    static final GroupCommit.Settings CALM =
            new GroupCommit.Settings(
                    1_000, 512, 1_000, Duration.ofSeconds(20), Duration.ofSeconds(5));

    final Desk desk = new Desk();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        desk.gate.countDown();
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    GroupCommit<Integer, String> engine(GroupCommit.Settings settings) {
        var engine =
                new GroupCommit<Integer, String>(
                        settings, metrics, order -> order % 10, desk::commit);
        open.add(engine);
        return engine;
    }

    double counted(String meter, String... tags) {
        return metrics.get(meter).tags(tags).counter().count();
    }

    static RuntimeException unreachable() {
        return new IllegalStateException(new SQLException("gone", "08006"));
    }

    @Test
    void a_lone_order_is_carried_out_at_once() {
        assertThat(engine(CALM).submit(1)).isEqualTo("1 done");
        assertThat(desk.batches).containsExactly(List.of(1));
    }

    @Test
    void what_waits_is_carried_out_together_in_its_order() {
        var engine = engine(CALM);
        hold(engine);

        List<Supplier<String>> outcomes = engine.submitAll(List.of(3, 1, 2));
        desk.gate.countDown();

        assertThat(outcomes)
                .extracting(Supplier::get)
                .containsExactly("3 done", "1 done", "2 done");
        assertThat(desk.batches).containsExactly(List.of(Desk.GATE), List.of(3, 1, 2));
    }

    @Test
    void a_batch_has_at_most_so_many() {
        var engine =
                engine(new GroupCommit.Settings(100, 3, 100, CALM.answerWithin(), CALM.retryFor()));
        hold(engine);

        var outcomes = engine.submitAll(List.of(1, 2, 3, 4));
        desk.gate.countDown();

        assertThat(outcomes).extracting(Supplier::get).hasSize(4);
        assertThat(desk.batches).containsExactly(List.of(Desk.GATE), List.of(1, 2, 3), List.of(4));
    }

    @Nested
    class An_order_that_cannot_be_written {

        @Test
        void stands_alone_in_the_end_and_harms_nobody() {
            var engine = engine(CALM);
            hold(engine);
            desk.poisonous.add(37);

            var outcomes = engine.submitAll(IntStream.range(0, 100).boxed().toList());
            desk.gate.countDown();

            for (int order = 0; order < 100; order++) {
                Supplier<String> outcome = outcomes.get(order);
                if (order == 37) {
                    assertThatThrownBy(outcome::get).hasMessage("poison 37");
                } else {
                    assertThat(outcome.get()).isEqualTo(order + " done");
                }
            }
            assertThat(desk.table).hasSize(99 + 1).doesNotContainKey(37);
            assertThat(desk.batches)
                    .as("100 halved 7 times, both halves tried")
                    .hasSizeLessThanOrEqualTo(2 + 2 * 7);
            assertThat(counted("mutirao.batch.halved")).isBetween(6.0, 7.0);
            assertThat(counted("mutirao.orders.failed")).isEqualTo(1);
        }

        @Test
        void may_be_one_of_several() {
            var engine = engine(CALM);
            hold(engine);
            desk.poisonous.addAll(List.of(0, 1, 63, 99));

            var outcomes = engine.submitAll(IntStream.range(0, 100).boxed().toList());
            desk.gate.countDown();

            for (int order = 0; order < 100; order++) {
                Supplier<String> outcome = outcomes.get(order);
                if (desk.poisonous.contains(order)) {
                    assertThatThrownBy(outcome::get).hasMessage("poison " + order);
                } else {
                    assertThat(outcome.get()).isEqualTo(order + " done");
                }
            }
        }

        @Test
        void does_not_end_the_writer_even_by_an_error() {
            var engine =
                    new GroupCommit<Integer, String>(
                            CALM,
                            metrics,
                            _ -> "",
                            orders -> {
                                if (orders.contains(13)) {
                                    throw new StackOverflowError();
                                }
                                return desk.commit(orders);
                            });
            open.add(engine);

            assertThatThrownBy(() -> engine.submit(13))
                    .hasRootCauseInstanceOf(StackOverflowError.class);
            assertThat(engine.submit(1)).isEqualTo("1 done");
        }
    }

    @Nested
    class A_database_that_cannot_be_reached {

        @Test
        void is_tried_again() {
            desk.failures.addAll(List.of(unreachable(), unreachable()));

            assertThat(engine(CALM).submit(1)).isEqualTo("1 done");
            assertThat(counted("mutirao.batch.retries")).isEqualTo(2);
            assertThat(counted("mutirao.orders.resolved")).isEqualTo(1);
            assertThat(counted("mutirao.orders.unknown")).isZero();
        }

        @Test
        void may_have_committed_before_its_answer_was_lost_and_does_not_twice() {
            desk.lostAnswers.add(unreachable());
            var engine = engine(CALM);
            hold(engine);

            var outcomes = engine.submitAll(List.of(1, 2));
            desk.gate.countDown();

            // The answer that was lost is the desk.gate's, so that is what comes again.
            assertThat(outcomes).extracting(Supplier::get).containsExactly("1 done", "2 done");
            assertThat(desk.batches.subList(0, 2))
                    .containsExactly(List.of(Desk.GATE), List.of(Desk.GATE));
            desk.lostAnswers.add(unreachable());
            assertThat(engine.submit(3)).isEqualTo("3 again");
            assertThat(desk.table).containsOnlyKeys(Desk.GATE, 1, 2, 3);
        }

        @Test
        void for_too_long_leaves_the_outcome_unknown_of_all_in_the_batch_only() {
            var impatient =
                    new GroupCommit.Settings(
                            100, 10, 100, Duration.ofSeconds(20), Duration.ofMillis(1));
            desk.failures.addAll(List.of(unreachable(), unreachable()));
            var engine = engine(impatient);

            assertThatThrownBy(() -> engine.submit(1)).isInstanceOf(OutcomeUnknown.class);
            assertThat(counted("mutirao.orders.unknown")).isEqualTo(1);
            desk.failures.clear();
            assertThat(engine.submit(1)).isEqualTo("1 done");
        }

        @Test
        void is_waited_for_once_for_a_batch_and_not_for_each_half() {
            var impatient =
                    new GroupCommit.Settings(
                            100, 10, 100, Duration.ofSeconds(20), Duration.ofMillis(1));
            var engine = engine(impatient);
            hold(engine);
            var outcomes = engine.submitAll(List.of(1, 2, 3, 4));
            IntStream.range(0, 50).forEach(_ -> desk.lostAnswers.add(unreachable()));
            desk.gate.countDown();

            outcomes.forEach(o -> assertThatThrownBy(o::get).isInstanceOf(OutcomeUnknown.class));
            assertThat(desk.batches)
                    .allMatch(b -> (b.size() == 1 && b.contains(Desk.GATE)) || b.size() == 4);
            desk.lostAnswers.clear();
        }
    }

    @Nested
    class A_full_queue {

        final GroupCommit.Settings small =
                new GroupCommit.Settings(3, 10, 2, CALM.answerWithin(), CALM.retryFor());

        @Test
        void turns_away_what_is_beyond_its_capacity() {
            var engine = engine(small);
            hold(engine);

            var outcomes = engine.submitAll(List.of(1, 2, 3, 4));

            assertThatThrownBy(() -> outcomes.get(3).get()).isInstanceOf(Overloaded.class);
            assertThat(counted("mutirao.queue.refused", "reason", "full")).isEqualTo(1);
            assertThat(metrics.get("mutirao.queue.length").tag("lane", "people").gauge().value())
                    .isEqualTo(3);
            desk.gate.countDown();
            assertThat(outcomes.subList(0, 3)).extracting(Supplier::get).hasSize(3);
            assertThat(desk.table).doesNotContainKey(4);
            assertThat(engine.submit(4)).as("there is room again").isEqualTo("4 done");
        }

        @Test
        void is_not_filled_by_one_party() {
            var engine = engine(small);
            hold(engine);

            // Orders 7, 17 and 27 are of one party.
            var outcomes = engine.submitAll(List.of(7, 17, 27, 8));

            assertThatThrownBy(() -> outcomes.get(2).get())
                    .isInstanceOf(Overloaded.class)
                    .hasMessageContaining("one account");
            assertThat(counted("mutirao.queue.refused", "reason", "share")).isEqualTo(1);
            desk.gate.countDown();
            assertThat(outcomes.get(3).get()).isEqualTo("8 done");
            assertThat(outcomes.get(1).get()).isEqualTo("17 done");
            assertThat(engine.submitAll(List.of(27, 37))).extracting(Supplier::get).hasSize(2);
        }
    }

    @Nested
    class Who_waits_too_long {

        final GroupCommit.Settings hasty =
                new GroupCommit.Settings(10, 10, 1, Duration.ofMillis(50), CALM.retryFor());

        @Test
        void is_withdrawn_and_never_carried_out() {
            var engine = engine(hasty);
            hold(engine);

            assertThatThrownBy(() -> engine.submit(5))
                    .isInstanceOf(Overloaded.class)
                    .hasMessageContaining("withdrawn");
            assertThat(counted("mutirao.queue.refused", "reason", "waited")).isEqualTo(1);
            desk.gate.countDown();

            assertThat(engine.submit(6)).isEqualTo("6 done");
            assertThat(desk.table).doesNotContainKey(5);
            assertThat(engine.submit(5)).as("its share is free again").isEqualTo("5 done");
        }

        @Test
        void does_not_know_the_outcome_if_the_writer_has_it() {
            var engine = engine(hasty);

            assertThatThrownBy(() -> engine.submit(Desk.GATE)).isInstanceOf(OutcomeUnknown.class);
            assertThat(counted("mutirao.orders.unknown")).isEqualTo(1);
            desk.gate.countDown();

            until(() -> desk.table.containsKey(Desk.GATE));
        }
    }

    @Nested
    class Closing {

        @Test
        void carries_out_what_waits_and_takes_nothing_more() throws Exception {
            var engine = engine(CALM);
            hold(engine);
            var outcomes = engine.submitAll(List.of(1, 2, 3));
            CompletableFuture<Void> closed = CompletableFuture.runAsync(engine::close);
            until(engine::isClosing);

            assertThatThrownBy(() -> engine.submit(4)).isInstanceOf(Closed.class);
            desk.gate.countDown();
            closed.get(20, SECONDS);

            assertThat(outcomes)
                    .extracting(Supplier::get)
                    .containsExactly("1 done", "2 done", "3 done");
            assertThat(desk.table).doesNotContainKey(4);
        }

        /// However close an order comes to the end, it is carried out or turned away, and its
        /// sender knows which.
        @Test
        void leaves_nobody_waiting() throws Exception {
            var never =
                    new GroupCommit.Settings(
                            10_000, 16, 10_000, Duration.ofSeconds(5), CALM.retryFor());
            for (int round = 0; round < 20; round++) {
                var engine = engine(never);
                desk.table.clear();
                Map<Integer, String> told = new ConcurrentHashMap<>();
                try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int n = 0; n < 200; n++) {
                        int order = n;
                        Future<?> _ =
                                senders.submit(() -> {
                                    try {
                                        told.put(order, engine.submit(order));
                                    } catch (Closed e) {
                                        told.put(order, "closed");
                                    }
                                    return order;
                                });
                    }
                    engine.close();
                }
                assertThat(told).hasSize(200);
                told.forEach((order, answer) ->
                        assertThat(desk.table.containsKey(order))
                                .isEqualTo(!answer.equals("closed")));
            }
        }
    }

    @Test
    void senders_of_many_threads_get_each_their_own_outcome() throws Exception {
        var engine = engine(CALM);
        List<CompletableFuture<String>> outcomes = new ArrayList<>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 500; n++) {
                int order = n;
                outcomes.add(CompletableFuture.supplyAsync(() -> engine.submit(order), senders));
            }
        }

        for (int n = 0; n < 500; n++) {
            assertThat(outcome(outcomes.get(n))).isEqualTo(n + " done");
        }
    }

    private static String outcome(CompletableFuture<String> future) throws Exception {
        try {
            return future.get(20, SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /// Has the writer wait at the desk.gate.
    void hold(GroupCommit<Integer, String> engine) {
        engine.submitAll(List.of(Desk.GATE));
        until(() -> !desk.batches.isEmpty());
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
