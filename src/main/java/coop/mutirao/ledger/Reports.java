package coop.mutirao.ledger;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.db.Snapshots;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Cursor;
import coop.mutirao.http.Page;
import coop.mutirao.ledger.Statements.AsOf;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the whole ledger for treasurers and auditors, if need be on a replica.
///
/// A report as of a size of the log is the same whenever it is asked for, and wherever it is read.
public final class Reports {

    private static final int TOTALS_KEPT = 16;

    private final Database primary;
    private final Snapshots snapshots;
    private final AuditLog log;
    private final StatementStore store = new StatementStore();

    // By size of the log: following pages ask for the same one. Guarded by itself.
    private final Map<Long, List<UnitTotal>> totals =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, List<UnitTotal>> eldest) {
                    return size() > TOTALS_KEPT;
                }
            };

    /// A page of all accounts by code with what they held after `size` facts.
    ///
    /// @param at when the last transfer among these was committed; null if there was none
    /// @param units the same on every page
    public record TrialBalance(
            long size,
            @Nullable Instant at,
            List<UnitTotal> units,
            List<TrialLine> items,
            @Nullable String next) {}

    public record TrialLine(String code, String kind, String unit, Money balance, long version) {}

    /// What all accounts of a unit hold together.
    ///
    /// @param total zero, or something is wrong
    /// @param debits the balances below zero, without their sign
    /// @param credits the balances above zero
    public record UnitTotal(String unit, Money total, Money debits, Money credits) {}

    /// @param snapshots where to read: the primary or a replica of it
    public Reports(Database primary, Snapshots snapshots, AuditLog log) {
        this.primary = primary;
        this.snapshots = snapshots;
        this.log = log;
    }

    /// A page of the trial balance.
    ///
    /// @param size after how many facts; null: all that are where it is read, or as the page before
    ///   says
    /// @param after the cursor of the page before; null for the first
    public AsOf<TrialBalance> trialBalance(@Nullable Long size, @Nullable String after, int limit) {
        List<String> key = after == null ? List.of() : Cursor.parse(after, 2);
        @Nullable Long asked =
                size == null && !key.isEmpty() ? (Long) Cursor.number(key.getFirst()) : size;
        String code = key.isEmpty() ? "" : key.getLast();
        AsOf<TrialBalance> found = trialBalance(snapshots, asked, code, limit);
        // A replica may not have come to what somebody has seen already.
        return found instanceof AsOf.Beyond ? trialBalance(primary, asked, code, limit) : found;
    }

    /// How many facts there were with the last transfer that was committed up to a time, as the
    /// primary has them: a replica may not have come so far.
    public long sizeAt(Instant at) {
        return primary.inTransaction(tx -> (Long) store.sizeAt(tx, at));
    }

    /// How many facts the network's history has.
    public long size() {
        return primary.inTransaction(log::size);
    }

    private AsOf<TrialBalance> trialBalance(
            Snapshots from, @Nullable Long size, String after, int limit) {
        return Statements.asOf(
                from,
                log,
                size,
                (tx, n) -> {
                    List<TrialLine> lines = store.trial(tx, n, after, limit + 1);
                    Page<TrialLine> page =
                            Page.of(lines, limit, line -> Cursor.of(n, Books.key(line.code())));
                    return new TrialBalance(
                            n, store.timeAt(tx, n), totals(tx, n), page.items(), page.next());
                });
    }

    private List<UnitTotal> totals(Tx tx, long size) {
        synchronized (totals) {
            @Nullable List<UnitTotal> known = totals.get(size);
            if (known != null) {
                return known;
            }
        }
        List<UnitTotal> counted = size == log.size(tx) ? store.totals(tx) : store.totals(tx, size);
        synchronized (totals) {
            totals.put(size, counted);
        }
        return counted;
    }
}
