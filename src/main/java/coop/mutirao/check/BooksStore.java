package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Reads accounts, transfers, entries and requests.
final class BooksStore {

    /// A transfer or an account of which something does not come out.
    ///
    /// @param what in words
    record Flaw(String where, String what) {}

    /// An entry with what its account says of the last one.
    ///
    /// @param account code; null: there is no such account
    record EntryRow(
            int accountId,
            @Nullable String account,
            long logIndex,
            long version,
            long amount,
            long balanceAfter) {}

    /// An account as its row has it.
    record AccountRow(int id, String code, long balance, long version) {}

    void unbalanced(Tx tx, Consumer<Flaw> to) {
        flaws(
                tx,
                """
                SELECT 'fact ' || log_index AS at, 'the entries in ' || coalesce(unit, 'no unit')
                    || ' sum to ' || sum(amount) AS what
                FROM entry LEFT JOIN account USING (account_id)
                GROUP BY log_index, unit HAVING sum(amount) <> 0 ORDER BY log_index
                """,
                to);
    }

    void incomplete(Tx tx, Consumer<Flaw> to) {
        flaws(
                tx,
                """
                SELECT 'fact ' || coalesce(t.log_index, e.log_index) AS at,
                    CASE WHEN t.log_index IS NULL THEN 'entries of no transfer'
                        WHEN e.log_index IS NULL THEN 'a transfer without entries'
                        WHEN e.n < 2 THEN 'a transfer of one entry'
                        WHEN e.low <> 0 OR e.high <> e.n - 1 THEN 'places of entries have gaps'
                        ELSE 'the amount is not what payer and payee have' END AS what
                FROM transfer t FULL JOIN (
                    SELECT log_index, count(*) AS n, min(entry_no) AS low, max(entry_no) AS high
                    FROM entry GROUP BY log_index) e USING (log_index)
                WHERE t.log_index IS NULL OR e.log_index IS NULL OR e.n < 2
                    OR e.low <> 0 OR e.high <> e.n - 1
                    OR (t.payer_id IS NOT NULL AND NOT EXISTS (SELECT FROM entry p
                        WHERE p.account_id = t.payer_id AND p.log_index = t.log_index
                        AND p.amount = -t.amount))
                    OR (t.payee_id IS NOT NULL AND NOT EXISTS (SELECT FROM entry p
                        WHERE p.account_id = t.payee_id AND p.log_index = t.log_index
                        AND p.amount = t.amount))
                ORDER BY coalesce(t.log_index, e.log_index)
                """,
                to);
    }

    private static void flaws(Tx tx, String query, Consumer<Flaw> to) {
        try (var rows = SnapshotStore.rows(tx, query)) {
            rows.forEach(row -> to.accept(new Flaw(text(row, "at"), text(row, "what"))));
        }
    }

