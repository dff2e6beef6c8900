package coop.mutirao.payment;

import coop.mutirao.http.Problem;

/// What became of an order.
public sealed interface PaymentOutcome {

    /// It is posted.
    ///
    /// @param again whether it was before, and this is the same answer again
    record Committed(Payment payment, boolean again) implements PaymentOutcome {}

    /// It is kept, and posted once others have agreed.
    record Awaiting(WaitingPayment payment) implements PaymentOutcome {}

    /// It is not posted.
    ///
    /// @param kept whether this stays the answer for its id
    record Refused(Problem problem, boolean kept) implements PaymentOutcome {}
}
