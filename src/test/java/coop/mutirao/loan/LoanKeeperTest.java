package coop.mutirao.loan;

import static coop.mutirao.loan.LoanTown.asked;
import static coop.mutirao.loan.LoanTown.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.TestApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loans when somebody is killed, many act at once, or a batch pays one borrower many times.
class LoanKeeperTest {

    private static LoanTown town;

    @TempDir Path folder;

    @BeforeAll
    static void open() {
        town = new LoanTown();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private long owed(String path, String borrower) {
        return town.as(borrower).get(path).is(200).body().get("outstanding").asLong();
    }

    @Test
    void whatever_happens_at_once_nothing_is_taken_twice() throws Exception {
        String one = town.lend("ana", asked(1_000, schedule("dates", "2026-10-01", 2)));
        String two = town.lend("cem", asked(1_000, schedule("dates", "2026-10-01", 2)));
        town.at("2026-10-01T08:00:00Z");
        assertThat(town.app.app.economy.lending.keeper.step())
                .as("killed after the first")
                .isTrue();
        try (var other = new TestApp(town.database, town.clock, 7);
                var threads = Executors.newFixedThreadPool(3)) {
            var start = new CountDownLatch(1);
            List<Future<Integer>> all = new ArrayList<>();
            for (TestApp app : List.of(town.app, other, other)) {
                all.add(
                        threads.submit(() -> {
                            start.await();
                            return app.app.economy.lending.keeper.keep();
                        }));
            }
            start.countDown();
            for (Future<Integer> each : all) {
                each.get();
            }
        }
        assertThat(owed(one, "ana")).isEqualTo(500);
        assertThat(owed(two, "cem")).isEqualTo(500);
        assertThat(town.keep()).isZero();

        // The last of it, sent by two at once: one is paid, the other one is too much.
        try (var threads = Executors.newFixedThreadPool(4)) {
            var start = new CountDownLatch(1);
            List<Future<Integer>> all = new ArrayList<>();
            var ana = town.as("ana");
            for (int i = 0; i < 4; i++) {
                String path = one + "/repayments/" + UUID.randomUUID();
                all.add(
                        threads.submit(() -> {
                            start.await();
                            return ana.put(path, Map.of("amount", 500)).status();
                        }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : all) {
                statuses.add(each.get());
            }
            assertThat(statuses).containsOnlyOnce(201).contains(409);
        }
        assertThat(owed(one, "ana")).isZero();

        batches();
        town.sound(folder);
    }

    // Several receipts in one batch: each sees what the one before it left.
    private void batches() {
        String path = town.lend("dora", asked(1_000, schedule("receipts", "2027-01-01", 3)));
        town.pay("dora", "bea", 900);
        long before = owed(path, "dora");
        var orders =
                List.of(
                        Orders.pay(5_001, "bea", "dora", 7),
                        Orders.pay(5_002, "bea", "dora", 7),
                        Orders.pay(5_003, "dora", "bea", 50),
                        Orders.pay(5_004, "cem", "dora", 11),
                        Orders.pay(5_005, "cem", "dora", 4_000),
                        Orders.pay(5_006, "cem", "dora", 4_000));
        assertThat(town.app.app.payments.carryOut(orders))
                .allSatisfy(o -> assertThat(o).isInstanceOf(PaymentOutcome.Committed.class));
        // 20 % of 7, 7, 11 and 4,000 are 1.4, 1.4, 2.2 and 800: 805 of 1,000; the rest by the last.
        assertThat(before).isEqualTo(1_000);
        assertThat(owed(path, "dora")).isZero();
        assertThat(town.number("SELECT sum(amount)::bigint FROM loan_posting WHERE way = 'swept'"))
                .isEqualTo(1_000);
        assertThat(town.app.app.payments.carryOut(orders))
                .as("sent again")
                .allSatisfy(o -> assertThat(o).isInstanceOf(PaymentOutcome.Committed.class));
        assertThat(town.number("SELECT count(*) FROM loan_posting WHERE way = 'swept'"))
                .isEqualTo(5);
    }
}
