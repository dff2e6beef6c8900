package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.db.GroupCommit;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two instances of the service on one database, and a crowd that pays over both at once.
class ConcurrencyTest {

    private static final int CLIENTS = 64;
    private static final int ACCOUNTS = 20;
    private static final Duration LASTS = Duration.ofSeconds(5);

    DataSource database = TestDatabase.fresh();
    List<TestApp> instances = List.of();

    /// What the clients were told.
    final Map<TransferId, Payment> committed = new ConcurrentHashMap<>();

    final Map<TransferId, PaymentOrder> refused = new ConcurrentHashMap<>();
    final AtomicLong turnedAway = new AtomicLong();
    final AtomicLong ids = new AtomicLong();

    @BeforeEach
    void open() {
        var first = TestApp.founded(database, InstantSource.system(), 1);
        instances = List.of(first, new TestApp(database, InstantSource.system(), 2));
        for (int i = 0; i < ACCOUNTS; i++) {
            first.admit("m" + i, 50 + i, 100 + i, null);
        }
    }

    @AfterEach
    void close() {
        instances.forEach(TestApp::close);
    }

    @Test
    void a_crowd_on_two_instances_leaves_books_that_are_right() throws Exception {
        long end = System.nanoTime() + LASTS.toNanos();
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < CLIENTS; c++) {
                var random = new SplittableRandom(c);
                clients.add(
                        threads.submit(() -> {
                            while (System.nanoTime() < end) {
                                pay(random, threads);
                            }
                            return null;
                        }));
            }
            for (Future<?> client : clients) {
                client.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(committed).as("something happened").hasSizeGreaterThan(100);
        assertThat(refused).as("limits were met").isNotEmpty();
        assertThat(committed).doesNotContainKeys(refused.keySet().toArray(TransferId[]::new));
        var books = new BookAudit(database);
        books.checkLog();
        books.checkEntries();
        books.checkLimits();
        books.checkTransfers(committed.keySet(), 0);
        assertThat(balances()).isEqualTo(acknowledged());
        assertRefusalsStand();
    }

    private void pay(SplittableRandom random, ExecutorService threads) throws Exception {
        int payer = random.nextInt(ACCOUNTS);
        int payee = (payer + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        PaymentOrder order =
                Orders.pay(ids.incrementAndGet(), "m" + payer, "m" + payee, 1 + random.nextInt(60));
        if (order.id().value().getLeastSignificantBits() % 5 > 0) {
            tell(order, outcome(instances.get(random.nextInt(2)), order));
            return;
        }
        var there = CompletableFuture.supplyAsync(() -> outcome(instances.get(1), order), threads);
        String here = outcome(instances.get(0), order);
        String other = there.get(60, TimeUnit.SECONDS);
        if (!here.equals("overloaded") && !other.equals("overloaded")) {
            assertThat(here).isEqualTo(other);
        }
        tell(order, here.equals("overloaded") ? other : here);
    }

    private void tell(PaymentOrder order, String outcome) {
        if (outcome.equals("overloaded")) {
            turnedAway.incrementAndGet();
        } else if (!outcome.equals("committed")) {
            refused.put(order.id(), order);
        }
    }

    private String outcome(TestApp instance, PaymentOrder order) {
        try {
            return switch (instance.app.payments.submit(order)) {
                case PaymentOutcome.Committed(var payment, var _) -> {
                    Payment before = committed.putIfAbsent(order.id(), payment);
                    assertThat(before == null || before.equals(payment))
                            .as("one payment for an id: %s, %s", before, payment)
                            .isTrue();
                    yield "committed";
                }
                case PaymentOutcome.Refused(var problem, var kept) -> {
                    assertThat(kept).isTrue();
                    yield problem.type() + " " + problem.detail();
                }
            };
        } catch (GroupCommit.Overloaded e) {
            return "overloaded";
        }
    }

    /// The balances that follow from what the clients were told.
    private Map<String, Long> acknowledged() {
        Map<String, Long> balances = new HashMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            balances.put("m" + i, 0L);
        }
        long contributions = 0;
        for (Payment payment : committed.values()) {
            balances.merge(
                    String.valueOf(payment.payer()), -payment.payerPays().minorUnits(), Long::sum);
            balances.merge(
                    String.valueOf(payment.payee()), payment.payeeGets().minorUnits(), Long::sum);
            contributions += payment.contribution().minorUnits();
        }
        balances.put(Payments.FUND_INCOME, contributions);
        return balances;
    }

    private Map<String, Long> balances() {
        Map<String, Long> balances = new HashMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            balances.put("m" + i, instances.getFirst().balance("m" + i));
        }
        balances.put(Payments.FUND_INCOME, instances.getFirst().balance(Payments.FUND_INCOME));
        return balances;
    }

    private void assertRefusalsStand() {
        List<PaymentOrder> some = refused.values().stream().limit(500).toList();
        assertThat(instances.get(1).app.payments.carryOut(some))
                .allMatch(outcome ->
                        outcome instanceof PaymentOutcome.Refused(var _, var kept) && kept);
    }

    /// Payments of one batch follow each other, and of two instances too: if one was answered
    /// before the other was sent, the other sees it.
    @Test
    void what_was_answered_by_one_instance_is_seen_by_the_other() {
        instances.getFirst().admit("ana", 100, 100, null);
        instances.getFirst().admit("bea", 0, 100, null);
        for (int round = 0; round < 30; round++) {
            PaymentOrder there = gift("ana", "bea");
            PaymentOrder back = gift("bea", "ana");

            assertThat(instances.get(round % 2).app.payments.submit(there))
                    .isInstanceOf(PaymentOutcome.Committed.class);
            assertThat(instances.get((round + 1) % 2).app.payments.submit(back))
                    .as("bea has nothing but what ana gave")
                    .isInstanceOf(PaymentOutcome.Committed.class);
        }
        assertThat(instances.get(1).balance("bea")).isZero();
    }

    private PaymentOrder gift(String payer, String payee) {
        return new PaymentOrder(
                new TransferId(new java.util.UUID(0x7002, ids.incrementAndGet())),
                TransferKind.GIFT,
                payer,
                payee,
                Money.of(100),
                null,
                null,
                null,
                null,
                new Order.Actor(payer, null));
    }
}
