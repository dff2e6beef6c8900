package coop.mutirao.proof;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.tlog.Frontier;
import coop.mutirao.tlog.MerkleTree;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;

/// Seals the balances once a day: a fact that says the root of a tree over all of them, sorted, as
/// they are where it stands. With it a member can be shown her balance and nobody else's.
final class Seals {

    private final SealStore store = new SealStore();
    private final Database database;
    private final AuditLog log;
    private final InstantSource clock;

    Seals(Database database, AuditLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /// Seals the day if nobody has.
    void seal() {
        if (!database.inSnapshot(tx -> store.isSealed(tx, day(clock.instant())))) {
            database.transact(tx -> log.record(tx, facts -> seal(tx, facts)));
        }
    }

    private boolean seal(Tx tx, Facts facts) {
        // Another instance may have been first, and a fact's time may be later than the clock's.
        LocalDate day = day(facts.at());
        if (store.isSealed(tx, day)) {
            return false;
        }
        var tree = new Frontier();
        for (SealStore.Balance balance : store.balances(tx)) {
            byte[] bytes =
                    CanonicalJson.bytes(
                            Map.of(
                                    "a", balance.account(),
                                    "c", balance.unit(),
                                    "n", Long.toString(balance.amount())));
            tree.append(MerkleTree.leafHash(bytes), (_, _, _) -> {});
        }
        String size = Long.toString(facts.size());
        String root = HexFormat.of().formatHex(tree.root());
        long index = facts.append("seal", Map.of("size", size, "root", root), Map.of());
        store.add(tx, day, index);
        return true;
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
