package coop.mutirao.approval;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.VentureWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is paid on the network's word: by operators, up to which amount, and from when on by two
/// officers.
class OfficersTest extends VentureWorld {

    private static Map<String, Object> order(String payer, String payee, long amount) {
        return Map.of(
                "payer", payer,
                "payee", payee,
                "amount", amount,
                "description", "She has no telephone");
    }

    private static Answer agree(Api by, String path) {
        return by.put(approval(path), Map.of("reason", "A roof"));
    }

    @Test
    void an_operator_pays_for_a_member_says_why_and_stands_beside_it() {
        String path = path();

        var paid = operator.put(path, order("ana", "bea", 50)).is(201).body();

        assertThat(paid.at("/authorisation/mode").asString()).isEqualTo("operator");
        assertThat(paid.at("/authorisation/actor").asString()).isEqualTo("operator");
        assertThat(ana.get(path).body()).isEqualTo(paid);
        operator.put(path(), Map.of("payer", "ana", "payee", "bea", "amount", 5))
                .isProblem(400, "malformed-request");
        for (Api other : List.of(coord, treasurer, bea)) {
            other.put(path(), order("ana", "bea", 5)).isProblem(403, "not-allowed");
        }
        var batch =
                operator.post(
                                "/api/v1/payments/batch",
                                Map.of(
                                        "orders",
                                        List.of(
                                                Map.of(
                                                        "id", path().substring(17),
                                                        "payer", "ana",
                                                        "payee", "bea",
                                                        "amount", 5,
                                                        "description", "x"))))
                        .is(200)
                        .body();
        assertThat(batch.at("/items/0/status").asInt()).isEqualTo(403);
        assertThat(app.balance("ana")).isEqualTo(-50);
        assertThat(found()).isEmpty();
    }

