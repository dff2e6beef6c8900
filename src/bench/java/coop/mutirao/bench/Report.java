package coop.mutirao.bench;

import coop.mutirao.bench.Bench.Plan;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;
import tools.jackson.databind.json.JsonMapper;

/// The figures, for people, for programs, and as a picture.
record Report(Map<String, String> machine, Plan plan, Figures figures) {

    private static final int WIDTH = 900;
    private static final int ROW_HEIGHT = 34;

    String table() {
        var text = new StringBuilder();
        machine.forEach((name, value) -> text.append("%-34s %s%n".formatted(name, value)));
        text.append(
                "%n%d rounds of %d s each; the median, and the least and most of the rounds%n%n"
                        .formatted(plan.rounds(), plan.seconds()));
        for (Figures.Figure figure : figures.all()) {
            text.append(
                    "%-52s %,14.2f %-9s %,14.2f … %,.2f%n"
                            .formatted(
                                    figure.name(),
                                    figure.median(),
                                    figure.unit(),
                                    figure.least(),
                                    figure.most()));
        }
        text.append("%n%-52s %10s %10s%n".formatted("ratios of medians", "measured", "aim"));
        for (Aim aim : Aim.ALL) {
            OptionalDouble ratio = figures.ratio(aim.figure(), aim.base());
            text.append(
                    "%-52s %10s %10s%s%n"
                            .formatted(
                                    aim.name(),
                                    ratio.isPresent() ? "%.2f".formatted(ratio.getAsDouble()) : "–",
                                    (aim.atLeast() ? "≥ " : "≤ ") + aim.bound(),
                                    ratio.isPresent() && !aim.isMet(ratio.getAsDouble())
                                            ? "   missed"
                                            : ""));
        }
        return text.toString();
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("rounds", plan.rounds());
        all.put("seconds", plan.seconds());
        all.put("figures", figures.all());
        List<Map<String, Object>> ratios = new ArrayList<>();
        for (Aim aim : Aim.ALL) {
            figures.ratio(aim.figure(), aim.base())
                    .ifPresent(ratio ->
                            ratios.add(
                                    Map.of(
                                            "name", aim.name(),
                                            "ratio", ratio,
                                            "aim", aim.bound(),
                                            "met", aim.isMet(ratio))));
        }
        all.put("ratios", ratios);
        return JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(all);
    }

    /// A bar for each figure that is so many a second.
    String svg() {
        var data = new DefaultCategoryDataset();
        for (Figures.Figure figure : figures.all()) {
            if (figure.unit().equals("a second")) {
                data.addValue(figure.median(), "median", figure.name());
            }
        }
        JFreeChart chart =
                ChartFactory.createBarChart(
                        "Payments a second (medians of " + plan.rounds() + " rounds)",
                        null,
                        "a second",
                        data,
                        PlotOrientation.HORIZONTAL,
                        false,
                        false,
                        false);
        chart.setBackgroundPaint(Color.WHITE);
        int height = 120 + ROW_HEIGHT * data.getColumnCount();
        var graphics = new SVGGraphics2D(WIDTH, height);
        chart.draw(graphics, new java.awt.Rectangle(WIDTH, height));
        return graphics.getSVGDocument();
    }
}
