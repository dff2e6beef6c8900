package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table ballot.
final class BallotStore {

    private static final String BALLOTS =
            "SELECT log_index, member_id, seq, ballot, salt, cast_at, sheet, holder_id FROM ballot";

    void add(Tx tx, UUID round, CastBallot ballot) {
        tx.tell(
                "INSERT INTO ballot (round_id, member_id, seq, ballot, salt, cast_at, sheet,"
                        + " holder_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                round,
                ballot.voter().value(),
                ballot.seq(),
                ballot.text(),
                ballot.salt(),
                ballot.castAt(),
                ballot.sheet(),
                ballot.holder() == null ? null : ballot.holder().value());
    }

    /// The ballot of a voter that counts, so far.
    Optional<CastBallot> latest(Tx tx, UUID round, MemberId voter) {
        return tx
                .ask(
                        BALLOTS
                                + " WHERE round_id = ? AND member_id = ?"
                                + " ORDER BY seq DESC LIMIT 1",
                        BallotStore::ballot,
                        round,
                        voter.value())
                .get()
                .stream()
                .findFirst();
    }

    /// Ballots that are not in the log yet, in an order that tells nothing of when they were cast,
    /// but for each voter's own.
    List<CastBallot> unsealed(Tx tx, UUID round, int most) {
        return tx.ask(
                        BALLOTS
                                + " WHERE round_id = ? AND log_index IS NULL"
                                + " ORDER BY seq, salt LIMIT ?",
                        BallotStore::ballot,
                        round,
                        most)
                .get();
    }

    void seal(Tx tx, UUID round, CastBallot ballot, long logIndex) {
        tx.tell(
                "UPDATE ballot SET log_index = ?"
                        + " WHERE round_id = ? AND member_id = ? AND seq = ?",
                logIndex,
                round,
                ballot.voter().value(),
                ballot.seq());
    }

    /// All ballots of a closed round, those that were replaced among them, in the log's order.
    List<CastBallot> all(Tx tx, UUID round) {
        return tx.ask(
                        BALLOTS + " WHERE round_id = ? ORDER BY log_index",
                        BallotStore::ballot,
                        round)
                .get();
    }

    private static CastBallot ballot(ResultSet r) throws SQLException {
        String text = r.getString(4);
        @Nullable Integer holder = r.getObject(8, Integer.class);
        return new CastBallot(
                r.getObject(1, Long.class),
                new MemberId(r.getInt(2)),
                r.getLong(3),
                Choice.of(text),
                text,
                r.getBytes(5),
                RoundStore.at(r, 6),
                r.getObject(7, Integer.class),
                holder == null ? null : new MemberId(holder));
    }

    /// A fact as the log has it.
    String leaf(Tx tx, long index) {
        return tx.ask(
                        "SELECT convert_from(leaf, 'UTF8') FROM log_leaf WHERE log_index = ?",
                        r -> r.getString(1),
                        index)
                .get()
                .getFirst();
    }
}
