package coop.mutirao.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.http.Html;
import coop.mutirao.http.LineChart;
import coop.mutirao.http.LineChart.Line;
import coop.mutirao.http.SiteFiles;
import coop.mutirao.report.Soundness;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What became of a community under several policies, side by side, on one page that needs nothing
/// else: no scripts, no other file.
public final class SimulationReport {

    private static final int DECIMALS = 2;
    private static final String UNIT = "Sim";

    private final Simulation.Size size;
    private final List<Outcome> outcomes;

    /// @param outcomes one at least, all of that size
    public SimulationReport(Simulation.Size size, List<Outcome> outcomes) {
        this.size = size;
        this.outcomes = List.copyOf(outcomes);
    }

    /// The same as data.
    ///
    /// @param decimals of all amounts
    public record Data(Simulation.Size size, int decimals, List<Outcome> policies) {}

    public Data data() {
        return new Data(size, DECIMALS, outcomes);
    }

    public String page() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("members", size.members());
        values.put("months", size.months());
        values.put("seed", size.seed());
        values.put("unit", UNIT);
        values.put("colours", colours());
        values.put("policies", policies());
        values.put("charts", charts());
        values.put("end", end());
        values.put("numbers", numbers());
        values.put("losses", byHabit("Written off", o -> o.losses()));
        values.put("levies", byHabit("Levy", o -> o.levyByHabit()));
        values.put("books", books());
        values.put("tables", tables());
        String template =
                new String(SiteFiles.resource("/coop/mutirao/simulation/report.html"), UTF_8);
        return Html.fill(template, values).markup();
    }

    private Html colours() {
        return Html.join(
                IntStream.range(0, outcomes.size())
                        .mapToObj(i ->
                                Html.fill(
                                        "svg.chart .line{{i}} { stroke: var(--c{{i}});"
                                                + " stroke-width: 2.5; }"
                                                + " .key{{i}} { color: var(--c{{i}}); }",
                                        Map.of("i", i))));
    }

    private Html policies() {
        return Html.join(
                IntStream.range(0, outcomes.size())
                        .mapToObj(i ->
                                Html.fill(
                                        "<dt class=\"key{{i}}\"><strong>{{name}}</strong></dt>"
                                                + "<dd>{{about}}</dd>",
                                        Map.of(
                                                "i", i,
                                                "name", outcomes.get(i).rules().name(),
                                                "about", outcomes.get(i).rules().about()))));
    }

    private Html charts() {
        return Html.join(
                Stream.of(
                        chart("Money supply: all balances above zero", Outcome.Month::moneySupply),
                        chart("What the fund holds", Outcome.Month::fund),
                        chart("What members are below zero", Outcome.Month::belowZero),
                        chart("Deficit: losses that nothing covered", Outcome.Month::deficit),
                        chart("All limits together", Outcome.Month::limits),
                        chart("The median limit", Outcome.Month::medianLimit),
                        chart("Turnover of a month", Outcome.Month::turnover),
                        chart("Levy of a month", Outcome.Month::levy),
                        chart(
                                "Share of all money of the richest tenth",
                                month ->
                                        month.topTenthPpm() == null
                                                ? null
                                                : (Long) month.topTenthPpm().longValue()),
                        ratio("Velocity", Soundness.Point::velocity, 2_000_000L, 4_000_000L),
                        ratio(
                                "Deficit ratio",
                                Soundness.Point::deficitRatio,
                                2_500_000L,
                                3_000_000L),
                        ratio("Losses of a year", Soundness.Point::loss)));
    }

    private Html chart(String title, Function<Outcome.Month, @Nullable Long> value) {
        return figure(
                title,
                outcomes.stream()
                        .map(o -> new Line(o.rules().name(), values(o.months(), value)))
                        .toList(),
                List.of());
    }

    private Html ratio(
            String title, Function<Soundness.Point, Soundness.Rated> number, Long... bounds) {
        return figure(
                title,
                outcomes.stream()
                        .map(o ->
                                new Line(
                                        o.rules().name(),
                                        values(o.numbers(), p -> ppm(number.apply(p)))))
                        .toList(),
                List.of(bounds));
    }

    private static <T> List<@Nullable Long> values(List<T> of, Function<T, @Nullable Long> value) {
        List<@Nullable Long> values = new ArrayList<>();
        of.forEach(one -> values.add(value.apply(one)));
        return values;
    }

    private static @Nullable Long ppm(Soundness.Rated rated) {
        @Nullable String ppm = rated.ppm();
        return ppm == null ? null : Long.valueOf(ppm);
    }

    private static Html figure(String title, List<Line> lines, List<Long> bounds) {
        return Html.fill(
                "<figure><figcaption>{{title}}</figcaption>{{chart}}</figure>",
                Map.of("title", title, "chart", LineChart.of(title, lines, bounds)));
    }

    private Html end() {
        Map<String, Function<Outcome, String>> rows = new LinkedHashMap<>();
        rows.put("Payments", o -> whole(o.payments()));
        rows.put("Payments refused", o -> whole(o.refused()));
        rows.put("Turnover", o -> amount(sum(o, Outcome.Month::turnover)));
        rows.put("Loans", o -> whole(o.loans()));
        rows.put("Money supply", o -> amount(o.last().moneySupply()));
        rows.put("What the fund holds", o -> amount(o.last().fund()));
        rows.put("Deficit", o -> amount(o.last().deficit()));
        rows.put("Written off", o -> amount(o.lost()));
        rows.put("Still owed by who has stopped", o -> amount(o.owedByStopped()));
        rows.put("Median limit", o -> amount(o.last().medianLimit()));
        rows.put(
                "Share of all money of the richest tenth",
                o -> {
                    @Nullable Integer ppm = o.last().topTenthPpm();
                    return ppm == null ? "–" : percent(ppm.toString());
                });
        return table("", outcomes, o -> o.rules().name(), rows);
    }

    private static long sum(Outcome of, Function<Outcome.Month, Long> value) {
        return of.months().stream().mapToLong(value::apply).sum();
    }

    private Html numbers() {
        Map<String, Function<Outcome, String>> rows = new LinkedHashMap<>();
        rows.put("Velocity, times a year", o -> rated(o, Soundness.Point::velocity, 6));
        rows.put("Deficit ratio, months", o -> rated(o, Soundness.Point::deficitRatio, 6));
        rows.put("Losses of a year", o -> rated(o, Soundness.Point::loss, 4));
        rows.put("Losses that can be borne", o -> rated(o, Soundness.Point::bearableLoss, 4));
        rows.put("Idle months", o -> rated(o, Soundness.Point::idleMonths, 6));
        rows.put(
                "Shift of zero",
                o -> o.numbers().isEmpty() ? "–" : amount(o.numbers().getLast().zeroShift()));
        return table("", outcomes, o -> o.rules().name(), rows);
    }

    private static String rated(
            Outcome of, Function<Soundness.Point, Soundness.Rated> number, int digits) {
        if (of.numbers().isEmpty()) {
            return "–";
        }
        Soundness.Rated rated = number.apply(of.numbers().getLast());
        @Nullable String ppm = rated.ppm();
        if (ppm == null) {
            return "–";
        }
        String band = rated.band() == null ? "" : " (" + rated.band() + ")";
        return (digits == 4 ? percent(ppm) : decimal(new BigDecimal(ppm).movePointLeft(digits)))
                + band;
    }

    private Html byHabit(String title, Function<Outcome, ? extends Map<String, Long>> amounts) {
        Map<String, Function<Outcome, String>> rows = new LinkedHashMap<>();
        for (Agent.Habit habit : Agent.Habit.values()) {
            rows.put(habit.words(), o -> amount(amounts.apply(o).getOrDefault(habit.words(), 0L)));
        }
        return table(title, outcomes, o -> o.rules().name(), rows);
    }

    private Html books() {
        return Html.join(
                outcomes.stream()
                        .map(o ->
                                Html.fill(
                                        "<li>{{name}}: {{books}}</li>",
                                        Map.of("name", o.rules().name(), "books", books(o)))));
    }

    /// What the check of the books found, in a line.
    public static String books(Outcome of) {
        return of.findings().isEmpty()
                ? "books clean: %d entries of the log".formatted(of.facts())
                : "FOUND: " + String.join("; ", of.findings());
    }

    private Html tables() {
        Map<String, Function<Outcome.Month, String>> rows = new LinkedHashMap<>();
        rows.put("Members", m -> whole(m.members()));
        rows.put("Money supply", m -> amount(m.moneySupply()));
        rows.put("Below zero", m -> amount(m.belowZero()));
        rows.put("Fund", m -> amount(m.fund()));
        rows.put("Deficit", m -> amount(m.deficit()));
        rows.put("All limits", m -> amount(m.limits()));
        rows.put("Turnover", m -> amount(m.turnover()));
        rows.put("Levy", m -> amount(m.levy()));
        rows.put("Written off", m -> amount(m.writtenOff()));
        return Html.join(
                outcomes.stream()
                        .map(o ->
                                Html.fill(
                                        "<h3>{{name}}</h3><div class=\"wide\">{{table}}</div>",
                                        Map.of(
                                                "name",
                                                o.rules().name(),
                                                "table",
                                                table(
                                                        "",
                                                        o.months(),
                                                        m -> Integer.toString(m.number()),
                                                        rows)))));
    }

    private static <T> Html table(
            String corner,
            List<T> columns,
            Function<T, String> head,
            Map<String, Function<T, String>> rows) {
        Html heads = cells(columns.stream().map(head), "<th scope=\"col\">{{text}}</th>");
        Stream<Html> lines =
                rows.entrySet().stream()
                        .map(row ->
                                Html.fill(
                                        "<tr><th scope=\"row\">{{title}}</th>{{cells}}</tr>",
                                        Map.of(
                                                "title",
                                                row.getKey(),
                                                "cells",
                                                cells(
                                                        columns.stream().map(row.getValue()),
                                                        "<td>{{text}}</td>"))));
        return Html.fill(
                "<table><thead><tr><th>{{corner}}</th>{{heads}}</tr></thead>"
                        + "<tbody>{{lines}}</tbody></table>",
                Map.of("corner", corner, "heads", heads, "lines", Html.join(lines)));
    }

    private static Html cells(Stream<String> texts, String cell) {
        return Html.join(texts.map(text -> Html.fill(cell, Map.of("text", text))));
    }

    private static String whole(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    private static String amount(long minorUnits) {
        return decimal(BigDecimal.valueOf(minorUnits, DECIMALS));
    }

    private static String percent(String ppm) {
        return decimal(new BigDecimal(ppm).movePointLeft(4)) + " %";
    }

    private static String decimal(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMinimumFractionDigits(DECIMALS);
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(number);
    }
}
