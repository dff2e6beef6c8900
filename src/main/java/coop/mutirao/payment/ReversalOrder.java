package coop.mutirao.payment;

import coop.mutirao.ledger.TransferId;
import org.jspecify.annotations.Nullable;

/// Asks that a payment be given back, with its contribution as it was charged.
///
/// @param original the payment
/// @param reason 1 to 140 characters; null: none, which only the payee may say
public record ReversalOrder(
        TransferId id, TransferId original, @Nullable String reason, Actor actor) implements Order {

    public ReversalOrder {
        if (id.equals(original)) {
            throw new IllegalArgumentException("a reversal has an id of its own");
        }
        reason = Descriptions.orNull(reason);
    }

    Sent sent() {
        return Sent.reversal(original, reason);
    }
}
