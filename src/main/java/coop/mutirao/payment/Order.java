package coop.mutirao.payment;

import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.TransferId;

/// What somebody asks to have posted. Its id is chosen by the sender, who may send it again and gets
/// the same answer.
sealed interface Order permits PaymentOrder, ReversalOrder {

    TransferId id();

    /// Who sent it.
    Actor actor();

    /// @param account code of the account for which somebody acts
    /// @param member the one who acts; null for an import
    record Actor(String account, @org.jspecify.annotations.Nullable MemberId member) {}
}
