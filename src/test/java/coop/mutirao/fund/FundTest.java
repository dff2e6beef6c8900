package coop.mutirao.fund;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FundTest {

    static final TransferId ID = Orders.id(7);

    final TestApp app =
            TestApp.founded(
                    TestDatabase.fresh(), new SetClock(Instant.parse("2026-09-01T08:00:00Z")), 1);

    @BeforeEach
    void admit() {
        app.admit("ana", 2_000, 5_000, null);
        app.admit("bea", 2_000, 5_000, null);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Nested
    class A_sweep_of_nothing {

        @Test
        void stays_refused_when_there_is_something() {
            assertRefused(sweep(ID), ProblemType.NOTHING_TO_SWEEP);
            pay(1, 1_000);

            assertRefused(sweep(ID), ProblemType.NOTHING_TO_SWEEP);
            assertThat(sweep(Orders.id(8))).isInstanceOf(Fund.Result.Swept.class);
        }

        @Test
        void keeps_its_id_from_any_payment() {
            sweep(ID);

            assertRefused(pay(7, 1_000), ProblemType.PAYMENT_ID_TAKEN);
        }
    }

    @Nested
    class An_id_that_was_answered_as_a_payments {

        @Test
        void is_no_sweeps_if_it_was_posted() {
            pay(7, 1_000);

            assertRefused(sweep(ID), ProblemType.PAYMENT_ID_TAKEN);
        }

        @Test
        void is_no_sweeps_if_it_was_refused() {
            pay(1, 1_000);
            assertRefused(pay(7, 9_999), ProblemType.CREDIT_LIMIT_EXCEEDED);

            assertRefused(sweep(ID), ProblemType.PAYMENT_ID_TAKEN);
            assertRefused(pay(7, 9_999), ProblemType.CREDIT_LIMIT_EXCEEDED);
        }
    }

    Fund.Result sweep(TransferId id) {
        return app.app.fund.sweep(id, null, "service");
    }

    PaymentOutcome pay(long id, long amount) {
        return app.app.payments.submit(Orders.pay(id, "ana", "bea", amount));
    }

    static void assertRefused(Fund.Result result, ProblemType type) {
        assertThat(result).isInstanceOf(Fund.Result.Refused.class);
        assertThat(((Fund.Result.Refused) result).problem().type()).isEqualTo(type);
    }

    static void assertRefused(PaymentOutcome outcome, ProblemType type) {
        assertThat(outcome).isInstanceOf(PaymentOutcome.Refused.class);
        assertThat(((PaymentOutcome.Refused) outcome).problem().type()).isEqualTo(type);
    }
}
