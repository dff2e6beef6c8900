package coop.mutirao.approval;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.VentureWorld;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Ana and Bea act for the bakery, whose payments of more than 100 two have to agree to.
class WhoseWordCountsTest extends VentureWorld {

    @BeforeEach
    void two_of_three() {
        give(padaria, "ana", Map.of()).is(201);
        give(padaria, "bea", Map.of()).is(201);
        rule(padaria, 100, 2).is(201);
    }

    private static Answer agree(Api by, String path) {
        return by.put(approval(path), Map.of());
    }

    @Test
    void who_gets_it_does_not_agree_to_it() {
        rule(padaria, 100, 3).is(201);
        give(padaria, "cem", Map.of()).is(201);
        String path = path();
        bea.put(path, fromPadaria(101)).is(202);
        agree(cem, path).isProblem(403, "not-allowed");
        for (JsonNode one : cem.get("/api/v1/approvals").body().get("items")) {
            assertThat(one.get("waitsForMe").asBoolean()).isFalse();
        }
        assertThat(agree(ana, path).is(202).body().get("approvalsMissing").asInt()).isEqualTo(1);
        // She may order it; then it takes as many others as the rule says.
        String hers = path();
        var waiting = cem.put(hers, fromPadaria(101)).is(202).body();
        assertThat(waiting.get("approvalsMissing").asInt()).isEqualTo(3);
        agree(ana, hers).is(202);
        agree(bea, hers).is(202);
        agree(padaria, hers).is(201);
        cem.delete(approval(path)).is(204);
        assertThat(found()).isEmpty();
    }

    @Test
    void nor_does_who_acts_for_who_gets_it() {
        cem.put("/api/v1/accounts/cem/delegates/ana", Map.of("decision", "Mine")).is(201);
        String path = path();
        bea.put(path, fromPadaria(101)).is(202);

        agree(ana, path).isProblem(403, "not-allowed");
        agree(padaria, path).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void nobody_agrees_to_more_than_she_may_pay_at_once() {
        give(padaria, "ana", Map.of("dayMaximum", 101)).is(201);
        String much = path();
        bea.put(much, fromPadaria(102)).is(202);
        agree(ana, much).isProblem(403, "not-allowed");
        bea.delete(approval(much)).is(204);
        give(padaria, "ana", Map.of("paymentMaximum", 101)).is(201);
        String more = path();
        bea.put(more, fromPadaria(102)).is(202);
        agree(ana, more).isProblem(403, "not-allowed");
        String path = path();
        bea.put(path, fromPadaria(101)).is(202);
        agree(ana, path).is(201);

        // Her limit is lowered between her word and the last one that was missing.
        rule(padaria, 100, 3).is(201);
        give(padaria, "ana", Map.of("paymentMaximum", 102)).is(201);
        agree(ana, more).is(202);
        give(padaria, "ana", Map.of("paymentMaximum", 101)).is(201);
        var waiting = agree(padaria, more).is(202).body();
        assertThat(waiting.get("approvalsMissing").asInt()).isEqualTo(1);
        assertThat(found()).isEmpty();
    }

    @Test
    void no_delegate_makes_one_who_would_agree() {
        give(padaria, "bea", Map.of("mayManage", true)).is(201);
        bea.put(path(), fromPadaria(101)).is(202);

        give(bea, "dita", Map.of()).isProblem(403, "not-allowed");
        // Others' limits she may change; and where nobody has to agree, she lets others act.
        give(bea, "ana", Map.of("paymentMaximum", 7)).is(201);
        give(bea, "ana", Map.of("paymentMaximum", 8)).isProblem(403, "not-allowed");
        give(bea, "ana", Map.of("paymentMaximum", 6)).is(201);
        padaria.delete(PADARIA + "/approval-rule?decision=Meeting").is(204);
        give(bea, "dita", Map.of()).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void who_agreed_is_told_when_it_is_over_too() {
        String path = path();
        bea.put(path, fromPadaria(101)).is(202);
        agree(ana, path).is(201);

        var over = padaria.get(approval(path)).is(200).body();
        assertThat(over.get("state").asString()).isEqualTo("committed");
        assertThat(over.get("orderedBy").asString()).isEqualTo("bea");
        assertThat(over.get("approvals").findValuesAsString("member"))
                .containsExactly("bea", "ana");
        cem.get(approval(path)).isProblem(404, "not-found");
        coord.get(approval(path)).isProblem(404, "not-found");
        app.mandate("dita", "auditor");
        dita.get(approval(path)).is(200);
    }
}
