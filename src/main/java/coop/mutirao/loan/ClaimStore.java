package coop.mutirao.loan;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tables loan_posting and loan_sweep.
final class ClaimStore {

    /// A posting of a loan.
    ///
    /// @param number of the loan
    /// @param outstanding what is owed after it
    /// @param policy number of the version by which the loan was granted
    /// @param sweep of which the amount was made; null: it is no share of a receipt
    /// @param receipt the transfer of which it is a share
    record Posted(
            UUID loan,
            int number,
            Way way,
            Money lent,
            Money amount,
            Money outstanding,
            int policy,
            @Nullable ShareSum sweep,
            @Nullable UUID receipt) {}

    void post(Tx tx, long index, UUID loan, Way way, Money amount, Money outstanding) {
        tx.tell(
                "INSERT INTO loan_posting (log_index, loan_id, way, amount, outstanding)"
                        + " VALUES (?, ?, ?, ?, ?)",
                index,
                loan,
                way.wire(),
                amount.minorUnits(),
                outstanding.minorUnits());
    }

    /// @param receipt its place in the log
    /// @param posted the place of what it gave; null: nothing was posted
    void sweep(Tx tx, long receipt, @Nullable Long posted, UUID loan, ShareSum sum) {
        tx.tell(
                """
                INSERT INTO loan_sweep (receipt, loan_id, log_index, base, rate_ppm, carry_before,
                    carry_after, due, amount)
                VALUES (?, ?, ?::bigint, ?, ?, ?, ?, ?, ?)
                """,
                receipt,
                loan,
                posted,
                sum.base().minorUnits(),
                sum.ratePpm(),
                sum.carryBefore(),
                sum.carryAfter(),
                sum.due().minorUnits(),
                sum.amount().minorUnits());
    }

    /// Ends loans that are paid back, and the arrears of those that are on time again.
    void settle(Tx tx, Collection<UUID> loans, LocalDate day) {
        tx.tell(
                """
                UPDATE loan l SET state = CASE WHEN c.balance = 0 THEN 'repaid' ELSE l.state END,
                    late_since = CASE WHEN c.balance > 0 AND l.amount - c.balance <
                        (SELECT coalesce(sum(i.amount), 0) FROM loan_instalment i
                            WHERE i.loan_id = l.loan_id
                            AND i.due_on + (p.value ->> 'graceDays')::integer < ?)
                        THEN late_since END
                FROM account c, policy p
                WHERE l.loan_id = ANY (?) AND c.account_id = l.claim_id
                    AND p.policy_id = l.policy_id
                """,
                day,
                loans.toArray(UUID[]::new));
    }

    /// The loans that are paid back by receipts of these accounts.
    Supplier<List<ReceiptShares.Lent>> askLent(Tx tx, Collection<String> codes) {
        return tx.ask(
                """
                SELECT l.loan_id, l.transfer_key, p.key || '/' || p.version,
                    (SELECT account_id FROM account WHERE lower(code) = 'fund-microcredit'),
                    l.borrower_id, l.claim_id, l.debt_id, l.sweep_ppm,
                    coalesce((SELECT carry_after FROM loan_sweep s WHERE s.loan_id = l.loan_id
                        ORDER BY receipt DESC LIMIT 1), 0)
                FROM loan l JOIN account b ON b.account_id = l.borrower_id
                    JOIN policy p USING (policy_id)
                WHERE l.state = 'running' AND l.sweep_ppm IS NOT NULL AND lower(b.code) = ANY (?)
                """,
                r ->
                        new ReceiptShares.Lent(
                                Objects.requireNonNull(r.getObject(1, UUID.class)),
                                Objects.requireNonNull(r.getObject(2, UUID.class)),
                                Objects.requireNonNull(r.getString(3)),
                                new Claims.Parties(
                                        new AccountId(r.getInt(4)),
                                        new AccountId(r.getInt(5)),
                                        new AccountId(r.getInt(6)),
                                        new AccountId(r.getInt(7))),
                                r.getInt(8),
                                r.getInt(9)),
                (Object) codes.stream().map(Books::key).toArray(String[]::new));
    }

    /// The posting of a loan that a transfer is.
    Optional<Posted> posted(Tx tx, long index) {
        return posted(tx, "t.log_index = ?", index);
    }

    Optional<Posted> posted(Tx tx, UUID transfer) {
        return posted(tx, "t.transfer_id = ?", transfer);
    }

    private static Optional<Posted> posted(Tx tx, String which, Object value) {
        return tx
                .ask(
                        """
                        SELECT l.loan_id, l.number, p.way, l.amount, p.amount, p.outstanding,
                            l.policy_id, s.base, s.rate_ppm, s.carry_before, s.carry_after, s.due,
                            r.transfer_id
                        FROM transfer t JOIN loan_posting p USING (log_index) JOIN loan l
                            USING (loan_id) LEFT JOIN loan_sweep s ON s.log_index = p.log_index
                            LEFT JOIN transfer r ON r.log_index = s.receipt
                        WHERE \
                        """
                                + which,
                        ClaimStore::posted,
                        value)
                .get()
                .stream()
                .findFirst();
    }

