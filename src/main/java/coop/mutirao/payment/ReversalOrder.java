package coop.mutirao.payment;

import coop.mutirao.ledger.TransferId;
import org.jspecify.annotations.Nullable;

/// Asks that a payment be given back, with its contribution as it was charged.
///
/// @param original the payment
/// @param reason 1 to 140 characters; null: none, which only the payee and who acts for her may say
/// @param isByDelegate whether the actor gives it back as the payee's delegate, within her limits
public record ReversalOrder(
        TransferId id,
        TransferId original,
        @Nullable String reason,
        Actor actor,
        boolean isByDelegate)
        implements Order {

    public ReversalOrder {
        if (id.equals(original)) {
            throw new IllegalArgumentException("a reversal has an id of its own");
        }
        reason = Descriptions.orNull(reason);
    }

    /// Given back by the payee herself or by an officer.
    public ReversalOrder(TransferId id, TransferId original, @Nullable String reason, Actor actor) {
        this(id, original, reason, actor, false);
    }

    @Override
    public Sent sent() {
        return Sent.reversal(original, reason);
    }
}
