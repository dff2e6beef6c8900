package coop.mutirao.payment;

import coop.mutirao.http.Problem;
import coop.mutirao.ledger.TransferId;

/// What an order was answered that was refused: it stays the answer for its id.
///
/// @param sent what the order said
public record Refusal(TransferId id, Sent sent, Problem problem) {}
