package coop.mutirao.verify.report;

import coop.mutirao.verify.Books;
import coop.mutirao.verify.Leaf;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The month in the open: all of its month, and of those before it how the five numbers were.
final class Months implements Recount {

    private static final int MONTHS = 12;

    // The earliest first; the last is the report's own.
    private final List<Month> months = new ArrayList<>();

    /// @param of what the report's head says
    Months(Map<String, String> of) {
        var month = YearMonth.parse(of.getOrDefault("month", ""));
        for (int before = MONTHS - 1; before >= 0; before--) {
            months.add(new Month(month.minusMonths(before), of.getOrDefault("unit", "")));
        }
    }

    @Override
    public Map<String, String> head(Books books) {
        return months.getLast().head(books);
    }

    @Override
    public void take(Leaf leaf, Books books) {
        months.forEach(month -> month.take(leaf, books));
    }

    @Override
    public List<String> lines(Books books) {
        Month own = months.getLast();
        List<String> lines = new ArrayList<>(own.lines(books));
        months.stream()
                .filter(month -> month != own && !month.month().isBefore(own.first()))
                .flatMap(month -> month.lines(books).stream())
                .filter(Months::isNumber)
                .forEach(lines::add);
        return lines;
    }

    // Every ratio and what to think of it, and the shift of zero.
    private static boolean isNumber(String line) {
        return line.matches("\\S+-(ppm|band) .*|zero-shift .*");
    }
}
