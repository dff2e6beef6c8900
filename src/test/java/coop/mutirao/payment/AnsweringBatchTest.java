package coop.mutirao.payment;

import static coop.mutirao.payment.Orders.REQUEST;
import static coop.mutirao.payment.Orders.payment;
import static coop.mutirao.payment.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.ProblemType;
import coop.mutirao.payment.Decision.Answered;
import coop.mutirao.payment.Decision.Drafted;
import coop.mutirao.payment.Decision.Repeated;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Orders that are about something earlier: a payment to give back, a request to pay.
class AnsweringBatchTest extends BatchesOfOrders {

    @Nested
    class A_payment_given_back {

        @Test
        void is_given_back_once_in_a_batch() {
            original(payment(5, 500, null));
            PaymentBatch batch = batch();

            assertThat(batch.decide(Orders.reverse(6, 5))).isInstanceOf(Drafted.class);
            assertThat(batch.decide(Orders.reverse(6, 5))).isInstanceOf(Repeated.class);
            assertRefused(batch.decide(Orders.reverse(7, 5)), ProblemType.ALREADY_REVERSED, true);
        }

        @Test
        void is_not_given_back_again_later() {
            original(payment(5, 500, Orders.id(6)));

            assertRefused(batch().decide(Orders.reverse(7, 5)), ProblemType.ALREADY_REVERSED, true);
        }

        @Test
        void has_to_be_there_and_may_yet_come() {
            assertRefused(batch().decide(Orders.reverse(7, 5)), ProblemType.NOT_FOUND, false);
            original(payment(5, 500, null));
            assertThat(batch().decide(Orders.reverse(7, 5))).isInstanceOf(Drafted.class);
        }

        @Test
        void can_be_tried_by_another_order_after_a_refusal() {
            original(payment(5, 1_001, null));
            PaymentBatch batch = batch();

            assertRefused(
                    batch.decide(Orders.reverse(6, 5)), ProblemType.CREDIT_LIMIT_EXCEEDED, true);
            batch.decide(Orders.pay(8, "cem", "bea", 100));
            assertRefused(
                    batch.decide(Orders.reverse(6, 5)), ProblemType.CREDIT_LIMIT_EXCEEDED, true);
            assertThat(batch.decide(Orders.reverse(7, 5))).isInstanceOf(Drafted.class);
        }
    }

    @Nested
    class A_request {

        @Test
        void is_paid_once_in_a_batch() {
            requests.put(REQUEST, request(PaymentRequest.State.PENDING));
            PaymentBatch batch = batch();

            assertThat(batch.decide(paying(1))).isInstanceOf(Drafted.class);
            assertThat(batch.decide(paying(1))).isInstanceOf(Repeated.class);
            assertRefused(batch.decide(paying(2)), ProblemType.REQUEST_NOT_PENDING, true);
            assertRefused(
                    batch.decide(Orders.pay(2, "bea", "ana", 1)),
                    ProblemType.PAYMENT_ID_TAKEN,
                    false);
        }

        @Test
        void is_not_paid_by_an_order_that_was_about_none() {
            requests.put(REQUEST, request(PaymentRequest.State.PENDING));
            payments.put(Orders.id(1), payment(1, 10, null));
            refusedBefore(Orders.pay(2, "ana", "bea", 10));
            PaymentBatch batch = batch();
            batch.decide(Orders.pay(3, "ana", "bea", 10));

            for (int id : new int[] {1, 2, 3}) {
                assertRefused(batch.decide(paying(id)), ProblemType.PAYMENT_ID_TAKEN, false);
            }
        }

        @Test
        void is_answered_the_same_when_its_payment_is_sent_again() {
            requests.put(REQUEST, request(PaymentRequest.State.COMMITTED));
            payments.put(Orders.id(1), payment(1, 10, null));
            answered.put(Orders.id(1), REQUEST);
            refusedBefore(paying(2));
            PaymentBatch batch = batch();

            assertThat(batch.decide(paying(1)))
                    .isEqualTo(
                            new Answered(new PaymentOutcome.Committed(payment(1, 10, null), true)));
            assertRefused(batch.decide(paying(2)), ProblemType.ORDER_EXPIRED, true);
            assertRefused(
                    batch.decide(Orders.pay(1, "ana", "bea", 10)),
                    ProblemType.PAYMENT_ID_TAKEN,
                    false);
        }

        @Test
        void stays_open_when_its_payment_is_refused() {
            requests.put(REQUEST, request(PaymentRequest.State.PENDING));
            PaymentBatch batch = batch();
            batch.decide(Orders.pay(1, "ana", "cem", 1_000));
            assertRefused(batch.decide(paying(2)), ProblemType.CREDIT_LIMIT_EXCEEDED, true);
            batch.decide(Orders.pay(3, "cem", "ana", 1_000));

            assertThat(batch.decide(paying(4))).isInstanceOf(Drafted.class);
        }

        @Test
        void that_is_over_or_not_there_is_not_paid() {
            requests.put(REQUEST, request(PaymentRequest.State.CANCELED));
            assertRefused(batch().decide(paying(1)), ProblemType.REQUEST_NOT_PENDING, true);
            requests.clear();
            assertRefused(batch().decide(paying(1)), ProblemType.REQUEST_NOT_PENDING, true);
        }

        PaymentOrder paying(long id) {
            return Orders.pay(Orders.id(id), "ana", "bea", 10, null, REQUEST);
        }
    }
}
