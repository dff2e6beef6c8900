package coop.mutirao.payment;

import static coop.mutirao.http.Request.required;

import coop.mutirao.http.Caller;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment as it is asked for.
record OrderBody(
        @Nullable UUID id,
        @Nullable String payer,
        @Nullable String payee,
        @Nullable Money amount,
        @Nullable TransferKind kind,
        @Nullable String description,
        @Nullable Instant expiresAt,
        @Nullable Signed signed) {

    /// The order as it stands in the body, which its payer did not sign.
    PaymentOrder order(UUID id, Caller caller) {
        String payer = Request.code(payer(), "payer");
        Money amount = required(amount(), "amount");
        return new PaymentOrder(
                Request.member("id", () -> TransferId.chosen(id)),
                Request.member("kind", () -> kindOf(kind())),
                payer == null ? caller.code() : payer,
                required(Request.code(payee, "payee"), "payee"),
                Request.member("amount", () -> PaymentOrder.requireAmount(amount)),
                Request.member("description", () -> Descriptions.orNull(description())),
                expiresAt,
                null,
                null,
                actor(caller));
    }

    /// The order that was signed, with the kind and the description beside it.
    PaymentOrder order(
            UUID id, SignedOrder order, SignedOrders.Result.Verified found, Caller caller) {
        return new PaymentOrder(
                Request.member("id", () -> TransferId.chosen(id)),
                Request.member("kind", () -> kindOf(kind())),
                found.payer(),
                found.payee(),
                order.terms().amount(),
                Request.member("description", () -> Descriptions.orNull(description())),
                order.terms().expiresAt(),
                null,
                null,
                order,
                actor(caller));
    }

    static void forbid(@Nullable Object value, String name) {
        if (value != null) {
            throw new ProblemException(
                    Request.malformed("In a signed order %s stands inside.".formatted(name))
                            .problem()
                            .with("pointer", "/" + name));
        }
    }

    /// The kind of a payment that a member sends.
    static TransferKind kindOf(@Nullable TransferKind kind) {
        return switch (kind) {
            case null -> TransferKind.PAYMENT;
            case PAYMENT, GIFT, WAGE -> kind;
            default -> throw new IllegalArgumentException("kind is payment, gift or wage.");
        };
    }

    static Order.Actor actor(Caller caller) {
        return new Order.Actor(caller.code(), new MemberId(caller.member()));
    }

    /// What was signed, in base 64.
    record Signed(@Nullable UUID key, @Nullable String order, @Nullable String signature) {}
}
