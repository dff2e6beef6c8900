package coop.mutirao.ledger;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.ENTRY;
import static coop.mutirao.tables.Tables.MEMBER;
import static org.jooq.Records.mapping;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.PostingResult.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The ledger's tables, where they are written: account, transfer, entry.
final class LedgerStore {

    /// A fact with its place in the log.
    record Indexed(long logIndex, Fact fact, LocalDate effectiveOn) {}

    // Without jOOQ: this is read for every batch.
    private static final String ACCOUNTS =
            """
            SELECT account_id, code, public_id, kind, unit, member_id, balance, reserved_amount,
                credit_limit, maximum_balance, closed, version
            FROM account
            """;

    /// The ids of accounts by their codes' keys.
    Map<String, AccountId> ids(Tx tx, Collection<String> codes) {
        return tx.askMap(
                        "SELECT lower(code), account_id FROM account WHERE lower(code) = ANY (?)",
                        r -> r.getString(1),
                        r -> new AccountId(r.getInt(2)),
                        (Object) codes.stream().map(Books::key).toArray(String[]::new))
                .get();
    }

    /// The codes of accounts by their public ids.
    Map<String, String> codes(Tx tx, Collection<String> publicIds) {
        return tx.askMap(
                        "SELECT public_id, code FROM account WHERE public_id = ANY (?)",
                        r -> r.getString(1),
                        r -> r.getString(2),
                        (Object) publicIds.toArray(String[]::new))
                .get();
    }

    Supplier<List<Account>> askByIds(Tx tx, Collection<AccountId> ids) {
        return ask(tx, "account_id = ANY (?)", ids.stream().mapToInt(AccountId::value).toArray());
    }

    List<Account> byOwner(Tx tx, MemberId owner) {
        return ask(tx, "member_id = ?", owner.value()).get();
    }

    List<Account> byKind(Tx tx, Account.Kind kind) {
        return ask(tx, "kind = ?", kind.wire()).get();
    }

    private static Supplier<List<Account>> ask(Tx tx, String which, Object parameter) {
        return tx.ask(
                ACCOUNTS + "WHERE " + which + " ORDER BY account_id",
                LedgerStore::account,
                parameter);
    }

    private static Account account(ResultSet r) throws SQLException {
        int number = r.getInt(6);
        @Nullable MemberId owner = r.wasNull() ? null : new MemberId(number);
        return new Account(
                new AccountId(r.getInt(1)),
                r.getString(2),
                r.getString(3),
                Account.Kind.of(r.getString(4)),
                r.getString(5),
                owner,
                Money.of(r.getLong(7)),
                Money.of(r.getLong(8)),
                Money.of(r.getLong(9)),
                Money.of(r.getLong(10)),
                r.getBoolean(11),
                r.getLong(12));
    }

    List<Ledger.PostedEntry> entries(Tx tx, long logIndex, Collection<AccountId> accounts) {
        return tx.sql()
                .select(ENTRY.ACCOUNT_ID, ENTRY.AMOUNT, ENTRY.BALANCE_AFTER, ENTRY.VERSION)
                .from(ENTRY)
                .where(ENTRY.ACCOUNT_ID.in(accounts).and(ENTRY.LOG_INDEX.eq(logIndex)))
                .orderBy(ENTRY.ENTRY_NO)
                .fetch(mapping(Ledger.PostedEntry::new));
    }

    /// The number of the community to which an account belongs.
    int community(Tx tx, AccountId account) {
        return tx.ask(
                        "SELECT community_id FROM account WHERE account_id = ?",
                        r -> r.getInt(1),
                        account.value())
                .get()
                .getFirst();
    }

