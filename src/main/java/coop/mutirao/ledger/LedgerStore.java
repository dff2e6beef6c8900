package coop.mutirao.ledger;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.ENTRY;
import static org.jooq.Records.mapping;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.PostingResult.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The ledger's tables, where they are written: account, transfer, entry.
final class LedgerStore {

    /// A fact with its place in the log.
    record Indexed(long logIndex, Fact fact, LocalDate effectiveOn) {}

    List<Account> byCodes(Tx tx, Collection<String> codes) {
        String[] keys = codes.stream().map(Books::key).distinct().toArray(String[]::new);
        return accounts(tx, DSL.condition("lower(account.code) = ANY ({0})", DSL.val(keys)));
    }

    List<Account> byIds(Tx tx, Collection<AccountId> ids) {
        Integer[] values = ids.stream().map(AccountId::value).distinct().toArray(Integer[]::new);
        return accounts(tx, DSL.condition("account.account_id = ANY ({0})", DSL.val(values)));
    }

    List<Account> byOwner(Tx tx, MemberId owner) {
        return accounts(tx, ACCOUNT.MEMBER_ID.eq(owner));
    }

    List<Account> byKind(Tx tx, Account.Kind kind) {
        return accounts(tx, ACCOUNT.KIND.eq(kind.wire()));
    }

    private static List<Account> accounts(Tx tx, Condition which) {
        return select(tx).where(which).orderBy(ACCOUNT.ACCOUNT_ID).fetch(LedgerStore::account);
    }

    private static SelectJoinStep<Record> select(Tx tx) {
        return tx.sql().select(List.of(ACCOUNT.fields())).from(ACCOUNT);
    }

    private static Account account(Record r) {
        return new Account(
                r.get(ACCOUNT.ACCOUNT_ID),
                r.get(ACCOUNT.CODE),
                r.get(ACCOUNT.PUBLIC_ID),
                Account.Kind.of(r.get(ACCOUNT.KIND)),
                r.get(ACCOUNT.UNIT),
                r.get(ACCOUNT.MEMBER_ID),
                r.get(ACCOUNT.BALANCE),
                r.get(ACCOUNT.RESERVED_AMOUNT),
                r.get(ACCOUNT.CREDIT_LIMIT),
                r.get(ACCOUNT.MAXIMUM_BALANCE),
                r.get(ACCOUNT.CLOSED),
                r.get(ACCOUNT.VERSION));
    }

    List<Ledger.PostedEntry> entries(Tx tx, long logIndex, Collection<AccountId> accounts) {
        return tx.sql()
                .select(ENTRY.ACCOUNT_ID, ENTRY.AMOUNT, ENTRY.BALANCE_AFTER, ENTRY.VERSION)
                .from(ENTRY)
                .where(ENTRY.ACCOUNT_ID.in(accounts).and(ENTRY.LOG_INDEX.eq(logIndex)))
                .orderBy(ENTRY.ENTRY_NO)
                .fetch(mapping(Ledger.PostedEntry::new));
    }

    void open(Tx tx, List<OpenAccount> openings, List<String> publicIds, Instant at) {
        var insert =
                tx.sql()
                        .insertInto(
                                ACCOUNT,
                                ACCOUNT.CODE,
                                ACCOUNT.PUBLIC_ID,
                                ACCOUNT.KIND,
                                ACCOUNT.UNIT,
                                ACCOUNT.MEMBER_ID,
                                ACCOUNT.COMMUNITY_ID,
                                ACCOUNT.CREDIT_LIMIT,
                                ACCOUNT.MAXIMUM_BALANCE,
                                ACCOUNT.OPENED_AT);
        for (int i = 0; i < openings.size(); i++) {
            OpenAccount opening = openings.get(i);
            insert =
                    insert.values(
                            opening.code(),
                            publicIds.get(i),
                            opening.kind().wire(),
                            opening.unit(),
                            opening.owner(),
                            opening.community(),
                            opening.creditLimit(),
                            opening.maximumBalance(),
                            at);
        }
        insert.execute();
    }

