package coop.mutirao.payment;

import static coop.mutirao.http.Request.required;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.ledger.MemberId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Makes orders of what callers send, if they are theirs to give.
final class Ordering {

    private final SignedOrders signedOrders;
    private final ObjectMapper json;

    Ordering(SignedOrders signedOrders, ObjectMapper json) {
        this.signedOrders = signedOrders;
        this.json = json;
    }

    /// What was signed, or null.
    @Nullable SignedOrder signed(OrderBody body) {
        if (body.signed() == null) {
            return null;
        }
        // What is signed says it all: nothing may stand beside it and say something else.
        forbid(body.payer(), "payer");
        forbid(body.payee(), "payee");
        forbid(body.amount(), "amount");
        forbid(body.expiresAt(), "expiresAt");
        return signed(body.signed());
    }

    private static void forbid(@Nullable Object value, String name) {
        OrderBody.forbid(value, name);
    }

    SignedOrder signed(OrderBody.Signed signed) {
        UUID key = required(signed.key(), "signed/key");
        byte[] bytes = Request.base64(signed.order(), "signed/order", 1, SignedOrder.BYTES_MAX);
        byte[] signature =
                Request.base64(
                        signed.signature(),
                        "signed/signature",
                        Ed25519.SIGNATURE_BYTES,
                        Ed25519.SIGNATURE_BYTES);
        return Request.member("signed/order", () -> SignedOrder.read(key, bytes, signature, json));
    }

    /// The order of a body.
    PaymentOrder order(UUID id, OrderBody body, @Nullable SignedOrder signed, Access access) {
        if (signed != null) {
            return body.order(id, signed, verified(signed, access), access.caller());
        }
        PaymentOrder order = body.order(id, access.caller());
        if (access.hers(order.payer()) == null) {
            requireOperator(order, access);
        }
        return order;
    }

    /// Who pays and is paid by an order that the caller signed.
    SignedOrders.Result.Verified verified(SignedOrder signed, Access access) {
        Caller caller = access.caller();
        return switch (signedOrders.verify(
                signed, code -> access.hers(code) != null, new MemberId(caller.member()))) {
            case SignedOrders.Result.Verified found -> found;
            case SignedOrders.Result.Foreign _ ->
                    throw access.notAllowed(
                            "You are signed in as %s; another is the payer."
                                    .formatted(caller.code()));
            case SignedOrders.Result.Refused(var problem) -> throw new ProblemException(problem);
        };
    }

    /// Ends the request unless the caller may order it on the network's word.
    private static void requireOperator(PaymentOrder order, Access access) {
        access.require(order.payer());
        Caller caller = access.caller();
        if (!(caller.pass() instanceof Caller.Session)) {
            throw access.notAllowed("An operator acts in person, not by a program.");
        }
        if (caller.owns(order.payee()) || caller.isDelegateOf(order.payee())) {
            throw access.notAllowed("No operator pays an account for which she acts.");
        }
        if (order.description() == null) {
            throw new ProblemException(
                    Problem.of(
                                    ProblemType.MALFORMED_REQUEST,
                                    "An operator who pays for a member says why.")
                            .with("pointer", "/description"));
        }
    }
}
