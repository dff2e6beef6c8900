package coop.mutirao.device;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.db.Database;
import coop.mutirao.db.GroupRead;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Registered keys, ready to verify. Whose a key is never changes, and decoding one costs as much
/// as verifying with it, so what was read is remembered. Whether it was revoked meanwhile is not:
/// only who holds the door can know that ([#askInForce]).
public final class KeyRing {

    private static final int REMEMBERED_MAX = 20_000;

    private final DeviceKeyStore store = new DeviceKeyStore();
    private final Database database;
    private final Map<UUID, Registered> remembered = new ConcurrentHashMap<>();
    private final GroupRead<UUID, Registered> reads = new GroupRead<>(this::read);

    public KeyRing(Database database) {
        this.database = database;
    }

    /// A key and the public id of its account.
    public record Registered(Ed25519.Key key, String account) {}

    public Optional<Registered> find(UUID id) {
        @Nullable Registered key = remembered.get(id);
        return key == null ? reads.find(id) : Optional.of(key);
    }

    /// Reads what is not known yet of these, with one query.
    public void remember(Collection<UUID> ids) {
        List<UUID> unknown =
                ids.stream().filter(id -> !remembered.containsKey(id)).distinct().toList();
        if (!unknown.isEmpty()) {
            read(unknown);
        }
    }

    private Map<UUID, Registered> read(Collection<UUID> ids) {
        Map<UUID, DeviceKeyStore.Signer> rows =
                database.inTransaction(tx -> store.askSigners(tx, ids).get());
        Map<UUID, Registered> keys = new HashMap<>();
        rows.forEach((id, row) ->
                keys.put(id, new Registered(Ed25519.key(row.publicKey()), row.account())));
        if (remembered.size() + keys.size() > REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.putAll(keys);
        return keys;
    }

    /// Gathers the query for those of these keys that are in force, and their accounts.
    public Supplier<Map<UUID, AccountId>> askInForce(Tx tx, Collection<UUID> ids) {
        return store.askInForce(tx, ids);
    }
}
