package coop.mutirao.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forms of files that payments are read from.
public enum FileForm {
    /// `payer payee amount` on each line, with blanks between.
    PAIRS,
    /// CSV with a header that names payer, payee, amount, and may name time, description, category.
    CSV;

    public static Optional<FileForm> of(String wire) {
        return Arrays.stream(values()).filter(f -> f.wire().equals(wire)).findFirst();
    }

    /// Its name on the command line.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
