package coop.mutirao.proof;

import coop.mutirao.http.Access;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.Payment;
import coop.mutirao.payment.Payments;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/// `/api/v1/payments/{id}/receipt`: the proof that a payment is in the log, as a file to be kept.
/// While too few witnesses have seen it, there is one that has the log's own word.
public final class ReceiptRoutes implements Server.Routes {

    /// After so many seconds there is a checkpoint, unless the signer is away.
    private static final String SOON = "1";

    /// After so many seconds a witness that was away is asked again.
    private static final String WITNESSES_AGAIN = "10";

    private final Payments payments;
    private final Proofs proofs;

    public ReceiptRoutes(Payments payments, Proofs proofs) {
        this.payments = payments;
        this.proofs = proofs;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/payments/{id}/receipt", this::receipt);
    }

    private void receipt(Context ctx) {
        TransferId id = new TransferId(Request.uuid(ctx, "id"));
        Payment payment = payments.find(id).orElseThrow(() -> none("There is no such payment."));
        Access.of(ctx).requireOrHide("payment", payment.payer(), payment.payee());
        Optional<Proofs.Receipt> receipt = proofs.receipt(payment.log().index());
        if (receipt.isEmpty()) {
            ctx.header("Retry-After", SOON);
            throw none(
                    "The payment is committed, and the log has signed no checkpoint that has it"
                            + " yet. Ask again in a few seconds.");
        }
        boolean isFinal = receipt.get().isFinal();
        if (!isFinal) {
            ctx.status(HttpStatus.ACCEPTED).header("Retry-After", WITNESSES_AGAIN);
        }
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"%s%s.tlog-proof\""
                        .formatted(payment.id(), isFinal ? "" : ".not-final"));
        ctx.contentType("text/plain; charset=utf-8").result(receipt.get().proof().toString());
    }

    private static ProblemException none(String why) {
        return new ProblemException(ProblemType.NOT_FOUND, why);
    }
}
