package coop.mutirao.export;

import coop.mutirao.export.Book.Holder;
import coop.mutirao.export.Book.Leg;
import coop.mutirao.export.Book.Moved;
import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;

/// One line for each entry, RFC 4180, and before them one for each account with what it had when
/// the period began, so that amounts add up to balances. Amounts are decimals with a point, all
/// other cells are texts that no spreadsheet takes for a formula.
final class CsvExport implements Journal {

    /// What a spreadsheet takes for the beginning of a formula, also in full width.
    private static final String BEGINS_FORMULA = "=+-@＝＋－＠";

    private final Book book;
    private final Writer out;

    CsvExport(Book book, Writer out) {
        this.book = book;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        CSVFormat.RFC4180.printRecord(
                out,
                "logIndex",
                "committedAt",
                "effectiveOn",
                "payment",
                "kind",
                "account",
                "version",
                "unit",
                "amount",
                "balanceAfter",
                "description");
        for (Holder holder : book.openings()) {
            String opening = holder.unit().text(holder.opening());
            CSVFormat.RFC4180.printRecord(
                    out,
                    "",
                    "",
                    book.opensOn(),
                    "",
                    "opening balance",
                    holder.name(),
                    "",
                    holder.unit().code(),
                    opening,
                    opening,
                    "");
        }
    }

    @Override
    public void transfer(Moved moved) throws IOException {
        String description = moved.description() == null ? "" : cell(moved.description());
        for (Leg leg : moved.legs()) {
            Holder holder = book.holder(leg);
            Unit unit = holder.unit();
            CSVFormat.RFC4180.printRecord(
                    out,
                    moved.logIndex(),
                    moved.committedAt(),
                    moved.effectiveOn(),
                    moved.id(),
                    moved.kind(),
                    holder.name(),
                    leg.version(),
                    unit.code(),
                    unit.text(leg.amount()),
                    unit.text(leg.balanceAfter()),
                    description);
        }
    }

    /// A text that stays a text.
    static String cell(String text) {
        String line = OneLine.spaced(text);
        return !line.isEmpty() && BEGINS_FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
