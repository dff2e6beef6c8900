package coop.mutirao.export;

import coop.mutirao.db.Snapshots;
import coop.mutirao.db.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// Writes the whole ledger as text, as of the moment it begins.
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

    /// Writes the ledger.
    ///
    /// @param out gets all of it; flushed, not closed
    /// @param progress is told how many facts of the history are behind it, after each
    /// @return how many facts the history had
    /// @throws UncheckedIOException if `out` fails
    public long write(ExportFormat format, Writer out, LongConsumer progress) {
        return snapshots.inSnapshot(tx -> {
            try {
                long size = write(tx, format, out, progress);
                out.flush();
                progress.accept(size);
                return size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private long write(Tx tx, ExportFormat format, Writer out, LongConsumer progress)
            throws IOException {
        return switch (format) {
            case JSONL -> leaves(tx, new JsonlExport(out), progress);
            case HLEDGER -> transfers(tx, book -> new HledgerExport(book, out), progress);
            case BEANCOUNT -> transfers(tx, book -> new BeancountExport(book, out), progress);
            case CSV -> transfers(tx, book -> new CsvExport(book, out), progress);
        };
    }

    private long transfers(Tx tx, Function<Book, Journal> form, LongConsumer progress)
            throws IOException {
        Book book = store.book(tx);
        Journal journal = form.apply(book);
        journal.begin();
        store.transfers(
                tx,
                moved -> {
                    journal.transfer(moved);
                    progress.accept(moved.logIndex() + 1);
                });
        journal.end();
        return book.size();
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
