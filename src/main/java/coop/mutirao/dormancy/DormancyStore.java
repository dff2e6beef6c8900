package coop.mutirao.dormancy;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table dormancy, and of which accounts nothing was heard.
final class DormancyStore {

    private static final String NOTICES =
            """
            SELECT d.dormancy_id, d.account_id, a.code, a.public_id, d.cause, d.told_at, d.due_at,
                d.state, d.amount, t.committed_at AS taken_at, d.over_at
            FROM dormancy d JOIN account a USING (account_id)
                LEFT JOIN transfer t ON t.log_index = d.taken
            """;

    private final Ledger ledger = new Ledger();

    /// The notices of an account, the newest first.
    List<Notice> of(Tx tx, AccountId account) {
        return list(tx, "WHERE d.account_id = ? ORDER BY d.told DESC", account.value());
    }

    Optional<Notice> find(Tx tx, UUID id) {
        return list(tx, "WHERE d.dormancy_id = ?", id).stream().findFirst();
    }

    /// The notice by which a transfer took, or gave back.
    Optional<Notice> of(Tx tx, long logIndex) {
        return list(tx, "WHERE ? IN (d.taken, d.returned)", logIndex).stream().findFirst();
    }

    /// Those of silent accounts of which something was heard since: they paid, or their owner
    /// signed in. The oldest first.
    List<Notice> heard(Tx tx, int limit) {
        return list(
                tx,
                """
                WHERE d.state = 'told' AND d.cause = 'silent'
                    AND (paid_since(d.account_id, d.told) OR EXISTS (SELECT FROM session s
                        WHERE s.member_id = a.member_id AND s.last_used_at > d.told_at))
                ORDER BY d.told LIMIT ?
                """,
                limit);
    }

    /// Those by which something can be taken now, the oldest first.
    List<Notice> due(Tx tx, Instant now, int limit) {
        return list(
                tx,
                """
                WHERE d.state = 'told' AND d.due_at <= ? AND a.balance > 0
                    AND a.reserved_amount = 0
                    AND (d.cause <> 'excluded' OR owed_beside(d.account_id) = 0)
                ORDER BY d.told LIMIT ?
                """,
                now,
                limit);
    }

    /// Accounts that hold something, have not paid since a time and have no open notice.
    List<AccountId> silent(Tx tx, Instant since, int limit) {
        long first = ledger.firstAt(tx, since);
        return tx.ask(
                        """
                        SELECT account_id FROM account a
                        WHERE kind = 'member' AND NOT closed AND balance > 0 AND opened_at <= ?
                            AND NOT EXISTS (SELECT FROM dormancy d
                                WHERE d.account_id = a.account_id
                                AND (d.state = 'told' OR d.over_at >= ?))
                            AND NOT paid_since(account_id, ?)
                        ORDER BY account_id LIMIT ?
                        """,
                        r -> new AccountId(r.getInt(1)),
                        since,
                        since,
                        first - 1,
                        limit)
                .get();
    }

    /// Whether a person owns an account, and not a venture.
    boolean isPersons(Tx tx, AccountId account) {
        return tx.ask(
                        "SELECT EXISTS (SELECT FROM account JOIN member USING (member_id)"
                                + " WHERE account_id = ? AND member.kind = 'person')",
                        r -> r.getBoolean(1),
                        account.value())
                .get()
                .getFirst();
    }

    private static List<Notice> list(Tx tx, String which, Object... parameters) {
        return tx.ask(NOTICES + which, DormancyStore::notice, parameters).get();
    }

    private static Notice notice(ResultSet r) throws SQLException {
        long amount = r.getLong("amount");
        return new Notice(
                Objects.requireNonNull(r.getObject("dormancy_id", UUID.class)),
                new AccountId(r.getInt("account_id")),
                Objects.requireNonNull(r.getString("code")),
                Objects.requireNonNull(r.getString("public_id")),
                Notice.Cause.of(Objects.requireNonNull(r.getString("cause"))),
                Objects.requireNonNull(at(r, "told_at")),
                Objects.requireNonNull(at(r, "due_at")),
                Notice.State.of(Objects.requireNonNull(r.getString("state"))),
                amount == 0 ? null : Money.of(amount),
                at(r, "taken_at"),
                at(r, "over_at"));
    }

    private static @Nullable Instant at(ResultSet r, String column) throws SQLException {
        @Nullable OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// @param told the fact that says so
    void tell(Tx tx, Notice notice, long told) {
        tx.tell(
                "INSERT INTO dormancy (dormancy_id, account_id, cause, told, told_at, due_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                notice.id(),
                notice.account().value(),
                notice.cause().wire(),
                told,
                notice.toldAt(),
                notice.dueAt());
    }

    void stay(Tx tx, UUID id, long stayed, Instant at) {
        tx.tell(
                "UPDATE dormancy SET state = 'stayed', stayed = ?, over_at = ?"
                        + " WHERE dormancy_id = ?",
                stayed,
                at,
                id);
    }

    void take(Tx tx, UUID id, long taken, Money amount) {
        tx.tell(
                "UPDATE dormancy SET state = 'taken', taken = ?, amount = ? WHERE dormancy_id = ?",
                taken,
                amount.minorUnits(),
                id);
    }

    void giveBack(Tx tx, UUID id, long returned, Instant at) {
        tx.tell(
                "UPDATE dormancy SET state = 'returned', returned = ?, over_at = ?"
                        + " WHERE dormancy_id = ?",
                returned,
                at,
                id);
    }
}
