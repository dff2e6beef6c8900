package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment that was posted.
///
/// @param payer null, as the payee, where there are several
/// @param payerPays amount and contribution that the payer gives
/// @param payeeGets amount less the contribution that the payee gives
/// @param contribution what the collective fund receives
/// @param reversalOf the payment that this one gives back
/// @param reversedBy the reversal that gave this one back
/// @param proof how far it is proved: `committed`, it is durable and has its index in the log;
///   `logged`, a signed checkpoint has it; `final`, enough witnesses have seen that
/// @param witnesses if it is `final`, how many are enough; 0: nobody outside was asked, and it says
///   no more than `logged`
public record Payment(
        TransferId id,
        State state,
        TransferKind kind,
        @Nullable String payer,
        @Nullable String payee,
        Money amount,
        Money payerPays,
        Money payeeGets,
        Money contribution,
        @Nullable String description,
        Instant committedAt,
        LocalDate effectiveOn,
        @Nullable TransferId reversalOf,
        @Nullable TransferId reversedBy,
        Authorisation authorisation,
        String proof,
        @Nullable Integer witnesses,
        LogPlace log) {

    /// The same, proved so far.
    ///
    /// @param enough how many witnesses are enough; null while it is not final
    Payment provedAs(String level, @Nullable Integer enough) {
        return new Payment(
                id,
                state,
                kind,
                payer,
                payee,
                amount,
                payerPays,
                payeeGets,
                contribution,
                description,
                committedAt,
                effectiveOn,
                reversalOf,
                reversedBy,
                authorisation,
                level,
                enough,
                log);
    }

    /// What became of a payment. One that was reversed was posted all the same.
    public enum State {
        COMMITTED,
        REVERSED
    }

    /// By whose word it was posted, as the log has it.
    ///
    /// @param mode `payer-sig` or `operator`
    /// @param key the id of the key with which the payer signed
    /// @param order SHA-256 of what the payer signed, in hexadecimal
    /// @param actor code of the account of who ordered it, signed or not; null: the service by
    ///   itself
    public record Authorisation(
            String mode, @Nullable UUID key, @Nullable String order, @Nullable String actor) {

        static Authorisation signed(UUID key, String order, @Nullable String actor) {
            return new Authorisation("payer-sig", key, order, actor);
        }

        static Authorisation operator(@Nullable String actor) {
            return new Authorisation("operator", null, null, actor);
        }
    }

    /// Its place in the network's history.
    public record LogPlace(long index) {}

    /// What its order said.
    ///
    /// @param request the payment request that it answered
    Sent sent(@Nullable UUID request) {
        return reversalOf == null
                ? Sent.payment(
                        kind,
                        String.valueOf(payer),
                        String.valueOf(payee),
                        amount,
                        description,
                        request,
                        authorisation.order())
                : Sent.reversal(reversalOf, description);
    }
}