    void limit(Tx tx, Account after) {
        tx.sql()
                .update(ACCOUNT)
                .set(ACCOUNT.CREDIT_LIMIT, after.creditLimit())
                .set(ACCOUNT.MAXIMUM_BALANCE, after.maximumBalance())
                .set(ACCOUNT.RESERVED_AMOUNT, after.reservedAmount())
                .set(ACCOUNT.CLOSED, after.closed())
                .where(ACCOUNT.ACCOUNT_ID.eq(after.id()))
                .execute();
    }

    /// Writes transfers and their entries, each table with one statement. The accounts' balances
    /// are moved by the database itself as it checks the entries.
    void record(Tx tx, List<Indexed> facts, Instant committedAt) {
        recordTransfers(tx, facts, committedAt);
        recordEntries(tx, facts);
    }

    private static void recordTransfers(Tx tx, List<Indexed> facts, Instant committedAt) {
        List<Transfer> transfers = facts.stream().map(f -> f.fact().posted().transfer()).toList();
        tx.sql()
                .execute(
                        """
                        INSERT INTO transfer (log_index, transfer_id, kind, payer_id, payee_id,
                            amount, effective_on, posted_by, reversal_of, committed_at)
                        SELECT *, {9} FROM unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8})
                        """,
                        array(facts.stream().map(Indexed::logIndex), Long[]::new),
                        DSL.val(
                                transfers.stream()
                                        .map(t -> t.id().value())
                                        .toArray(java.util.UUID[]::new)),
                        DSL.val(
                                transfers.stream()
                                        .map(t -> t.kind().wire())
                                        .toArray(String[]::new)),
                        integers(transfers.stream().map(t -> value(t.payer()))),
                        integers(transfers.stream().map(t -> value(t.payee()))),
                        array(transfers.stream().map(t -> t.amount().minorUnits()), Long[]::new),
                        DSL.val(facts.stream().map(Indexed::effectiveOn).toArray(LocalDate[]::new)),
                        integers(
                                transfers.stream()
                                        .map(t ->
                                                t.postedBy() == null
                                                        ? null
                                                        : t.postedBy().value())),
                        array(transfers.stream().map(Transfer::reversalOf), Long[]::new),
                        DSL.val(committedAt.atOffset(ZoneOffset.UTC)));
    }

    private static void recordEntries(Tx tx, List<Indexed> facts) {
        int count = facts.stream().mapToInt(f -> f.fact().posted().lines().size()).sum();
        var logIndex = new Long[count];
        var entryNo = new Short[count];
        var accountId = new Integer[count];
        var amount = new Long[count];
        var balanceAfter = new Long[count];
        var version = new Long[count];
        int row = 0;
        for (Indexed fact : facts) {
            short no = 0;
            for (Line line : fact.fact().posted().lines()) {
                logIndex[row] = fact.logIndex();
                entryNo[row] = no++;
                accountId[row] = line.after().id().value();
                amount[row] = line.entry().amount().minorUnits();
                balanceAfter[row] = line.after().balance().minorUnits();
                version[row] = line.after().version();
                row++;
            }
        }
        tx.sql()
                .execute(
                        """
                        INSERT INTO entry (log_index, entry_no, account_id, amount, balance_after,
                            version)
                        SELECT * FROM unnest({0}, {1}, {2}, {3}, {4}, {5})
                        """,
                        DSL.val(logIndex),
                        DSL.val(entryNo),
                        DSL.val(accountId),
                        DSL.val(amount),
                        DSL.val(balanceAfter),
                        DSL.val(version));
    }

    private static @Nullable Integer value(@Nullable AccountId id) {
        return id == null ? null : id.value();
    }

    private static org.jooq.Field<Integer[]> integers(Stream<@Nullable Integer> values) {
        return DSL.val(values.toArray(Integer[]::new));
    }

    private static org.jooq.Field<Long[]> array(
            Stream<@Nullable Long> values, java.util.function.IntFunction<Long[]> make) {
        return DSL.val(values.toArray(make));
    }
}
