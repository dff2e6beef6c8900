package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table proposal_amendment.
final class AmendmentStore {

    private static final String AMENDMENTS =
            """
            SELECT amendment_id, number, proposal_id, a.version, a.member_id, code, public_id,
                title, body, amounts, milestones, reason, state, answer, became, made_at
            FROM proposal_amendment a JOIN account own
                ON own.member_id = a.member_id AND own.kind = 'member'
            """;

    Optional<Amendment> find(Tx tx, UUID id) {
        return tx
                .ask(AMENDMENTS + " WHERE amendment_id = ?", AmendmentStore::amendment, id)
                .get()
                .stream()
                .findFirst();
    }

    /// A proposal's amendments after a number, the oldest first.
    List<Amendment> page(Tx tx, UUID proposal, long after, int limit) {
        return tx.ask(
                        AMENDMENTS
                                + " WHERE proposal_id = ? AND number > ? ORDER BY number LIMIT ?",
                        AmendmentStore::amendment,
                        proposal,
                        after,
                        limit)
                .get();
    }

    private static Amendment amendment(ResultSet r) throws SQLException {
        return new Amendment(
                r.getObject(1, UUID.class),
                r.getLong(2),
                r.getObject(3, UUID.class),
                r.getInt(4),
                new MemberId(r.getInt(5)),
                r.getString(6),
                r.getString(7),
                r.getString(8),
                r.getString(9),
                ProposalStore.tranches(r, 10, 11),
                r.getString(12),
                r.getString(13),
                r.getString(14),
                r.getObject(15, Integer.class),
                RoundStore.at(r, 16));
    }

    /// Writes one down, unless its id stands for another.
    void add(Tx tx, UUID id, UUID proposal, MemberId by, Amendment.Wish wish, Instant at) {
        tx.tell(
                "INSERT INTO proposal_amendment (amendment_id, proposal_id, version, member_id,"
                        + " title, body, amounts, milestones, reason, made_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                proposal,
                wish.version(),
                by.value(),
                wish.title(),
                wish.text(),
                ProposalStore.amounts(wish.tranches()),
                ProposalStore.milestones(wish.tranches()),
                wish.reason(),
                at);
    }

    void accept(Tx tx, UUID id, int became) {
        tx.tell(
                "UPDATE proposal_amendment SET state = 'accepted', became = ?"
                        + " WHERE amendment_id = ?",
                became,
                id);
    }

    /// Accepts one that was declined, by a motion.
    void carry(Tx tx, UUID id, int became, UUID motion) {
        tx.tell(
                "UPDATE proposal_amendment SET state = 'accepted', became = ?, motion_id = ?"
                        + " WHERE amendment_id = ?",
                became,
                motion,
                id);
    }

    /// Ends one that is open, unless somebody has ended it.
    void decline(Tx tx, UUID id, String answer) {
        tx.tell(
                "UPDATE proposal_amendment SET state = 'declined', answer = ?"
                        + " WHERE amendment_id = ? AND state = 'open'",
                answer,
                id);
    }

    /// Takes one that is open back, unless somebody has ended it.
    void withdraw(Tx tx, UUID id) {
        tx.tell(
                "UPDATE proposal_amendment SET state = 'withdrawn'"
                        + " WHERE amendment_id = ? AND state = 'open'",
                id);
    }
}
