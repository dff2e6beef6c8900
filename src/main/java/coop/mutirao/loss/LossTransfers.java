package coop.mutirao.loss;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Authority;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.util.List;
import java.util.UUID;

/// Transfers by which a loss moves, each with the motion's id.
final class LossTransfers {

    private LossTransfers() {}

    /// Decides a transfer and moves the books.
    ///
    /// @throws IllegalStateException if the books do not let it be: whoever asks has looked before
    static Fact decide(
            Books books,
            UUID id,
            TransferKind kind,
            AccountId from,
            AccountId to,
            Money amount,
            UUID motion) {
        var transfer =
                new Transfer(
                        new TransferId(id),
                        kind,
                        from,
                        to,
                        amount,
                        List.of(new Entry(from, amount.negated()), new Entry(to, amount)),
                        null,
                        null,
                        null);
        if (!(books.decide(transfer) instanceof PostingResult.Posted posted)) {
            throw new IllegalStateException("it was looked at before: " + transfer);
        }
        books.apply(posted);
        return new Fact(
                posted, new Authority.Operator(Fact.SERVICE), null, null, null, motion.toString());
    }
}
