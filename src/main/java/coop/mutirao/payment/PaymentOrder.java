package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member asks for: that `payee` receives `amount` from `payer`.
///
/// @param payer code of the account that gives
/// @param payee code of the account that receives
/// @param amount 1 to 10^12 minor units
/// @param description for the two of them to read, 1 to 140 characters; null: none
/// @param expiresAt after this it is not carried out any more; null: never
/// @param effectiveOn the day for which it counts; null: the day on which it is posted
/// @param request the payment request that it answers, if it does
/// @param signed what the payer signed, which says the same; null: nothing
public record PaymentOrder(
        TransferId id,
        TransferKind kind,
        String payer,
        String payee,
        Money amount,
        @Nullable String description,
        @Nullable Instant expiresAt,
        @Nullable LocalDate effectiveOn,
        @Nullable UUID request,
        @Nullable SignedOrder signed,
        Actor actor)
        implements Order {

    /// One payment is at most this, so that an amount times a rate in parts per million fits a
    /// long.
    public static final Money AMOUNT_MAX = Money.of(1_000_000_000_000L);

    public static final int DESCRIPTION_MAX = 140;

    /// What a member may send. An import brings payments of the past.
    private static final Set<TransferKind> KINDS =
            Set.of(TransferKind.PAYMENT, TransferKind.GIFT, TransferKind.WAGE, TransferKind.IMPORT);

    public PaymentOrder {
        requireAmount(amount);
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("kind is payment, gift or wage, not " + kind.wire());
        }
        description = Descriptions.orNull(description);
    }

    /// An order that its payer did not sign.
    public PaymentOrder(
            TransferId id,
            TransferKind kind,
            String payer,
            String payee,
            Money amount,
            @Nullable String description,
            @Nullable Instant expiresAt,
            @Nullable LocalDate effectiveOn,
            @Nullable UUID request,
            Actor actor) {
        this(
                id,
                kind,
                payer,
                payee,
                amount,
                description,
                expiresAt,
                effectiveOn,
                request,
                null,
                actor);
    }

    /// A payment of the past, which the import brings and no member sends.
    ///
    /// @param effectiveOn the day on which it was; null: not known
    /// @param by code of the officer who answers for it; null: nobody does, before there is trade
    public static PaymentOrder ofThePast(
            TransferId id,
            String payer,
            String payee,
            Money amount,
            @Nullable String description,
            @Nullable LocalDate effectiveOn,
            @Nullable String by) {
        return new PaymentOrder(
                id,
                TransferKind.IMPORT,
                payer,
                payee,
                amount,
                description,
                null,
                effectiveOn,
                null,
                new Actor(by == null ? "import" : by, null));
    }

    /// The amount, if a payment can be of it.
    static Money requireAmount(Money amount) {
        if (!amount.isPositive() || amount.compareTo(AMOUNT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "amount is 1 to " + AMOUNT_MAX.minorUnits() + ", not " + amount.minorUnits());
        }
        return amount;
    }

    /// What makes two orders of one id the same.
    @Override
    public Sent sent() {
        return Sent.payment(
                kind,
                payer,
                payee,
                amount,
                description,
                request,
                signed == null ? null : signed.hash());
    }
}
