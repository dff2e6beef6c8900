package coop.mutirao.ledger;

import coop.mutirao.audit.Leaf;
import coop.mutirao.ledger.PostingResult.Line;
import coop.mutirao.ledger.PostingResult.Posted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ledger's facts as the log has them: `account`, `limit` and `transaction`.
final class LedgerLeaf {

    private LedgerLeaf() {}

    static Map<String, ?> account(
            OpenAccount opening, String publicId, Ledger.@Nullable Opener opener) {
        var members = new HashMap<String, Object>();
        members.put("account", publicId);
        members.put("kind", opening.kind().wire());
        members.put("limit", Map.of(opening.unit(), text(opening.creditLimit())));
        members.put("maximum", Map.of(opening.unit(), text(opening.maximumBalance())));
        if (opener != null) {
            members.put("actor", opener.actor());
            if (opener.motion() != null) {
                members.put("motion", opener.motion().toString());
            }
        }
        return members;
    }

    static Map<String, Object> limit(Account after, String actor) {
        var members = new HashMap<String, Object>();
        members.put("account", after.publicId());
        members.put("limit", Map.of(after.unit(), text(after.creditLimit())));
        members.put("maximum", Map.of(after.unit(), text(after.maximumBalance())));
        members.put("reserved", Map.of(after.unit(), text(after.reservedAmount())));
        members.put("closed", after.closed() ? "yes" : "no");
        members.put("actor", actor);
        return members;
    }

    static Leaf transaction(Fact fact, LocalDate effectiveOn) {
        Posted posted = fact.posted();
        List<Map<String, String>> entries = new ArrayList<>();
        for (Line line : posted.lines()) {
            entries.add(
                    Map.of(
                            "a", line.after().publicId(),
                            "c", line.after().unit(),
                            "n", text(line.entry().amount())));
        }
        var members = new HashMap<String, Object>();
        members.put("auth", auth(fact.authority()));
        members.put("effective", effectiveOn.toString());
        members.put("entries", entries);
        members.put("kind", posted.transfer().kind().wire());
        if (fact.policy() != null) {
            members.put("policy", fact.policy());
        }
        if (fact.decision() != null) {
            members.put("decision", fact.decision());
        }
        if (fact.reverses() != null) {
            members.put("reverses", fact.reverses().toString());
        }
        if (fact.sum() != null) {
            members.put("sum", fact.sum());
        }
        Map<String, String> texts =
                fact.description() == null ? Map.of() : Map.of("memo", fact.description());
        return new Leaf("transaction", posted.transfer().id().value(), members, texts);
    }

    private static Map<String, String> auth(Authority authority) {
        return switch (authority) {
            case Authority.Operator(var actor) -> Map.of("mode", "operator", "actor", actor);
            case Authority.PayerSignature(var key, var order) ->
                    Map.of("mode", "payer-sig", "key", key.toString(), "order", order);
        };
    }

    private static String text(Money money) {
        return Long.toString(money.minorUnits());
    }
}
