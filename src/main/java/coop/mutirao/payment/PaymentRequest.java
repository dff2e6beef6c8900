package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payee's wish to be paid, which the payer accepts or declines.
///
/// @param payment the payment that answered it, once committed
public record PaymentRequest(
        UUID id,
        State state,
        TransferKind kind,
        String payer,
        String payee,
        Money amount,
        @Nullable String description,
        Instant createdAt,
        Instant expiresAt,
        @Nullable TransferId payment) {

    /// What became of a request: paid, declined by the payer, withdrawn by the payee, or run out.
    public enum State {
        PENDING,
        COMMITTED,
        REJECTED,
        CANCELED,
        EXPIRED
    }

    /// This request as it stands at `now`: what was pending may have run out.
    PaymentRequest at(Instant now) {
        return state == State.PENDING && !now.isBefore(expiresAt) ? in(State.EXPIRED) : this;
    }

    PaymentRequest in(State state) {
        return new PaymentRequest(
                id, state, kind, payer, payee, amount, description, createdAt, expiresAt, payment);
    }

    PaymentRequest paidBy(TransferId payment) {
        return new PaymentRequest(
                id,
                State.COMMITTED,
                kind,
                payer,
                payee,
                amount,
                description,
                createdAt,
                expiresAt,
                payment);
    }
}
