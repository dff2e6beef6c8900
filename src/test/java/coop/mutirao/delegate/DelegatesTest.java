package coop.mutirao.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.VentureWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Who acts for an account that is not hers: within her limits, as long as it lasts, and always as
/// the one who did it.
class DelegatesTest extends VentureWorld {

    @Test
    void a_delegate_acts_for_the_account_and_is_the_one_who_did() {
        bea.put(path(), fromPadaria(5)).isProblem(403, "not-allowed");
        give(padaria, "bea", Map.of("paymentMaximum", 500, "dayMaximum", 900)).is(201);

        var accounts = bea.get("/api/v1/sessions/current").is(200).body().get("accounts");
        var paid = bea.put(path(), fromPadaria(5)).is(201).body();

        assertThat(accounts.toString())
                .isEqualTo(
                        "[{\"code\":\"bea\",\"name\":\"bea\",\"kind\":\"person\",\"own\":true},"
                                + "{\"code\":\"padaria\",\"name\":\"padaria\",\"kind\":\"venture\","
                                + "\"own\":false}]");
        assertThat(paid.get("payer").asString()).isEqualTo("padaria");
        assertThat(paid.at("/authorisation/actor").asString()).isEqualTo("bea");
        assertThat(bea.get("/api/v1/payments/" + paid.get("id").asString()).body()).isEqualTo(paid);
        bea.get(PADARIA).is(200);
        bea.get(PADARIA + "/entries").is(200);
        // Her own account is hers all the same, and her limits are not about it.
        bea.put(path(), Map.of("payee", "cem", "amount", 5_000)).is(201);
        assertThat(found()).isEmpty();
    }

    @Test
    void limits_hold_at_their_last_and_one_beyond() {
        give(padaria, "bea", Map.of("paymentMaximum", 500, "dayMaximum", 900)).is(201);

        var tooMuch = bea.put(path(), fromPadaria(501)).isProblem(422, "delegate-limit-exceeded");
        assertThat(tooMuch.body().get("limit").asString()).isEqualTo("payment");
        bea.put(path(), fromPadaria(500)).is(201);
        var ofTheDay = bea.put(path(), fromPadaria(401)).isProblem(422, "delegate-limit-exceeded");
        assertThat(ofTheDay.body().get("limit").asString()).isEqualTo("day");
        assertThat(ofTheDay.body().get("used").asLong()).isEqualTo(500);
        bea.put(path(), fromPadaria(400)).is(201);
        bea.put(path(), fromPadaria(1)).isProblem(422, "delegate-limit-exceeded");
        var preview = bea.post("/api/v1/payments/preview", fromPadaria(1)).is(200).body();
        assertThat(preview.at("/refusal/type").asString()).endsWith("delegate-limit-exceeded");

        // 12 hours later it is midnight by UTC, and a new day.
        pass(Duration.ofHours(12).minusNanos(1_000));
        bea.put(path(), fromPadaria(1)).isProblem(422, "delegate-limit-exceeded");
        pass(Duration.ofNanos(1_000));
        bea.put(path(), fromPadaria(1)).is(201);
        assertThat(app.balance("padaria")).isEqualTo(-901);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_clock_that_goes_back_gives_no_day_twice() {
        give(padaria, "bea", Map.of("dayMaximum", 10)).is(201);
        pass(Duration.ofHours(12));
        bea.put(path(), fromPadaria(10)).is(201);

        clock.pass(Duration.ofHours(-1));

        // The log's time does not go back, so it is the same day still.
        bea.put(path(), fromPadaria(1)).isProblem(422, "delegate-limit-exceeded");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_batch_is_held_to_the_day_as_a_whole() {
        give(padaria, "bea", Map.of("dayMaximum", 10)).is(201);
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            orders.add(
                    Map.of(
                            "id",
                            path().substring("/api/v1/payments/".length()),
                            "payer",
                            "padaria",
                            "payee",
                            "cem",
                            "amount",
                            4));
        }

        var items = bea.post("/api/v1/payments/batch", Map.of("orders", orders)).is(200).body();

        assertThat(items.get("items").valueStream().map(i -> i.get("status").asInt()))
                .containsExactly(201, 201, 422, 422);
        assertThat(app.balance("padaria")).isEqualTo(-8);
    }

    @Test
    void of_many_at_once_on_two_instances_none_passes_the_day() throws Exception {
        give(padaria, "bea", Map.of("dayMaximum", 30)).is(201);
        try (var other = new TestApp(database, clock, 2)) {
            Api there = bea.at(serve(other));
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Api api = i % 2 == 0 ? bea : there;
                String path = path();
                calls.add(() -> api.put(path, fromPadaria(10)));
            }

            List<Answer> answers = atOnce(calls);

            assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(3);
            assertThat(answers).filteredOn(a -> a.status() == 422).hasSize(13);
            stopLast();
        }
        assertThat(app.balance("padaria")).isEqualTo(-30);
        assertThat(found()).isEmpty();
    }

