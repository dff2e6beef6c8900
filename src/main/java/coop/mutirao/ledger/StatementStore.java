package coop.mutirao.ledger;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.COMMUNITY;
import static coop.mutirao.tables.Tables.ENTRY;
import static coop.mutirao.tables.Tables.LOG_TEXT;
import static coop.mutirao.tables.Tables.PAYOUT;
import static coop.mutirao.tables.Tables.ROUND;
import static coop.mutirao.tables.Tables.TRANSFER;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Reports.TrialLine;
import coop.mutirao.ledger.Reports.UnitTotal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The ledger's tables, where they are read for people: statements, balances as of then, the trial
/// balance.
///
/// Every statement here runs along a key and stops: none sorts an account's whole history.
final class StatementStore {

    /// A place in an account's history: the entry of a transfer, by its log index and number.
    record Place(long logIndex, int entryNo) {

        static final Place END = new Place(Long.MAX_VALUE, Short.MAX_VALUE);
    }

    /// A line with what its reader is not told.
    record Row(
            StatementLine line,
            Place place,
            @Nullable AccountId payer,
            @Nullable AccountId payee) {}

    /// A balance after an entry.
    record Standing(Money balance, long version) {}

    private static final Field<String> ORDERED_BY = DSL.field("ordered_by", String.class);

    private static final Field<String> STEP = DSL.field("step", String.class);

    // The entries from the third on come in pairs that sum to zero: one of a party of the transfer,
    // one of the fund. The other one of a pair is a probe of the primary key with those accounts.
    // Its code is a query of its own, since a join with all accounts tempts the planner to read
    // them all.
    private static final String PAGE =
            """
            SELECT e.version, e.log_index, e.entry_no, t.transfer_id, t.kind, e.amount,
                e.balance_after, (SELECT code FROM account WHERE account_id = coalesce(
                    pair.account_id, CASE
                        WHEN e.account_id = t.payer_id THEN t.payee_id
                        WHEN e.account_id = t.payee_id THEN t.payer_id
                        WHEN e.amount > 0 THEN t.payer_id
                        ELSE t.payee_id END)),
                memo.value, (SELECT code FROM account WHERE member_id = t.posted_by
                    ORDER BY account_id LIMIT 1),
                t.committed_at, t.effective_on, t.payer_id, t.payee_id,
                decided.round_id, decided.title, decided.step, decided.proposal_id, decided.tranche
            FROM (
                SELECT * FROM entry
                WHERE account_id = {0} AND (log_index, entry_no) < ({1}, {2})
                ORDER BY log_index DESC, entry_no DESC LIMIT {3}
            ) e
            JOIN transfer t ON t.log_index = e.log_index
            LEFT JOIN LATERAL (
                SELECT p.account_id FROM entry p
                WHERE e.entry_no >= 2
                  AND p.account_id = ANY (CASE WHEN e.account_id IN (t.payer_id, t.payee_id)
                      THEN ARRAY(SELECT account_id FROM account WHERE kind = 'fund')
                      ELSE ARRAY[t.payer_id, t.payee_id] END)
                  AND p.log_index = e.log_index
                  AND p.entry_no = (e.entry_no::int # 1)::smallint
                  AND p.amount = -e.amount
                LIMIT 1
            ) pair ON true
            LEFT JOIN LATERAL (
                SELECT a.round_id, r.title, p.proposal_id, p.tranche, CASE
                    WHEN a.payout_id IS NOT NULL THEN 'payout'
                    WHEN r.escrow_id = t.payee_id THEN 'escrow' ELSE 'return' END AS step
                FROM award a JOIN round r USING (round_id) LEFT JOIN payout p USING (payout_id)
                WHERE t.kind = 'award' AND a.log_index = t.log_index
            ) decided ON true
            LEFT JOIN log_text memo ON memo.log_index = t.log_index AND memo.label = 'memo'
            ORDER BY e.log_index DESC, e.entry_no DESC
            """;

    // What an account held after the first so many facts.
    private static final String STANDING =
            """
            LEFT JOIN LATERAL (
                SELECT balance_after, version FROM entry
                WHERE account_id = a.account_id AND log_index < {0}
                ORDER BY log_index DESC, entry_no DESC LIMIT 1
            ) e ON true
            """;

    /// The code of an account's community.
    String community(Tx tx, AccountId account) {
        return tx.sql()
                .select(COMMUNITY.CODE)
                .from(ACCOUNT)
                .join(COMMUNITY)
                .on(COMMUNITY.COMMUNITY_ID.eq(ACCOUNT.COMMUNITY_ID))
                .where(ACCOUNT.ACCOUNT_ID.eq(account))
                .fetchSingle()
                .value1();
    }

    /// Entries older than `before`, newest first.
    List<Row> page(Tx tx, AccountId account, Place before, int limit) {
        return tx.sql()
                .resultQuery(
                        PAGE,
                        DSL.val(account.value()),
                        DSL.val(before.logIndex()),
                        DSL.val((short) before.entryNo()),
                        DSL.val(limit))
                .coerce(
                        ENTRY.VERSION,
                        ENTRY.LOG_INDEX,
                        ENTRY.ENTRY_NO,
                        TRANSFER.TRANSFER_ID,
                        TRANSFER.KIND,
                        ENTRY.AMOUNT,
                        ENTRY.BALANCE_AFTER,
                        ACCOUNT.CODE,
                        LOG_TEXT.VALUE,
                        ORDERED_BY,
                        TRANSFER.COMMITTED_AT,
                        TRANSFER.EFFECTIVE_ON,
                        TRANSFER.PAYER_ID,
                        TRANSFER.PAYEE_ID,
                        ROUND.ROUND_ID,
                        ROUND.TITLE,
                        STEP,
                        PAYOUT.PROPOSAL_ID,
                        PAYOUT.TRANCHE)
                .fetch(StatementStore::row);
    }

