package coop.mutirao.export;

import java.io.IOException;

/// A form of the ledger's transfers, written from beginning to end.
sealed interface Journal permits HledgerExport, BeancountExport, CsvExport {

    /// Writes what stands before the transfers.
    void begin() throws IOException;

    /// Writes a transfer; they come in the order of the log.
    void transfer(Book.Moved moved) throws IOException;

    /// Writes what stands after the transfers.
    void end() throws IOException;
}
