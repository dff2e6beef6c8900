package coop.mutirao.signin;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.CredentialStore;

/// How a member can sign in: the ways together, of which one always stays.
public final class WaysIn {

    private final WaysInStore store = new WaysInStore();
    private final CredentialStore passwords = new CredentialStore();
    private final Database database;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    public WaysIn(Database database, SecondFactors factors, Passkeys passkeys) {
        this.database = database;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    /// What a member has set up.
    record Summary(boolean password, boolean totp, int recoveryCodesLeft, int passkeys) {}

    /// What became of taking a way away.
    enum Removal {
        REMOVED,
        NOT_THERE,
        /// Nothing else would be left to sign in with.
        LAST
    }

    Summary of(MemberId member) {
        return database.inSnapshot(tx ->
                new Summary(
                        passwords.has(tx, member),
                        factors.hasTotp(tx, member),
                        factors.recoveryCodesLeft(tx, member),
                        passkeys.of(tx, member).size()));
    }

    /// Whether a member can sign in at all.
    boolean any(Tx tx, MemberId member) {
        return passwords.has(tx, member) || !passkeys.of(tx, member).isEmpty();
    }

    /// Takes a passkey away, unless it is the last way in.
    Removal removePasskey(MemberId member, byte[] id) {
        return database.inTransaction(tx -> {
            store.lock(tx, member);
            boolean others = passwords.has(tx, member) || passkeys.of(tx, member).size() > 1;
            if (!others && passkeys.isOf(tx, member, id)) {
                return Removal.LAST;
            }
            return passkeys.remove(tx, member, id) ? Removal.REMOVED : Removal.NOT_THERE;
        });
    }

    /// Takes the password away, and with it the one-time codes that stand beside it, unless it is
    /// the last way in.
    Removal removePassword(MemberId member) {
        return database.inTransaction(tx -> {
            store.lock(tx, member);
            if (!passwords.has(tx, member)) {
                return Removal.NOT_THERE;
            }
            if (passkeys.of(tx, member).isEmpty()) {
                return Removal.LAST;
            }
            passwords.remove(tx, member);
            factors.removeTotp(tx, member);
            return Removal.REMOVED;
        });
    }

    /// Takes everything away, for who is let in anew.
    void removeAll(Tx tx, MemberId member) {
        store.lock(tx, member);
        passwords.remove(tx, member);
        factors.removeAll(tx, member);
        passkeys.removeAll(tx, member);
    }
}