    @Test
    void no_operator_pays_herself_or_who_she_acts_for() {
        operator.put(path(), order("ana", "operator", 5)).isProblem(403, "not-allowed");
        give(padaria, "operator", Map.of("paymentMaximum", 10)).is(201);

        operator.put(path(), order("ana", "padaria", 5)).isProblem(403, "not-allowed");
        // As a delegate she is held to her limits, whatever else she is.
        operator.put(path(), order("padaria", "cem", 11)).isProblem(422, "delegate-limit-exceeded");
        operator.put(path(), order("padaria", "cem", 10)).is(201);
        assertThat(app.balance("ana")).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_mandate_that_is_over_pays_nothing() {
        operator.put(path(), order("ana", "bea", 5)).is(201);
        app.mandate("dita", "coordinator");
        dita.second(coord, "DELETE", "/api/v1/members/operator/roles/operator?decision=x", null)
                .is(204);

        operator.put(path(), order("ana", "bea", 5)).isProblem(403, "not-allowed");
        assertThat(found()).isEmpty();
    }

    @Test
    void above_the_bound_it_needs_the_payers_signature_also_from_operators() {
        authorisation(2, Map.of("unsignedMaximum", 99));

        operator.put(path(), order("ana", "bea", 100)).isProblem(422, "signature-needed");
        operator.put(path(), order("ana", "bea", 99)).is(201);
        var phone = new Device("00000000-0000-7000-8000-0000000000b1");
        register(padaria, phone).is(201);
        operator.put(path(), Map.of("signed", phone.signed(order(5)), "description", "x"))
                .isProblem(403, "not-allowed");
        assertThat(found()).isEmpty();
    }

    @Test
    void the_list_says_who_ordered_who_agreed_and_whose_agreement_is_missing() {
        authorisation(2, Map.of("twoOfficersFrom", 100));
        String path = path();
        ana.put(path, Map.of("payee", "bea", "amount", 100)).is(202);

        var seen = waiting(treasurer);
        assertThat(seen.get("orderedBy").asString()).isEqualTo("ana");
        assertThat(seen.get("approvalsMissingFrom").asString()).isEqualTo("officers");
        assertThat(seen.get("waitsForMe").asBoolean()).isTrue();
        // She agrees as the payer, which is not what it waits for.
        assertThat(seen.at("/approvals/0/member").asString()).isEqualTo("ana");
        assertThat(seen.at("/approvals/0/counts").asBoolean()).isFalse();
        assertThat(waiting(ana).get("waitsForMe").asBoolean()).isFalse();

        agree(treasurer, path).is(202);

        seen = waiting(treasurer);
        assertThat(seen.at("/approvals/1/member").asString()).isEqualTo("treasurer");
        assertThat(seen.at("/approvals/1/counts").asBoolean()).isTrue();
        assertThat(seen.get("approvalsMissing").asInt()).isEqualTo(1);
        assertThat(seen.get("waitsForMe").asBoolean()).isFalse();
        assertThat(waiting(coord).get("waitsForMe").asBoolean()).isTrue();
        var answer = ana.put(path, Map.of("payee", "bea", "amount", 100)).is(202).body();
        assertThat(answer.get("waitsForMe").isNull()).isTrue();
    }

    private static JsonNode waiting(Api who) {
        return who.get("/api/v1/approvals").is(200).body().at("/items/0");
    }

    @Test
    void from_the_bound_on_it_waits_for_two_officers_whoever_orders_it() {
        authorisation(2, Map.of("twoOfficersFrom", 100));
        String path = path();
        ana.put(path(), Map.of("payee", "bea", "amount", 99)).is(201);

        var waiting = ana.put(path, Map.of("payee", "bea", "amount", 100)).is(202).body();

        assertThat(waiting.get("reason").asString()).isEqualTo("two-officers");
        assertThat(waiting.get("approvalsMissing").asInt()).isEqualTo(2);
        agree(bea, path).isProblem(404, "not-found");
        agree(ana, path).isProblem(403, "not-allowed");
        assertThat(treasurer.get("/api/v1/approvals").body().at("/items/0/id"))
                .isEqualTo(waiting.get("id"));
        assertThat(bea.get("/api/v1/approvals").body().get("items")).isEmpty();
        assertThat(agree(treasurer, path).is(202).body().get("approvalsMissing").asInt())
                .isEqualTo(1);
        assertThat(app.balance("ana")).isEqualTo(-99);
        agree(coord, path).is(201);
        assertThat(app.balance("ana")).isEqualTo(-199);
        assertThat(found()).isEmpty();
    }

    @Test
    void who_is_refused_learns_by_whom_when_and_why() {
        authorisation(2, Map.of("twoOfficersFrom", 100));
        String path = path();
        var order = Map.of("payee", "bea", "amount", 100);
        ana.put(path, order).is(202);
        treasurer.delete(approval(path)).isProblem(400, "malformed-request");
        treasurer.delete(approval(path) + "?reason=Paid%20before").is(204);

        var told = ana.put(path, order).isProblem(422, "approval-withheld").body();

        assertThat(told.get("state").asString()).isEqualTo("refused");
        assertThat(told.get("by").asString()).isEqualTo("treasurer");
        assertThat(told.get("reason").asString()).isEqualTo("Paid before");
        assertThat(told.get("at").asString()).startsWith("20");
        var data = ana.get("/api/v1/members/ana/data").is(200).body();
        assertThat(data.at("/refusals/0/problem/reason").asString()).isEqualTo("Paid before");
        assertThat(data.at("/waitingPayments/0/endedBy").asString()).isEqualTo("treasurer");
        assertThat(data.at("/waitingPayments/0/endedBecause").asString()).isEqualTo("Paid before");
        assertThat(data.get("facts").valueStream().map(JsonNode::toString))
                .anyMatch(fact -> fact.contains("refused") && fact.contains("Paid before"));
        assertThat(treasurer.get("/api/v1/members/treasurer/data").is(200).text())
                .doesNotContain("endedBecause\":\"Paid");
        assertThat(found()).isEmpty();
    }

    @Test
    void an_operator_who_ordered_is_one_of_the_two() {
        authorisation(2, Map.of("twoOfficersFrom", 100));
        String path = path();

        var waiting = operator.put(path, order("ana", "bea", 100)).is(202).body();

        assertThat(waiting.get("approvalsMissing").asInt()).isEqualTo(1);
        agree(operator, path).isProblem(403, "not-allowed");
        agree(treasurer, path).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void it_takes_two_officers_to_give_back_and_none_her_own() {
        String hers = path();
        coord.put(hers, Map.of("payee", "ana", "amount", 20)).is(201);
        String others = path();
        bea.put(others, Map.of("payee", "ana", "amount", 100)).is(201);
        var back = Map.of("id", id(), "reason", "so I say");
        coord.put(hers + "/reversal", back).isProblem(403, "not-allowed");

        coord.put(others + "/reversal", back).is(202);
        coord.put(others + "/reversal", back).is(202);
        assertThat(ana.get("/api/v1/officer-acts").body().get("items")).hasSize(1);
        assertThat(app.balance("ana")).isEqualTo(119);
        treasurer.put(others + "/reversal", Map.of("id", id(), "reason", "so I say")).is(202);
        treasurer.put(others + "/reversal", back).is(201);
        treasurer.put(others + "/reversal", back).is(200);
        coord.put(others + "/reversal", back).is(200);

        assertThat(app.balance("ana")).isEqualTo(20);
        assertThat(ana.get("/api/v1/members/ana/news").text()).contains("paid-by-officer");
        assertThat(found()).isEmpty();
    }

    private String id() {
        return path().substring("/api/v1/payments/".length());
    }

    @Test
    void neither_the_payer_nor_the_payee_is_an_officer_there() {
        authorisation(2, Map.of("twoOfficersFrom", 100));
        give(padaria, "coord", Map.of()).is(201);
        String toTreasurer = path();
        String toPadaria = path();
        operator.put(toTreasurer, order("ana", "treasurer", 100)).is(202);
        operator.put(toPadaria, order("ana", "padaria", 100)).is(202);
        String byTreasurer = path();
        treasurer.put(byTreasurer, Map.of("payee", "bea", "amount", 100)).is(202);

        agree(treasurer, toTreasurer).isProblem(404, "not-found");
        agree(coord, toPadaria).isProblem(404, "not-found");
        agree(operator, byTreasurer).is(202);

        assertThat(app.balance("ana")).isZero();
        assertThat(app.balance("treasurer")).isZero();
        agree(coord, byTreasurer).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_signed_payment_needs_no_officers() {
        authorisation(2, Map.of("twoOfficersFrom", 100));
        var phone = new Device("00000000-0000-7000-8000-0000000000b1");
        register(padaria, phone).is(201);

        padaria.put(path(), Map.of("signed", phone.signed(order(100)))).is(201);

        assertThat(found()).isEmpty();
    }

    @Test
    void both_have_to_agree_the_accounts_persons_first() {
        authorisation(2, Map.of("twoOfficersFrom", 100));
        give(padaria, "ana", Map.of()).is(201);
        rule(padaria, 50, 2).is(201);
        String path = path();

        var waiting = operator.put(path, order("padaria", "cem", 100)).is(202).body();

        // An operator is none of the bakery's.
        assertThat(waiting.get("reason").asString()).isEqualTo("approval-rule");
        assertThat(waiting.get("approvalsMissing").asInt()).isEqualTo(2);
        agree(ana, path).is(202);
        var second = agree(padaria, path).is(202).body();
        assertThat(second.get("reason").asString()).isEqualTo("two-officers");
        assertThat(second.get("approvalsMissing").asInt()).isEqualTo(1);
        agree(treasurer, path).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_request_is_answered_by_an_order_that_says_the_same() {
        authorisation(2, Map.of("unsignedMaximum", 10));
        var phone = new Device("00000000-0000-7000-8000-0000000000b1");
        register(padaria, phone).is(201);
        String request = "/api/v1/payment-requests/00000000-0000-7000-8000-0000000000e1";
        cem.put(request, Map.of("payer", "padaria", "amount", 100)).is(201);

        padaria.post(request + "/accept", Map.of()).isProblem(422, "signature-needed");
        padaria.post(request + "/accept", Map.of("signed", phone.signed(order(101))))
                .isProblem(400, "malformed-request");
        cem.post(request + "/accept", Map.of("signed", phone.signed(order(100))))
                .isProblem(403, "not-allowed");
        var paid =
                padaria.post(request + "/accept", Map.of("signed", phone.signed(order(100))))
                        .is(201)
                        .body();

        assertThat(paid.at("/authorisation/mode").asString()).isEqualTo("payer-sig");
        assertThat(cem.get(request).body().get("state").asString()).isEqualTo("committed");
        assertThat(TestApp.NETWORK.unit()).isNotEmpty();
        assertThat(found()).isEmpty();
    }
}
