package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Device;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not an order in its one form makes no sense, however well it is signed.
@TestInstance(Lifecycle.PER_CLASS) // Nothing is paid here, so one world serves for all.
class SignedOrderTest extends SignedWorld {

    @AfterAll
    @Override
    void close() throws Exception {
        super.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"amount\"", // a blank
                "{\"amount\":\"0100\"",
                "{\"amount\":\"0\"",
                "{\"amount\":\"-100\"",
                "{\"amount\":\"1e2\"",
                "{\"amount\":100",
                "{\"amount\":null",
                "{\"amount\":\"10000000000000\"",
                "{\"amount\":\"100\",\"amount\":\"100\"",
                "{\"amount\":\"\\u0031\"",
                "{\"zmount\":\"100\"",
                "{\"Amount\":\"100\",\"amount\":\"100\"",
                "[\"amount\":\"100\"",
                "null"
            })
    void what_is_not_canonical_makes_no_sense(String begin) {
        String order = new String(Device.order(order()), java.nio.charset.StandardCharsets.UTF_8);
        String changed = order.replaceFirst("\\{\"amount\":\"100\"", begin.replace("\\", "\\\\"));
        changed = begin.startsWith("{ ") ? order.replaceFirst("\\{\"amount\"", begin) : changed;
        assertRefused(changed);
    }

    @Test
    void nor_does_what_is_not_of_the_form() {
        String order = new String(Device.order(order()), java.nio.charset.StandardCharsets.UTF_8);
        for (String changed :
                List.of(
                        order + " ",
                        order + "{}",
                        "",
                        order.replace("\"max_fee\":\"0\"", "\"max_fee\":\"00\""),
                        order.replace("\"max_fee\":\"0\"", "\"max_fee\":\"-1\""),
                        order.replace("000Z\"", "Z\""),
                        order.replace("Z\"", "+00:00\""),
                        order.replaceFirst("\"expires\":\"2026-11", "\"expires\":\"2026-13"),
                        order.replaceFirst("T\\d\\d:\\d\\d:\\d\\d.\\d{6}Z", "T24:00:00.000000Z"),
                        order.replaceFirst(":\\d\\d.\\d{6}Z", ":60.000000Z"),
                        order.replace("\"nonce\":\"AAAA", "\"nonce\":\"AAA\u00e9"),
                        order.replaceFirst("\"nonce\":\"[A0-9]*\"", "\"nonce\":\"short\""),
                        order.replaceFirst(",\"payee\":\"[^\"]*\"", ""),
                        order.replaceFirst("(\"payee\":\"[^\"]*\"),(.*)}", "$2,$1}"))) {
            assertThat(changed).isNotEqualTo(order);
            assertRefused(changed);
        }
        assertNothingPaid();
    }

    private void assertRefused(String order) {
        byte[] bytes = order.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var refused = pay(ana, path(), phone.signed(bytes)).isProblem(400, "malformed-request");
        assertThat(refused.body().get("pointer").asString()).isEqualTo("/signed/order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payer", "payee", "amount", "expiresAt"})
    void nothing_stands_beside_an_order_that_could_say_something_else(String member) {
        Map<String, Object> body = new HashMap<>();
        body.put("signed", phone.signed(Device.order(order())));
        body.put(
                member,
                switch (member) {
                    case "amount" -> 100;
                    case "expiresAt" -> "2027-01-01T00:00:00Z";
                    default -> member.equals("payer") ? "ana" : "bea";
                });

        var refused = ana.put(path(), body).isProblem(400, "malformed-request").body();

        assertThat(refused.get("pointer").asString()).isEqualTo("/" + member);
    }

    @Test
    void a_preview_is_not_signed() {
        var body = Map.of("signed", phone.signed(Device.order(order())));
        ana.post("/api/v1/payments/preview", body).isProblem(400, "malformed-request");
    }
}
