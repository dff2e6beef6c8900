package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

/// Cells of lists as CSV: numbers stay numbers, whatever their sign, and texts stay texts.
class CsvCellTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"-5", "0", "-0.50", "12", "-999999999999999999", "-", "-1234567890.123456"})
    void a_number_in_a_text_stays_one(String number) {
        assertThat(Page.cell(JSON, number)).isEqualTo(number);
    }

    @Test
    void a_number_stays_one() {
        assertThat(Page.cell(JSON, -5L)).isEqualTo(-5L);
        assertThat(Page.cell(JSON, null)).isEqualTo("");
        assertThat(Page.cell(JSON, List.of(-5))).isEqualTo("[-5]");
        assertThat(Page.cell(JSON, Map.of("a", -5))).isEqualTo("{\"a\":-5}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1+1",
                "--5",
                "-5 ",
                "-5\n",
                "-.5",
                "-5.",
                "+5",
                "-1E5",
                "=1",
                "@x",
                "\t-5",
                "-5;=1",
                "-1,5",
                "＝1",
                "－5",
                "-٣",
                "-cmd|' /C calc'!A0",
                "-1234567890123456789"
            })
    void what_only_begins_as_a_number_is_a_text(String text) {
        assertThat(Page.cell(JSON, text)).isEqualTo("'" + text);
    }
}
