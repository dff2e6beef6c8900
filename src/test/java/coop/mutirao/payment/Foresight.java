package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.BookModel.Page;
import coop.mutirao.payment.BookModel.Paid;
import coop.mutirao.payment.PaymentRequest.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What will be answered to orders, by a [BookModel] and by the promise that an id has one outcome.
final class Foresight {

    final BookModel model;

    /// Orders that were answered for good, with the answer that was foreseen, by id.
    final Map<TransferId, Order> answered = new LinkedHashMap<>();

    final Map<TransferId, String> answers = new HashMap<>();
    final Map<TransferId, Paid> paid = new LinkedHashMap<>();
    final Set<TransferId> reversed = new HashSet<>();
    final Map<UUID, PaymentRequest> requests = new LinkedHashMap<>();

    /// The time of the latest fact: the log's time does not go back when the clock does.
    private Instant latestFact;

    Foresight(BookModel model, Instant founded) {
        this.model = model;
        this.latestFact = founded;
    }

    /// The log's time of the next turn at the door.
    Instant at(Instant now) {
        return now.isAfter(latestFact) ? now : latestFact;
    }

    void fact(Instant now) {
        latestFact = at(now);
    }

    /// Compares what became of a change of an account with what the model says, which it carries
    /// out in its books.
    void checkChange(String code, AccountChange change, AccountChange.Result result, Instant now) {
        Page page = model.page(code);
        if (Boolean.TRUE.equals(change.closed()) && page.balance != 0) {
            assertThat(result).isInstanceOf(AccountChange.Result.NotSettled.class);
            return;
        }
        assertThat(result).isInstanceOf(AccountChange.Result.Changed.class);
        long credit = minorUnits(change.creditLimit());
        long maximum = minorUnits(change.maximumBalance());
        long reserved = minorUnits(change.reservedAmount());
        boolean same =
                page.credit == credit
                        && page.maximum == maximum
                        && page.reserved == reserved
                        && change.closed() == null;
        page.credit = credit;
        page.maximum = maximum;
        page.reserved = reserved;
        page.closed = Boolean.TRUE.equals(change.closed());
        if (!same) {
            fact(now);
        }
    }

    private static long minorUnits(@Nullable Money amount) {
        return Objects.requireNonNull(amount).minorUnits();
    }

    /// What the model says to an order, which it carries out in its books.
    String foresee(Order order, Instant at) {
        @Nullable Order earlier = answered.get(order.id());
        if (earlier != null) {
            return earlier.sent().equals(order.sent())
                    ? String.valueOf(answers.get(order.id()))
                    : ProblemType.PAYMENT_ID_TAKEN.name();
        }
        @Nullable ProblemType refusal =
                switch (order) {
                    case PaymentOrder payment -> pay(payment, at);
                    case ReversalOrder reversal -> giveBack(reversal);
                };
        String answer = refusal == null ? "COMMITTED" : refusal.name();
        if (refusal != ProblemType.NOT_FOUND) {
            answered.put(order.id(), order);
            answers.put(order.id(), answer);
        }
        if (refusal == null) {
            latestFact = at;
        }
        return answer;
    }

    private @Nullable ProblemType pay(PaymentOrder order, Instant at) {
        @Nullable PaymentRequest request =
                order.request() == null ? null : requests.get(order.request());
        if (request != null && request.at(at).state() != State.PENDING) {
            return ProblemType.REQUEST_NOT_PENDING;
        }
        if (order.expiresAt() != null && !order.expiresAt().isAfter(at)) {
            return ProblemType.ORDER_EXPIRED;
        }
        if (!model.pages.containsKey(order.payee())) {
            return ProblemType.UNKNOWN_ACCOUNT;
        }
        if (order.payer().equals(order.payee())) {
            return ProblemType.SAME_ACCOUNT;
        }
        if (order.payee().startsWith("fund")) {
            return ProblemType.UNKNOWN_ACCOUNT;
        }
        List<Paid> into = new ArrayList<>();
        @Nullable ProblemType refusal =
                model.pay(
                        order.kind(),
                        order.payer(),
                        order.payee(),
                        order.amount().minorUnits(),
                        at,
                        into);
        into.forEach(p -> paid.put(order.id(), p));
        if (refusal == null && request != null) {
            requests.put(request.id(), request.paidBy(order.id()));
        }
        return refusal;
    }

    private @Nullable ProblemType giveBack(ReversalOrder order) {
        @Nullable Paid original = paid.get(order.original());
        if (original == null) {
            return ProblemType.NOT_FOUND;
        }
        if (reversed.contains(order.original())) {
            return ProblemType.ALREADY_REVERSED;
        }
        @Nullable ProblemType refusal = model.giveBack(original);
        if (refusal == null) {
            reversed.add(order.original());
        }
        return refusal;
    }
}
