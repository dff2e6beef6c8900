package coop.mutirao.report;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.ENTRY;
import static coop.mutirao.tables.Tables.LOG_LEAF;
import static coop.mutirao.tables.Tables.LOG_TEXT;
import static coop.mutirao.tables.Tables.TRANSFER;

import coop.mutirao.db.Tx;
import coop.mutirao.export.ClosingJournal;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import coop.mutirao.report.Figures.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The ledger and the leaves as reports need them. What lists facts stops at a number of lines.
final class ReportStore {

    private static final int PORTION = 1_000;

    /// What an account had.
    record Standing(String unit, long balance, long entries) {}

    /// A line of a statement.
    record Line(long index, String id, String kind, LocalDate effective, long amount) {}

    /// How many leaves have a time up to `at`. Times never go back from leaf to leaf, so it is
    /// looked for by halves: some twenty probes of the key.
    long sizeAt(Tx tx, Instant at, long size) {
        String time = LeafRow.time(at);
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (leaf(tx, middle).text("at").compareTo(time) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static LeafRow leaf(Tx tx, long index) {
        byte[] leaf =
                tx.sql()
                        .select(LOG_LEAF.LEAF)
                        .from(LOG_LEAF)
                        .where(LOG_LEAF.LOG_INDEX.eq(index))
                        .fetchSingle()
                        .value1();
        return LeafRow.read(index, leaf);
    }

    /// What an account had after `size` facts, of what counts for `effective` or earlier.
    Standing standing(Tx tx, AccountId account, long size, @Nullable LocalDate effective) {
        String sum =
                effective == null
                        ? """
                        SELECT a.unit, coalesce(e.balance_after, 0)::numeric,
                            coalesce(e.version, 0)
                        FROM account a LEFT JOIN LATERAL (
                            SELECT balance_after, version FROM entry
                            WHERE account_id = a.account_id AND log_index < {1}
                            ORDER BY log_index DESC, entry_no DESC LIMIT 1
                        ) e ON true WHERE a.account_id = {0}
                        """
                        : """
                        SELECT a.unit, coalesce(sum(e.amount), 0), count(e.amount)
                        FROM account a LEFT JOIN (
                            SELECT account_id, entry.amount FROM entry
                            JOIN transfer USING (log_index)
                            WHERE account_id = {0} AND log_index < {1} AND effective_on <= {2}
                        ) e USING (account_id) WHERE a.account_id = {0} GROUP BY a.unit
                        """;
        return tx.sql()
                .resultQuery(sum, DSL.val(account.value()), DSL.val(size), day(effective))
                .coerce(ACCOUNT.UNIT, NUMERIC, COUNT)
                .fetchSingle(r -> new Standing(r.value1(), whole(r.value2()), r.value3()));
    }

    private static final Field<BigDecimal> NUMERIC = DSL.field("sum", SQLDataType.NUMERIC);
    private static final Field<Long> COUNT = DSL.field("count", SQLDataType.BIGINT);

    private static Field<LocalDate> day(@Nullable LocalDate day) {
        return DSL.val(day, SQLDataType.LOCALDATE);
    }

    private static long whole(BigDecimal sum) {
        return Money.of(sum.longValueExact()).minorUnits();
    }

    /// An account's entries from the fact `from` to before `size`, oldest first.
    List<Line> lines(
            Tx tx,
            AccountId account,
            long from,
            long size,
            @Nullable LocalDate effective,
            int limit) {
        Condition counts =
                effective == null ? DSL.trueCondition() : TRANSFER.EFFECTIVE_ON.le(effective);
        return tx.sql()
                .select(
                        ENTRY.LOG_INDEX,
                        TRANSFER.TRANSFER_ID,
                        TRANSFER.KIND,
                        TRANSFER.EFFECTIVE_ON,
                        ENTRY.AMOUNT)
                .from(ENTRY)
                .join(TRANSFER)
                .on(TRANSFER.LOG_INDEX.eq(ENTRY.LOG_INDEX))
                .where(ENTRY.ACCOUNT_ID.eq(account))
                .and(ENTRY.LOG_INDEX.ge(from))
                .and(ENTRY.LOG_INDEX.lt(size))
                .and(counts)
                .orderBy(ENTRY.LOG_INDEX, ENTRY.ENTRY_NO)
                .limit(limit)
                .fetch(r ->
                        new Line(
                                r.value1(),
                                r.value2().toString(),
                                r.value3(),
                                r.value4(),
                                r.value5().minorUnits()));
    }

    /// What every account had that had entries, by public ids.
    List<Row> trial(Tx tx, long size, @Nullable LocalDate effective, int limit) {
        String held =
                effective == null
                        ? """
                        SELECT a.public_id, a.unit, e.balance_after::numeric, e.version, a.code
                        FROM account a CROSS JOIN LATERAL (
                            SELECT balance_after, version FROM entry
                            WHERE account_id = a.account_id AND log_index < {0}
                            ORDER BY log_index DESC, entry_no DESC LIMIT 1
                        ) e
                        """
                        : """
                        SELECT a.public_id, a.unit, e.balance, e.entries, a.code FROM (
                            SELECT account_id, sum(entry.amount) AS balance, count(*) AS entries
                            FROM entry JOIN transfer USING (log_index)
                            WHERE log_index < {0} AND effective_on <= {1} GROUP BY account_id
                        ) e JOIN account a USING (account_id)
                        """;
        return tx.sql()
                .resultQuery(
                        held + "ORDER BY a.public_id COLLATE \"C\" LIMIT {2}",
                        DSL.val(size),
                        day(effective),
                        DSL.val(limit))
                .coerce(ACCOUNT.PUBLIC_ID, ACCOUNT.UNIT, NUMERIC, COUNT, ACCOUNT.CODE)
                .fetch(r ->
                        Row.of(r.value1(), r.value2(), whole(r.value3()), r.value4())
                                .with(Map.of("code", r.value5())));
    }

    /// What every account had that had entries, as closing journals need it.
    List<ClosingJournal.Balance> closing(Tx tx, long size, int limit) {
        return tx.sql()
                .resultQuery(
                        """
                        SELECT a.kind, a.public_id, a.unit, u.decimals, e.balance_after::numeric
                        FROM account a JOIN unit u USING (unit) CROSS JOIN LATERAL (
                            SELECT balance_after FROM entry
                            WHERE account_id = a.account_id AND log_index < {0}
                            ORDER BY log_index DESC, entry_no DESC LIMIT 1
                        ) e ORDER BY a.public_id COLLATE "C" LIMIT {1}
                        """,
                        DSL.val(size), DSL.val(limit))
                .fetch(r ->
                        new ClosingJournal.Balance(
                                r.get(0, String.class),
                                r.get(1, String.class),
                                r.get(2, String.class),
                                r.get(3, Integer.class),
                                whole(r.get(4, BigDecimal.class))));
    }

    /// Transactions that were posted on the operator's word. So a text that somebody wrote is never
    /// taken for it: there its quotes stand behind a backslash.
    List<LeafRow> operatorPosted(Tx tx, long from, long size, int limit) {
        return leaves(
                tx,
                """
                position('"mode":"operator"'::bytea IN leaf) > 0
                AND substring(leaf FROM octet_length(leaf) - 28)
                    = '"type":"transaction","v":"1"}'::bytea
                """,
                from,
                size,
                limit);
    }

    /// Hands over the facts that are no transactions, in their order.
    void facts(Tx tx, long from, long size, Consumer<LeafRow> sink) {
        try (Cursor<?> rows =
                tx.sql()
                        .resultQuery(
                                """
                                SELECT log_index, leaf FROM log_leaf
                                WHERE log_index >= {0} AND log_index < {1}
                                    AND substring(leaf FROM octet_length(leaf) - 28)
                                        <> '"type":"transaction","v":"1"}'::bytea
                                ORDER BY log_index
                                """,
                                DSL.val(from), DSL.val(size))
                        .coerce(LOG_LEAF.LOG_INDEX, LOG_LEAF.LEAF)
                        .fetchSize(PORTION)
                        .fetchLazy()) {
            for (Record row : rows) {
                sink.accept(LeafRow.read(row.get(LOG_LEAF.LOG_INDEX), row.get(LOG_LEAF.LEAF)));
            }
        }
    }

    /// Transactions that members do not make by themselves.
    List<LeafRow> officersTransfers(Tx tx, long from, long size, int limit) {
        return leaves(
                tx,
                """
                log_index IN (SELECT log_index FROM transfer
                    WHERE kind NOT IN ('payment', 'gift', 'wage', 'import')
                    AND log_index BETWEEN {0} AND {1} - 1)
                """,
                from,
                size,
                limit);
    }

    private static List<LeafRow> leaves(Tx tx, String which, long from, long size, int limit) {
        return tx.sql()
                .resultQuery(
                        "SELECT log_index, leaf FROM log_leaf WHERE log_index >= {0}"
                                + " AND log_index < {1} AND "
                                + which
                                + " ORDER BY log_index LIMIT {2}",
                        DSL.val(from),
                        DSL.val(size),
                        DSL.val(limit))
                .coerce(LOG_LEAF.LOG_INDEX, LOG_LEAF.LEAF)
                .fetch(r -> LeafRow.read(r.value1(), r.value2()));
    }

    /// Codes of accounts by their public ids.
    Map<String, String> codes(Tx tx, Collection<String> publicIds) {
        return new HashMap<>(
                tx.sql()
                        .select(ACCOUNT.PUBLIC_ID, ACCOUNT.CODE)
                        .from(ACCOUNT)
                        .where(ACCOUNT.PUBLIC_ID.eq(DSL.any(publicIds.toArray(String[]::new))))
                        .fetchMap(ACCOUNT.PUBLIC_ID, ACCOUNT.CODE));
    }

    /// Why facts were made, as far as it is not erased.
    Map<Long, String> reasons(Tx tx, Collection<Long> facts) {
        return texts(tx, facts, "decision", "reason", "words", "memo");
    }

    /// What was asked for by facts that another officer has to agree to: method, path and the
    /// SHA-256 of the request, as far as it is not erased.
    Map<Long, String> requests(Tx tx, Collection<Long> facts) {
        return texts(tx, facts, "request");
    }

    // Each fact has one of them at most.
    private static Map<Long, String> texts(Tx tx, Collection<Long> facts, String... labels) {
        return new HashMap<>(
                tx.sql()
                        .select(LOG_TEXT.LOG_INDEX, LOG_TEXT.VALUE)
                        .from(LOG_TEXT)
                        .where(LOG_TEXT.LOG_INDEX.eq(DSL.any(facts.toArray(Long[]::new))))
                        .and(LOG_TEXT.LABEL.in(labels))
                        .fetchMap(LOG_TEXT.LOG_INDEX, LOG_TEXT.VALUE));
    }
}
