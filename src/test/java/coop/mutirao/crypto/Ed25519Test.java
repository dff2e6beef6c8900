package coop.mutirao.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class Ed25519Test {

    static final HexFormat HEX = HexFormat.of();

    /// Wycheproof's: malleable signatures, bad encodings, wrong lengths; and RFC 8032's own.
    @TestFactory
    Stream<DynamicTest> vectors() {
        return Stream.of("wycheproof", "rfc8032-sign")
                .flatMap(file -> cases(file))
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.get("desc").asString(),
                                () ->
                                        assertThat(verifies(one))
                                                .isEqualTo(one.path("valid").asBoolean(true))));
    }

    static boolean verifies(JsonNode one) {
        return Ed25519.key(bytes(one, "pk")).verifies(bytes(one, "sig"), bytes(one, "msg"));
    }

    static byte[] bytes(JsonNode one, String name) {
        return HEX.parseHex(one.get(name).asString());
    }

    static Stream<JsonNode> cases(String file) {
        String name = "/vectors/audit/ed25519/" + file + ".vec.json";
        try (InputStream in = Objects.requireNonNull(Ed25519Test.class.getResourceAsStream(name))) {
            return new ObjectMapper().readTree(in).get("cases").valueStream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_message_may_come_in_parts() {
        JsonNode one = cases("rfc8032-sign").reduce((_, last) -> last).orElseThrow();
        byte[] message = bytes(one, "msg");
        byte[] start = Arrays.copyOf(message, 1);
        byte[] rest = Arrays.copyOfRange(message, 1, message.length);
        Ed25519.Key key = Ed25519.key(bytes(one, "pk"));
        assertThat(key.verifies(bytes(one, "sig"), start, rest)).isTrue();
        assertThat(key.verifies(bytes(one, "sig"), rest, start)).isFalse();
    }

    @Test
    void what_is_no_key_is_refused() {
        byte[] smallOrder = new byte[32];
        smallOrder[0] = 1;
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;
        for (byte[] bytes : new byte[][] {smallOrder, noPoint, new byte[31], new byte[33]}) {
            assertThatThrownBy(() -> Ed25519.key(bytes))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
