package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void reads_what_is_canonical() {
        String text =
                "{\"a\":\"\",\"b\":[\"x\",{\"y\":\"\\\"\\\\\\n\\u001f\"}],"
                        + "\"c\":{},\"d\":[],\"é\":\"😀\"}";
        Map<String, Object> read = StrictJson.object(text.getBytes(UTF_8));
        assertThat(read)
                .containsEntry("b", List.of("x", Map.of("y", "\"\\\n\u001f")))
                .containsEntry("é", "😀");
        assertThat(new String(StrictJson.bytes(read), UTF_8)).isEqualTo(text);
    }

    // Members in the order of UTF-16 code units, where U+1F600 stands before U+FB01.
    @Test
    void orders_members_by_utf_16() {
        assertThat(StrictJson.object("{\"😀\":\"1\",\"ﬁ\":\"2\"}".getBytes(UTF_8))).hasSize(2);
        assertThatThrownBy(() -> StrictJson.object("{\"ﬁ\":\"2\",\"😀\":\"1\"}".getBytes(UTF_8)))
                .hasMessageContaining("out of order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"a\"",
                "{",
                "{}x",
                "{} ",
                " {}",
                "{\"a\": \"1\"}",
                "{\"a\":\"1\", \"b\":\"2\"}",
                "{\"a\":\"1\",}",
                "{\"a\":\"1\"\"b\":\"2\"}",
                "{\"a\":1}",
                "{\"a\":-1}",
                "{\"a\":1e3}",
                "{\"a\":true}",
                "{\"a\":false}",
                "{\"a\":null}",
                "{\"a\":[\"1\",]}",
                "{\"a\":\"1\",\"a\":\"1\"}",
                "{\"b\":\"1\",\"a\":\"1\"}",
                "{\"a\":\"1\",\"b\":{\"d\":\"\",\"c\":\"\"}}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u000a\"}",
                "{\"a\":\"\\u001F\"}",
                "{\"a\":\"\\u00e9\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":\"\\u00\"",
                "{\"a\":\"\n\"}",
                "{\"a\":\"1",
                "{\"a\"}",
                "{a:\"1\"}",
                "{'a':'1'}",
                "\uFEFF{}"
            })
    void refuses_all_else(String text) {
        assertThatThrownBy(() -> StrictJson.object(text.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not canonical");
    }

    @Test
    void refuses_what_is_no_utf_8() {
        byte[] surrogate = {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80};
        byte[] overlong = {'{', '"', (byte) 0xc1, (byte) 0x81, '"', ':', '"', '"', '}'};
        for (byte[] bytes : List.of(surrogate, overlong)) {
            assertThatThrownBy(() -> StrictJson.object(bytes)).hasMessageContaining("no UTF-8");
        }
    }

    @Test
    void refuses_what_is_nested_too_deeply() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> StrictJson.object(deep.getBytes(UTF_8)))
                .hasMessageContaining("nested too deeply");
    }
}
