package coop.mutirao.export;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.ENTRY;
import static coop.mutirao.tables.Tables.LOG_CHECKPOINT;
import static coop.mutirao.tables.Tables.LOG_HEAD;
import static coop.mutirao.tables.Tables.LOG_LEAF;
import static coop.mutirao.tables.Tables.LOG_TEXT;
import static coop.mutirao.tables.Tables.NETWORK;
import static coop.mutirao.tables.Tables.TRANSFER;
import static coop.mutirao.tables.Tables.UNIT;
import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.db.Tx;
import coop.mutirao.export.Book.Holder;
import coop.mutirao.export.Book.Leg;
import coop.mutirao.export.Book.Moved;
import coop.mutirao.export.Book.Range;
import coop.mutirao.ledger.Money;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.SignedNote;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads the whole ledger, row after row. In a transaction of one snapshot, PostgreSQL hands the
/// rows over in portions, so that memory does not grow with the ledger.
final class ExportStore {

    private static final int PORTION = 2_000;

    /// Takes what is read; may fail when it cannot be written.
    interface Sink<T> {
        void accept(T item) throws IOException;
    }

    private record Head(long size, @Nullable Instant at) {}

    /// How many facts there are.
    long size(Tx tx) {
        return tx.sql().select(LOG_HEAD.SIZE).from(LOG_HEAD).fetchSingle().value1();
    }

    Book book(Tx tx, Period period) {
        // An empty log's time is minus infinity, which no Instant is.
        Head head =
                tx.sql()
                        .select(
                                LOG_HEAD.SIZE,
                                DSL.when(LOG_HEAD.SIZE.gt(0L), LOG_HEAD.AT)
                                        .otherwise((Instant) null))
                        .from(LOG_HEAD)
                        .fetchSingle(r -> new Head(r.value1(), r.value2()));
        @Nullable String origin =
                tx.sql().select(NETWORK.ORIGIN).from(NETWORK).fetchOne(NETWORK.ORIGIN);
        List<Unit> units =
                tx.sql()
                        .select(UNIT.UNIT_, UNIT.DECIMALS)
                        .from(UNIT)
                        .orderBy(UNIT.UNIT_)
                        .fetch(r -> new Unit(r.value1(), r.value2()));
        var range =
                new Range(
                        period.from() == null ? 0 : before(tx, period.from(), head.size()),
                        period.to() == null ? head.size() : before(tx, period.to(), head.size()));
        return new Book(
                origin == null ? "" : origin,
                head.size(),
                head.at(),
                units,
                accounts(tx, units, range, head.size()),
                period,
                range,
                checkpoint(tx, head.size()));
    }

    private static @Nullable Checkpoint checkpoint(Tx tx, long size) {
        return tx.sql()
                .select(LOG_CHECKPOINT.NOTE)
                .from(LOG_CHECKPOINT)
                .orderBy(
                        DSL.when(LOG_CHECKPOINT.SIZE.ge(size), 0).otherwise(1),
                        DSL.abs(LOG_CHECKPOINT.SIZE.minus(size)))
                .limit(1)
                .fetchOptional(LOG_CHECKPOINT.NOTE)
                .map(note -> Checkpoint.parse(SignedNote.parse(note.getBytes(UTF_8)).text()))
                .orElse(null);
    }

    // How many facts there were before the first transfer of a day or of those after it.
    private static long before(Tx tx, LocalDate day, long size) {
        @Nullable Long first =
                tx.sql()
                        .select(TRANSFER.LOG_INDEX)
                        .from(TRANSFER)
                        .where(TRANSFER.COMMITTED_AT.ge(Period.begin(day)))
                        .orderBy(TRANSFER.COMMITTED_AT, TRANSFER.LOG_INDEX)
                        .limit(1)
                        .fetchOne(TRANSFER.LOG_INDEX);
        return first == null ? size : first;
    }

