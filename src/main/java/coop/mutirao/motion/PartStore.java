package coop.mutirao.motion;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table motion_part.
final class PartStore {

    private static final String PARTS =
            """
            SELECT p.member_id, a.code, p.part FROM motion_part p
                JOIN account a ON a.member_id = p.member_id AND a.kind = 'member'
            WHERE motion_id = ?
            """;

    /// Writes down who has a part in a draft that is handed in now.
    void fix(Tx tx, UUID motion, Instant now) {
        tx.tell(
                """
                INSERT INTO motion_part (motion_id, member_id, part)
                SELECT motion_id, a.member_id, 'subject'
                FROM motion JOIN account a ON a.account_id = subject_id WHERE motion_id = ?
                UNION ALL
                SELECT motion_id, d.member_id, 'manages'
                FROM motion m JOIN account a ON a.account_id = subject_id
                    JOIN delegation d USING (account_id)
                WHERE motion_id = ? AND m.kind <> 'mandate' AND d.may_manage
                    AND d.member_id <> a.member_id AND (d.ends_at IS NULL OR d.ends_at > ?)
                """,
                motion,
                motion,
                now);
    }

    /// Who has a part in a motion that was handed in, she whom it is about first.
    List<Part> of(Tx tx, UUID motion) {
        return tx.ask(
                        PARTS + " ORDER BY p.part DESC, a.code",
                        r -> new Part(new MemberId(r.getInt(1)), r.getString(2), r.getString(3)),
                        motion)
                .get();
    }

    /// A member's part; empty: she has none.
    Optional<Part> of(Tx tx, UUID motion, MemberId member) {
        return tx
                .ask(
                        PARTS + " AND p.member_id = ?",
                        r -> new Part(new MemberId(r.getInt(1)), r.getString(2), r.getString(3)),
                        motion,
                        member.value())
                .get()
                .stream()
                .findFirst();
    }
}
