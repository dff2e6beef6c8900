package coop.mutirao.loss;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables loss_share and loss_posting, and what losses read of the ledger.
final class LossStore {

    /// What an account bought and sold.
    ///
    /// @param publicId of the account
    record Trade(AccountId account, String publicId, long amount) {}

    /// What is left of a member's share of a loss.
    record Open(UUID motion, AccountId account, Money left) {}

    /// A debt that was written off, and who bore it so far.
    ///
    /// @param deficit what nothing covered on that day
    /// @param apportioned of that, to members
    /// @param collected of that, from them so far
    record Row(
            UUID motion,
            String account,
            Instant at,
            Money reserve,
            Money expansion,
            Money deficit,
            Money apportioned,
            Money collected) {}

    /// What members' open accounts traded in a stretch of time, in the order of their public ids.
    ///
    /// @param but not this account
    List<Trade> trade(Tx tx, AccountId but, Instant from, Instant to) {
        return tx.ask(
                        """
                        SELECT a.account_id, a.public_id, sum(x.amount)::bigint
                        FROM transfer t LEFT JOIN transfer o ON o.log_index = t.reversal_of
                            CROSS JOIN LATERAL (VALUES
                                (coalesce(o.payer_id, t.payer_id), coalesce(-o.amount, t.amount)),
                                (coalesce(o.payee_id, t.payee_id), coalesce(-o.amount, t.amount))
                            ) AS x (account_id, amount)
                            JOIN account a ON a.account_id = x.account_id
                        WHERE t.committed_at >= ? AND t.committed_at < ?
                            AND coalesce(o.kind, t.kind) IN ('payment', 'wage')
                            AND a.kind = 'member' AND NOT a.closed AND a.account_id <> ?
                        GROUP BY a.account_id HAVING sum(x.amount) > 0
                        ORDER BY a.public_id COLLATE "C"
                        """,
                        r ->
                                new Trade(
                                        new AccountId(r.getInt(1)),
                                        Objects.requireNonNull(r.getString(2)),
                                        r.getLong(3)),
                        from,
                        to,
                        but.value())
                .get();
    }

    /// What accounts were to bear of losses since a time, by the accounts' numbers.
    Map<Integer, Money> borne(Tx tx, Instant from) {
        Map<Integer, Money> borne = new HashMap<>();
        tx.ask(
                        "SELECT account_id, sum(due)::bigint FROM loss_share"
                                + " WHERE decided_at > ? GROUP BY account_id",
                        r -> Map.entry(r.getInt(1), Money.of(r.getLong(2))),
                        from)
                .get()
                .forEach(one -> borne.put(one.getKey(), one.getValue()));
        return borne;
    }

    void addShares(Tx tx, UUID motion, Instant at, List<Trade> trade, List<Money> shares) {
        tx.tell(
                """
                INSERT INTO loss_share (motion_id, decided_at, account_id, trade, due)
                SELECT ?, ?, a, t, d FROM unnest(?, ?, ?) AS n (a, t, d) WHERE d > 0
                """,
                motion,
                at,
                trade.stream().mapToInt(t -> t.account().value()).toArray(),
                trade.stream().mapToLong(Trade::amount).toArray(),
                shares.stream().mapToLong(Money::minorUnits).toArray());
    }

    /// Says of transfers by which motion they are.
    ///
    /// @param accounts of which account each collects a share; null: it writes the debt off
    void addPostings(
            Tx tx, List<Long> indices, List<UUID> motions, List<@Nullable AccountId> accounts) {
        tx.tell(
                "INSERT INTO loss_posting (log_index, motion_id, account_id)"
                        + " SELECT * FROM unnest(?, ?::uuid[], ?)",
                indices.stream().mapToLong(Long::longValue).toArray(),
                motions.stream().map(UUID::toString).toArray(String[]::new),
                accounts.stream()
                        .map(a -> a == null ? null : (Integer) a.value())
                        .toArray(Integer[]::new));
    }

    /// The first shares of which something is left and that can be collected now, the oldest loss
    /// first.
    List<Open> collectable(Tx tx, int limit) {
        return tx.ask(
                        """
                        SELECT s.motion_id, s.account_id, s.due - coalesce(p.taken, 0)
                        FROM loss_share s JOIN account a USING (account_id)
                            LEFT JOIN LATERAL (SELECT sum(t.amount)::bigint AS taken
                                FROM loss_posting l JOIN transfer t USING (log_index)
                                WHERE l.motion_id = s.motion_id
                                    AND l.account_id = s.account_id) p ON true
                        WHERE s.due > coalesce(p.taken, 0) AND NOT a.closed
                            AND a.balance + a.credit_limit > a.reserved_amount
                        ORDER BY s.decided_at, s.motion_id, a.public_id COLLATE "C" LIMIT ?
                        """,
                        r ->
                                new Open(
                                        Objects.requireNonNull(r.getObject(1, UUID.class)),
                                        new AccountId(r.getInt(2)),
                                        Money.of(r.getLong(3))),
                        limit)
                .get();
    }

    /// All debts that were written off, the latest first.
    List<Row> all(Tx tx) {
        return tx.ask(
                        """
                        SELECT m.motion_id, about.code, min(t.committed_at),
                            coalesce(sum(t.amount) FILTER (WHERE g.code = 'fund-reserve'), 0),
                            coalesce(sum(t.amount) FILTER (WHERE g.code = 'fund-expansion'), 0),
                            coalesce(sum(t.amount) FILTER (WHERE g.code = 'system-deficit'), 0),
                            coalesce((SELECT sum(due) FROM loss_share s
                                WHERE s.motion_id = m.motion_id), 0),
                            coalesce(sum(t.amount) FILTER (WHERE t.kind = 'lossShare'), 0)
                        FROM loss_posting l JOIN transfer t USING (log_index)
                            JOIN motion m USING (motion_id)
                            JOIN account about ON about.account_id = m.subject_id
                            JOIN account g ON g.account_id = t.payer_id
                        GROUP BY m.motion_id, about.code, m.number ORDER BY m.number DESC
                        """,
                        r ->
                                new Row(
                                        Objects.requireNonNull(r.getObject(1, UUID.class)),
                                        Objects.requireNonNull(r.getString(2)),
                                        Objects.requireNonNull(
                                                        r.getObject(
                                                                3, java.time.OffsetDateTime.class))
                                                .toInstant(),
                                        Money.of(r.getLong(4)),
                                        Money.of(r.getLong(5)),
                                        Money.of(r.getLong(6)),
                                        Money.of(r.getLong(7)),
                                        Money.of(r.getLong(8))))
                .get();
    }
}
