package coop.mutirao.report;

import coop.mutirao.http.Html;
import coop.mutirao.http.LineChart;
import coop.mutirao.http.LineChart.Line;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the five numbers were at the ends of the months before, on the page of a month: a picture of
/// each, and a table of the same.
final class HistorySection {

    private static final List<Long> NO_BOUNDS = List.of();

    private final PageWords words;

    // The earliest month first; figures by their names.
    private final TreeMap<YearMonth, Map<String, String>> months = new TreeMap<>();

    HistorySection(Figures figures, PageWords words) {
        this.words = words;
        for (Figures.Row row : figures.rows()) {
            months.computeIfAbsent(YearMonth.parse(row.cells().get(1)), _ -> new TreeMap<>())
                    .put(row.cells().get(0), row.cells().get(2));
        }
    }

    Html pictures() {
        return Html.join(
                Stream.of(
                        picture(NO_BOUNDS, "money-supply", "below-zero"),
                        picture(List.of(2_000_000L, 4_000_000L), "velocity"),
                        picture(List.of(2_500_000L, 3_000_000L), "deficit-ratio"),
                        picture(NO_BOUNDS, "loss", "bearable-loss"),
                        picture(List.of(3_000_000L, 6_000_000L), "idle-months")));
    }

    private Html picture(List<Long> bounds, String... names) {
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            List<@Nullable Long> values = new ArrayList<>();
            months.values().forEach(of -> values.add(value(of, name)));
            lines.add(new Line(words.text(title(name)), values));
        }
        Html caption =
                Html.join(
                        Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                                .map(i ->
                                        Html.fill(
                                                "<span class=\"key{{number}}\">{{title}}</span>",
                                                Map.of(
                                                        "number",
                                                        i,
                                                        "title",
                                                        lines.get(i).title()))));
        String label = String.join(", ", lines.stream().map(Line::title).toList());
        return Html.fill(
                "<figure>{{chart}}<figcaption>{{caption}}</figcaption></figure>",
                Map.of("chart", LineChart.of(label, lines, bounds), "caption", caption));
    }

    // The texts of the cards above say most of these.
    private static String title(String name) {
        return switch (name) {
            case "loss" -> "solvency";
            default -> name;
        };
    }

    private static @Nullable Long value(Map<String, String> of, String name) {
        boolean isAmount = name.equals("money-supply") || name.equals("below-zero");
        String value = OpenReportPage.value(of, isAmount ? name : name + "-ppm");
        return value.equals(Figures.NONE) ? null : Long.valueOf(value);
    }

    /// The latest month first.
    Html rows() {
        return Html.join(
                months.descendingMap().entrySet().stream()
                        .map(month ->
                                Html.fill(
                                        """
                                        <tr><th scope="row">{{month}}</th>{{cells}}</tr>\
                                        """,
                                        Map.of(
                                                "month", words.month(month.getKey()),
                                                "cells", cells(month.getValue())))));
    }

    private Html cells(Map<String, String> of) {
        return Html.join(
                Stream.of(
                        cell(of, "velocity", "velocity", false),
                        cell(of, "deficit-ratio", "deficit-ratio", false),
                        cell(of, "loss", "solvency", true),
                        cell(of, "bearable-loss", "", true),
                        cell(of, "idle-months", "idle-months", false),
                        Html.fill(
                                "<td>{{value}}</td>",
                                Map.of(
                                        "value",
                                        words.amount(
                                                Long.parseLong(
                                                        of.getOrDefault("zero-shift", "0")))))));
    }

    private Html cell(Map<String, String> of, String name, String band, boolean asPercent) {
        String ppm = OpenReportPage.value(of, name + "-ppm");
        String rated = OpenReportPage.value(of, band + "-band");
        Html mark =
                rated.equals(Figures.NONE)
                        ? Html.NOTHING
                        : Html.fill(
                                " <span class=\"band {{band}}\">{{word}}</span>",
                                Map.of("band", rated, "word", words.text(rated)));
        String shown = ppm.equals(Figures.NONE) ? "–" : words.ratio(ppm, asPercent);
        return Html.fill("<td>{{value}}{{mark}}</td>", Map.of("value", shown, "mark", mark));
    }
}
