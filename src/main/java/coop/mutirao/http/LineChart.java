package coop.mutirao.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lines over time, as a picture in a page. It has no colours of its own: lines are of the classes
/// `line0`, `line1`, …, and the page's style sheet says how those look. What it says has to stand
/// in words beside it.
public final class LineChart {

    private static final int HEIGHT = 100;
    private static final int WIDTH = 320;
    private static final int MARGIN = 4;

    private LineChart() {}

    /// One line.
    ///
    /// @param values one for each point in time; null where there is nothing to say
    public record Line(String title, List<@Nullable Long> values) {

        // A copy that the standard library makes has no nulls.
        public Line {
            values = new ArrayList<>(values);
        }
    }

    /// @param label what the picture shows, for who does not see it
    /// @param bounds values that are drawn as lines across
    public static Html of(String label, List<Line> lines, List<Long> bounds) {
        long[] all =
                LongStream.concat(
                                lines.stream()
                                        .flatMap(line -> line.values().stream())
                                        .filter(Objects::nonNull)
                                        .mapToLong(Long::longValue),
                                bounds.stream().mapToLong(Long::longValue))
                        .toArray();
        long low = Math.min(0, LongStream.of(all).min().orElse(0));
        long high = Math.max(low + 1, LongStream.of(all).max().orElse(1));
        int points = lines.stream().mapToInt(line -> line.values().size()).max().orElse(1);
        var scale = new Scale(low, high, points);
        Stream<Html> across =
                Stream.concat(Stream.of(0L), bounds.stream())
                        .map(bound ->
                                Html.fill(
                                        "<path class=\"{{kind}}\" d=\"M0 {{y}}H{{width}}\"/>",
                                        Map.of(
                                                "kind",
                                                bound == 0 ? "zero" : "bound",
                                                "y",
                                                scale.y(bound),
                                                "width",
                                                WIDTH + 2 * MARGIN)));
        List<Html> drawn = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            drawn.add(line(lines.get(i), i, scale));
        }
        return Html.fill(
                """
                <svg class="chart" viewBox="0 0 {{width}} {{height}}" role="img"
                aria-label="{{label}}">{{across}}{{lines}}</svg>\
                """,
                Map.of(
                        "width",
                        WIDTH + 2 * MARGIN,
                        "height",
                        HEIGHT + 2 * MARGIN,
                        "label",
                        label,
                        "across",
                        Html.join(across),
                        "lines",
                        Html.join(drawn.stream())));
    }

    /// @param points so many there are on the way from left to right
    private record Scale(long low, long high, int points) {

        long x(int point) {
            return MARGIN + (points < 2 ? WIDTH / 2 : (long) WIDTH * point / (points - 1));
        }

        // In hundredths of a hundredth no picture shows what is lost.
        long y(long value) {
            long range = Math.subtractExact(high, low);
            long above = Math.subtractExact(value, low);
            long part =
                    range > Long.MAX_VALUE / HEIGHT
                            ? above / (range / HEIGHT)
                            : above * HEIGHT / range;
            return MARGIN + HEIGHT - part;
        }
    }

    // A point that stands alone is drawn as a line of no length, which has round ends.
    private static Html line(Line line, int number, Scale scale) {
        var path = new StringBuilder();
        boolean isDown = false;
        for (int i = 0; i < line.values().size(); i++) {
            @Nullable Long value = line.values().get(i);
            if (value != null) {
                path.append(isDown ? 'L' : 'M')
                        .append(scale.x(i))
                        .append(' ')
                        .append(scale.y(value));
                path.append(isDown ? "" : "h0");
            }
            isDown = value != null;
        }
        return Html.fill(
                "<path class=\"{{kind}}\" d=\"{{path}}\"><title>{{title}}</title></path>",
                Map.of("kind", "line" + number, "path", path, "title", line.title()));
    }
}
