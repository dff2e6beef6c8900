package coop.mutirao.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Amounts that move between accounts together or not at all.
///
/// Entries are posted in their order, and an account may have several: the seller of a payment
/// receives the whole price in one entry and gives the contribution in the next, so that a receipt
/// shows both.
///
/// @param payer who gives, where it is one account
/// @param payee who receives, where it is one account
/// @param amount more than zero: what it is about, without charges
/// @param entries two or more that sum to zero (per unit, which [Posting] checks)
/// @param effectiveOn the day for which it counts; null: the day on which it is posted
/// @param postedBy the member who acted; null for what the service does by itself
/// @param reversalOf the log index of the transfer that it gives back
public record Transfer(
        TransferId id,
        TransferKind kind,
        @Nullable AccountId payer,
        @Nullable AccountId payee,
        Money amount,
        List<Entry> entries,
        @Nullable LocalDate effectiveOn,
        @Nullable MemberId postedBy,
        @Nullable Long reversalOf) {

    public Transfer {
        entries = List.copyOf(entries);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a transfer is about more than zero");
        }
        Money sum = entries.stream().map(Entry::amount).reduce(Money.ZERO, Money::plus);
        if (entries.size() < 2 || !sum.isZero()) {
            throw new IllegalArgumentException("entries of a transfer sum to zero: " + entries);
        }
    }
}
