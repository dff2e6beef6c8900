package coop.mutirao.db;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where one moment of the ledger is read: the database itself, or its [Replica].
public interface Snapshots {

    /// Runs `work` in a transaction that sees one moment from beginning to end, and writes nothing.
    <T extends @Nullable Object> T inSnapshot(Function<Tx, T> work);
}
