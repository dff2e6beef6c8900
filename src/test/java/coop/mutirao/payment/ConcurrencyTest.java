package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two instances of the service on one database, in turns. Both at once are in TwoProcessesIT.
class ConcurrencyTest {

    DataSource database = TestDatabase.fresh();
    List<TestApp> instances = List.of();

    private long ids;

    @BeforeEach
    void open() {
        var first = TestApp.founded(database, InstantSource.system(), 1);
        instances = List.of(first, new TestApp(database, InstantSource.system(), 2));
    }

    @AfterEach
    void close() {
        instances.forEach(TestApp::close);
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
                new TransferId(new java.util.UUID(0x7002, ++ids)),
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
