package coop.mutirao.payment;

import static coop.mutirao.payment.Orders.REQUEST;
import static coop.mutirao.payment.Orders.account;
import static coop.mutirao.payment.Orders.payment;
import static coop.mutirao.payment.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.Decision.Answered;
import coop.mutirao.payment.Decision.Drafted;
import coop.mutirao.payment.Decision.Refused;
import coop.mutirao.payment.Decision.Repeated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PaymentBatchTest {

    static final AccountId FUND = new AccountId(9);

    final Map<TransferId, Payment> payments = new HashMap<>();
    final Map<TransferId, UUID> answered = new HashMap<>();
    final Map<TransferId, Refusal> refusals = new HashMap<>();
    final Map<TransferId, PaymentBatch.Original> originals = new HashMap<>();
    final Map<UUID, PaymentRequest> requests = new HashMap<>();

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

    static void assertRefused(Decision decision, ProblemType type, boolean kept) {
        switch (decision) {
            case Refused(var _, var problem) -> {
                assertThat(problem.type()).isEqualTo(type);
                assertThat(kept).isTrue();
            }
            case Answered(PaymentOutcome.Refused(var problem, var isKept)) -> {
                assertThat(problem.type()).isEqualTo(type);
                assertThat(isKept).isEqualTo(kept);
            }
            default -> throw new AssertionError(decision);
        }
    }

    void refusedBefore(PaymentOrder order) {
        refusals.put(
                order.id(),
                new Refusal(
                        order.id(),
                        order.sent(),
                        Problem.of(ProblemType.ORDER_EXPIRED, "too late")));
    }

    PaymentBatch batch() {
        return batch(Orders.onePercent().value(), Orders.NOW);
    }

    /// Ana, Bea and Cem have a credit limit of 1,000, Dita one of 10,000; all take in up to 5,000.
    PaymentBatch batch(ContributionPolicy policy, Instant at) {
        var books =
                new Books(
                        List.of(
                                account(1, "ana", 1_000, false),
                                account(2, "bea", 1_000, false),
                                account(3, "cem", 1_000, false),
                                account(4, "dita", 10_000, false),
                                account(5, "zoe", 1_000, true),
                                account(9, "fund-income", 0, false)));
        return new PaymentBatch(
                new PaymentBatch.Known(payments, answered, refusals, originals),
                at,
                books,
                FUND,
                Orders.policy(policy),
                Map.of(),
                requests);
    }

    void original(Payment payment) {
        originals.put(
                payment.id(),
                new PaymentBatch.Original(payment, new AccountId(1), new AccountId(2), List.of()));
    }
}
