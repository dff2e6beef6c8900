package coop.mutirao.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /// Vectors from outside. Those that have only objects, arrays and strings come out to the byte;
    /// those with anything else have no place in a leaf.
    @TestFactory
    Stream<DynamicTest> vectors() {
        return Stream.of("rfc8785", "own")
                .flatMap(file -> vectors(file).get("cases").valueStream())
                .filter(c -> c.get("valid").asBoolean())
                .map(c -> DynamicTest.dynamicTest(c.get("desc").asString(), () -> check(c)));
    }

    static JsonNode vectors(String file) {
        String name = "/vectors/audit/jcs/" + file + ".vec.json";
        try (InputStream in = CanonicalJsonTest.class.getResourceAsStream(name)) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void check(JsonNode vector) {
        byte[] expected = Base64.getDecoder().decode(vector.get("output_b64").asString());
        JsonNode input =
                JSON.readTree(Base64.getDecoder().decode(vector.get("input_b64").asString()));
        // A leaf is an object: what is not goes into one.
        boolean isObject = input.isObject();
        Map<?, ?> object =
                isObject
                        ? JSON.treeToValue(input, Map.class)
                        : Map.of("x", JSON.treeToValue(input, Object.class));
        String text = new String(expected, UTF_8);

        if (onlyTexts(input)) {
            assertThat(canonical(object)).isEqualTo(isObject ? text : "{\"x\":" + text + "}");
        } else {
            assertThatThrownBy(() -> canonical(object))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    static boolean onlyTexts(JsonNode node) {
        return node.isString()
                || (node.isContainer()
                        && node.valueStream().allMatch(CanonicalJsonTest::onlyTexts));
    }

    static String canonical(Map<?, ?> object) {
        Map<String, Object> named = new HashMap<>();
        object.forEach((name, value) -> named.put((String) name, value));
        return new String(CanonicalJson.bytes(named), UTF_8);
    }

    @Test
    void at_least_one_vector_is_all_text() {
        assertThat(
                        Stream.of("rfc8785", "own")
                                .flatMap(file -> vectors(file).get("cases").valueStream())
                                .filter(c -> c.get("valid").asBoolean())
                                .map(c -> Base64.getDecoder().decode(c.get("input_b64").asString()))
                                .filter(bytes -> onlyTexts(JSON.readTree(bytes))))
                .hasSizeGreaterThan(2);
    }

    @Test
    void numbers_truth_values_and_nothing_have_no_place_in_a_leaf() {
        for (Object value : List.of(1, 1L, 1.5, true)) {
            assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("x", value)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("x", List.of(Map.of("y", value)))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void names_are_in_the_order_of_utf_16() {
        // U+20AC, U+1F600 (a surrogate pair from D83D), U+FB33: by code points the last two change.
        var object =
                Map.of(
                        "\u20ac",
                        "1",
                        "\ud83d\ude00",
                        "2",
                        "\ufb33",
                        "3",
                        "a",
                        "4",
                        "A",
                        "5",
                        "10",
                        "6",
                        "2",
                        "7");

        assertThat(canonical(object))
                .isEqualTo(
                        "{\"10\":\"6\",\"2\":\"7\",\"A\":\"5\""
                                + ",\"a\":\"4\",\"\u20ac\":\"1\""
                                + ",\"\ud83d\ude00\":\"2\",\"\ufb33\":\"3\"}");
    }

    @Test
    void only_what_must_be_escaped_is_escaped() {
        assertThat(canonical(Map.of("x", "\u0000\b\t\n\u000b\f\r\u001f\"\\/\u007f\u2028é")))
                .isEqualTo(
                        "{\"x\":\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\u007f\u2028é\"}");
    }

    @Test
    void text_is_not_normalised() {
        assertThat(canonical(Map.of("x", "e\u0301")))
                .isNotEqualTo(canonical(Map.of("x", "\u00e9")));
    }

    @Test
    void half_a_surrogate_pair_is_no_text() {
        for (String text : List.of("\ud83d", "\ude00", "\ud83dx", "x\ude00\ud83d")) {
            assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("x", text)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> CanonicalJson.bytes(Map.of(text, "x")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void empty_objects_and_arrays_stay() {
        assertThat(canonical(Map.of())).isEqualTo("{}");
        assertThat(canonical(Map.of("b", List.of(), "a", Map.of())))
                .isEqualTo("{\"a\":{},\"b\":[]}");
    }
}
