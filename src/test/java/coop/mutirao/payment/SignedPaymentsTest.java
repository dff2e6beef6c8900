package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.TestApp;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Orders that their payer signed, over HTTP, and what is tried with them.
class SignedPaymentsTest extends SignedWorld {

    /// The order of the group, by which the second half of a signature can be made larger.
    static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @Test
    void is_carried_out_as_it_was_signed_and_says_so() {
        byte[] order = Device.order(order());
        Map<String, Object> signed = phone.signed(order);
        String path = path();
        var body = Map.of("signed", signed, "description", "Flour", "kind", "gift");

        var paid = ana.put(path, body).is(201).body();

        assertThat(paid.get("payee").asString()).isEqualTo("bea");
        assertThat(paid.get("amount").asLong()).isEqualTo(100);
        assertThat(paid.at("/authorisation/mode").asString()).isEqualTo("payer-sig");
        assertThat(paid.at("/authorisation/key").asString()).isEqualTo(phone.id);
        assertThat(ana.put(path, body).is(200).body()).isEqualTo(paid);
        for (Api reader : List.of(ana, bea, treasurer)) {
            assertThat(reader.get(path).is(200).body()).isEqualTo(paid);
            var evidence = reader.get(path + "/explanation").is(200).body().get("signed");
            assertThat(evidence.get("order").asString()).isEqualTo(signed.get("order"));
            assertThat(evidence.get("signature").asString()).isEqualTo(signed.get("signature"));
        }
        assertThat(app.balance("ana")).isEqualTo(-100);
        assertThat(found()).isEmpty();
    }

    @Test
    void without_a_signature_the_operator_answers_for_who_asked() {
        String path = path();

        var paid = ana.put(path, Map.of("payee", "bea", "amount", 5)).is(201).body();

        assertThat(paid.get("authorisation").toString())
                .isEqualTo("{\"mode\":\"operator\",\"key\":null,\"order\":null,\"actor\":\"ana\"}");
        assertThat(bea.get(path).body()).isEqualTo(paid);
        assertThat(ana.get(path + "/explanation").body().get("signed").isNull()).isTrue();
    }

    @Test
    void an_order_is_used_once_under_one_id() {
        Map<String, Object> signed = phone.signed(Device.order(order()));
        String first = path();
        String second = path();
        var paid = pay(ana, first, signed).is(201).body();

        var refused = pay(ana, second, signed).isProblem(409, "order-used");

        assertThat(refused.body().get("payment")).isEqualTo(paid.get("id"));
        pay(ana, second, signed).isProblem(409, "order-used");
        pay(ana, second, phone.signed(Device.order(order()))).isProblem(409, "payment-id-taken");
        ana.put(first, Map.of("payee", "bea", "amount", 100)).isProblem(409, "payment-id-taken");
        ana.put(first, Map.of("signed", signed, "description", "other"))
                .isProblem(409, "payment-id-taken");
        clock.pass(Duration.ofHours(2));
        assertThat(pay(ana, first, signed).is(200).body()).isEqualTo(paid);
        assertThat(app.balance("ana")).isEqualTo(-100);
    }

    @Test
    void of_many_who_use_an_order_at_once_one_pays_on_two_instances() throws Exception {
        try (var other = new TestApp(database, clock, 2)) {
            Api there = ana.at(serve(other));
            for (int round = 0; round < 5; round++) {
                Map<String, Object> signed = phone.signed(Device.order(order()));
                List<Answer> answers = atOnce(signed, there);

                assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
                answers.stream()
                        .filter(a -> a.status() != 201)
                        .forEach(a -> a.isProblem(409, "order-used"));
            }
            open.removeLast().close();
        }
        assertThat(app.balance("ana")).isEqualTo(-500);
        assertThat(found()).isEmpty();
    }

