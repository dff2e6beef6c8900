package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The table objection.
final class ObjectionStore {

    void add(Tx tx, UUID id, UUID round, MemberId member, String reason, Instant at) {
        tx.tell(
                "INSERT INTO objection (objection_id, round_id, member_id, reason, raised_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                id,
                round,
                member.value(),
                reason,
                at);
    }

    void answer(Tx tx, UUID id, String answer, boolean upheld) {
        tx.tell(
                "UPDATE objection SET answer = ?, upheld = ? WHERE objection_id = ?",
                answer,
                upheld,
                id);
    }

    /// A round's objections, the oldest first.
    List<Objection> of(Tx tx, UUID round) {
        return tx.ask(
                        """
                        SELECT objection_id, member_id, account, reason, raised_at, answer, upheld
                        FROM objection JOIN round_voter USING (round_id, member_id)
                        WHERE round_id = ? ORDER BY raised_at, objection_id
                        """,
                        ObjectionStore::objection,
                        round)
                .get();
    }

    /// Whether an id stands for an objection, of whatever round.
    boolean isTaken(Tx tx, UUID id) {
        return !tx.ask("SELECT 1 FROM objection WHERE objection_id = ?", r -> r.getInt(1), id)
                .get()
                .isEmpty();
    }

    /// Whether there is an officer beside one who could answer an objection: she neither raised it
    /// nor has a part in the round.
    boolean isAnotherToAnswer(Tx tx, UUID round, MemberId objector, MemberId beside, Instant at) {
        return !tx.ask(
                        """
                        SELECT 1 FROM role_grant g
                            JOIN account a ON a.member_id = g.member_id AND a.kind = 'member'
                        WHERE role IN ('coordinator', 'treasurer', 'auditor') AND ends_at > ?
                            AND NOT closed AND g.member_id NOT IN (?, ?)
                            AND NOT has_part(?, g.member_id)
                        LIMIT 1
                        """,
                        r -> r.getInt(1),
                        at,
                        objector.value(),
                        beside.value(),
                        round)
                .get()
                .isEmpty();
    }

    boolean isAnyOpen(Tx tx, UUID round) {
        return of(tx, round).stream().anyMatch(o -> o.answer() == null);
    }

    private static Objection objection(ResultSet r) throws SQLException {
        return new Objection(
                r.getObject(1, UUID.class),
                new MemberId(r.getInt(2)),
                r.getString(3),
                r.getString(4),
                RoundStore.at(r, 5),
                r.getString(6),
                r.getObject(7, Boolean.class));
    }
}
