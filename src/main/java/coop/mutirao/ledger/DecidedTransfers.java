package coop.mutirao.ledger;

import java.util.List;
import java.util.UUID;

/// Transfers between two accounts that the service posts by somebody's decision, whose id stands on
/// each.
public final class DecidedTransfers {

    private DecidedTransfers() {}

    /// What moves from whom to whom.
    ///
    /// @param amount more than zero
    public record Move(TransferKind kind, AccountId from, AccountId to, Money amount) {}

    /// Decides a transfer and moves the books.
    ///
    /// @throws IllegalStateException if the books do not let it be: whoever asks has looked before
    public static Fact decide(Books books, UUID id, Move move, UUID decision) {
        var transfer =
                new Transfer(
                        new TransferId(id),
                        move.kind(),
                        move.from(),
                        move.to(),
                        move.amount(),
                        List.of(
                                new Entry(move.from(), move.amount().negated()),
                                new Entry(move.to(), move.amount())),
                        null,
                        null,
                        null);
        if (!(books.decide(transfer) instanceof PostingResult.Posted posted)) {
            throw new IllegalStateException("it was looked at before: " + transfer);
        }
        books.apply(posted);
        return new Fact(
                posted,
                new Authority.Operator(Fact.SERVICE),
                null,
                null,
                null,
                decision.toString());
    }
}
