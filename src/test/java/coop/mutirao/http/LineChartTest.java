package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.LineChart.Line;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {

    @Test
    void a_line_goes_from_the_bottom_to_the_top_and_has_gaps() {
        var line = new Line("Trade <b>", Arrays.asList(0L, 50L, null, 100L));

        String svg = LineChart.of("Trade", List.of(line), List.of(25L)).markup();

        assertThat(svg)
                .contains("M4 104h0L110 54M324 4h0")
                .contains("class=\"bound\" d=\"M0 79H328\"")
                .contains("Trade &lt;b&gt;");
    }

    @Test
    void the_largest_amounts_there_are_fit_in() {
        var line = new Line("All", List.of(Long.MAX_VALUE / 2, -Long.MAX_VALUE / 2));

        assertThat(LineChart.of("", List.of(line), List.of()).markup()).contains("M4 4h0L324 104");
        assertThat(LineChart.of("", List.of(new Line("", List.of())), List.of()).markup())
                .contains("d=\"\"");
    }
}
