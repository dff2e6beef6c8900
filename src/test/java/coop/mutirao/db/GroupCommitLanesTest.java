package coop.mutirao.db;

import static coop.mutirao.db.GroupCommitTest.until;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.db.GroupCommit.Closed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// People's orders and a run's on one writer. People's are numbered from 0, a run's from 1,000.
@Timeout(30)
class GroupCommitLanesTest {

    private static final int BATCH = 8;
    private static final int SLICE = 2;
    private static final int RUN = 1_000;

    final Desk desk = new Desk();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final GroupCommit<Integer, String> engine =
            new GroupCommit<>(
                    new GroupCommit.Settings(
                            100, BATCH, 100, Duration.ofSeconds(20), Duration.ofSeconds(5)),
                    metrics,
                    order -> order,
                    desk::commit);

    @AfterEach
    void close() {
        desk.gate.countDown();
        engine.close();
    }

    /// Has the writer wait at the gate.
    private void hold() {
        engine.submitAll(List.of(Desk.GATE));
        until(() -> !desk.batches.isEmpty());
    }

    /// Begins a run, and waits until its lane is as full as it gets.
    private CompletableFuture<List<String>> run(int orders) {
        var run =
                CompletableFuture.supplyAsync(
                        () ->
                                engine.carryOutRun(
                                        IntStream.range(RUN, RUN + orders).boxed().toList()),
                        Thread::startVirtualThread);
        until(() -> waiting("runs") == Math.min(orders, BATCH));
        return run;
    }

    private double waiting(String lane) {
        return metrics.get("mutirao.queue.length").tag("lane", lane).gauge().value();
    }

    private long waits(String lane) {
        return metrics.get("mutirao.queue.wait").tag("lane", lane).timer().count();
    }

    private static long ofRun(List<Integer> batch) {
        return batch.stream().filter(order -> order >= RUN).count();
    }

    @Test
    void a_persons_order_is_in_the_next_batch_and_first_however_long_a_run_is() throws Exception {
        hold();
        var run = run(200);
        List<Supplier<String>> order = engine.submitAll(List.of(7));
        desk.gate.countDown();

        assertThat(order.getFirst().get()).isEqualTo("7 done");
        assertThat(desk.batches.get(1)).containsExactly(7, RUN, RUN + 1);
        assertThat(run.get(20, SECONDS)).hasSize(200).allMatch(text -> text.endsWith("done"));
    }

    @Test
    void a_run_comes_on_however_many_people_order() throws Exception {
        hold();
        var run = run(2 * SLICE);
        var orders = engine.submitAll(IntStream.range(0, 4 * BATCH).boxed().toList());
        desk.gate.countDown();

        assertThat(orders).extracting(Supplier::get).hasSize(4 * BATCH);
        assertThat(run.get(20, SECONDS)).hasSize(2 * SLICE);
        assertThat(desk.batches.subList(1, 5)).extracting(List::size).containsExactly(10, 10, 8, 8);
        assertThat(desk.batches.subList(1, 5))
                .extracting(GroupCommitLanesTest::ofRun)
                .containsExactly(2L, 2L, 0L, 0L);
        assertThat(waits("people")).isEqualTo(1 + 4 * BATCH);
        assertThat(waits("runs")).isEqualTo(2 * SLICE);
        assertThat(metrics.get("mutirao.batch.size").summary().max()).isEqualTo(10);
        assertThat(metrics.get("mutirao.batch.commit").timer().count()).isEqualTo(5);
    }

    @Test
    void a_run_has_whole_batches_while_nobody_orders() throws Exception {
        hold();
        var run = run(2 * BATCH);
        desk.gate.countDown();

        assertThat(run.get(20, SECONDS)).hasSize(2 * BATCH);
        assertThat(desk.batches.get(1)).hasSize(BATCH);
    }

    /// It waits for room in its lane, and takes none of people's.
    @Test
    void a_run_is_not_turned_away_and_turns_nobody_away() throws Exception {
        hold();
        var run = run(500);
        var orders = engine.submitAll(IntStream.range(0, 100).boxed().toList());
        desk.gate.countDown();

        assertThat(orders).extracting(Supplier::get).hasSize(100);
        assertThat(run.get(20, SECONDS)).hasSize(500);
        assertThat(desk.table).hasSize(1 + 100 + 500);
    }

    @Test
    void a_run_ends_when_the_service_stops_and_what_it_was_told_is_true() {
        hold();
        var run = run(200);
        var closing = CompletableFuture.runAsync(engine::close, Thread::startVirtualThread);
        until(engine::isClosing);
        desk.gate.countDown();

        assertThatThrownBy(() -> run.get(20, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Closed.class);
        closing.join();
        assertThat(desk.table.size()).isLessThanOrEqualTo(1 + BATCH + 1);
    }
}
