package coop.mutirao.device;

import static coop.mutirao.tables.Tables.DEVICE_KEY;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table device_key.
final class DeviceKeyStore {

    /// A key with the account for which it signs.
    record Row(AccountId account, DeviceKey key) {}

    /// A place in an account's list.
    record Position(Instant registeredAt, UUID id) {}

    Optional<Row> find(Tx tx, UUID id) {
        return tx.sql()
                .selectFrom(DEVICE_KEY)
                .where(DEVICE_KEY.KEY_ID.eq(id))
                .fetchOptional(r -> new Row(r.get(DEVICE_KEY.ACCOUNT_ID), key(r)));
    }

    boolean isKnown(Tx tx, byte[] publicKey) {
        return tx.sql().fetchExists(DEVICE_KEY, DEVICE_KEY.PUBLIC_KEY.eq(publicKey));
    }

    int inForce(Tx tx, AccountId account) {
        return tx.sql()
                .fetchCount(
                        DEVICE_KEY,
                        DEVICE_KEY.ACCOUNT_ID.eq(account).and(DEVICE_KEY.REVOKED_AT.isNull()));
    }

    /// An account's keys, the newest first.
    List<DeviceKey> page(Tx tx, AccountId account, @Nullable Position before, int limit) {
        Condition which = DEVICE_KEY.ACCOUNT_ID.eq(account);
        if (before != null) {
            which =
                    which.and(
                            DSL.row(DEVICE_KEY.REGISTERED_AT, DEVICE_KEY.KEY_ID)
                                    .lt(before.registeredAt(), before.id()));
        }
        return tx.sql()
                .selectFrom(DEVICE_KEY)
                .where(which)
                .orderBy(DEVICE_KEY.REGISTERED_AT.desc(), DEVICE_KEY.KEY_ID.desc())
                .limit(limit)
                .fetch(DeviceKeyStore::key);
    }

    private static DeviceKey key(Record r) {
        return new DeviceKey(
                r.get(DEVICE_KEY.KEY_ID),
                r.get(DEVICE_KEY.PUBLIC_KEY),
                r.get(DEVICE_KEY.NAME),
                r.get(DEVICE_KEY.REGISTERED_AT),
                r.get(DEVICE_KEY.REVOKED_AT));
    }

    /// What verifying needs of a key.
    ///
    /// @param account public id
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Signer(byte[] publicKey, String account) {}

    Supplier<Map<UUID, Signer>> askSigners(Tx tx, Collection<UUID> ids) {
        return tx.askMap(
                "SELECT key_id, public_key, public_id FROM device_key"
                        + " JOIN account USING (account_id) WHERE key_id = ANY (?)",
                r -> r.getObject(1, UUID.class),
                r -> new Signer(r.getBytes(2), r.getString(3)),
                (Object) ids.toArray(UUID[]::new));
    }

    Supplier<Map<UUID, AccountId>> askInForce(Tx tx, Collection<UUID> ids) {
        return tx.askMap(
                "SELECT key_id, account_id FROM device_key"
                        + " WHERE key_id = ANY (?) AND revoked_at IS NULL",
                r -> r.getObject(1, UUID.class),
                r -> new AccountId(r.getInt(2)),
                (Object) ids.toArray(UUID[]::new));
    }

    /// Ids of an account's keys that are in force, the oldest first.
    List<UUID> idsInForce(Tx tx, AccountId account) {
        return tx.sql()
                .select(DEVICE_KEY.KEY_ID)
                .from(DEVICE_KEY)
                .where(DEVICE_KEY.ACCOUNT_ID.eq(account))
                .and(DEVICE_KEY.REVOKED_AT.isNull())
                .orderBy(DEVICE_KEY.REGISTERED_AT, DEVICE_KEY.KEY_ID)
                .fetch(r -> r.value1());
    }

    void add(Tx tx, AccountId account, DeviceKey key) {
        tx.sql()
                .insertInto(DEVICE_KEY)
                .set(DEVICE_KEY.KEY_ID, key.id())
                .set(DEVICE_KEY.ACCOUNT_ID, account)
                .set(DEVICE_KEY.PUBLIC_KEY, key.publicKey())
                .set(DEVICE_KEY.NAME, key.name())
                .set(DEVICE_KEY.REGISTERED_AT, key.registeredAt())
                .execute();
    }

    void revoke(Tx tx, UUID id, Instant at) {
        tx.sql()
                .update(DEVICE_KEY)
                .set(DEVICE_KEY.REVOKED_AT, at)
                .where(DEVICE_KEY.KEY_ID.eq(id))
                .execute();
    }
}
