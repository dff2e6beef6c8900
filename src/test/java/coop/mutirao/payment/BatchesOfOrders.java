package coop.mutirao.payment;

import static coop.mutirao.payment.Orders.account;
import static coop.mutirao.payment.Orders.payment;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.loan.ReceiptShares;
import coop.mutirao.payment.Decision.Answered;
import coop.mutirao.payment.Decision.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Batches for tests: what is known before one is put into the maps, then it is made.
abstract class BatchesOfOrders {

    static final AccountId FUND = new AccountId(9);

    final Map<TransferId, Payment> payments = new HashMap<>();
    final Map<TransferId, UUID> answered = new HashMap<>();
    final Map<TransferId, Refusal> refusals = new HashMap<>();
    final Map<TransferId, PaymentBatch.Original> originals = new HashMap<>();
    final Map<UUID, PaymentRequest> requests = new HashMap<>();

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
                new PaymentBatch.Known(
                        payments,
                        answered,
                        refusals,
                        originals,
                        Map.of(),
                        Signing.NONE,
                        Entitlements.NONE,
                        ReceiptShares.NONE),
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
