package coop.mutirao.payment;

import coop.mutirao.http.Problem;

/// What a batch decided of an order, before it is written.
sealed interface Decision {

    /// To be posted.
    record Drafted(Draft draft) implements Decision {}

    /// The same order stands in the batch before, and shares its outcome.
    record Repeated(Draft draft) implements Decision {}

    /// Refused, which stays the answer for its id.
    record Refused(Order order, Problem problem) implements Decision {

        Refusal refusal() {
            return new Refusal(order.id(), PaymentBatch.sent(order), problem);
        }
    }

    /// Answered without anything to write.
    record Answered(PaymentOutcome outcome) implements Decision {}
}
