package coop.mutirao.ledger;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.db.Snapshots;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Cursor;
import coop.mutirao.http.Page;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.StatementStore.Place;
import coop.mutirao.ledger.StatementStore.Row;
import coop.mutirao.ledger.StatementStore.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Reads the ledger for its members: accounts, statements, balances as of then.
public final class Statements {

    /// Kinds of transfer that can have a contribution.
    private static final Set<TransferKind> CHARGED =
            Set.of(TransferKind.PAYMENT, TransferKind.GIFT, TransferKind.WAGE, TransferKind.IMPORT);

    private final Database database;
    private final AuditLog log;
    private final Ledger ledger = new Ledger();
    private final StatementStore store = new StatementStore();

    /// An account and the code of its community.
    ///
    /// @param leavingSince when its owner was excluded, so that it only settles; null: she was not
    public record Located(Account account, String community, @Nullable Instant leavingSince) {}

    /// A report as of a point of the network's history.
    public sealed interface AsOf<T> {

        record Known<T>(T report) implements AsOf<T> {}

        /// The history has not come that far: it has `logSize` facts.
        record Beyond<T>(long logSize) implements AsOf<T> {}
    }

    /// What an account held.
    ///
    /// @param version how many entries it had
    /// @param size after how many facts; those below it are in
    /// @param at the time that was asked for
    public record Balance(
            String account, Money balance, long version, long size, @Nullable Instant at) {}

    /// @param database the primary: a member sees what she did a moment ago
    public Statements(Database database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    public Optional<Located> find(String code) {
        return database.inTransaction(tx -> ledger.find(tx, code).map(a -> located(tx, a)));
    }

    private Located located(Tx tx, Account account) {
        return new Located(
                account,
                store.community(tx, account.id()),
                ledger.leaving(tx, List.of(account.id())).get(account.id()));
    }

    /// What an entry of a transfer is. A payment's first two are between payer and payee; those
    /// that follow are between who bears the contribution and the fund.
    public static TransferKind kind(TransferKind transfer, int entryNo) {
        return entryNo >= 2 && CHARGED.contains(transfer) ? TransferKind.CONTRIBUTION : transfer;
    }

    /// The code of the account whose owner reads a statement without seeing others' payments on it;
    /// null for a reader who sees all of it. Every member reads what the fund has, but who paid is
    /// for the two of them, treasurers and auditors.
    public static @Nullable String viewer(Caller caller, Account account) {
        boolean seesAll =
                account.kind() != Account.Kind.FUND
                        || caller.roles().contains(Role.TREASURER)
                        || caller.roles().contains(Role.AUDITOR);
        return seesAll ? null : caller.code();
    }

    /// A page of an account's statement, newest first.
    ///
    /// @param size only what is among the first `size` facts; null: all
    /// @param after the cursor of the page before; null for the first
    /// @param viewer see [#viewer]
    public Page<StatementLine> entries(
            Account account,
            @Nullable Long size,
            @Nullable String after,
            int limit,
            @Nullable String viewer) {
        Place end = size == null ? Place.END : new Place(size, 0);
        Place asked = after == null ? end : place(after);
        Place before = asked.logIndex() < end.logIndex() ? asked : end;
        return database.inTransaction(tx -> {
            List<Row> rows = store.page(tx, account.id(), before, limit + 1);
            @Nullable AccountId own =
                    viewer == null ? null : ledger.find(tx, viewer).map(Account::id).orElse(null);
            Page<Row> page =
                    Page.of(rows, limit, r -> Cursor.of(r.place().logIndex(), r.place().entryNo()));
            return new Page<>(
                    page.items().stream()
                            .map(r ->
                                    viewer == null || isParty(r, own) || isPublic(r)
                                            ? r.line()
                                            : r.line().veiled())
                            .toList(),
                    page.next());
        });
    }

    // A sweep is between purses, and what the assembly gives it gives before everybody's eyes.
    private static boolean isPublic(Row row) {
        String kind = row.line().kind();
        return kind.equals(TransferKind.SWEEP.wire()) || kind.equals(TransferKind.AWARD.wire());
    }

    private static boolean isParty(Row row, @Nullable AccountId account) {
        return account != null && (account.equals(row.payer()) || account.equals(row.payee()));
    }

    private static Place place(String cursor) {
        List<String> key = Cursor.parse(cursor, 2);
        long entryNo = Math.min(Cursor.number(key.getLast()), Short.MAX_VALUE);
        return new Place(Cursor.number(key.getFirst()), (int) entryNo);
    }

    /// What an account holds now.
    public Balance balance(Account account) {
        return database.inTransaction(tx -> balance(tx, account, log.size(tx), null));
    }

    /// What an account held after the first `size` facts.
    public AsOf<Balance> balance(Account account, long size) {
        return asOf(size, (tx, _) -> balance(tx, account, size, null));
    }

    /// What an account held after all that was committed up to a time that has passed.
    public Balance balance(Account account, Instant at) {
        return database.inTransaction(tx -> balance(tx, account, store.sizeAt(tx, at), at));
    }

    private Balance balance(Tx tx, Account account, long size, @Nullable Instant at) {
        Standing held = store.standing(tx, account.id(), size).orElse(new Standing(Money.ZERO, 0));
        return new Balance(account.code(), held.balance(), held.version(), size, at);
    }

    /// How many facts there were with the last transfer that was committed up to a time.
    public long sizeAt(Instant at) {
        return database.inTransaction(tx -> (Long) store.sizeAt(tx, at));
    }

    /// How many facts the network's history has.
    public long size() {
        return database.inTransaction(log::size);
    }

    private <T> AsOf<T> asOf(long size, BiFunction<Tx, Long, T> report) {
        return asOf(database, log, size, report);
    }

    /// A report as of a size of the log; null: of all that is there. In a snapshot: what is read
    /// from accounts and what is read as of a size are of one moment.
    static <T> AsOf<T> asOf(
            Snapshots snapshots,
            AuditLog log,
            @Nullable Long size,
            BiFunction<Tx, Long, T> report) {
        return snapshots.inSnapshot(tx -> {
            long logSize = log.size(tx);
            return size != null && size > logSize
                    ? new AsOf.Beyond<T>(logSize)
                    : new AsOf.Known<>(report.apply(tx, size == null ? logSize : size));
        });
    }
}
