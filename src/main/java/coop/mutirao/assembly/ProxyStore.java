package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table round_proxy.
final class ProxyStore {

    private static final String PROXIES =
            """
            SELECT giver_id, g.code, g.public_id, holder_id, h.code, h.public_id, given_at
            FROM round_proxy
                JOIN account g ON g.member_id = giver_id AND g.kind = 'member'
                JOIN account h ON h.member_id = holder_id AND h.kind = 'member'
            WHERE round_id = ? AND revoked_at IS NULL
            """;

    void add(Tx tx, UUID round, MemberId giver, MemberId holder, Instant at) {
        tx.tell(
                "INSERT INTO round_proxy (round_id, giver_id, holder_id, given_at)"
                        + " VALUES (?, ?, ?, ?)",
                round,
                giver.value(),
                holder.value(),
                at);
    }

    void revoke(Tx tx, UUID round, MemberId giver, Instant at) {
        tx.tell(
                "UPDATE round_proxy SET revoked_at = ?"
                        + " WHERE round_id = ? AND giver_id = ? AND revoked_at IS NULL",
                at,
                round,
                giver.value());
    }

    /// The proxies of a round that are not revoked, by the giver's public id.
    List<Proxy> of(Tx tx, UUID round) {
        return tx.ask(PROXIES + " ORDER BY g.public_id COLLATE \"C\"", ProxyStore::proxy, round)
                .get();
    }

    /// The one that a member gave.
    Optional<Proxy> by(Tx tx, UUID round, MemberId giver) {
        return tx
                .ask(PROXIES + " AND giver_id = ?", ProxyStore::proxy, round, giver.value())
                .get()
                .stream()
                .findFirst();
    }

    /// How many a member holds.
    int heldBy(Tx tx, UUID round, MemberId holder) {
        return tx.ask(
                        "SELECT count(*) FROM round_proxy"
                                + " WHERE round_id = ? AND holder_id = ? AND revoked_at IS NULL",
                        r -> r.getInt(1),
                        round,
                        holder.value())
                .get()
                .getFirst();
    }

    private static Proxy proxy(ResultSet r) throws SQLException {
        return new Proxy(
                new MemberId(r.getInt(1)),
                r.getString(2),
                r.getString(3),
                new MemberId(r.getInt(4)),
                r.getString(5),
                r.getString(6),
                RoundStore.at(r, 7));
    }
}
