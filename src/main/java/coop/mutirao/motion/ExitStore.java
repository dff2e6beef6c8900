package coop.mutirao.motion;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import java.util.List;
import java.util.UUID;

/// What is read and ended of members who were excluded.
final class ExitStore {

    /// By which others let her do something, and she programs.
    private static final List<String> POWERS =
            List.of("role_grant", "delegation", "api_key", "oauth_code", "oauth_grant");

    /// What an account owes beside its balance: of a loan, and of a venture's surplus.
    Money claims(Tx tx, AccountId account) {
        return tx.ask("SELECT owed_beside(?)", r -> Money.of(r.getLong(1)), account.value())
                .get()
                .getFirst();
    }

    /// Ends her mandates, what she may do for others, and what programs may do for her.
    void endPowers(Tx tx, MemberId member) {
        POWERS.forEach(
                table -> tx.tell("DELETE FROM " + table + " WHERE member_id = ?", member.value()));
    }

    List<AccountId> underWay(Tx tx) {
        return tx.ask(
                        "SELECT account_id FROM account"
                                + " WHERE leaving_since IS NOT NULL AND NOT closed"
                                + " ORDER BY account_id",
                        r -> new AccountId(r.getInt(1)))
                .get();
    }

    /// The motion by which an account leaves.
    UUID motion(Tx tx, AccountId account) {
        return tx.ask(
                        "SELECT leaving_by FROM account WHERE account_id = ?",
                        r -> r.getObject(1, UUID.class),
                        account.value())
                .get()
                .getFirst();
    }
}
