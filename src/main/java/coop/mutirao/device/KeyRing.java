package coop.mutirao.device;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.db.Database;
import coop.mutirao.db.RememberedRead;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Registered keys, ready to verify. Whose a key is never changes, and decoding one costs as much
/// as verifying with it, so what was read is remembered. Whether it was revoked meanwhile is not:
/// only who holds the door can know that ([#askInForce]).
public final class KeyRing {

    private static final int REMEMBERED_MAX = 20_000;

    private final DeviceKeyStore store = new DeviceKeyStore();
    private final Database database;
    private final RememberedRead<UUID, Registered> keys =
            new RememberedRead<>(REMEMBERED_MAX, this::read);

    public KeyRing(Database database) {
        this.database = database;
    }

    /// A key, the public id of its account, and who has it: its owner, or a delegate.
    public record Registered(Ed25519.Key key, String account, MemberId person) {}

    public Optional<Registered> find(UUID id) {
        return keys.find(id);
    }

    /// Reads what is not known yet of these, with one query.
    public void remember(Collection<UUID> ids) {
        keys.remember(ids);
    }

    private Map<UUID, Registered> read(Collection<UUID> ids) {
        Map<UUID, Registered> read = new HashMap<>();
        database.query(tx -> store.askSigners(tx, ids).get())
                .forEach((id, row) ->
                        read.put(
                                id,
                                new Registered(
                                        Ed25519.key(row.publicKey()),
                                        row.account(),
                                        row.person())));
        return read;
    }

    /// Gathers the query for those of these keys that are in force, and their accounts.
    public Supplier<Map<UUID, AccountId>> askInForce(Tx tx, Collection<UUID> ids) {
        return store.askInForce(tx, ids);
    }

    /// Whether a member has keys of her own account, herself.
    public enum Standing {
        /// She never had any.
        NONE("noKey"),

        /// All that she had were revoked.
        REVOKED("keysRevoked"),

        IN_FORCE("");

        private final String unsigned;

        Standing(String unsigned) {
            this.unsigned = unsigned;
        }

        /// Why she did not sign, as a vote says it.
        ///
        /// @throws IllegalStateException if she has to
        public String unsigned() {
            if (this == IN_FORCE) {
                throw new IllegalStateException("who has a key signs");
            }
            return unsigned;
        }
    }

    /// As part of a turn at the door: nobody registers or revokes one meanwhile.
    public Standing standing(Tx tx, MemberId person) {
        return store.standing(tx, person);
    }
}