    // The balance after an account's latest entry among the first facts.
    private static Field<Money> balance(long facts) {
        return DSL.field(
                DSL.select(ENTRY.BALANCE_AFTER)
                        .from(ENTRY)
                        .where(ENTRY.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                        .and(ENTRY.LOG_INDEX.lt(facts))
                        .orderBy(ENTRY.LOG_INDEX.desc(), ENTRY.ENTRY_NO.desc())
                        .limit(1));
    }

    private static Map<Integer, Holder> accounts(Tx tx, List<Unit> units, Range range, long size) {
        Field<Money> opening = balance(range.first()).as("opening");
        Field<Money> closing =
                (range.end() < size ? balance(range.end()) : ACCOUNT.BALANCE).as("closing");
        Map<String, Unit> byCode =
                units.stream().collect(Collectors.toMap(Unit::code, unit -> unit));
        var names = new AccountNames();
        var accounts = new LinkedHashMap<Integer, Holder>();
        tx.sql()
                .select(
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.KIND,
                        ACCOUNT.CODE,
                        ACCOUNT.PUBLIC_ID,
                        ACCOUNT.UNIT,
                        ACCOUNT.OPENED_AT,
                        opening,
                        closing)
                .from(ACCOUNT)
                .orderBy(ACCOUNT.ACCOUNT_ID)
                .forEach(r ->
                        accounts.put(
                                r.value1().value(),
                                new Holder(
                                        names.next(r.value2(), r.value3(), r.value4()),
                                        Objects.requireNonNull(byCode.get(r.value5())),
                                        LocalDate.ofInstant(r.value6(), ZoneOffset.UTC),
                                        units(r.value7()),
                                        units(r.value8()))));
        return accounts;
    }

    private static long units(@Nullable Money balance) {
        return balance == null ? 0 : balance.minorUnits();
    }

    /// Hands over every transfer of a range with its entries, in the order of the log.
    void transfers(Tx tx, Range range, Sink<Moved> sink) throws IOException {
        try (Cursor<? extends Record> rows =
                tx.sql()
                        .select(
                                TRANSFER.LOG_INDEX,
                                TRANSFER.TRANSFER_ID,
                                TRANSFER.KIND,
                                TRANSFER.COMMITTED_AT,
                                TRANSFER.EFFECTIVE_ON,
                                LOG_TEXT.VALUE,
                                ENTRY.ACCOUNT_ID,
                                ENTRY.AMOUNT,
                                ENTRY.BALANCE_AFTER,
                                ENTRY.VERSION)
                        .from(TRANSFER)
                        .join(ENTRY)
                        .on(ENTRY.LOG_INDEX.eq(TRANSFER.LOG_INDEX))
                        .leftJoin(LOG_TEXT)
                        .on(
                                LOG_TEXT.LOG_INDEX
                                        .eq(TRANSFER.LOG_INDEX)
                                        .and(LOG_TEXT.LABEL.eq("memo")))
                        .where(TRANSFER.LOG_INDEX.ge(range.first()))
                        .and(TRANSFER.LOG_INDEX.lt(range.end()))
                        .orderBy(TRANSFER.LOG_INDEX, ENTRY.ENTRY_NO)
                        .fetchSize(PORTION)
                        .fetchLazy()) {
            @Nullable Record first = null;
            List<Leg> legs = new ArrayList<>();
            for (Record row : rows) {
                if (first != null && index(first) != index(row)) {
                    sink.accept(moved(first, legs));
                    legs.clear();
                    first = null;
                }
                first = first == null ? row : first;
                legs.add(leg(row));
            }
            if (first != null) {
                sink.accept(moved(first, legs));
            }
        }
    }

    private static long index(Record row) {
        return row.get(TRANSFER.LOG_INDEX);
    }

    private static Leg leg(Record row) {
        return new Leg(
                row.get(ENTRY.ACCOUNT_ID).value(),
                row.get(ENTRY.AMOUNT).minorUnits(),
                row.get(ENTRY.BALANCE_AFTER).minorUnits(),
                row.get(ENTRY.VERSION));
    }

    private static Moved moved(Record row, List<Leg> legs) {
        return new Moved(
                index(row),
                row.get(TRANSFER.TRANSFER_ID).toString(),
                row.get(TRANSFER.KIND),
                row.get(TRANSFER.COMMITTED_AT),
                row.get(TRANSFER.EFFECTIVE_ON),
                row.get(LOG_TEXT.VALUE),
                List.copyOf(legs));
    }

    /// Hands over every leaf of the log, in its order.
    void leaves(Tx tx, Sink<byte[]> sink) throws IOException {
        try (var rows =
                tx.sql()
                        .select(LOG_LEAF.LEAF)
                        .from(LOG_LEAF)
                        .orderBy(LOG_LEAF.LOG_INDEX)
                        .fetchSize(PORTION)
                        .fetchLazy()) {
            for (var row : rows) {
                sink.accept(row.value1());
            }
        }
    }
}
