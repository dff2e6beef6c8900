package coop.mutirao.payment;

import static coop.mutirao.payment.Orders.payment;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Money;
import coop.mutirao.payment.Decision.Answered;
import coop.mutirao.payment.Decision.Drafted;
import coop.mutirao.payment.Decision.Refused;
import coop.mutirao.payment.Decision.Repeated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PaymentBatchTest extends BatchesOfOrders {

    @Nested
    class An_id_that_comes_twice_in_one_batch {

        @Test
        void shares_one_outcome() {
            PaymentBatch batch = batch();

            Decision first = batch.decide(Orders.pay(1, "ana", "bea", 600));
            Decision again = batch.decide(Orders.pay(1, "ANA", "Bea", 600));
            Decision next = batch.decide(Orders.pay(2, "ana", "bea", 400));

            assertThat(again).isEqualTo(new Repeated(((Drafted) first).draft()));
            assertThat(next).as("600 were moved once").isInstanceOf(Drafted.class);
        }

        @Test
        void is_taken_if_it_says_something_else() {
            PaymentBatch batch = batch();
            batch.decide(Orders.pay(1, "ana", "bea", 600));

            assertRefused(
                    batch.decide(Orders.pay(1, "ana", "bea", 601)),
                    ProblemType.PAYMENT_ID_TAKEN,
                    false);
            assertRefused(
                    batch.decide(Orders.pay(1, "ana", "cem", 600)),
                    ProblemType.PAYMENT_ID_TAKEN,
                    false);
            assertRefused(batch.decide(Orders.reverse(1, 5)), ProblemType.PAYMENT_ID_TAKEN, false);
        }

        @Test
        void stays_refused_though_it_would_go_through_now() {
            PaymentBatch batch = batch();
            assertRefused(
                    batch.decide(Orders.pay(1, "ana", "bea", 1_001)),
                    ProblemType.CREDIT_LIMIT_EXCEEDED,
                    true);
            assertThat(batch.decide(Orders.pay(2, "bea", "ana", 500))).isInstanceOf(Drafted.class);

            Decision again = batch.decide(Orders.pay(1, "ana", "bea", 1_001));

            assertRefused(again, ProblemType.CREDIT_LIMIT_EXCEEDED, true);
            assertThat(again).as("written once").isInstanceOf(Answered.class);
            assertThat(batch.decide(Orders.pay(3, "ana", "bea", 1_001)))
                    .isInstanceOf(Drafted.class);
        }
    }

    @Nested
    class An_id_that_was_answered_before {

        @Test
        void is_answered_the_same() {
            payments.put(Orders.id(1), payment(1, 600, null));
            refusedBefore(Orders.pay(2, "ana", "bea", 5));
            PaymentBatch batch = batch();

            assertThat(batch.decide(Orders.pay(1, "ana", "bea", 600)))
                    .isEqualTo(
                            new Answered(
                                    new PaymentOutcome.Committed(payment(1, 600, null), true)));
            assertRefused(
                    batch.decide(Orders.pay(2, "ana", "bea", 5)), ProblemType.ORDER_EXPIRED, true);
        }

        @Test
        void is_answered_the_same_even_when_it_has_expired_meanwhile() {
            payments.put(Orders.id(1), payment(1, 600, null));

            Decision again =
                    batch().decide(
                                    Orders.pay(
                                            Orders.id(1),
                                            "ana",
                                            "bea",
                                            600,
                                            Orders.NOW.minusSeconds(1),
                                            null));

            assertThat(again)
                    .isEqualTo(
                            new Answered(
                                    new PaymentOutcome.Committed(payment(1, 600, null), true)));
        }

        @Test
        void is_taken_for_any_other_order() {
            payments.put(Orders.id(1), payment(1, 600, null));
            refusedBefore(Orders.pay(2, "ana", "bea", 5));
            PaymentBatch batch = batch();

            assertRefused(
                    batch.decide(Orders.pay(1, "ana", "bea", 599)),
                    ProblemType.PAYMENT_ID_TAKEN,
                    false);
            assertRefused(
                    batch.decide(Orders.pay(2, "ana", "bea", 6)),
                    ProblemType.PAYMENT_ID_TAKEN,
                    false);
        }
    }

    @Nested
    class The_limits {

        @Test
        void hold_over_the_whole_batch() {
            PaymentBatch batch = batch();

            assertThat(batch.decide(Orders.pay(1, "ana", "bea", 1_000)))
                    .isInstanceOf(Drafted.class);
            assertRefused(
                    batch.decide(Orders.pay(2, "ana", "cem", 1)),
                    ProblemType.CREDIT_LIMIT_EXCEEDED,
                    true);
            assertThat(batch.decide(Orders.pay(3, "bea", "ana", 1))).isInstanceOf(Drafted.class);
            assertThat(batch.decide(Orders.pay(4, "ana", "cem", 1))).isInstanceOf(Drafted.class);
        }

        @Test
        void count_the_contribution_of_a_payer_who_bears_it() {
            var payer =
                    new ContributionPolicy(
                            10_000, ContributionPolicy.Bearer.PAYER, Money.ZERO, null, List.of());
            PaymentBatch batch = batch(payer, Orders.NOW);

            Decision one = batch.decide(Orders.pay(1, "ana", "bea", 1_000));

            assertRefused(one, ProblemType.CREDIT_LIMIT_EXCEEDED, true);
            assertThat(((Refused) one).problem().members())
                    .containsEntry("balance", Money.ZERO)
                    .containsEntry("needed", Money.of(1_010));
            assertThat(batch.decide(Orders.pay(2, "ana", "bea", 990))).isInstanceOf(Drafted.class);
        }

        @Test
        void of_the_payee_are_not_told_to_the_payer() {
            Decision decision = batch().decide(Orders.pay(1, "dita", "bea", 5_001));

            assertRefused(decision, ProblemType.PAYEE_LIMIT_EXCEEDED, true);
            assertThat(((Refused) decision).problem().members()).containsOnlyKeys("account");
        }
    }

    @Nested
    class An_order_that_expires {

        @Test
        void is_carried_out_until_a_moment_before() {
            var order =
                    Orders.pay(Orders.id(1), "ana", "bea", 1, Orders.NOW.plusNanos(1_000), null);

            assertThat(batch().decide(order)).isInstanceOf(Drafted.class);
        }

        @Test
        void is_refused_at_that_moment_and_for_ever() {
            var order = Orders.pay(Orders.id(1), "ana", "bea", 1, Orders.NOW, null);

            assertRefused(batch().decide(order), ProblemType.ORDER_EXPIRED, true);
        }
    }

    @Test
    void an_account_does_not_pay_itself_in_whatever_case() {
        assertRefused(
                batch().decide(Orders.pay(1, "ana", "ANA", 1)), ProblemType.SAME_ACCOUNT, true);
    }

    @Test
    void unknown_accounts_and_the_funds_are_not_paid() {
        PaymentBatch batch = batch();

        assertRefused(
                batch.decide(Orders.pay(1, "ana", "eva", 1)), ProblemType.UNKNOWN_ACCOUNT, true);
        assertRefused(
                batch.decide(Orders.pay(2, "eva", "ana", 1)), ProblemType.UNKNOWN_ACCOUNT, true);
        assertRefused(
                batch.decide(Orders.pay(3, "ana", "fund-income", 1)),
                ProblemType.UNKNOWN_ACCOUNT,
                true);
        assertRefused(
                batch.decide(Orders.pay(4, "fund-income", "ana", 1)),
                ProblemType.UNKNOWN_ACCOUNT,
                true);
    }

    @Test
    void a_closed_account_takes_part_in_nothing() {
        PaymentBatch batch = batch();

        assertRefused(
                batch.decide(Orders.pay(1, "ana", "zoe", 1)), ProblemType.ACCOUNT_CLOSED, true);
        assertRefused(
                batch.decide(Orders.pay(2, "zoe", "ana", 1)), ProblemType.ACCOUNT_CLOSED, true);
    }

    @Test
    void carries_go_from_one_order_to_the_next() {
        PaymentBatch batch = batch();

        List<Charge> charges = new ArrayList<>();
        for (long amount : new long[] {49, 50, 3}) {
            if (batch.decide(Orders.pay(amount, "ana", "bea", amount))
                    instanceof Drafted(var draft)) {
                charges.addAll(draft.charges());
            }
        }

        assertThat(charges)
                .extracting(Charge::carryAfter)
                .containsExactly(490_000L, 990_000L, 20_000L);
        assertThat(charges.getLast().amount()).isEqualTo(Money.of(1));
    }
}
