package coop.mutirao.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A journal that says nothing but what accounts have at the end. A journal of transfers from which
/// the last ones were taken contradicts it, whatever was made of its own end.
public final class ClosingJournal {

    /// What an account has.
    ///
    /// @param kind as the log has it
    /// @param account its public id
    /// @param balance minor units
    public record Balance(String kind, String account, String unit, int decimals, long balance) {}

    private ClosingJournal() {}

    /// @param format one that asserts balances
    /// @param size after so many facts
    /// @param day of the latest of them
    /// @return lines without their ends
    public static List<String> lines(
            ExportFormat format, long size, LocalDate day, List<Balance> balances) {
        Map<String, Unit> units = new LinkedHashMap<>();
        Map<Integer, Book.Holder> holders = new LinkedHashMap<>();
        var names = new AccountNames();
        for (Balance one : balances) {
            Unit unit = units.computeIfAbsent(one.unit(), code -> new Unit(code, one.decimals()));
            String name = names.next(one.kind(), one.account(), one.account());
            holders.put(holders.size(), new Book.Holder(name, unit, day, 0, one.balance()));
        }
        var book =
                new Book(
                        "",
                        size,
                        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        List.copyOf(units.values()),
                        holders,
                        Period.ALL,
                        new Book.Range(0, size),
                        null);
        var out = new StringWriter();
        try {
            Exports.journal(format, book, out).end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().lines().toList();
    }
}
