package coop.mutirao.export;

import coop.mutirao.db.Snapshots;
import coop.mutirao.db.Tx;
import coop.mutirao.export.CamtExport.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.xml.stream.XMLStreamException;

/// Writes the statement of one account and some days, for bookkeeping programs.
public final class AccountStatements {

    private final CamtStore store = new CamtStore();
    private final Snapshots snapshots;

    /// @param snapshots where to read: the primary or a replica of it
    public AccountStatements(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// Why there is no statement.
    public enum Refusal {
        NO_SUCH_ACCOUNT("there is no account with that code"),
        TOO_MANY_DECIMALS("camt.053 has at most five digits behind the point");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Why there cannot be a statement of an account; empty if there can.
    public Optional<Refusal> refusal(String code) {
        var anyDay = LocalDate.EPOCH;
        return snapshots.inSnapshot(tx -> refusal(store.head(tx, code, anyDay, anyDay)));
    }

    private static Optional<Refusal> refusal(Optional<Head> head) {
        if (head.isEmpty()) {
            return Optional.of(Refusal.NO_SUCH_ACCOUNT);
        }
        return head.get().unit().decimals() > CamtExport.DECIMALS_MAX
                ? Optional.of(Refusal.TOO_MANY_DECIMALS)
                : Optional.empty();
    }

    /// Writes a statement.
    ///
    /// @param code an account's that has none of the reasons for a refusal
    /// @param from the first day, in UTC
    /// @param to the day after the last
    /// @param out gets all of it; flushed, not closed
    /// @param progress is told how many facts of the history are behind it
    /// @throws UncheckedIOException if `out` fails
    public void write(
            String code, LocalDate from, LocalDate to, Writer out, LongConsumer progress) {
        var period = new Period(from, to);
        snapshots.inSnapshot(tx -> {
            Head head = store.head(tx, code, from, to).orElseThrow();
            if (refusal(Optional.of(head)).isPresent()) {
                throw new IllegalArgumentException("no statement of " + code + period.words());
            }
            try {
                write(tx, head, out, progress);
                out.flush();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (XMLStreamException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        });
    }

    private void write(Tx tx, Head head, Writer out, LongConsumer progress)
            throws XMLStreamException, IOException {
        var camt = new CamtExport(head, out);
        camt.begin();
        store.lines(
                tx,
                head,
                line -> {
                    try {
                        camt.entry(line);
                    } catch (XMLStreamException e) {
                        throw new IOException(e);
                    }
                    progress.accept(line.logIndex() + 1);
                });
        camt.end();
        progress.accept(head.size());
    }
}
