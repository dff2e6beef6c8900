package coop.mutirao.payment;

import coop.mutirao.http.Problem;
import coop.mutirao.ledger.Account;

/// What a batch decided of an order, before it is written.
sealed interface Decision {

    /// To be posted.
    record Drafted(Draft draft) implements Decision {}

    /// The same order stands in the batch before, and shares its outcome.
    record Repeated(Draft draft) implements Decision {}

    /// Refused, which stays the answer for its id.
    record Refused(Order order, Problem problem) implements Decision {

        Refusal refusal() {
            return new Refusal(order.id(), order.sent(), problem);
        }
    }

    /// To be kept until others have agreed to it.
    record Waits(PaymentOrder order, Account payer, Account payee, Consent.Need need)
            implements Decision {}

    /// Answered without anything to write.
    record Answered(PaymentOutcome outcome) implements Decision {}
}