    long firstAt(Tx tx, Instant at) {
        return tx.ask(
                        "SELECT coalesce((SELECT log_index FROM transfer WHERE committed_at >= ?"
                                + " ORDER BY committed_at, log_index LIMIT 1), ?)",
                        r -> r.getLong(1),
                        at,
                        Long.MAX_VALUE)
                .get()
                .getFirst();
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

    /// @param isReview whether a policy says so, and nobody else
    void limit(Tx tx, Account after, long logIndex, Instant at, boolean isReview) {
        tx.tell(
                """
                INSERT INTO limit_change
                    (log_index, account_id, changed_at, credit_before, credit_after, is_review)
                SELECT ?, account_id, ?, credit_limit, ?, ? FROM account
                WHERE account_id = ? AND credit_limit <> ?
                """,
                logIndex,
                at,
                after.creditLimit().minorUnits(),
                isReview,
                after.id().value(),
                after.creditLimit().minorUnits());
        tx.tell(
                """
                UPDATE account SET credit_limit = ?, maximum_balance = ?, reserved_amount = ?,
                    closed = ?
                WHERE account_id = ?
                """,
                after.creditLimit().minorUnits(),
                after.maximumBalance().minorUnits(),
                after.reservedAmount().minorUnits(),
                after.closed(),
                after.id().value());
    }

    void leave(Tx tx, AccountId account, UUID motion, Instant at) {
        tx.tell(
                "UPDATE account SET leaving_since = ?, leaving_by = ? WHERE account_id = ?",
                at,
                motion,
                account.value());
    }

    Map<AccountId, Instant> leaving(Tx tx, Collection<AccountId> ids) {
        return tx.askMap(
                        "SELECT account_id, leaving_since FROM account"
                                + " WHERE account_id = ANY (?) AND leaving_since IS NOT NULL",
                        r -> new AccountId(r.getInt(1)),
                        r -> r.getObject(2, OffsetDateTime.class).toInstant(),
                        (Object) ids.stream().mapToInt(AccountId::value).toArray())
                .get();
    }

    boolean awaits(Tx tx, AccountId account) {
        return !tx.ask(
                        """
                        SELECT 1 FROM round_project j JOIN round r USING (round_id)
                        WHERE j.payee_id = ?
                            AND (r.state IN ('frozen', 'balloting', 'counting', 'result')
                            OR r.state = 'executing' AND EXISTS (SELECT FROM payout o
                                WHERE o.round_id = j.round_id AND o.proposal_id = j.proposal_id
                                    AND o.state IN ('waiting', 'open')))
                        """,
                        r -> r.getInt(1),
                        account.value())
                .get()
                .isEmpty();
    }

    boolean isLeaving(Tx tx, MemberId member) {
        return !tx.ask(
                        "SELECT 1 FROM account WHERE member_id = ? AND leaving_since IS NOT NULL",
                        r -> r.getInt(1),
                        member.value())
                .get()
                .isEmpty();
    }

    /// Writes transfers and their entries, each table with one statement. The accounts' balances
    /// are moved by the database itself as it checks the entries.
    void record(Tx tx, List<Indexed> facts, Instant committedAt) {
        recordTransfers(tx, facts, committedAt);
        recordEntries(tx, facts);
    }

    private static void recordTransfers(Tx tx, List<Indexed> facts, Instant committedAt) {
        List<Transfer> transfers = facts.stream().map(f -> f.fact().posted().transfer()).toList();
        tx.tell(
                """
                INSERT INTO transfer (log_index, transfer_id, kind, payer_id, payee_id,
                    amount, effective_on, posted_by, reversal_of, committed_at)
                SELECT *, ? FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                committedAt,
                facts.stream().mapToLong(Indexed::logIndex).toArray(),
                transfers.stream().map(t -> t.id().value()).toArray(UUID[]::new),
                transfers.stream().map(t -> t.kind().wire()).toArray(String[]::new),
                transfers.stream().map(t -> value(t.payer())).toArray(Integer[]::new),
                transfers.stream().map(t -> value(t.payee())).toArray(Integer[]::new),
                transfers.stream().mapToLong(t -> t.amount().minorUnits()).toArray(),
                facts.stream().map(Indexed::effectiveOn).toArray(LocalDate[]::new),
                transfers.stream().map(t -> value(t.postedBy())).toArray(Integer[]::new),
                transfers.stream().map(Transfer::reversalOf).toArray(Long[]::new));
    }

    private static void recordEntries(Tx tx, List<Indexed> facts) {
        int count = facts.stream().mapToInt(f -> f.fact().posted().lines().size()).sum();
        var logIndex = new long[count];
        var entryNo = new short[count];
        var accountId = new int[count];
        var amount = new long[count];
        var balanceAfter = new long[count];
        var version = new long[count];
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
        tx.tell(
                """
                INSERT INTO entry (log_index, entry_no, account_id, amount, balance_after, version)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
                """,
                logIndex,
                entryNo,
                accountId,
                amount,
                balanceAfter,
                version);
    }

    private static @Nullable Integer value(@Nullable AccountId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable Integer value(@Nullable MemberId id) {
        return id == null ? null : id.value();
    }

    boolean hasTraded(Tx tx) {
        return tx.sql()
                .resultQuery(
                        """
                        SELECT EXISTS (SELECT FROM transfer
                            WHERE kind IN ('payment', 'gift', 'wage'))
                        """)
                .fetchSingle()
                .get(0, Boolean.class);
    }

    Optional<LocalDate> lateSince(Tx tx, AccountId account) {
        return tx
                .ask(
                        "SELECT late_since FROM loan"
                                + " WHERE borrower_id = ? AND late_since IS NOT NULL",
                        r -> Objects.requireNonNull(r.getObject(1, LocalDate.class)),
                        account.value())
                .get()
                .stream()
                .findFirst();
    }

    boolean isErased(Tx tx, MemberId member) {
        return tx.sql()
                .fetchExists(MEMBER, MEMBER.MEMBER_ID.eq(member).and(MEMBER.ERASED_AT.isNotNull()));
    }
}
