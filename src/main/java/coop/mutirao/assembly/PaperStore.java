package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables paper_sheet, paper_teller and paper_entry.
final class PaperStore {

    private static final String SHEETS =
            """
            SELECT serial, s.member_id, code, public_id, issued_at, returned_at, issued_by,
                agreed_by
            FROM paper_sheet s JOIN account a ON a.member_id = s.member_id AND a.kind = 'member'
            WHERE round_id = ?
            """;

    private static final String ENTRIES =
            "SELECT log_index, serial, teller_id, choice, entry, salt, entered_at FROM paper_entry";

    void issue(Tx tx, UUID round, PaperSheet sheet) {
        tx.tell(
                "INSERT INTO paper_sheet (round_id, serial, member_id, issued_by, agreed_by,"
                        + " issued_at) VALUES (?, ?, ?, ?, ?, ?)",
                round,
                sheet.serial(),
                sheet.member().value(),
                sheet.issuedBy().value(),
                sheet.agreedBy().value(),
                sheet.issuedAt());
    }

    void giveBack(Tx tx, UUID round, int serial, Instant at) {
        tx.tell(
                "UPDATE paper_sheet SET returned_at = ? WHERE round_id = ? AND serial = ?",
                at,
                round,
                serial);
    }

    /// All sheets of a round, by their numbers.
    List<PaperSheet> sheets(Tx tx, UUID round) {
        return tx.ask(SHEETS + " ORDER BY serial", PaperStore::sheet, round).get();
    }

    Optional<PaperSheet> sheet(Tx tx, UUID round, int serial) {
        return tx.ask(SHEETS + " AND serial = ?", PaperStore::sheet, round, serial).get().stream()
                .findFirst();
    }

    /// The sheet that a member holds now.
    Optional<PaperSheet> heldBy(Tx tx, UUID round, MemberId member) {
        return tx
                .ask(
                        SHEETS + " AND s.member_id = ? AND returned_at IS NULL",
                        PaperStore::sheet,
                        round,
                        member.value())
                .get()
                .stream()
                .findFirst();
    }

    private static PaperSheet sheet(ResultSet r) throws SQLException {
        @Nullable OffsetDateTime returned = r.getObject(6, OffsetDateTime.class);
        return new PaperSheet(
                r.getInt(1),
                new MemberId(r.getInt(2)),
                r.getString(3),
                r.getString(4),
                new MemberId(r.getInt(7)),
                new MemberId(r.getInt(8)),
                RoundStore.at(r, 5),
                returned == null ? null : returned.toInstant());
    }

    boolean isTeller(Tx tx, UUID round, MemberId member) {
        return !tx.ask(
                        "SELECT 1 FROM paper_teller WHERE round_id = ? AND member_id = ?",
                        r -> r.getInt(1),
                        round,
                        member.value())
                .get()
                .isEmpty();
    }

    void name(Tx tx, UUID round, MemberId teller) {
        tx.tell(
                "INSERT INTO paper_teller (round_id, member_id) VALUES (?, ?)",
                round,
                teller.value());
    }

    void dismiss(Tx tx, UUID round, MemberId teller) {
        tx.tell(
                "DELETE FROM paper_teller WHERE round_id = ? AND member_id = ?",
                round,
                teller.value());
    }

    void add(Tx tx, UUID round, PaperEntry entry) {
        tx.tell(
                "INSERT INTO paper_entry (round_id, serial, teller_id, choice, entry, salt,"
                        + " entered_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                round,
                entry.serial(),
                entry.teller().value(),
                entry.choice(),
                entry.text(),
                entry.salt(),
                entry.enteredAt());
    }

    /// All that was entered in a round: in the log's order once it is closed, before as it came.
    List<PaperEntry> entries(Tx tx, UUID round) {
        return tx.ask(
                        ENTRIES + " WHERE round_id = ? ORDER BY log_index, entered_at, salt",
                        PaperStore::entry,
                        round)
                .get();
    }

    /// Entries that are not in the log yet, in an order that tells nothing of when they were made.
    List<PaperEntry> unsealed(Tx tx, UUID round, int most) {
        return tx.ask(
                        ENTRIES
                                + " WHERE round_id = ? AND log_index IS NULL"
                                + " ORDER BY serial, salt LIMIT ?",
                        PaperStore::entry,
                        round,
                        most)
                .get();
    }

    void seal(Tx tx, UUID round, PaperEntry entry, long logIndex) {
        tx.tell(
                "UPDATE paper_entry SET log_index = ?"
                        + " WHERE round_id = ? AND serial = ? AND teller_id = ?",
                logIndex,
                round,
                entry.serial(),
                entry.teller().value());
    }

    private static PaperEntry entry(ResultSet r) throws SQLException {
        return new PaperEntry(
                r.getObject(1, Long.class),
                r.getInt(2),
                new MemberId(r.getInt(3)),
                r.getString(4),
                r.getString(5),
                r.getBytes(6),
                RoundStore.at(r, 7));
    }
}
