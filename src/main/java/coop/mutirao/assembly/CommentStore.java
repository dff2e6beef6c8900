package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table proposal_comment.
final class CommentStore {

    private static final String COMMENTS =
            """
            SELECT comment_id, number, proposal_id, c.version, c.member_id, own.code, answers, body,
                state, reason, officer.code, made_at
            FROM proposal_comment c
                JOIN account own ON own.member_id = c.member_id AND own.kind = 'member'
                LEFT JOIN account officer
                    ON officer.member_id = hidden_by AND officer.kind = 'member'
            """;

    Optional<Comment> find(Tx tx, UUID id) {
        return tx.ask(COMMENTS + " WHERE comment_id = ?", CommentStore::comment, id).get().stream()
                .findFirst();
    }

    /// A proposal's comments after a number, the oldest first.
    List<Comment> page(Tx tx, UUID proposal, long after, int limit) {
        return tx.ask(
                        COMMENTS + " WHERE proposal_id = ? AND number > ? ORDER BY number LIMIT ?",
                        CommentStore::comment,
                        proposal,
                        after,
                        limit)
                .get();
    }

    private static Comment comment(ResultSet r) throws SQLException {
        return new Comment(
                r.getObject(1, UUID.class),
                r.getLong(2),
                r.getObject(3, UUID.class),
                r.getInt(4),
                new MemberId(r.getInt(5)),
                r.getString(6),
                r.getObject(7, UUID.class),
                r.getString(8),
                r.getString(9),
                r.getString(10),
                r.getString(11),
                RoundStore.at(r, 12));
    }

    /// How many comments a member has on a proposal.
    int count(Tx tx, UUID proposal, MemberId author) {
        return tx.ask(
                        "SELECT count(*) FROM proposal_comment"
                                + " WHERE proposal_id = ? AND member_id = ?",
                        r -> r.getInt(1),
                        proposal,
                        author.value())
                .get()
                .getFirst();
    }

    /// Writes one down, unless its id stands for another.
    void add(
            Tx tx,
            UUID id,
            Proposal proposal,
            MemberId author,
            @Nullable UUID answers,
            String text,
            Instant at) {
        tx.tell(
                "INSERT INTO proposal_comment (comment_id, proposal_id, version, member_id,"
                        + " answers, body, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                id,
                proposal.id(),
                proposal.version(),
                author.value(),
                answers,
                text,
                at);
    }

    void withdraw(Tx tx, UUID id) {
        tx.tell(
                "UPDATE proposal_comment SET state = 'withdrawn', body = '', reason = NULL,"
                        + " hidden_by = NULL WHERE comment_id = ?",
                id);
    }

    /// Hides one that is shown.
    void hide(Tx tx, UUID id, String reason, MemberId by) {
        tx.tell(
                "UPDATE proposal_comment SET state = 'hidden', reason = ?, hidden_by = ?"
                        + " WHERE comment_id = ? AND state = 'shown'",
                reason,
                by.value(),
                id);
    }
}
