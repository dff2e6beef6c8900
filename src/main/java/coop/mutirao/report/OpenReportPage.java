package coop.mutirao.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.http.Html;
import coop.mutirao.http.SiteFiles;
import coop.mutirao.report.SignedReports.Made;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The page of a month in the open: the five numbers with what they mean, a picture of the months
/// with a table of the same, and where to have the figures signed. It has neither scripts nor
/// styles inside, as the security policy asks for.
final class OpenReportPage {

    private static final int PICTURE_HEIGHT = 100;
    private static final int STEP = 24;

    /// The languages in which it is written.
    enum Language {
        ENGLISH("en"),
        PORTUGUESE("pt-BR"),
        SPANISH("es");

        private final String tag;

        Language(String tag) {
            this.tag = tag;
        }

        String tag() {
            return tag;
        }

        Locale locale() {
            return Locale.forLanguageTag(tag);
        }

        static Optional<Language> of(@Nullable String tag) {
            return Stream.of(values()).filter(l -> l.tag.equals(tag)).findFirst();
        }

        /// The first of what a browser prefers that is one of them.
        static Language accepted(@Nullable String header) {
            if (header != null) {
                try {
                    for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
                        for (Language language : values()) {
                            String spoken = language.locale().getLanguage();
                            if (range.getRange().split("-", 2)[0].equals(spoken)) {
                                return language;
                            }
                        }
                    }
                } catch (IllegalArgumentException e) {
                    return ENGLISH;
                }
            }
            return ENGLISH;
        }
    }

    private final SiteFiles files = new SiteFiles();
    private final String template = resource("month.html");
    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    OpenReportPage() {
        for (Language language : Language.values()) {
            texts.put(language, texts(language));
        }
    }

    private static String resource(String name) {
        return new String(SiteFiles.resource("/coop/mutirao/report/" + name), UTF_8);
    }

    private static Map<String, String> texts(Language language) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(resource("month." + language.tag() + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.forEach((name, text) -> texts.put(name.toString(), text.toString()));
        return texts;
    }

    /// @param isUnderWay whether the month is not over
    /// @param address where the reader has found this server
    Html of(Made made, String name, boolean isUnderWay, String address, Language language) {
        Figures figures = made.figures();
        var words =
                new PageWords(
                        language,
                        texts.getOrDefault(language, Map.of()),
                        figures.of().getOrDefault("unit", ""),
                        Integer.parseInt(figures.of().getOrDefault("decimals", "0")));
        YearMonth month = YearMonth.parse(figures.of().getOrDefault("month", ""));
        Map<String, String> of = values(figures, month);
        Map<String, Object> values = new HashMap<>(words.texts());
        values.putAll(
                Map.of(
                        "tag", language.tag(),
                        "name", name,
                        "style", files.address("site.css"),
                        "icon", files.address("icon.svg"),
                        "when", words.month(month),
                        "state", words.text(isUnderWay ? "under-way" : "over"),
                        "navigation", navigation(month, isUnderWay, words),
                        "languages", languages(month, language)));
        values.put("soundness", soundness(of, words));
        values.put("counts", counts(of, words));
        values.put("picture", picture(figures, words));
        values.put("rows", rows(figures, words));
        var history = new HistorySection(figures, words);
        values.put("history-pictures", history.pictures());
        values.put("history-rows", history.rows());
        values.put("size", words.whole(Long.toString(figures.size())));
        values.put("signature", words.text(made.note() == null ? "unsigned" : "signed"));
        values.put("address", address + "/api/v1/reports/open/" + month);
        return Html.fill(template, values);
    }

    private static Map<String, String> values(Figures figures, YearMonth month) {
        return figures.rows().stream()
                .filter(row -> row.cells().get(1).equals(month.toString()))
                .collect(Collectors.toMap(row -> row.cells().get(0), row -> row.cells().get(2)));
    }

    private static Html navigation(YearMonth month, boolean isUnderWay, PageWords words) {
        List<Html> links = new ArrayList<>();
        links.add(link(month.minusMonths(1), "prev", words));
        if (!isUnderWay) {
            links.add(link(month.plusMonths(1), "next", words));
        }
        return Html.join(links.stream());
    }

    private static Html link(YearMonth month, String relation, PageWords words) {
        return Html.fill(
                "<a href=\"/month/{{month}}?lang={{tag}}\" rel=\"{{relation}}\">{{text}}</a>",
                Map.of(
                        "month",
                        month,
                        "tag",
                        words.language().tag(),
                        "relation",
                        relation,
                        "text",
                        words.month(month)));
    }

    private static Html languages(YearMonth month, Language current) {
        return Html.join(
                Stream.of(Language.values())
                        .map(language ->
                                Html.fill(
                                        language == current
                                                ? "<a href=\"/month/{{month}}?lang={{tag}}\""
                                                        + " lang=\"{{tag}}\""
                                                        + " aria-current=\"page\">{{name}}</a>"
                                                : "<a href=\"/month/{{month}}?lang={{tag}}\""
                                                        + " lang=\"{{tag}}\">{{name}}</a>",
                                        Map.of(
                                                "month", month,
                                                "tag", language.tag(),
                                                "name",
                                                        language.locale()
                                                                .getDisplayLanguage(
                                                                        language.locale())))));
    }

    static String value(Map<String, String> of, String figure) {
        return of.getOrDefault(figure, Figures.NONE);
    }

    private static long number(Map<String, String> of, String figure) {
        return Long.parseLong(value(of, figure));
    }

    private static Html soundness(Map<String, String> of, PageWords words) {
        return Html.join(
                Stream.of(
                        card(
                                "money-supply",
                                words.amount(number(of, "money-supply")),
                                Figures.NONE,
                                words),
                        card(
                                "velocity",
                                words.ratio(value(of, "velocity-ppm"), false),
                                value(of, "velocity-band"),
                                words),
                        card(
                                "deficit-ratio",
                                words.ratio(value(of, "deficit-ratio-ppm"), false),
                                value(of, "deficit-ratio-band"),
                                words),
                        card(
                                "solvency",
                                words.text("solvency-figures")
                                        .formatted(
                                                words.ratio(value(of, "loss-ppm"), true),
                                                words.ratio(value(of, "bearable-loss-ppm"), true)),
                                value(of, "solvency-band"),
                                words),
                        card(
                                "zero-shift",
                                words.text("zero-shift-figures")
                                        .formatted(
                                                words.amount(number(of, "zero-shift")),
                                                words.ratio(value(of, "idle-months-ppm"), false)),
                                value(of, "idle-months-band"),
                                words)));
    }

    private static Html card(String figure, String value, String band, PageWords words) {
        Html mark =
                band.equals(Figures.NONE)
                        ? Html.NOTHING
                        : Html.fill(
                                "<p class=\"band {{band}}\">{{word}}</p>",
                                Map.of("band", band, "word", words.text(band)));
        return Html.fill(
                """
                <li><h3>{{title}}</h3><p class="figure">{{value}}</p>{{mark}}
                <p>{{meaning}}</p></li>\
                """,
                Map.of(
                        "title",
                        words.text(figure),
                        "value",
                        value,
                        "mark",
                        mark,
                        "meaning",
                        words.text(figure + "-meaning")));
    }

    private static Html counts(Map<String, String> of, PageWords words) {
        List<Html> lines = new ArrayList<>();
        for (String figure : List.of("turnover", "contributions", "fund")) {
            lines.add(line(words.text(figure), words.amount(number(of, figure))));
        }
        of.keySet().stream()
                .filter(figure -> figure.startsWith("fund-"))
                .sorted()
                .forEach(purse ->
                        lines.add(
                                line(
                                        words.texts().getOrDefault(purse, purse),
                                        words.amount(number(of, purse)))));
        lines.add(
                line(
                        words.text("set-aside"),
                        words.amount(number(of, "fund") - number(of, "unallocated"))));
        for (String figure : List.of("payments", "traders", "member-accounts")) {
            lines.add(line(words.text(figure), words.whole(value(of, figure))));
        }
        lines.add(line(words.text("days-counted"), words.days(of)));
        return Html.join(lines.stream());
    }

    private static Html line(String title, String value) {
        return Html.fill(
                "<dt>{{title}}</dt><dd>{{value}}</dd>", Map.of("title", title, "value", value));
    }

    private static List<Map.Entry<YearMonth, Long>> series(Figures figures, String name) {
        return figures.rows().stream()
                .filter(row -> row.cells().getFirst().equals(name))
                .map(row ->
                        Map.entry(
                                YearMonth.parse(row.cells().get(1)),
                                Long.valueOf(row.cells().get(2))))
                .toList();
    }

    /// The months' turnover as bars. What it says stands in the table below it too.
    private static Html picture(Figures figures, PageWords words) {
        List<Map.Entry<YearMonth, Long>> turnover = series(figures, "turnover");
        long most = Math.max(1, turnover.stream().mapToLong(Map.Entry::getValue).max().orElse(1));
        List<Html> bars = new ArrayList<>();
        for (int i = 0; i < turnover.size(); i++) {
            long value = Math.max(0, turnover.get(i).getValue());
            long height =
                    BigDecimal.valueOf(value)
                            .multiply(BigDecimal.valueOf(PICTURE_HEIGHT))
                            .divideToIntegralValue(BigDecimal.valueOf(most))
                            .longValueExact();
            bars.add(
                    Html.fill(
                            """
                            <rect x="{{x}}" y="{{y}}" width="16" height="{{height}}" rx="3">\
                            <title>{{title}}</title></rect>\
                            """,
                            Map.of(
                                    "x",
                                    4 + i * STEP,
                                    "y",
                                    PICTURE_HEIGHT + 4 - height,
                                    "height",
                                    height,
                                    "title",
                                    words.month(turnover.get(i).getKey())
                                            + ": "
                                            + words.amount(turnover.get(i).getValue()))));
        }
        return Html.fill(
                """
                <svg class="months" viewBox="0 0 {{width}} 108" role="img"
                aria-label="{{label}}"><g>{{bars}}</g><path class="zero" d="M0 105H{{width}}"/>
                </svg>\
                """,
                Map.of(
                        "width", Math.max(1, turnover.size()) * STEP,
                        "label", words.text("picture"),
                        "bars", Html.join(bars.stream())));
    }

    private static Html rows(Figures figures, PageWords words) {
        Map<YearMonth, Long> supply = map(figures, "money-supply");
        Map<YearMonth, Long> below = map(figures, "below-zero");
        return Html.join(
                series(figures, "turnover").reversed().stream()
                        .map(month ->
                                Html.fill(
                                        """
                                        <tr><th scope="row">{{month}}</th><td>{{turnover}}</td>\
                                        <td>{{supply}}</td><td>{{below}}</td></tr>\
                                        """,
                                        Map.of(
                                                "month", words.month(month.getKey()),
                                                "turnover", words.amount(month.getValue()),
                                                "supply",
                                                        words.amount(
                                                                supply.getOrDefault(
                                                                        month.getKey(), 0L)),
                                                "below",
                                                        words.amount(
                                                                below.getOrDefault(
                                                                        month.getKey(), 0L))))));
    }

    private static Map<YearMonth, Long> map(Figures figures, String name) {
        return series(figures, name).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
