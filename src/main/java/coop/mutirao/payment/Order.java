package coop.mutirao.payment;

import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.TransferId;
import org.jspecify.annotations.Nullable;

/// What somebody asks to have posted. Its id is chosen by the sender, who may send it again and
/// gets the same answer.
public sealed interface Order permits PaymentOrder, ReversalOrder {

    TransferId id();

    /// Who sent it.
    Actor actor();

    /// What a second sending of the same is known by.
    Sent sent();

    /// For whom somebody acts.
    ///
    /// @param account code of the account for which somebody acts
    /// @param member the one who acts; null for an import
    record Actor(String account, @Nullable MemberId member) {}
}
