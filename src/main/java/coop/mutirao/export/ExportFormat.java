package coop.mutirao.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forms in which the ledger can be had.
public enum ExportFormat {
    /// A journal for hledger, which checks it with `hledger -f … check -s ordereddates`.
    HLEDGER("text/plain", "journal"),
    /// A journal for ledger, which checks it whenever it reads it.
    LEDGER("text/plain", "ledger"),
    /// A journal for beancount, which checks it with `bean-check`.
    BEANCOUNT("text/plain", "beancount"),
    /// One line for each entry.
    CSV("text/csv", "csv"),
    /// The log's leaves as they were written, one a line.
    JSONL("application/jsonl", "jsonl");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public static Optional<ExportFormat> of(String wire) {
        return Arrays.stream(values()).filter(f -> f.wire().equals(wire)).findFirst();
    }

    /// Its name in paths and on the command line.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it can be of some days only.
    public boolean hasPeriods() {
        return this != JSONL;
    }

    /// All names, as a sentence lists them.
    public static String names() {
        return "hledger, ledger, beancount, csv or jsonl";
    }

    public String mediaType() {
        return mediaType;
    }

    /// How files of this form end, without the dot.
    public String extension() {
        return extension;
    }
}
