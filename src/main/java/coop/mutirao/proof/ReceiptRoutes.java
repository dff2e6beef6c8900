package coop.mutirao.proof;

import coop.mutirao.http.Access;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.Payment;
import coop.mutirao.payment.Payments;
import coop.mutirao.tlog.LogProof;
import io.javalin.http.Context;

/// `/api/v1/payments/{id}/receipt`: the proof that a payment is in the log, as a file to be kept.
public final class ReceiptRoutes implements Server.Routes {

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
        LogProof proof =
                proofs.receipt(payment.log().index(), true)
                        .orElseThrow(() ->
                                none(
                                        "The payment is committed, and no final checkpoint has it"
                                                + " yet. Ask again in a few seconds."));
        ctx.header(
                "Content-Disposition", "attachment; filename=\"" + payment.id() + ".tlog-proof\"");
        ctx.contentType("text/plain; charset=utf-8").result(proof.toString());
    }

    private static ProblemException none(String why) {
        return new ProblemException(ProblemType.NOT_FOUND, why);
    }
}
