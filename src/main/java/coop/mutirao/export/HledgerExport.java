package coop.mutirao.export;

import coop.mutirao.export.Book.Holder;
import coop.mutirao.export.Book.Leg;
import coop.mutirao.export.Book.Moved;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A journal for hledger, or for ledger, which has another word here and there.
///
/// Each posting asserts the balance after it, so that a changed amount and a transaction taken out
/// of the middle are found; the last transaction asserts every account's balance, so that one taken
/// off the end is found. The first date is the day of posting, which never goes back; where a
/// transfer counts for another day, that is its second date. Amounts stand on every posting with
/// all decimals of the unit: hledger fills in what is left out without a word.
final class HledgerExport implements Journal {

    /// For whom.
    enum Dialect {
        HLEDGER("=="),
        /// Ledger 3.3 does not know `==`, by which hledger asserts that there is no other unit.
        LEDGER("=");

        private final String asserts;

        Dialect(String asserts) {
            this.asserts = asserts;
        }
    }

    private static final String OPENING = "equity:opening balances";

    private final Dialect dialect;
    private final Book book;
    private final Writer out;

    HledgerExport(Dialect dialect, Book book, Writer out) {
        this.dialect = dialect;
        this.book = book;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        line(
                "; %s after %d facts"
                        .formatted(
                                OneLine.of(book.origin() + " ledger" + book.period().words()),
                                book.size()));
        line("; " + book.proof());
        if (dialect == Dialect.HLEDGER) {
            line("decimal-mark .");
        }
        for (Unit unit : book.units()) {
            commodity(unit);
        }
        for (Holder holder : book.holders()) {
            line("account " + holder.name());
        }
        @Nullable LocalDate opensOn = book.opensOn();
        if (opensOn != null) {
            line("account " + OPENING);
            line("");
            openings(opensOn);
        }
        line("");
    }

    private void commodity(Unit unit) throws IOException {
        String thousand = "1000" + unit.text(0).substring(1);
        if (dialect == Dialect.LEDGER) {
            line("commodity " + symbol(unit));
            line("    format " + thousand + " " + symbol(unit));
        } else {
            // Without decimals the point still has to stand.
            String point = unit.decimals() == 0 ? "." : "";
            line("commodity " + thousand + point + " " + symbol(unit));
        }
    }

    // Both take digits for a part of the amount unless the symbol is in quotes.
    private static String symbol(Unit unit) {
        return unit.code().chars().anyMatch(Character::isDigit)
                ? "\"" + unit.code() + "\""
                : unit.code();
    }

    private void openings(LocalDate day) throws IOException {
        line("%s * (opening) Opening balances  ; size:%d".formatted(day, book.size()));
        for (Holder holder : book.openings()) {
            posting(holder, holder.opening(), holder.opening());
        }
        for (Unit unit : book.units()) {
            // One account for all units, which `==` would not allow.
            String rest = unit.text(-book.opening(unit)) + " " + symbol(unit);
            line("    %s  %s = %s".formatted(OPENING, rest, rest));
        }
    }

    @Override
    public void transfer(Moved moved) throws IOException {
        LocalDate postedOn = moved.postedOn();
        String date =
                postedOn.equals(moved.effectiveOn())
                        ? postedOn.toString()
                        : postedOn + "=" + moved.effectiveOn();
        line(
                "%s * (%s) %s  ; kind:%s, leaf:%d, at:%s"
                        .formatted(
                                date,
                                moved.id(),
                                description(moved.title()),
                                moved.kind(),
                                moved.logIndex(),
                                moved.committedAt()));
        for (Leg leg : moved.legs()) {
            posting(book.holder(leg), leg.amount(), leg.balanceAfter());
        }
        line("");
    }

    /// A description that ends nothing and begins nothing: `;` would begin a comment, in which
    /// `x:y` is a tag, and what stands before `|` would be taken for the payee.
    static String description(String title) {
        return OneLine.of(title).replace(';', ',').replace('|', '/');
    }

    private void posting(Holder holder, long amount, long balance) throws IOException {
        Unit unit = holder.unit();
        line(
                "    %s  %s %s %s %s %s"
                        .formatted(
                                holder.name(),
                                unit.text(amount),
                                symbol(unit),
                                dialect.asserts,
                                unit.text(balance),
                                symbol(unit)));
    }

    @Override
    public void end() throws IOException {
        if (book.holders().isEmpty()) {
            return;
        }
        line(
                "%s * (closing) Closing balances%s after %d facts  ; size:%d"
                        .formatted(
                                book.closedOn(), book.period().words(), book.size(), book.size()));
        for (Holder holder : book.holders()) {
            posting(holder, 0, holder.balance());
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