    private List<Answer> atOnce(Map<String, Object> signed, Api there) throws Exception {
        int count = 16;
        var start = new CountDownLatch(count);
        List<Future<Answer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                Api api = i % 2 == 0 ? ana : there;
                String path = path();
                answers.add(
                        threads.submit(() -> {
                            start.countDown();
                            start.await();
                            return pay(api, path, signed);
                        }));
            }
        }
        List<Answer> all = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            all.add(answer.get());
        }
        return all;
    }

    @Test
    void a_batch_answers_each_signed_order_by_itself() {
        Map<String, Object> good = phone.signed(Device.order(order()));
        Map<String, Object> changed = new HashMap<>(good);
        changed.put("order", Device.base64(Device.order(order())));
        var orders =
                Stream.of(
                                good,
                                good,
                                changed,
                                phone.signed(Device.order(orderWith("payer", beaId))))
                        .map(signed -> Map.of("id", path().substring(17), "signed", signed))
                        .toList();

        var items = ana.post("/api/v1/payments/batch", Map.of("orders", orders)).is(200).body();

        assertThat(items.get("items").valueStream().map(item -> item.get("status").asInt()))
                .containsExactly(201, 409, 422, 403);
        assertThat(items.at("/items/1/problem/type").asString()).endsWith("order-used");
        assertThat(items.at("/items/2/problem/type").asString()).endsWith("signature-not-valid");
        assertThat(items.at("/items/3/problem/type").asString()).endsWith("not-allowed");
        assertThat(app.balance("ana")).isEqualTo(-100);
    }

    @Test
    void what_is_changed_after_signing_is_refused() {
        Map<String, String> order = order();
        Map<String, Object> signed = phone.signed(Device.order(order));
        for (var change :
                Map.of("amount", "99", "payee", publicId("coord"), "max_fee", "7").entrySet()) {
            Map<String, String> other = new TreeMap<>(order);
            other.put(change.getKey(), change.getValue());
            Map<String, Object> body = new HashMap<>(signed);
            body.put("order", Device.base64(Device.order(other)));

            pay(ana, path(), body).isProblem(422, "signature-not-valid");
        }
        assertNothingPaid();
    }

    @Test
    void the_larger_form_of_a_signature_does_not_count() {
        Map<String, Object> signed = new HashMap<>(phone.signed(Device.order(order())));
        byte[] signature = Base64.getDecoder().decode(String.valueOf(signed.get("signature")));
        byte[] s = Arrays.copyOfRange(signature, 32, 64);
        byte[] larger = reversed(new BigInteger(1, reversed(s)).add(L).toByteArray());
        System.arraycopy(Arrays.copyOf(larger, 32), 0, signature, 32, 32);
        signed.put("signature", Device.base64(signature));

        pay(ana, path(), signed).isProblem(422, "signature-not-valid");

        assertNothingPaid();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    @Test
    void an_order_counts_here_and_until_it_expires() {
        pay(orderWith("origin", "elsewhere.example/log")).isProblem(422, "order-not-ours");
        pay(orderWith("currency", "EUR")).isProblem(422, "order-not-ours");
        pay(orderWith("expires", micros(clock.instant()))).isProblem(422, "order-expired");
        pay(orderWith("payee", "NOBODY")).isProblem(422, "unknown-account");
        pay(orderWith("payee", "fund-income")).isProblem(422, "unknown-account");
        pay(orderWith("payee", anaId)).isProblem(422, "same-account");
        assertNothingPaid();
        pay(orderWith("expires", micros(clock.instant().plusNanos(1_000)))).is(201);
    }

    @Test
    void an_order_is_good_for_31_days_at_most() {
        Instant latest = clock.instant().plus(Duration.ofDays(31));
        var refusal =
                pay(orderWith("expires", micros(latest.plusNanos(1_000))))
                        .isProblem(422, "order-valid-too-long");
        assertThat(refusal.body().get("maximumDays").asInt()).isEqualTo(31);
        pay(orderWith("expires", "9999-12-31T23:59:59.999999Z"))
                .isProblem(422, "order-valid-too-long");
        assertNothingPaid();

        pay(orderWith("expires", micros(latest))).is(201);
    }

    @Test
    void a_key_signs_for_its_account_only_and_while_it_is_in_force() {
        var beasPhone = new Device("00000000-0000-7000-8000-0000000000bb");
        register(bea, "bea", beasPhone);
        byte[] order = Device.order(order());

        pay(ana, path(), beasPhone.signed(order)).isProblem(422, "key-not-valid");
        pay(ana, path(), new Device("00000000-0000-7000-8000-0000000000cc").signed(order))
                .isProblem(422, "key-not-valid");
        pay(ana, path(), new Device(phone.id).signed(order)).isProblem(422, "signature-not-valid");
        // Whoever has Ana's order, or even her key, and a session of her own.
        pay(bea, path(), phone.signed(order)).isProblem(403, "not-allowed");
        pay(treasurer, path(), phone.signed(order)).isProblem(403, "not-allowed");
        assertNothingPaid();

        String before = path();
        Map<String, Object> used = phone.signed(Device.order(order()));
        var paid = pay(ana, before, used).is(201).body();
        ana.delete("/api/v1/members/ana/keys/" + phone.id).is(204);
        pay(ana, path(), phone.signed(order)).isProblem(422, "key-not-valid");
        assertThat(pay(ana, before, used).is(200).body()).isEqualTo(paid);
        assertThat(found()).isEmpty();
    }

    @Test
    void another_instance_sees_a_revocation_at_once() throws Exception {
        try (var other = new TestApp(database, clock, 2)) {
            Api there = ana.at(serve(other));
            pay(there, path(), phone.signed(Device.order(order()))).is(201);

            ana.delete("/api/v1/members/ana/keys/" + phone.id).is(204);

            pay(there, path(), phone.signed(Device.order(order()))).isProblem(422, "key-not-valid");
            open.removeLast().close();
        }
    }

    @Test
    void the_payer_is_charged_what_was_signed_at_most() {
        Map<String, Object> signed = phone.signed(Device.order(orderWith("max_fee", "2")));
        Map<String, Object> later = phone.signed(Device.order(orderWith("max_fee", "2")));
        contribution(2, 20_000);
        pay(ana, path(), signed).is(201);
        contribution(3, 30_000);

        var refused = pay(ana, path(), later).isProblem(422, "fee-above-maximum").body();

        assertThat(refused.get("fee").asLong()).isEqualTo(3);
        assertThat(refused.get("maximumFee").asLong()).isEqualTo(2);
        assertThat(app.balance("ana")).isEqualTo(-102);
        assertThat(found()).isEmpty();
    }

    private void contribution(int version, int ratePpm) {
        var value = new HashMap<String, Object>();
        value.put("ratePpm", ratePpm);
        value.put("bearer", "payer");
        value.put("minimumAmount", 0);
        value.put("capPer30Days", null);
        value.put("exemptKinds", List.of());
        treasurer
                .second(
                        coord,
                        "PUT",
                        "/api/v1/policies/contribution/" + version,
                        Map.of("value", value, "decision", "Assembly"))
                .is(201);
    }

    @Test
    void above_the_policys_bound_a_payment_is_signed() {
        var value = new HashMap<String, Object>();
        value.put("unsignedMaximum", 99);
        value.put("twoOfficersFrom", null);
        treasurer
                .second(
                        coord,
                        "PUT",
                        "/api/v1/policies/authorisation/2",
                        Map.of("value", value, "decision", "Assembly"))
                .is(201);
        var order = Map.of("payee", "bea", "amount", 100);

        var refused = ana.put(path(), order).isProblem(422, "signature-needed").body();

        assertThat(refused.get("unsignedMaximum").asLong()).isEqualTo(99);
        assertThat(refused.get("detail").asString()).contains("99", "Sign");
        var preview = ana.post("/api/v1/payments/preview", order).is(200).body();
        assertThat(preview.at("/refusal/type").asString()).endsWith("signature-needed");
        assertThat(preview.get("payerPays").asLong()).isEqualTo(100);
        assertNothingPaid();
        ana.put(path(), Map.of("payee", "bea", "amount", 99)).is(201);
        pay(order()).is(201);
    }
}
