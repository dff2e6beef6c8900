package coop.mutirao.privacy;

import coop.mutirao.db.Snapshots;
import coop.mutirao.ledger.MemberId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/// All that is kept about a member, as one JSON object, for her to take with her.
public final class OwnData {

    private final OwnDataStore store = new OwnDataStore();
    private final Snapshots snapshots;

    /// @param snapshots where to read: the primary or a replica of it
    public OwnData(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// Writes it, as of one moment.
    ///
    /// @param out flushed, not closed
    /// @throws UncheckedIOException if `out` fails
    void write(MemberId member, Writer out) {
        boolean done =
                snapshots.inSnapshot(tx -> {
                    try {
                        out.write('{');
                        OwnDataStore.Subject subject = store.subject(tx, member);
                        boolean isFirst = true;
                        for (OwnDataStore.Section section : OwnDataStore.ALL) {
                            out.write(isFirst ? "\n" : ",\n");
                            isFirst = false;
                            out.write("\"" + section.name() + "\":");
                            store.write(tx, section, subject, out);
                        }
                        out.write("\n}\n");
                        out.flush();
                        return true;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        assert done;
    }
}
