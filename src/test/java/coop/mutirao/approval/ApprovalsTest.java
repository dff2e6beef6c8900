package coop.mutirao.approval;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.VentureWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Payments of an account that has a rule: nothing is posted before so many of its persons agreed.
class ApprovalsTest extends VentureWorld {

    @BeforeEach
    void a_bakery_of_three() {
        give(padaria, "ana", Map.of()).is(201);
        give(padaria, "bea", Map.of("dayMaximum", 5_000)).is(201);
        rule(padaria, 100, 2).is(201);
    }

    private Answer agree(Api by, String path) {
        return by.put(approval(path), Map.of());
    }

    private void assertNothingPaid() {
        assertThat(app.balance("padaria")).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void it_waits_for_another_one_and_is_posted_as_it_was_ordered() {
        String path = path();
        bea.put(path(), fromPadaria(100)).is(201);

        JsonNode waiting = bea.put(path, fromPadaria(101)).is(202).body();

        assertThat(waiting.get("state").asString()).isEqualTo("awaiting-approval");
        assertThat(waiting.get("reason").asString()).isEqualTo("approval-rule");
        assertThat(waiting.get("approvalsNeeded").asInt()).isEqualTo(2);
        assertThat(waiting.get("approvalsMissing").asInt()).isEqualTo(1);
        assertThat(waiting.at("/approvals/0/member").asString()).isEqualTo("bea");
        assertThat(waiting.get("expiresAt").asString()).startsWith("2026-12-01T12:00:00");
        assertThat(bea.put(path, fromPadaria(101)).is(202).body()).isEqualTo(waiting);
        assertThat(padaria.put(path, fromPadaria(101)).is(202).body()).isEqualTo(waiting);
        bea.put(path, fromPadaria(102)).isProblem(409, "payment-id-taken");
        ObjectNode forAna = (ObjectNode) waiting.deepCopy();
        forAna.put("waitsForMe", true);
        assertThat(ana.get("/api/v1/approvals").is(200).body().at("/items/0")).isEqualTo(forAna);
        assertThat(bea.get(path).is(200).body()).isEqualTo(waiting);
        cem.get(path).isProblem(404, "not-found");
        assertThat(app.balance("padaria")).isEqualTo(-100);

        JsonNode paid = agree(ana, path).is(201).body();

        // Who ordered it is who did it.
        assertThat(paid.at("/authorisation/actor").asString()).isEqualTo("bea");
        assertThat(agree(ana, path).is(200).body()).isEqualTo(paid);
        assertThat(bea.put(path, fromPadaria(101)).is(200).body()).isEqualTo(paid);
        assertThat(ana.get("/api/v1/approvals").body().get("items")).isEmpty();
        assertThat(app.balance("padaria")).isEqualTo(-201);
        assertThat(found()).isEmpty();
    }

    @Test
    void nobody_agrees_twice_to_her_own_or_to_anothers() {
        rule(padaria, 100, 3).is(201);
        String path = path();
        bea.put(path, fromPadaria(101)).is(202);

        agree(bea, path).isProblem(403, "not-allowed");
        assertThat(agree(ana, path).is(202).body().get("approvalsMissing").asInt()).isEqualTo(1);
        assertThat(agree(ana, path).is(202).body().get("approvalsMissing").asInt()).isEqualTo(1);
        for (Api foreign : List.of(cem, dita, coord, treasurer, operator)) {
            agree(foreign, path).isProblem(404, "not-found");
            foreign.delete(approval(path)).isProblem(404, "not-found");
        }
        assertNothingPaid();
        agree(padaria, path).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void anothers_venture_is_nobodys_here() {
        cem.put("/api/v1/accounts/cem/delegates/dita", Map.of("decision", "Mine")).is(201);
        String path = path();
        bea.put(path, fromPadaria(101)).is(202);

        agree(dita, path).isProblem(404, "not-found");
        assertThat(dita.get("/api/v1/approvals").body().get("items")).isEmpty();
        agree(ana, path()).isProblem(404, "not-found");
        assertNothingPaid();
    }

    @Test
    void what_would_wait_as_a_payment_is_not_taken_by_a_reversal() {
        String received = path();
        ana.put(received, Map.of("payee", "padaria", "amount", 101)).is(201);
        String id = path().substring("/api/v1/payments/".length());

        padaria.put(received + "/reversal", Map.of("id", id)).isProblem(403, "not-allowed");

        String little = path();
        ana.put(little, Map.of("payee", "padaria", "amount", 100)).is(201);
        padaria.put(little + "/reversal", Map.of("id", id)).is(201);
    }

    @Test
    void what_was_withdrawn_or_refused_stays_so() {
        String withdrawn = path();
        String refused = path();
        bea.put(withdrawn, fromPadaria(101)).is(202);
        bea.put(refused, fromPadaria(101)).is(202);

        bea.delete(approval(withdrawn) + "?reason=wrong").is(204);
        bea.delete(approval(withdrawn)).is(204);
        ana.delete(approval(refused)).is(204);

        agree(ana, withdrawn).isProblem(409, "approval-not-pending");
        ana.delete(approval(withdrawn)).isProblem(409, "approval-not-pending");
        var kept = bea.put(withdrawn, fromPadaria(101)).isProblem(422, "approval-withheld").body();
        assertThat(kept.get("state").asString()).isEqualTo("withdrawn");
        assertThat(
                        bea.put(refused, fromPadaria(101))
                                .isProblem(422, "approval-withheld")
                                .body()
                                .get("state")
                                .asString())
                .isEqualTo("refused");
        bea.put(refused, fromPadaria(5)).isProblem(409, "payment-id-taken");
        bea.get(withdrawn).isProblem(404, "not-found");
        assertNothingPaid();
    }

    @Test
    void it_runs_out_after_seven_days_or_with_the_order() {
        String soon = path();
        String week = path();
        var body = new HashMap<>(fromPadaria(101));
        body.put("expiresAt", "2026-11-24T13:00:00Z");
        bea.put(soon, body).is(202);
        bea.put(week, fromPadaria(101)).is(202);

        pass(Duration.ofHours(1));
        agree(ana, soon).isProblem(409, "approval-not-pending");
        bea.put(soon, body).isProblem(422, "approval-withheld");
        pass(Duration.ofDays(7).minusHours(1).minusNanos(1_000));
        assertThat(ana.get("/api/v1/approvals").body().get("items")).hasSize(1);
        pass(Duration.ofNanos(1_000));
        assertThat(ana.get("/api/v1/approvals").body().get("items")).isEmpty();
        agree(ana, week).isProblem(409, "approval-not-pending");
        // A clock that goes back brings nothing back: the log's time does not.
        cem.put(path(), Map.of("payee", "dita", "amount", 1)).is(201);
        clock.pass(Duration.ofDays(-1));
        agree(ana, week).isProblem(409, "approval-not-pending");
        bea.put(week, fromPadaria(101)).isProblem(422, "approval-withheld");
        assertNothingPaid();
    }

    @Test
    void who_ordered_it_must_still_be_a_delegate() {
        String path = path();
        bea.put(path, fromPadaria(101)).is(202);
        end(padaria, "bea");

        agree(ana, path).isProblem(422, "delegation-ended");

        agree(ana, path).isProblem(409, "approval-not-pending");
        padaria.put(path, fromPadaria(101)).isProblem(422, "delegation-ended");
        assertNothingPaid();
    }

    @Test
    void an_approval_ends_with_the_right_to_give_it() {
        rule(padaria, 100, 3).is(201);
        String path = path();
        bea.put(path, fromPadaria(101)).is(202);
        agree(ana, path).is(202);
        end(padaria, "ana");

        var waiting = agree(padaria, path).is(202).body();

        assertThat(waiting.get("approvals")).hasSize(2);
        give(padaria, "dita", Map.of()).is(201);
        agree(dita, path).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void limits_are_looked_at_again_when_it_is_posted() {
        String first = path();
        String second = path();
        bea.put(first, fromPadaria(3_000)).is(202);
        bea.put(second, fromPadaria(3_000)).is(202);
        bea.put(path(), fromPadaria(5_001)).isProblem(422, "delegate-limit-exceeded");

        agree(ana, first).is(201);

        agree(ana, second).isProblem(422, "delegate-limit-exceeded");
        // A refusal is its answer for ever, also on another day.
        pass(Duration.ofDays(1));
        bea.put(second, fromPadaria(3_000)).isProblem(422, "delegate-limit-exceeded");
        assertThat(app.balance("padaria")).isEqualTo(-3_000);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_rule_counts_as_it_is_when_it_is_posted() {
        String stricter = path();
        String free = path();
        bea.put(stricter, fromPadaria(101)).is(202);
        bea.put(free, fromPadaria(101)).is(202);
        give(padaria, "ana", Map.of("mayManage", true)).is(201);

        rule(ana, 101, 3).isProblem(403, "not-allowed");
        ana.delete(PADARIA + "/approval-rule?decision=x").isProblem(403, "not-allowed");
        rule(ana, 100, 3).is(201);
        agree(ana, stricter).is(202);
        assertNothingPaid();
        padaria.delete(PADARIA + "/approval-rule?decision=x").is(204);

        bea.put(free, fromPadaria(101)).is(201);
        agree(ana, stricter).is(201);
        padaria.get(PADARIA + "/approval-rule").isProblem(404, "not-found");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_batch_answers_each_by_itself() {
        List<Map<String, Object>> orders = new ArrayList<>();
        String id = path().substring("/api/v1/payments/".length());
        for (long amount : List.of(101L, 5L, 101L)) {
            var order = new HashMap<>(fromPadaria(amount));
            order.put("id", amount == 5 ? path().substring("/api/v1/payments/".length()) : id);
            orders.add(order);
        }

        var items = bea.post("/api/v1/payments/batch", Map.of("orders", orders)).is(200).body();

        assertThat(items.get("items").valueStream().map(i -> i.get("status").asInt()))
                .containsExactly(202, 201, 202);
        assertThat(items.at("/items/0/waiting/id").asString()).isEqualTo(id);
        assertThat(app.balance("padaria")).isEqualTo(-5);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_request_stays_open_until_it_is_paid() {
        String request = "/api/v1/payment-requests/00000000-0000-7000-8000-0000000000e1";
        cem.put(request, Map.of("payer", "padaria", "amount", 200)).is(201);
        String path = path();
        var chosen = Map.of("paymentId", path.substring("/api/v1/payments/".length()));

        bea.post(request + "/accept", chosen).is(202);
        assertThat(cem.get(request).body().get("state").asString()).isEqualTo("pending");
        agree(ana, path).is(201);

        assertThat(cem.get(request).body().get("state").asString()).isEqualTo("committed");
        String other = "/api/v1/payment-requests/00000000-0000-7000-8000-0000000000e2";
        cem.put(other, Map.of("payer", "padaria", "amount", 200)).is(201);
        String late = path();
        bea.post(
                        other + "/accept",
                        Map.of("paymentId", late.substring("/api/v1/payments/".length())))
                .is(202);
        cem.post(other + "/cancel", null).is(200);
        agree(ana, late).isProblem(409, "request-not-pending");
        assertThat(app.balance("padaria")).isEqualTo(-200);
        assertThat(found()).isEmpty();
    }

    @Test
    void who_agrees_can_sign_the_same_bytes_and_no_others() {
        var beas = new Device("00000000-0000-7000-8000-0000000000b1");
        var anas = new Device("00000000-0000-7000-8000-0000000000a1");
        register(bea, beas).is(201);
        register(ana, anas).is(201);
        byte[] order = order(101);
        String path = path();
        var waiting = bea.put(path, Map.of("signed", beas.signed(order))).is(202).body();
        assertThat(waiting.get("order").asString()).isEqualTo(Device.base64(order));

        agreeSigned(ana, path, anas, order(101)).isProblem(422, "signature-not-valid");
        agreeSigned(ana, path, beas, order).isProblem(422, "key-not-valid");
        agreeSigned(ana, path, new Device("00000000-0000-7000-8000-0000000000c1"), order)
                .isProblem(422, "key-not-valid");
        String unsigned = path();
        bea.put(unsigned, fromPadaria(101)).is(202);
        agreeSigned(ana, unsigned, anas, order).isProblem(400, "malformed-request");
        assertNothingPaid();

        var paid = agreeSigned(ana, path, anas, order).is(201).body();
        assertThat(paid.at("/authorisation/mode").asString()).isEqualTo("payer-sig");
        assertThat(paid.at("/authorisation/key").asString()).isEqualTo(beas.id);
        assertThat(found()).isEmpty();
    }

    private static Answer agreeSigned(Api by, String path, Device device, byte[] order) {
        var signed = device.signed(order);
        return by.put(
                approval(path),
                Map.of(
                        "signed",
                        Map.of(
                                "key", String.valueOf(signed.get("key")),
                                "signature", String.valueOf(signed.get("signature")))));
    }

    @Test
    void a_key_that_was_revoked_meanwhile_signs_no_more() {
        var beas = new Device("00000000-0000-7000-8000-0000000000b1");
        register(bea, beas).is(201);
        String path = path();
        bea.put(path, Map.of("signed", beas.signed(order(101)))).is(202);
        bea.delete("/api/v1/members/padaria/keys/" + beas.id).is(204);

        agree(ana, path).isProblem(422, "key-not-valid");

        assertNothingPaid();
    }

    @Test
    void one_order_waits_under_two_ids_and_is_paid_once() {
        var beas = new Device("00000000-0000-7000-8000-0000000000b1");
        register(bea, beas).is(201);
        Map<String, Object> signed = beas.signed(order(101));
        String first = path();
        String second = path();
        bea.put(first, Map.of("signed", signed)).is(202);
        bea.put(second, Map.of("signed", signed)).is(202);

        agree(ana, first).is(201);

        agree(ana, second).isProblem(409, "order-used");
        assertThat(app.balance("padaria")).isEqualTo(-101);
        assertThat(found()).isEmpty();
    }

    @Test
    void of_many_who_agree_at_once_on_two_instances_one_pays() throws Exception {
        rule(padaria, 100, 3).is(201);
        try (var other = new TestApp(database, clock, 2)) {
            var there = serve(other);
            String path = path();
            bea.put(path, fromPadaria(101)).is(202);
            List<Callable<Answer>> calls = new ArrayList<>();
            for (Api api : List.of(ana, padaria, ana.at(there), padaria.at(there))) {
                calls.add(() -> agree(api, path));
                calls.add(() -> bea.at(there).put(path, fromPadaria(101)));
            }

            List<Answer> answers = atOnce(calls);

            assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
            assertThat(answers).allMatch(a -> List.of(200, 201, 202).contains(a.status()));
            stopLast();
        }
        assertThat(app.balance("padaria")).isEqualTo(-101);
        assertThat(found()).isEmpty();
    }

    @Test
    void the_owner_alone_is_one_too() {
        String path = path();

        padaria.put(path, Map.of("payee", "cem", "amount", 101)).is(202);

        assertThat(
                        padaria.post(
                                        "/api/v1/payments/preview",
                                        Map.of("payee", "cem", "amount", 101))
                                .body()
                                .get("awaits")
                                .asString())
                .isEqualTo("approval-rule");
        assertNothingPaid();
        agree(bea, path).is(201);
    }
}
