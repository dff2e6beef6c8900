package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables payout and award.
final class PayoutStore {

    void add(Tx tx, UUID round, UUID project, int tranche, long amount, Payout.State state) {
        tx.tell(
                "INSERT INTO payout (payout_id, round_id, proposal_id, tranche, amount, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                Payout.idOf(round, project, tranche),
                round,
                project,
                tranche,
                amount,
                state.wire());
    }

    /// A round's tranches, by project and number.
    List<Payout> of(Tx tx, UUID round) {
        return tx.ask(
                        """
                        SELECT payout_id, o.round_id, o.proposal_id, tranche, j.payee_id, code,
                            milestones[tranche], amount, state, held, reason, paid_at
                        FROM payout o JOIN round_project j USING (proposal_id)
                            JOIN proposal_version v USING (proposal_id, version)
                            JOIN account ON account_id = j.payee_id
                        WHERE o.round_id = ? ORDER BY o.proposal_id, tranche
                        """,
                        PayoutStore::payout,
                        round)
                .get();
    }

    private static Payout payout(ResultSet r) throws SQLException {
        @Nullable OffsetDateTime paid = r.getObject(12, OffsetDateTime.class);
        return new Payout(
                r.getObject(1, UUID.class),
                r.getObject(2, UUID.class),
                r.getObject(3, UUID.class),
                r.getInt(4),
                new AccountId(r.getInt(5)),
                r.getString(6),
                r.getString(7),
                Money.of(r.getLong(8)),
                Payout.State.of(r.getString(9)),
                r.getString(10),
                r.getString(11),
                paid == null ? null : paid.toInstant());
    }

    void paid(Tx tx, UUID id, Instant at) {
        tx.tell(
                "UPDATE payout SET state = 'paid', held = NULL, paid_at = ? WHERE payout_id = ?",
                at,
                id);
    }

    void hold(Tx tx, UUID id, String why) {
        tx.tell("UPDATE payout SET held = ? WHERE payout_id = ?", why, id);
    }

    void release(Tx tx, UUID id, String reason) {
        tx.tell("UPDATE payout SET state = 'open', reason = ? WHERE payout_id = ?", reason, id);
    }

    /// Ends what was not paid.
    void giveUp(Tx tx, UUID round) {
        tx.tell(
                "UPDATE payout SET state = 'returned'"
                        + " WHERE round_id = ? AND state IN ('waiting', 'open')",
                round);
    }

    /// Says by which decision a transfer was made.
    ///
    /// @param payout null: between purse and escrow
    void award(Tx tx, long logIndex, UUID round, @Nullable UUID payout) {
        tx.tell(
                "INSERT INTO award (log_index, round_id, payout_id) VALUES (?, ?, ?)",
                logIndex,
                round,
                payout);
    }

    /// The number of the community to which an account belongs.
    int community(Tx tx, AccountId account) {
        return tx.ask(
                        "SELECT community_id FROM account WHERE account_id = ?",
                        r -> r.getInt(1),
                        account.value())
                .get()
                .getFirst();
    }
}
