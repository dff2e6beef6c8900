package coop.mutirao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private long nanos = 77;

    @Test
    void without_a_terminal_there_is_a_plain_line_every_ten_seconds() {
        var text = new StringWriter();
        var progress = new Progress.Lines(new PrintWriter(text), "import", 250, () -> nanos);
        for (int second = 1; second <= 25; second++) {
            nanos += TimeUnit.SECONDS.toNanos(1);
            progress.stepTo(10L * second);
        }
        progress.close();

        assertThat(text.toString().lines())
                .containsExactly("mutirao: import: 100 of 250", "mutirao: import: 200 of 250");
        assertThat(text.toString().replace(System.lineSeparator(), ""))
                .doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void nothing_is_said_of_what_takes_less_than_two_seconds() {
        List<Long> seen = new ArrayList<>();
        try (var progress = new Progress.Late(() -> seen::add, () -> nanos)) {
            progress.stepTo(1);
            nanos += TimeUnit.SECONDS.toNanos(2) - 1;
            progress.stepTo(2);
            nanos += 1;
            progress.stepTo(3);
            progress.stepTo(4);
        }

        assertThat(seen).containsExactly(3L, 4L);
    }
}
