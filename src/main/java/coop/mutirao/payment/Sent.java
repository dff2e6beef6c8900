package coop.mutirao.payment;

import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an order said, as far as it decides whether an order of the same id is the same order. When
/// it expires does not: an order that was carried out in time is carried out.
///
/// @param request the payment request that it answers
/// @param order SHA-256 of what the payer signed, in hexadecimal
public record Sent(
        TransferKind kind,
        @Nullable String payer,
        @Nullable String payee,
        @Nullable Money amount,
        @Nullable String description,
        @Nullable UUID request,
        @Nullable TransferId original,
        @Nullable String order) {

    /// An order to share out the fund's income says nothing more.
    public static final Sent SWEEP =
            new Sent(TransferKind.SWEEP, null, null, null, null, null, null, null);

    static Sent payment(
            TransferKind kind,
            String payer,
            String payee,
            Money amount,
            @Nullable String description,
            @Nullable UUID request,
            @Nullable String order) {
        return new Sent(
                kind,
                Books.key(payer),
                Books.key(payee),
                amount,
                description,
                request,
                null,
                order);
    }

    static Sent reversal(TransferId original, @Nullable String reason) {
        return new Sent(TransferKind.REVERSAL, null, null, null, reason, null, original, null);
    }
}
