package coop.mutirao.levy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.Explanation;
import coop.mutirao.testing.TestApp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// September 2026 has 30 days, so one percent is one percent of what lay there.
class LevyKeeperTest {

    @TempDir Path folder;

    private final LevyTown town = new LevyTown();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void nothing_is_charged_until_the_community_sets_a_rate() {
        town.pay("ana", "bea", 50_000);
        town.at("2026-10-01T09:00:00Z");

        assertThat(town.keep()).isZero();
        assertThat(town.sound(folder).figures()).containsEntry("levies", 0L);
    }

    /// Bea gets 50,000 for ten days, 20,000 for ten days and 80,000 for ten days, less the
    /// contribution, which she is charged before.
    @Test
    void idle_money_gives_what_the_sum_says_and_the_log_tells_why() {
        town.policy(10_000, 30_000, 0, null);
        town.at("2026-08-31T12:00:00Z");
        town.pay("ana", "bea", 50_000);
        town.at("2026-09-30T00:00:00Z");
        town.keep();
        town.at("2026-10-01T00:00:00Z");
        assertThat(town.keep()).as("its last moment is not over").isZero();
        town.at("2026-10-01T00:00:00.000001Z");
        assertThat(town.keep()).isPositive();

        // 19,500 for the half day of August, at one percent of 30 days: 3 and a quarter, posted in
        // September. Then 3 less for 30 days: 194.97, and what was carried makes 195.
        assertThat(town.charges()).hasSize(2);
        assertThat(town.posted("bea")).isEqualTo(3 + 195);
        assertThat(town.balance("bea")).isEqualTo(49_500 - 198);
        assertThat(town.keep()).as("once").isZero();
        assertThat(town.sound(folder).figures()).containsEntry("levies", 2L);
    }

    @Test
    void a_change_counts_from_the_next_month_on_and_not_before() {
        town.at("2026-09-10T09:00:00Z");
        town.pay("ana", "bea", 50_000);
        town.policy(10_000, 0, 0, Instant.parse("2026-09-15T00:00:00Z"));
        town.policy(20_000, 0, 0, Instant.parse("2026-10-01T00:00:00.000001Z"));
        town.policy(0, 0, 0, Instant.parse("2026-11-15T00:00:00Z"));
        town.at("2026-12-05T09:00:00Z");
        town.keep();

        // Nothing for September, since it began without a levy; October by the first version, for
        // 31 days; November by the second; and December begins without one.
        assertThat(town.charges()).extracting(r -> r.get("due", Long.class)).hasSize(2);
        long october = 49_500L * 31 / 30 / 100;
        assertThat(town.charges().getFirst().get("due", Long.class)).isEqualTo(october);
        assertThat(town.charges().getLast().get("due", Long.class)).isEqualTo(49_500 * 2 / 100);
        town.sound(folder);
    }

    @Test
    void what_is_not_there_any_more_is_forgiven_and_named() {
        town.policy(10_000, 0, 0, null);
        town.at("2026-09-01T00:00:00Z");
        town.pay("ana", "bea", 50_000);
        town.pay("ana", "cem", 10_000);
        town.at("2026-10-01T01:00:00Z");
        town.pay("bea", "ana", 60_000);
        town.pay("cem", "ana", 9_850);
        town.keep();

        assertThat(town.posted("bea")).isZero();
        assertThat(town.posted("cem")).isEqualTo(50);
        assertThat(town.balance("cem")).isZero();
        assertThat(town.charges())
                .extracting(r -> r.get("forgiven", Long.class))
                .containsExactly(495L, 49L);
        town.sound(folder);
    }

    @Test
    void whoever_buys_may_hold_for_as_many_months() {
        town.policy(10_000, 0, 3, null);
        town.at("2026-08-20T09:00:00Z");
        town.pay("bea", "ana", 20_000);
        town.at("2026-09-01T00:00:00Z");
        town.pay("ana", "bea", 50_000);
        town.at("2026-10-02T09:00:00Z");
        town.keep();

        assertThat(town.charges())
                .filteredOn(r -> "bea".equals(r.get("code", String.class)))
                .singleElement()
                .satisfies(r -> assertThat(r.get("trade", Long.class)).isEqualTo(20_000))
                .satisfies(r -> assertThat(r.get("threshold", Long.class)).isEqualTo(20_000));
        assertThat(town.posted("bea")).isEqualTo((29_500 - 20_000) / 100);
        town.sound(folder);
    }

    @Test
    void who_is_killed_between_two_steps_charges_nobody_twice() {
        town.policy(10_000, 0, 0, null);
        town.at("2026-09-01T00:00:00Z");
        town.pay("ana", "bea", 50_000);
        town.at("2026-10-02T09:00:00Z");
        assertThat(town.app.app.economy.levyKeeper.step()).isTrue();
        try (var other = new TestApp(town.database, town.clock, 7)) {
            assertThat(other.app.economy.levyKeeper.keep()).isPositive();
        }
        assertThat(town.keep()).isZero();

        assertThat(town.balance("bea")).isEqualTo(49_500 - 495);
        town.sound(folder);
    }

    @Test
    void several_at_once_charge_each_account_once() throws Exception {
        town.policy(10_000, 0, 0, null);
        town.at("2026-09-01T00:00:00Z");
        for (int i = 0; i < 30; i++) {
            town.app.admit("n" + i, 1_000, 1_000_000, null);
        }
        town.pay("ana", "bea", 50_000);
        town.at("2026-12-02T09:00:00Z");
        var start = new CountDownLatch(1);
        try (var other = new TestApp(town.database, town.clock, 7);
                var threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> all =
                    List.of(
                            threads.submit(() -> keep(start, town.app)),
                            threads.submit(() -> keep(start, other)),
                            threads.submit(() -> keep(start, other)));
            start.countDown();
            for (Future<Integer> one : all) {
                one.get();
            }
        }

        assertThat(town.charges())
                .filteredOn(r -> "bea".equals(r.get("code", String.class)))
                .hasSize(3);
        town.sound(folder);
    }

    @Test
    void a_levy_says_of_what_it_was_made() {
        town.policy(10_000, 0, 0, null);
        town.at("2026-09-01T00:00:00Z");
        town.pay("ana", "bea", 50_000);
        town.at("2026-10-02T09:00:00Z");
        town.keep();
        long index = town.charges().getFirst().get("log_index", Long.class);
        UUID id =
                town.app.app.database.inSnapshot(tx ->
                        tx.sql()
                                .fetchSingle(
                                        "SELECT transfer_id FROM transfer WHERE log_index = ?",
                                        index)
                                .get(0, UUID.class));

        Explanation explanation = town.app.app.payments.explain(new TransferId(id)).orElseThrow();
        assertThat(explanation.charges()).isEmpty();
        assertThat(explanation.levy())
                .isNotNull()
                .satisfies(levy -> assertThat(levy.period()).isEqualTo("2026-09"))
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.of(495)))
                .satisfies(levy -> assertThat(levy.policyVersion()).isEqualTo(2))
                .satisfies(levy -> assertThat(levy.arithmetic()).contains("is 495, and 0 is"));
    }

    private static int keep(CountDownLatch start, TestApp app) throws InterruptedException {
        start.await();
        return app.app.economy.levyKeeper.keep();
    }
}
