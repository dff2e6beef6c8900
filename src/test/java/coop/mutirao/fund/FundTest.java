package coop.mutirao.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FundTest {

    static final TransferId ID = Orders.id(7);

    final SetClock clock = new SetClock(Instant.parse("2026-09-01T08:00:00Z"));
    final TestApp app = TestApp.founded(TestDatabase.fresh(), clock, 1);

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

    @Nested
    class Month_by_month {

        @Test
        void it_holds_what_came_in_less_what_went_out() {
            assertThat(months()).isEmpty();
            pay(1, 1_000);
            at("2026-09-30T23:59:59.999999Z");
            pay(2, 1_000);
            at("2026-10-01T00:00:00Z");
            assertThat(sweep(ID)).isInstanceOf(Fund.Result.Swept.class);
            assertThat(app.app.payments.submit(Orders.pay(3, "bea", "ana", 500)))
                    .isInstanceOf(PaymentOutcome.Committed.class);

            assertThat(months())
                    .extracting(FundMonth::month, FundMonth::contributions, FundMonth::balance)
                    .containsExactly(
                            tuple("2026-09", Money.of(20), Money.of(20)),
                            tuple("2026-10", Money.of(5), Money.of(25)));

            at("2027-11-30T00:00:00Z");
            assertThat(app.app.payments.submit(Orders.pay(4, "bea", "ana", 500)))
                    .isInstanceOf(PaymentOutcome.Committed.class);
            assertThat(months()).hasSize(FundMonths.MONTHS);
            assertThat(months().getFirst().month()).isEqualTo("2026-12");
            assertThat(months().getFirst().balance()).as("none came").isEqualTo(Money.of(25));
            assertThat(months().getLast().balance()).isEqualTo(Money.of(30));
        }

        @Test
        void each_kind_of_flow_has_its_place() {
            var flows = new ArrayList<FundMonth.Flow>();
            long amount = 1;
            for (TransferKind kind : TransferKind.values()) {
                for (int entryNo : new int[] {0, 2}) {
                    Money came = Money.of(amount);
                    flows.add(new FundMonth.Flow(kind, entryNo, came, Money.of(amount * 3)));
                    amount *= 2;
                }
            }
            Money sum = flows.stream().map(FundMonth.Flow::net).reduce(Money.ZERO, Money::plus);

            var month = FundMonth.of(YearMonth.of(2026, 9), flows, Money.ZERO);

            assertThat(month.net()).as("nothing is lost and nothing twice").isEqualTo(sum);
        }

        private void at(String time) {
            clock.pass(Duration.between(clock.instant(), Instant.parse(time)));
        }

        private List<FundMonth> months() {
            return app.app.fund.months.list();
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
