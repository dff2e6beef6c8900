package coop.mutirao.export;

import coop.mutirao.export.Book.Holder;
import coop.mutirao.export.Book.Leg;
import coop.mutirao.export.Book.Moved;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A journal for beancount.
///
/// Beancount checks a balance at the start of its day, so the closing balances are dated the day
/// after the last fact; and it forgives half of the last digit unless told not to, so the tolerance
/// is zero, for transactions and for balances.
final class BeancountExport implements Journal {

    private static final String OPENING = "Equity:Opening-Balances";

    private final Book book;
    private final Writer out;

    BeancountExport(Book book, Writer out) {
        this.book = book;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        line("option \"title\" \"" + quotable(OneLine.of(book.origin())) + "\"");
        for (Unit unit : book.units()) {
            line("option \"operating_currency\" \"" + unit.code() + "\"");
        }
        line("; " + book.proof());
        line("option \"inferred_tolerance_multiplier\" \"0\"");
        LocalDate first =
                book.holders().stream()
                        .map(Holder::openedOn)
                        .min(LocalDate::compareTo)
                        .orElse(book.closedOn());
        for (Unit unit : book.units()) {
            line(first + " commodity " + unit.code());
        }
        for (Holder holder : book.holders()) {
            line(holder.openedOn() + " open " + holder.name() + " " + holder.unit().code());
        }
        @Nullable LocalDate opensOn = book.opensOn();
        if (opensOn != null) {
            line(first + " open " + OPENING);
            line("");
            line(opensOn + " * \"Opening balances\" #opening");
            for (Holder holder : book.openings()) {
                posting(holder.name(), holder.unit(), holder.opening());
            }
            for (Unit unit : book.units()) {
                posting(OPENING, unit, -book.opening(unit));
            }
        }
        line("");
    }

    private void posting(String account, Unit unit, long amount) throws IOException {
        line("  %s  %s %s".formatted(account, unit.text(amount), unit.code()));
    }

    @Override
    public void transfer(Moved moved) throws IOException {
        line(
                "%s * \"%s\" #%s ^%s"
                        .formatted(
                                moved.postedOn(),
                                quotable(moved.title()),
                                moved.kind(),
                                moved.id()));
        line("  leaf: \"" + moved.logIndex() + "\"");
        line("  at: \"" + moved.committedAt() + "\"");
        if (!moved.effectiveOn().equals(moved.postedOn())) {
            line("  effective: " + moved.effectiveOn());
        }
        for (Leg leg : moved.legs()) {
            Holder holder = book.holder(leg);
            posting(holder.name(), holder.unit(), leg.amount());
        }
        line("");
    }

    /// A text that stays between its quotes.
    static String quotable(String title) {
        return OneLine.of(title)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace(';', ',')
                .replace('|', '/');
    }

    @Override
    public void end() throws IOException {
        line("; closing balances%s after %d facts".formatted(book.period().words(), book.size()));
        LocalDate dayAfter = book.closedOn().plusDays(1);
        for (Holder holder : book.holders()) {
            Unit unit = holder.unit();
            line(
                    "%s balance %s  %s ~ %s %s"
                            .formatted(
                                    dayAfter,
                                    holder.name(),
                                    unit.text(holder.balance()),
                                    unit.text(0),
                                    unit.code()));
        }
        if (book.checkpoint() != null) {
            line("; " + book.proof());
        }
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