    @Test
    void it_ends_by_itself_or_by_an_act_and_opens_nothing_from_then_on() {
        give(padaria, "bea", Map.of("endsAt", "2026-11-24T13:00:00Z")).is(201);
        give(padaria, "ana", Map.of()).is(201);
        bea.put(path(), fromPadaria(1)).is(201);

        clock.pass(Duration.ofHours(1).minusNanos(1_000));
        bea.put(path(), fromPadaria(1)).is(201);
        clock.pass(Duration.ofNanos(1_000));

        bea.put(path(), fromPadaria(1)).isProblem(403, "not-allowed");
        bea.get(PADARIA).isProblem(403, "not-allowed");
        signIn();
        assertThat(padaria.get(PADARIA + "/delegates").body().get("items")).hasSize(1);
        end(ana, "ana");
        ana.put(path(), fromPadaria(1)).isProblem(403, "not-allowed");
        end(padaria, "ana");
        assertThat(found()).isEmpty();
    }

    @Test
    void nobody_gives_more_than_she_has() {
        give(bea, "bea", Map.of()).isProblem(403, "not-allowed");
        give(coord, "coord", Map.of()).isProblem(403, "not-allowed");
        give(ana, "bea", Map.of()).isProblem(403, "not-allowed");
        give(padaria, "padaria", Map.of()).isProblem(422, "delegation-not-possible");
        give(padaria, "nobody", Map.of()).isProblem(404, "not-found");
        give(padaria, "bea", Map.of("endsAt", "2026-11-24T12:00:00Z"))
                .isProblem(422, "delegation-not-possible");
        give(padaria, "bea", Map.of("paymentMaximum", -1)).isProblem(400, "malformed-request");
        Map<String, Object> hers =
                Map.of(
                        "paymentMaximum",
                        100,
                        "dayMaximum",
                        200,
                        "mayManage",
                        true,
                        "endsAt",
                        "2026-12-24T12:00:00Z");
        app.mandate("dita", "coordinator");
        give(coord, "bea", hers).is(202);
        give(dita, "bea", hers).is(201);
        give(coord, "bea", hers).is(200);

        for (Map<String, Object> more :
                List.<Map<String, Object>>of(
                        Map.of("dayMaximum", 200, "endsAt", "2026-12-24T12:00:00Z"),
                        Map.of(
                                "paymentMaximum", 101,
                                "dayMaximum", 200,
                                "endsAt", "2026-12-24T12:00:00Z"),
                        Map.of("paymentMaximum", 100, "dayMaximum", 200),
                        Map.of(
                                "paymentMaximum", 100,
                                "dayMaximum", 200,
                                "endsAt", "2026-12-24T12:00:01Z"))) {
            give(bea, "ana", more).isProblem(403, "not-allowed");
            give(bea, "bea", more).isProblem(403, "not-allowed");
        }
        give(bea, "ana", hers).is(201);
        give(padaria, "cem", Map.of()).is(201);
        give(cem, "ana", hers).isProblem(403, "not-allowed");
        give(cem, "cem", Map.of("paymentMaximum", 5)).is(201);
        cem.delete(PADARIA + "/delegates/ana?decision=x").isProblem(403, "not-allowed");
        // Of a day she may more than Bea.
        bea.delete(PADARIA + "/delegates/cem?decision=x").isProblem(403, "not-allowed");
        end(padaria, "cem");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_venture_is_no_delegate() {
        padaria.put("/api/v1/accounts/ana/delegates/padaria", Map.of("decision", "Ours"))
                .isProblem(403, "not-allowed");
        ana.put("/api/v1/accounts/ana/delegates/padaria", Map.of("decision", "Mine"))
                .isProblem(422, "delegation-not-possible");
    }

    @Test
    void it_needs_a_sign_in_of_the_last_minutes() {
        clock.pass(Duration.ofMinutes(15).plusNanos(1_000));

        give(padaria, "bea", Map.of()).isProblem(403, "sign-in-again");
        padaria.delete(PADARIA + "/delegates/bea?decision=x").isProblem(403, "sign-in-again");
        rule(padaria, 100, 2).isProblem(403, "sign-in-again");
        padaria.delete(PADARIA + "/approval-rule?decision=x").isProblem(403, "sign-in-again");
    }

    @Test
    void a_delegate_asks_answers_and_gives_back() {
        give(padaria, "bea", Map.of()).is(201);
        String asked = "/api/v1/payment-requests/00000000-0000-7000-8000-0000000000e1";
        String asking = "/api/v1/payment-requests/00000000-0000-7000-8000-0000000000e2";
        cem.put(asked, Map.of("payer", "padaria", "amount", 7)).is(201);
        bea.put(asking, Map.of("payer", "cem", "payee", "padaria", "amount", 9)).is(201);

        ana.get("/api/v1/payment-requests?account=padaria").isProblem(403, "not-allowed");
        assertThat(items(bea, "")).isEmpty();
        assertThat(items(bea, "?account=padaria")).hasSize(1);
        assertThat(items(bea, "?account=padaria&role=payee")).hasSize(1);
        var paid = bea.post(asked + "/accept", Map.of()).is(201).body();
        assertThat(paid.at("/authorisation/actor").asString()).isEqualTo("bea");
        bea.post(asking + "/cancel", null).is(200);
        String received = path();
        cem.put(received, Map.of("payee", "padaria", "amount", 30)).is(201);
        ana.put(received + "/reversal", Map.of("id", id())).isProblem(404, "not-found");
        var back = bea.put(received + "/reversal", Map.of("id", id())).is(201).body();
        assertThat(back.at("/authorisation/actor").asString()).isEqualTo("bea");
        assertThat(found()).isEmpty();
    }

    private String received(long amount) {
        String received = path();
        cem.put(received, Map.of("payee", "padaria", "amount", amount)).is(201);
        return received + "/reversal";
    }

    @Test
    void a_delegate_gives_back_within_her_limits_and_no_more() {
        give(padaria, "bea", Map.of("paymentMaximum", 30, "dayMaximum", 100)).is(201);
        for (long amount : new long[] {30, 30, 30}) {
            bea.put(received(amount), Map.of("id", id())).is(201);
        }
        var refused =
                bea.put(received(31), Map.of("id", id()))
                        .isProblem(422, "delegate-limit-exceeded")
                        .body();
        assertThat(refused.get("limit").asString()).isEqualTo("payment");

        // What she gives back and what she pays are one day.
        bea.put(received(11), Map.of("id", id())).isProblem(422, "delegate-limit-exceeded");
        bea.put(path(), fromPadaria(11)).isProblem(422, "delegate-limit-exceeded");
        bea.put(received(10), Map.of("id", id())).is(201);
        bea.put(path(), fromPadaria(1)).isProblem(422, "delegate-limit-exceeded");
        assertThat(found()).isEmpty();
        pass(Duration.ofDays(1));
        bea.put(path(), fromPadaria(30)).is(201);
    }

    @Test
    void of_many_reversals_at_once_none_passes_the_day() throws Exception {
        give(padaria, "bea", Map.of("dayMaximum", 50)).is(201);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String reversal = received(10);
            String id = id();
            calls.add(() -> bea.put(reversal, Map.of("id", id)));
        }

        assertThat(atOnce(calls).stream().filter(a -> a.status() == 201)).hasSize(5);
        assertThat(found()).isEmpty();
    }

