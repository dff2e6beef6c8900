package coop.mutirao.verify.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import java.util.Arrays;
import java.util.List;

/// A report as it was kept: the note with its head, an empty line, the figures.
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
record ReportFile(SignedNote note, Statement head, byte[] figures) {

    /// @throws IllegalArgumentException if it is none
    static ReportFile parse(byte[] file) {
        // As bytes, one character each: the figures may be no text at all.
        String all = new String(file, ISO_8859_1);
        if (all.startsWith(";")) {
            return ofJournal(file, all);
        }
        int head = all.indexOf("\n\n");
        int end = head < 0 ? -1 : all.indexOf("\n\n", head + 2);
        if (end < 0) {
            throw new IllegalArgumentException(
                    "a report is a head, its signatures and its figures, with empty lines between");
        }
        SignedNote note = SignedNote.parse(Arrays.copyOf(file, end + 1));
        return new ReportFile(
                note, Statement.parse(note.text()), Arrays.copyOfRange(file, end + 2, file.length));
    }

    // Of a journal the note stands in comments, up to the first empty line.
    private static ReportFile ofJournal(byte[] file, String all) {
        int end = all.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("no empty line ends the head of the journal");
        }
        String head = all.substring(0, end + 1).replaceAll("(?m)^; ?", "");
        SignedNote note = SignedNote.parse(head.getBytes(ISO_8859_1));
        return new ReportFile(
                note, Statement.parse(note.text()), Arrays.copyOfRange(file, end + 2, file.length));
    }

    List<String> lines() {
        return new String(figures, UTF_8).lines().toList();
    }
}
