package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paid \u202e00.001 rof",
                "\u2066paid",
                "paid\u2069",
                "two\u2028lines",
                "two\nlines",
                "\u001b[2J",
                "half \ud800"
            })
    void what_turns_the_reading_direction_or_ends_the_line_is_no_text(String text) {
        assertThatThrownBy(() -> Descriptions.orNull(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("description has characters that are no text on one line");
    }

    @Test
    void what_people_write_is() {
        assertThat(Descriptions.orNull("\u05e9\u05dc\u05d5\u05dd, 2 p\u00e3es"))
                .isEqualTo("\u05e9\u05dc\u05d5\u05dd, 2 p\u00e3es");
        assertThat(Descriptions.orNull("\ud83d\udc69\u200d\ud83c\udf3e eggs")).isNotNull();
        assertThat(Descriptions.orNull(" ")).isNull();
    }
}
