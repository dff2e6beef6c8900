package coop.mutirao.motion;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The table motion_vote.
final class VoteStore {

    private static final String VOTES =
            """
            SELECT motion_id, log_index, v.member_id, account, seq, vote, key_id, signature, salt,
                cast_at, unsigned, part
            FROM motion_vote v JOIN motion_voter USING (motion_id, member_id)
                LEFT JOIN motion_part USING (motion_id, member_id)
            """;

    void add(Tx tx, CastVote vote) {
        tx.tell(
                """
                INSERT INTO motion_vote (motion_id, member_id, seq, vote, key_id, signature,
                    unsigned, salt, cast_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                vote.motion(),
                vote.voter().value(),
                vote.seq(),
                vote.vote().wire(),
                vote.key(),
                vote.signature(),
                vote.unsigned(),
                vote.salt(),
                vote.castAt());
    }

    /// The vote of a voter that counts, so far.
    Optional<CastVote> latest(Tx tx, UUID motion, MemberId voter) {
        return tx
                .ask(
                        VOTES
                                + " WHERE motion_id = ? AND v.member_id = ?"
                                + " ORDER BY seq DESC LIMIT 1",
                        VoteStore::vote,
                        motion,
                        voter.value())
                .get()
                .stream()
                .findFirst();
    }

    /// All votes about a motion, those that were replaced among them, in an order that tells
    /// nothing of when they were cast, but for each voter's own. It is the log's order.
    List<CastVote> all(Tx tx, UUID motion) {
        return tx.ask(VOTES + " WHERE motion_id = ? ORDER BY seq, salt", VoteStore::vote, motion)
                .get();
    }

    void seal(Tx tx, CastVote vote, long logIndex) {
        tx.tell(
                "UPDATE motion_vote SET log_index = ?"
                        + " WHERE motion_id = ? AND member_id = ? AND seq = ?",
                logIndex,
                vote.motion(),
                vote.voter().value(),
                vote.seq());
    }

    private static CastVote vote(ResultSet r) throws SQLException {
        return new CastVote(
                r.getObject(1, UUID.class),
                r.getObject(2, Long.class),
                new MemberId(r.getInt(3)),
                r.getString(4),
                r.getLong(5),
                Vote.of(r.getString(6)),
                r.getObject(7, UUID.class),
                r.getBytes(8),
                r.getString(11),
                r.getBytes(9),
                Objects.requireNonNull(r.getObject(10, OffsetDateTime.class)).toInstant(),
                r.getString(12));
    }
}