    @Test
    void who_acts_no_more_or_for_another_gives_nothing_back() {
        give(padaria, "bea", Map.of()).is(201);
        String received = received(30);
        dita.put(received, Map.of("id", id())).isProblem(404, "not-found");
        end(padaria, "bea");
        bea.put(received, Map.of("id", id())).isProblem(404, "not-found");
        // A delegate gives back nothing of which others would have to agree.
        give(padaria, "bea", Map.of()).is(201);
        rule(padaria, 29, 2).is(201);
        bea.put(received, Map.of("id", id())).isProblem(403, "not-allowed");
        padaria.delete(PADARIA + "/approval-rule?decision=x").is(204);
        // Also a coordinator is held to the limits that she has as a delegate.
        give(padaria, "coord", Map.of("paymentMaximum", 29)).is(201);
        coord.put(received, Map.of("id", id(), "reason", "x"))
                .isProblem(422, "delegate-limit-exceeded");
        bea.put(received, Map.of("id", id())).is(201);
    }

    private String id() {
        return path().substring("/api/v1/payments/".length());
    }

    private static List<?> items(Api api, String query) {
        return api.get("/api/v1/payment-requests" + query)
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    @Test
    void her_key_for_the_account_is_hers_and_ends_with_her() {
        give(padaria, "bea", Map.of("dayMaximum", 100)).is(201);
        give(padaria, "ana", Map.of()).is(201);
        var phone = new Device("00000000-0000-7000-8000-0000000000b1");
        register(cem, phone).isProblem(403, "not-allowed");
        assertThat(register(bea, phone).is(201).body().get("delegate").asString()).isEqualTo("bea");
        register(bea, phone).is(200);
        register(ana, phone).isProblem(409, "key-taken");

        var paid = pay(bea, phone, 60).is(201).body();

        assertThat(paid.at("/authorisation/mode").asString()).isEqualTo("payer-sig");
        // It counts against her day, and serves in nobody else's hands.
        pay(bea, phone, 41).isProblem(422, "delegate-limit-exceeded");
        pay(ana, phone, 1).isProblem(422, "key-not-valid");
        pay(padaria, phone, 1).isProblem(422, "key-not-valid");
        String key = "/api/v1/members/padaria/keys/" + phone.id;
        ana.delete(key).isProblem(403, "not-allowed");
        end(padaria, "bea");
        var keys = padaria.get("/api/v1/members/padaria/keys").is(200).body().get("items");
        assertThat(keys.get(0).get("revokedAt").isNull()).isFalse();
        give(padaria, "bea", Map.of()).is(201);
        pay(bea, phone, 1).isProblem(422, "key-not-valid");
        assertThat(app.balance("padaria")).isEqualTo(-60);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_key_does_not_come_back_with_the_next_delegation() {
        give(padaria, "bea", Map.of("endsAt", "2026-11-24T13:00:00Z")).is(201);
        var phone = new Device("00000000-0000-7000-8000-0000000000b1");
        register(bea, phone).is(201);
        pass(Duration.ofHours(2));
        pay(bea, phone, 1).isProblem(403, "not-allowed");

        give(padaria, "bea", Map.of()).is(201);

        pay(bea, phone, 1).isProblem(422, "key-not-valid");
        bea.put(path(), fromPadaria(1)).is(201);
        assertThat(found()).isEmpty();
    }

    private Answer pay(Api by, Device device, long amount) {
        return by.put(path(), Map.of("signed", device.signed(order(amount))));
    }
}