    private static Row row(Record r) {
        int entryNo = r.get(ENTRY.ENTRY_NO);
        var line =
                new StatementLine(
                        r.get(ENTRY.VERSION),
                        r.get(ENTRY.LOG_INDEX),
                        r.get(TRANSFER.TRANSFER_ID),
                        Statements.kind(TransferKind.of(r.get(TRANSFER.KIND)), entryNo).wire(),
                        r.get(ENTRY.AMOUNT),
                        r.get(ENTRY.BALANCE_AFTER),
                        r.get(ACCOUNT.CODE),
                        r.get(LOG_TEXT.VALUE),
                        r.get(ORDERED_BY),
                        decision(r),
                        r.get(TRANSFER.COMMITTED_AT),
                        r.get(TRANSFER.EFFECTIVE_ON));
        return new Row(
                line,
                new Place(line.logIndex(), entryNo),
                r.get(TRANSFER.PAYER_ID),
                r.get(TRANSFER.PAYEE_ID));
    }

    private static StatementLine.@Nullable Decision decision(Record r) {
        return r.get(STEP) == null
                ? null
                : new StatementLine.Decision(
                        r.get(ROUND.ROUND_ID),
                        r.get(ROUND.TITLE),
                        r.get(STEP),
                        r.get(PAYOUT.PROPOSAL_ID),
                        r.get(PAYOUT.TRANCHE, Integer.class));
    }

    /// How long the log was after the last transfer that was committed up to `at`.
    long sizeAt(Tx tx, Instant at) {
        return tx.sql()
                .select(TRANSFER.LOG_INDEX)
                .from(TRANSFER)
                .where(TRANSFER.COMMITTED_AT.le(at))
                .orderBy(TRANSFER.COMMITTED_AT.desc(), TRANSFER.LOG_INDEX.desc())
                .limit(1)
                .fetchOptional(TRANSFER.LOG_INDEX)
                .map(last -> last + 1)
                .orElse(0L);
    }

    /// When the last transfer among the first `size` facts was committed; null if there is none.
    @Nullable Instant timeAt(Tx tx, long size) {
        return tx.sql()
                .select(TRANSFER.COMMITTED_AT)
                .from(TRANSFER)
                .where(TRANSFER.LOG_INDEX.lt(size))
                .orderBy(TRANSFER.LOG_INDEX.desc())
                .limit(1)
                .fetchOne(TRANSFER.COMMITTED_AT);
    }

    /// What an account held after the first `size` facts, if it had any entry then.
    Optional<Standing> standing(Tx tx, AccountId account, long size) {
        return tx.sql()
                .select(ENTRY.BALANCE_AFTER, ENTRY.VERSION)
                .from(ENTRY)
                .where(ENTRY.ACCOUNT_ID.eq(account).and(ENTRY.LOG_INDEX.lt(size)))
                .orderBy(ENTRY.LOG_INDEX.desc(), ENTRY.ENTRY_NO.desc())
                .limit(1)
                .fetchOptional(r -> new Standing(r.value1(), r.value2()));
    }

    /// Accounts by code after the key `after`, with what they held after the first `size` facts.
    List<TrialLine> trial(Tx tx, long size, String after, int limit) {
        return tx.sql()
                .resultQuery(
                        """
                        SELECT a.code, a.kind, a.unit, coalesce(e.balance_after, 0),
                            coalesce(e.version, 0)
                        FROM (
                            SELECT account_id, code, kind, unit FROM account
                            WHERE lower(code) > {1} ORDER BY lower(code) LIMIT {2}
                        ) a
                        """
                                + STANDING
                                + "ORDER BY lower(a.code)",
                        DSL.val(size),
                        DSL.val(after),
                        DSL.val(limit))
                .coerce(
                        ACCOUNT.CODE,
                        ACCOUNT.KIND,
                        ACCOUNT.UNIT,
                        ENTRY.BALANCE_AFTER,
                        ENTRY.VERSION)
                .fetch(r ->
                        new TrialLine(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    /// What all accounts together hold now.
    List<UnitTotal> totals(Tx tx) {
        return totals(tx, "SELECT unit, balance FROM account", 0);
    }

    /// What all accounts together held after the first `size` facts.
    List<UnitTotal> totals(Tx tx, long size) {
        return totals(
                tx, "SELECT a.unit, e.balance_after AS balance FROM account a " + STANDING, size);
    }

    private static List<UnitTotal> totals(Tx tx, String balances, long size) {
        return tx.sql()
                .resultQuery(
                        """
                        SELECT unit, coalesce(sum(balance), 0),
                            coalesce(-sum(balance) FILTER (WHERE balance < 0), 0),
                            coalesce(sum(balance) FILTER (WHERE balance > 0), 0)
                        FROM (
                        """
                                + balances
                                + ") held GROUP BY unit ORDER BY unit",
                        DSL.val(size))
                .coerce(
                        ACCOUNT.UNIT,
                        DSL.field("total", SQLDataType.NUMERIC),
                        DSL.field("debits", SQLDataType.NUMERIC),
                        DSL.field("credits", SQLDataType.NUMERIC))
                .fetch(r ->
                        new UnitTotal(
                                r.value1(),
                                money(r.value2()),
                                money(r.value3()),
                                money(r.value4())));
    }

    private static Money money(BigDecimal sum) {
        return Money.of(sum.longValueExact());
    }
}
