package coop.mutirao.report;

import coop.mutirao.report.OpenReportPage.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page of a month is written with: texts in a language, and amounts in a unit.
record PageWords(Language language, Map<String, String> texts, String unit, int decimals) {

    String text(String name) {
        @Nullable String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no text " + name + " in " + language.tag());
        }
        return text;
    }

    String amount(long minorUnits) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(minorUnits, decimals)) + " " + unit;
    }

    String whole(String value) {
        return NumberFormat.getIntegerInstance(language.locale()).format(Long.valueOf(value));
    }

    /// Millionths, as a number or as one of a hundred.
    String ratio(String ppm, boolean asPercent) {
        if (ppm.equals(Figures.NONE)) {
            return text("none");
        }
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(2);
        String shown = format.format(BigDecimal.valueOf(Long.parseLong(ppm), asPercent ? 4 : 6));
        return asPercent ? shown + " %" : shown;
    }

    /// Which days were counted, and how many they are.
    String days(Map<String, String> of) {
        String count = OpenReportPage.value(of, "days-counted");
        return count.equals("0")
                ? whole(count)
                : text("days-figures")
                        .formatted(
                                whole(count),
                                day(OpenReportPage.value(of, "days-from")),
                                day(OpenReportPage.value(of, "days-to")));
    }

    private String day(String day) {
        return LocalDate.parse(day)
                .format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(language.locale()));
    }

    String month(YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern("LLLL yyyy", language.locale()));
    }
}
