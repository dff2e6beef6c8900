package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AddCheckpointTest {

    static final String HASH = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";

    @TestFactory
    Stream<DynamicTest> is_read_as_it_is_written() {
        return Vectors.each(
                "witness/add-checkpoint",
                one -> {
                    byte[] bytes = Vectors.base64(one, "request_b64");
                    assertThat(AddCheckpoint.parse(bytes).bytes()).isEqualTo(bytes);
                });
    }

    @Test
    void has_up_to_63_hashes() {
        String most = "old 1\n" + HASH.repeat(63) + "\nLog\n";
        assertThat(AddCheckpoint.parse(most.getBytes(UTF_8)).proof()).hasSize(63);
        assertThat(AddCheckpoint.parse(most.getBytes(UTF_8))).hasToString(most);
    }

    @Test
    void what_is_none_is_refused() {
        for (String wrong :
                List.of(
                        "",
                        "\n\n",
                        "old\n\nLog\n",
                        "old \n\nLog\n",
                        "old 01\n\nLog\n",
                        "old -1\n\nLog\n",
                        "old +1\n\nLog\n",
                        "old 1 \n\nLog\n",
                        "Old 1\n\nLog\n",
                        "old 9999999999999999999\n\nLog\n",
                        "old 1\r\n\r\nLog\n",
                        "old 1\nLog\n",
                        "old 1\n" + HASH,
                        "old 1\n" + HASH.replace("8=", "9=") + "\nLog\n",
                        "old 1\n" + HASH.replace("=", "") + "\nLog\n",
                        "old 1\nAAAA\n\nLog\n",
                        "old 1\n" + HASH.repeat(64) + "\nLog\n")) {
            assertThatThrownBy(() -> AddCheckpoint.parse(wrong.getBytes(UTF_8)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
