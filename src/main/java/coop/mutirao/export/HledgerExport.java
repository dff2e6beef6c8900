package coop.mutirao.export;

import coop.mutirao.export.Book.Holder;
import coop.mutirao.export.Book.Leg;
import coop.mutirao.export.Book.Moved;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;

/// A journal for hledger.
///
/// Each posting asserts the balance after it, so that a changed amount and a transaction taken out
/// of the middle are found; the last transaction asserts every account's balance, so that one taken
/// off the end is found. The first date is the day of posting, which never goes back; where a
/// transfer counts for another day, that is its second date. Amounts stand on every posting with
/// all decimals of the unit: hledger fills in what is left out without a word.
final class HledgerExport implements Journal {

    private final Book book;
    private final Writer out;

    HledgerExport(Book book, Writer out) {
        this.book = book;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        line("; " + OneLine.of(book.origin() + " ledger after " + book.size() + " facts"));
        line("decimal-mark .");
        for (Unit unit : book.units()) {
            // Without decimals the point still has to stand.
            String point = unit.decimals() == 0 ? "." : "";
            String thousand = "1000" + unit.text(0).substring(1);
            line("commodity " + thousand + point + " " + symbol(unit));
        }
        for (Holder holder : book.accounts().values()) {
            line("account " + holder.name());
        }
        line("");
    }

    // hledger takes digits for a part of the amount unless the symbol is in quotes.
    private static String symbol(Unit unit) {
        return unit.code().chars().anyMatch(Character::isDigit)
                ? "\"" + unit.code() + "\""
                : unit.code();
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
            Holder holder = book.holder(leg);
            posting(holder, holder.unit().text(leg.amount()), leg.balanceAfter());
        }
        line("");
    }

    /// A description that ends nothing and begins nothing: `;` would begin a comment, in which
    /// `x:y` is a tag, and what stands before `|` would be taken for the payee.
    static String description(String title) {
        return OneLine.of(title).replace(';', ',').replace('|', '/');
    }

    private void posting(Holder holder, String amount, long balance) throws IOException {
        String symbol = symbol(holder.unit());
        line(
                "    %s  %s %s == %s %s"
                        .formatted(
                                holder.name(),
                                amount,
                                symbol,
                                holder.unit().text(balance),
                                symbol));
    }

    @Override
    public void end() throws IOException {
        if (book.accounts().isEmpty()) {
            return;
        }
        line(
                "%s * (closing) Closing balances after %d facts  ; size:%d"
                        .formatted(book.closedOn(), book.size(), book.size()));
        for (Holder holder : book.accounts().values()) {
            posting(holder, holder.unit().text(0), holder.balance());
        }
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
