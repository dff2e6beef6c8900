package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.FEE_ABOVE_MAXIMUM;
import static coop.mutirao.http.ProblemType.ORDER_USED;
import static coop.mutirao.http.ProblemType.SIGNATURE_NEEDED;

import coop.mutirao.http.Problem;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a batch knows of keys and signatures, and its rules about them. That a signature holds was
/// looked at before ([SignedOrders]); here is what may have changed since.
///
/// @param keys of the batch's orders those that are in force, with their accounts
/// @param used of the batch's signed orders those that were carried out, by hash
/// @param policy what may be done without a signature
record Signing(
        Map<UUID, AccountId> keys, Map<String, TransferId> used, AuthorisationPolicy policy) {

    /// Nothing is signed and nothing has to be.
    static final Signing NONE = new Signing(Map.of(), Map.of(), AuthorisationPolicy.FIRST);

    /// The refusal of an order that was carried out under another id.
    ///
    /// @param by the payment
    static Problem used(TransferId by) {
        return Problem.of(
                        ORDER_USED,
                        "It was carried out as the payment %s. Sign a new order to pay again."
                                .formatted(by))
                .with("payment", by.toString());
    }

    /// Why an order may not be given by who gives it, or null.
    @Nullable Problem refusal(PaymentOrder order, Account payer) {
        @Nullable SignedOrder signed = order.signed();
        if (signed != null) {
            return payer.id().equals(keys.get(signed.key()))
                    ? null
                    : SignedOrders.notValid(signed, "is not in force");
        }
        @Nullable Money maximum = policy.unsignedMaximum();
        if (maximum == null
                || order.kind() == TransferKind.IMPORT
                || order.amount().compareTo(maximum) <= 0) {
            return null;
        }
        return Problem.of(
                        SIGNATURE_NEEDED,
                        ("Without the payer's signature at most %d can be paid. Sign the order with"
                                        + " the key of a device.")
                                .formatted(maximum.minorUnits()))
                .with("unsignedMaximum", maximum);
    }

    /// Why an order may not cost what it would, or null.
    static @Nullable Problem feeRefusal(PaymentOrder order, Money fee) {
        @Nullable SignedOrder signed = order.signed();
        if (signed == null || fee.compareTo(signed.terms().maxFee()) <= 0) {
            return null;
        }
        Money maximum = signed.terms().maxFee();
        return Problem.of(
                        FEE_ABOVE_MAXIMUM,
                        ("The payer would be charged %d beside the amount, and signed for at most"
                                        + " %d. Sign a new order with a max_fee of %d or more.")
                                .formatted(
                                        fee.minorUnits(), maximum.minorUnits(), fee.minorUnits()))
                .with("fee", fee)
                .with("maximumFee", maximum);
    }
}
