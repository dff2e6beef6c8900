package coop.mutirao.export;

import coop.mutirao.db.Snapshots;
import coop.mutirao.db.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.LongConsumer;

/// Writes the ledger as text, as of the moment it begins.
public final class Exports {

    private final Snapshots snapshots;
    private final ExportStore store = new ExportStore();

    /// @param snapshots where to read: the primary or a replica of it
    public Exports(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// How many facts the network's history has: where the progress of an export that begins now
    /// ends.
    public long size() {
        return snapshots.inSnapshot(store::size);
    }

    /// Writes the whole ledger.
    ///
    /// @return how many facts the history had
    public long write(ExportFormat format, Writer out, LongConsumer progress) {
        return write(format, Period.ALL, out, progress);
    }

    /// Writes the ledger, or what of it is of a period.
    ///
    /// @param period all of it, unless the format is one of those that have periods
    /// @param out gets all of it; flushed, not closed
    /// @param progress is told how many facts of the history are behind it, after each
    /// @return how many facts the history had
    /// @throws UncheckedIOException if `out` fails
    public long write(ExportFormat format, Period period, Writer out, LongConsumer progress) {
        if (!period.isAll() && !format.hasPeriods()) {
            throw new IllegalArgumentException(format.wire() + " is of all facts");
        }
        return snapshots.inSnapshot(tx -> {
            try {
                long size = write(tx, format, period, out, progress);
                out.flush();
                progress.accept(size);
                return size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private long write(Tx tx, ExportFormat format, Period period, Writer out, LongConsumer progress)
            throws IOException {
        if (format == ExportFormat.JSONL) {
            return leaves(tx, new JsonlExport(out), progress);
        }
        Book book = store.book(tx, period);
        Journal journal = journal(format, book, out);
        journal.begin();
        store.transfers(
                tx,
                book.range(),
                moved -> {
                    journal.transfer(moved);
                    progress.accept(moved.logIndex() + 1);
                });
        journal.end();
        return book.size();
    }

    static Journal journal(ExportFormat format, Book book, Writer out) {
        return switch (format) {
            case HLEDGER -> new HledgerExport(HledgerExport.Dialect.HLEDGER, book, out);
            case LEDGER -> new HledgerExport(HledgerExport.Dialect.LEDGER, book, out);
            case BEANCOUNT -> new BeancountExport(book, out);
            case CSV -> new CsvExport(book, out);
            case JSONL -> throw new IllegalArgumentException("leaves are no journal");
        };
    }

    private long leaves(Tx tx, JsonlExport export, LongConsumer progress) throws IOException {
        long size = store.size(tx);
        long[] done = {0};
        store.leaves(
                tx,
                leaf -> {
                    export.leaf(leaf);
                    progress.accept(++done[0]);
                });
        return size;
    }
}
