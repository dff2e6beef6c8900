package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which accounts of the fund belong to which assembly. Rounds' own accounts are no purses.
final class PurseStore {

    /// Number of the community whose assembly it is.
    ///
    /// @param community its code; null: the first one, which is the network's
    int assembly(Tx tx, @Nullable String community) {
        return tx.ask(
                        "SELECT community_id FROM community"
                                + " WHERE ?::text IS NULL AND parent_id IS NULL OR code = ?",
                        r -> r.getInt(1),
                        community,
                        community)
                .get()
                .getFirst();
    }

    boolean isPurseOf(Tx tx, AccountId account, int assembly) {
        return tx.ask("SELECT is_purse_of(?, ?)", r -> r.getBoolean(1), account.value(), assembly)
                .get()
                .getFirst();
    }

    /// Whether it is the purse of a community that is not the network's first.
    boolean isOfCommunity(Tx tx, AccountId account) {
        return !tx.ask(
                        "SELECT 1 FROM community c WHERE parent_id IS NOT NULL"
                                + " AND is_purse_of(?, c.community_id)",
                        r -> r.getInt(1),
                        account.value())
                .get()
                .isEmpty();
    }

    /// The code of a community as it is written, if there is one.
    Optional<String> community(Tx tx, String code) {
        return tx
                .ask(
                        "SELECT code FROM community WHERE lower(code) = lower(?)",
                        r -> r.getString(1),
                        code)
                .get()
                .stream()
                .findFirst();
    }
}