    /// All entries, those of an account together and in their order.
    void entries(Tx tx, Consumer<EntryRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT account_id, code, log_index, e.version, amount, balance_after
                        FROM entry e LEFT JOIN account USING (account_id)
                        ORDER BY account_id, log_index, entry_no
                        """)) {
            rows.forEach(row -> to.accept(entry(row)));
        }
    }

    private static EntryRow entry(Record row) {
        return new EntryRow(
                (int) number(row, "account_id"),
                row.get("code", String.class),
                number(row, "log_index"),
                number(row, "version"),
                number(row, "amount"),
                number(row, "balance_after"));
    }

    /// All accounts, in the order in which [#entries] has them.
    void accounts(Tx tx, Consumer<AccountRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        "SELECT account_id, code, balance, version FROM account"
                                + " ORDER BY account_id")) {
            rows.forEach(row ->
                    to.accept(
                            new AccountRow(
                                    (int) number(row, "account_id"),
                                    text(row, "code"),
                                    number(row, "balance"),
                                    number(row, "version"))));
        }
    }

    void fundBelowZero(Tx tx, Consumer<Flaw> to) {
        flaws(
                tx,
                """
                SELECT 'fact ' || log_index AS at, code || ' is at ' || balance_after AS what
                FROM entry JOIN account USING (account_id)
                WHERE kind = 'fund' AND balance_after < 0 ORDER BY log_index, entry_no
                """,
                to);
    }

    void unbalancedUnits(Tx tx, Consumer<Flaw> to) {
        flaws(
                tx,
                """
                SELECT unit AS at, 'all balances sum to ' || sum(balance) AS what
                FROM account GROUP BY unit HAVING sum(balance) <> 0 ORDER BY unit
                """,
                to);
    }

    void badReversals(Tx tx, Consumer<Flaw> to) {
        flaws(
                tx,
                """
                WITH back AS (
                    SELECT t.log_index, array_agg(e.account_id ORDER BY e.entry_no) AS accounts,
                        array_agg((-e.amount)::bigint ORDER BY e.entry_no) AS amounts
                    FROM transfer t JOIN entry e USING (log_index)
                    WHERE t.reversal_of IS NOT NULL GROUP BY t.log_index),
                first AS (
                    SELECT t.log_index,
                        array_agg(e.account_id ORDER BY e.entry_no DESC) AS accounts,
                        array_agg(e.amount::bigint ORDER BY e.entry_no DESC) AS amounts
                    FROM transfer t JOIN entry e ON e.log_index = t.reversal_of
                    GROUP BY t.log_index)
                SELECT 'fact ' || t.log_index AS at, CASE
                    WHEN o.log_index IS NULL THEN 'it gives back what is no transfer'
                    WHEN o.log_index >= t.log_index THEN 'it gives back what came later'
                    WHEN t.kind <> 'reversal' THEN 'what gives back is no reversal'
                    ELSE 'it is not the mirror of fact ' || o.log_index END AS what
                FROM transfer t LEFT JOIN transfer o ON o.log_index = t.reversal_of
                    LEFT JOIN back ON back.log_index = t.log_index
                    LEFT JOIN first ON first.log_index = t.log_index
                WHERE t.reversal_of IS NOT NULL AND (o.log_index IS NULL
                    OR o.log_index >= t.log_index OR t.kind <> 'reversal'
                    OR t.amount <> o.amount
                    OR t.payer_id IS DISTINCT FROM o.payee_id
                    OR t.payee_id IS DISTINCT FROM o.payer_id
                    OR back.accounts IS DISTINCT FROM first.accounts
                    OR back.amounts IS DISTINCT FROM first.amounts)
                ORDER BY t.log_index
                """,
                to);
        flaws(
                tx,
                """
                SELECT 'fact ' || reversal_of AS at, 'given back ' || count(*) || ' times' AS what
                FROM transfer WHERE reversal_of IS NOT NULL
                GROUP BY reversal_of HAVING count(*) > 1 ORDER BY reversal_of
                """,
                to);
        flaws(
                tx,
                """
                SELECT 'fact ' || log_index AS at, 'a reversal of nothing' AS what
                FROM transfer WHERE kind = 'reversal' AND reversal_of IS NULL ORDER BY log_index
                """,
                to);
    }

    void refusedAndPosted(Tx tx, Consumer<Flaw> to) {
        flaws(
                tx,
                """
                SELECT 'fact ' || log_index AS at,
                    'the order ' || order_id || ' was refused' AS what
                FROM refusal JOIN transfer ON transfer_id = order_id ORDER BY log_index
                """,
                to);
    }

    void badRequests(Tx tx, Consumer<Flaw> to) {
        flaws(
                tx,
                """
                SELECT 'request ' || r.request_id AS at, CASE
                    WHEN t.log_index IS NULL THEN 'there is no payment ' || r.payment_id
                    ELSE 'fact ' || t.log_index || ' is not what was asked for' END AS what
                FROM payment_request r LEFT JOIN transfer t ON t.transfer_id = r.payment_id
                WHERE r.state = 'committed' AND (t.log_index IS NULL
                    OR t.payer_id IS DISTINCT FROM r.payer_id
                    OR t.payee_id IS DISTINCT FROM r.payee_id
                    OR t.amount <> r.amount OR t.kind <> r.kind)
                ORDER BY r.request_id
                """,
                to);
    }
}
