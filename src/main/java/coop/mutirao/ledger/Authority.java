package coop.mutirao.ledger;

import java.util.UUID;

/// By whose word a transfer was posted.
public sealed interface Authority {

    /// Somebody asked the service for it, or the service did it by itself: its operator answers for
    /// that.
    ///
    /// @param actor public id of the account whose owner acted, or `service`
    record Operator(String actor) implements Authority {}

    /// The payer signed the order.
    ///
    /// @param key the id of the payer's key
    /// @param order SHA-256 of the order, in hexadecimal
    record PayerSignature(UUID key, String order) implements Authority {}
}
