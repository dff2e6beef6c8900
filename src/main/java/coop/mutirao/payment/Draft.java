package coop.mutirao.payment;

import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.PostingResult.Posted;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.loan.ReceiptShares.Swept;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment that was decided and is not written yet.
///
/// @param payer as it stood before
/// @param payee as it stood before
/// @param swept what the payee pays of it to her loan; null: nothing
record Draft(
        Order order,
        Posted posted,
        List<Charge> charges,
        Account payer,
        Account payee,
        @Nullable Swept swept) {

    @Nullable String description() {
        return switch (order) {
            case PaymentOrder payment -> payment.description();
            case ReversalOrder reversal -> reversal.reason();
        };
    }

    /// What the payer signed, or null.
    @Nullable SignedOrder signed() {
        return order instanceof PaymentOrder payment ? payment.signed() : null;
    }

    private Payment.Authorisation authorisation() {
        @Nullable SignedOrder signed = signed();
        @Nullable String actor = order.actor().member() == null ? null : order.actor().account();
        return signed == null
                ? Payment.Authorisation.operator(actor)
                : Payment.Authorisation.signed(signed.key(), signed.hash(), actor);
    }

    @Nullable TransferId reversalOf() {
        return order instanceof ReversalOrder reversal ? reversal.original() : null;
    }

    /// The payment, once it has its place in the log.
    Payment payment(Instant committedAt, long logIndex) {
        @Nullable LocalDate effectiveOn = posted.transfer().effectiveOn();
        return new Payment(
                order.id(),
                Payment.State.COMMITTED,
                posted.transfer().kind(),
                payer.code(),
                payee.code(),
                posted.transfer().amount(),
                posted.transfer().amount().plus(Charge.sumOn(payer.id(), charges)),
                posted.transfer().amount().minus(Charge.sumOn(payee.id(), charges)),
                Charge.sumOn(payer.id(), charges).plus(Charge.sumOn(payee.id(), charges)),
                description(),
                committedAt,
                effectiveOn == null
                        ? LocalDate.ofInstant(committedAt, ZoneOffset.UTC)
                        : effectiveOn,
                reversalOf(),
                null,
                authorisation(),
                "committed",
                null,
                new Payment.LogPlace(logIndex));
    }
}