    private static Posted posted(ResultSet r) throws SQLException {
        Money amount = Money.of(r.getLong(5));
        @Nullable UUID receipt = r.getObject(13, UUID.class);
        return new Posted(
                Objects.requireNonNull(r.getObject(1, UUID.class)),
                r.getInt(2),
                Way.of(Objects.requireNonNull(r.getString(3))),
                Money.of(r.getLong(4)),
                amount,
                Money.of(r.getLong(6)),
                r.getInt(7),
                receipt == null
                        ? null
                        : new ShareSum(
                                Money.of(r.getLong(8)),
                                r.getInt(9),
                                r.getInt(10),
                                r.getInt(11),
                                Money.of(r.getLong(12)),
                                amount),
                receipt);
    }

    /// Whether an id stands for an order of any kind that was answered, or waits.
    boolean isTaken(Tx tx, UUID id) {
        return tx.ask(
                        """
                        SELECT EXISTS (SELECT FROM transfer WHERE transfer_id = ?)
                            OR EXISTS (SELECT FROM refusal WHERE order_id = ?)
                            OR EXISTS (SELECT FROM waiting_payment WHERE payment_id = ?)
                        """,
                        r -> r.getBoolean(1),
                        id,
                        id,
                        id)
                .get()
                .getFirst();
    }

    /// A posting of one loan.
    record Line(long index, Way way, Money amount, Money outstanding) {}

    /// The postings of a loan, in their order.
    List<Line> lines(Tx tx, UUID loan) {
        return tx.ask(
                        "SELECT log_index, way, amount, outstanding FROM loan_posting"
                                + " WHERE loan_id = ? ORDER BY log_index",
                        r ->
                                new Line(
                                        r.getLong(1),
                                        Way.of(Objects.requireNonNull(r.getString(2))),
                                        Money.of(r.getLong(3)),
                                        Money.of(r.getLong(4))),
                        loan)
                .get();
    }

    /// A receipt that counted.
    ///
    /// @param received what the transfer says
    /// @param room how much could be posted: of what was there and owed
    record Receipt(long index, Money received, Money room, ShareSum sum) {}

    /// The receipts that counted for a loan, in their order. What was reserved then is not known
    /// here any more: where it was less than was there, what was posted is taken as the room.
    List<Receipt> receipts(Tx tx, UUID loan) {
        return tx.ask(
                        """
                        SELECT s.receipt, t.amount, s.rate_ppm, s.carry_before, s.carry_after,
                            s.due, s.amount, s.base,
                            least((SELECT balance_after FROM entry e
                                WHERE e.account_id = l.borrower_id AND e.log_index = s.receipt
                                ORDER BY entry_no DESC LIMIT 1),
                            (SELECT balance_after FROM entry e
                                WHERE e.account_id = l.claim_id AND e.log_index < s.receipt
                                ORDER BY log_index DESC LIMIT 1),
                            CASE WHEN s.amount < s.due AND EXISTS (SELECT FROM log_leaf f
                                WHERE f.log_index < s.receipt
                                AND position('"reserved"'::bytea IN f.leaf) > 0
                                AND position(convert_to('"account":"' || b.public_id || '"',
                                    'UTF8') IN f.leaf) > 0)
                                THEN s.amount END)
                        FROM loan_sweep s JOIN loan l USING (loan_id)
                            JOIN account b ON b.account_id = l.borrower_id
                            JOIN transfer t ON t.log_index = s.receipt
                        WHERE s.loan_id = ? ORDER BY s.receipt
                        """,
                        r ->
                                new Receipt(
                                        r.getLong(1),
                                        Money.of(r.getLong(2)),
                                        Money.of(r.getLong(9)),
                                        new ShareSum(
                                                Money.of(r.getLong(8)),
                                                r.getInt(3),
                                                r.getInt(4),
                                                r.getInt(5),
                                                Money.of(r.getLong(6)),
                                                Money.of(r.getLong(7)))),
                        loan)
                .get();
    }

    /// Receipts that had to count for a loan and did not.
    List<Long> forgotten(Tx tx, UUID loan) {
        return tx.ask(
                        """
                        SELECT t.log_index FROM loan l JOIN loan_posting g
                            ON g.loan_id = l.loan_id AND g.way = 'granted'
                            JOIN entry e ON e.account_id = l.borrower_id
                                AND e.log_index > g.log_index
                            JOIN transfer t ON t.log_index = e.log_index
                                AND t.payee_id = l.borrower_id
                        WHERE l.loan_id = ? AND l.sweep_ppm IS NOT NULL AND e.amount = t.amount
                            AND t.kind IN ('payment', 'gift', 'wage')
                            AND NOT EXISTS (SELECT FROM loan_sweep WHERE receipt = t.log_index)
                            AND (SELECT balance_after FROM entry b
                                WHERE b.account_id = l.borrower_id AND b.log_index = t.log_index
                                ORDER BY entry_no DESC LIMIT 1) >= 0
                            AND (SELECT balance_after FROM entry c
                                WHERE c.account_id = l.claim_id AND c.log_index < t.log_index
                                ORDER BY log_index DESC LIMIT 1) > 0
                        """,
                        r -> r.getLong(1),
                        loan)
                .get();
    }
}
