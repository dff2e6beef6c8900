package coop.mutirao.payment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What becomes of a payment that waits, as the log has it: facts of the type `approval`.
public final class ApprovalLeaf {

    public static final String TYPE = "approval";

    private ApprovalLeaf() {}

    /// It was ordered, to which who ordered it agrees.
    ///
    /// @param actor public id of the account of who ordered it
    static Map<String, ?> ordered(Decision.Waits waits, String actor) {
        PaymentOrder order = waits.order();
        Map<String, Object> members = members(order, "ordered", actor, order.signed());
        members.put("payer", waits.payer().publicId());
        members.put("payee", waits.payee().publicId());
        members.put(
                "amount", Map.of(waits.payer().unit(), Long.toString(order.amount().minorUnits())));
        members.put("reason", waits.need().reason().wire());
        return members;
    }

    /// Somebody agreed.
    ///
    /// @param actor public id of her account
    /// @param signed the same order with her key and signature; null: she did not sign
    public static Map<String, ?> agreed(
            PaymentOrder order, String actor, @Nullable SignedOrder signed) {
        return members(order, "agreed", actor, signed);
    }

    /// Somebody withdrew or refused it.
    public static Map<String, ?> ended(PaymentOrder order, Waiting.State as, String actor) {
        return members(order, as.wire(), actor, null);
    }

    private static Map<String, Object> members(
            PaymentOrder order, String act, String actor, @Nullable SignedOrder signed) {
        var members = new HashMap<String, Object>();
        members.put("payment", order.id().toString());
        members.put("act", act);
        members.put("actor", actor);
        if (signed != null) {
            members.put("key", signed.key().toString());
            members.put("order", signed.hash());
        }
        return members;
    }
}
