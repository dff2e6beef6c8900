package coop.mutirao;

import coop.mutirao.assembly.ConflictRule;
import coop.mutirao.assembly.Majority;
import coop.mutirao.assembly.Share;
import coop.mutirao.credit.Brake;
import coop.mutirao.credit.CreditPolicy;
import coop.mutirao.credit.CreditPreview;
import coop.mutirao.http.Json;
import coop.mutirao.http.Json.Scalar;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.member.Disclosure;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.payment.Payment;
import coop.mutirao.payment.PaymentRequest;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/// Our own types that JSON has as one number or one text.
public final class Scalars {

    static final List<Scalar<?, ?>> ALL =
            List.of(
                    new Scalar<>(Money.class, Long.class, Money::minorUnits, Money::of),
                    new Scalar<>(
                            TransferId.class,
                            String.class,
                            TransferId::toString,
                            TransferId::parse),
                    new Scalar<>(
                            TransferKind.class, String.class, TransferKind::wire, TransferKind::of),
                    new Scalar<>(Share.class, String.class, Share::text, Share::parse),
                    new Scalar<>(Majority.class, String.class, Majority::text, Majority::parse),
                    Json.names(ContributionPolicy.Bearer.class),
                    Json.names(CreditPolicy.Rule.class),
                    Json.names(Brake.class),
                    Json.names(ConflictRule.class),
                    Json.names(CreditPreview.SetBy.class),
                    Json.names(Disclosure.class),
                    Json.names(Payment.State.class),
                    Json.names(PaymentRequest.State.class));

    private Scalars() {}

    /// Reads and writes the program's JSON.
    public static ObjectMapper mapper() {
        return Json.mapper(ALL);
    }
}
