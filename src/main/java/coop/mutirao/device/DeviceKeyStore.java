package coop.mutirao.device;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.DEVICE_KEY;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table device_key.
final class DeviceKeyStore {

    // The code of the delegate behind a key.
    private static final Field<String> DELEGATE =
            DSL.field(
                    DSL.select(ACCOUNT.CODE)
                            .from(ACCOUNT)
                            .where(ACCOUNT.MEMBER_ID.eq(DEVICE_KEY.PERSON_ID))
                            .orderBy(ACCOUNT.ACCOUNT_ID)
                            .limit(1));

    /// A key with the account for which it signs.
    ///
    /// @param person the delegate who has it; null: the owner does
    record Row(AccountId account, DeviceKey key, @Nullable MemberId person) {}

    /// A place in an account's list.
    record Position(Instant registeredAt, UUID id) {}

    Optional<Row> find(Tx tx, UUID id) {
        return select(tx)
                .where(DEVICE_KEY.KEY_ID.eq(id))
                .fetchOptional(r ->
                        new Row(r.get(DEVICE_KEY.ACCOUNT_ID), key(r), r.get(DEVICE_KEY.PERSON_ID)));
    }

    private static SelectJoinStep<Record> select(Tx tx) {
        return tx.sql().select(List.of(DEVICE_KEY.fields())).select(DELEGATE).from(DEVICE_KEY);
    }

    /// Whether a member acts for an account that is not her own.
    boolean actsFor(Tx tx, AccountId account, MemberId member, Instant at) {
        return tx.ask(
                        "SELECT acts_for(?, ?, ?)",
                        r -> r.getBoolean(1),
                        account.value(),
                        member.value(),
                        at)
                .get()
                .getFirst();
    }

    /// The keys in force that a delegate has for an account.
    List<UUID> ofDelegate(Tx tx, AccountId account, MemberId person) {
        return tx.sql()
                .select(DEVICE_KEY.KEY_ID)
                .from(DEVICE_KEY)
                .where(DEVICE_KEY.ACCOUNT_ID.eq(account))
                .and(DEVICE_KEY.PERSON_ID.eq(person))
                .and(DEVICE_KEY.REVOKED_AT.isNull())
                .orderBy(DEVICE_KEY.REGISTERED_AT, DEVICE_KEY.KEY_ID)
                .fetch(DEVICE_KEY.KEY_ID);
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
        return select(tx)
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
                r.get(DEVICE_KEY.REVOKED_AT),
                r.get(DELEGATE));
    }

    /// What verifying needs of a key.
    ///
    /// @param account public id
    /// @param person who has it
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Signer(byte[] publicKey, String account, MemberId person) {}

    Supplier<Map<UUID, Signer>> askSigners(Tx tx, Collection<UUID> ids) {
        return tx.askMap(
                "SELECT key_id, public_key, public_id, coalesce(person_id, member_id)"
                        + " FROM device_key"
                        + " JOIN account USING (account_id) WHERE key_id = ANY (?)",
                r -> r.getObject(1, UUID.class),
                r -> new Signer(r.getBytes(2), r.getString(3), new MemberId(r.getInt(4))),
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

    KeyRing.Standing standing(Tx tx, MemberId person) {
        List<Boolean> inForce =
                tx.ask(
                                "SELECT DISTINCT revoked_at IS NULL FROM device_key"
                                        + " JOIN account USING (account_id)"
                                        + " WHERE member_id = ? AND person_id IS NULL",
                                r -> r.getBoolean(1),
                                person.value())
                        .get();
        if (inForce.contains(true)) {
            return KeyRing.Standing.IN_FORCE;
        }
        return inForce.isEmpty() ? KeyRing.Standing.NONE : KeyRing.Standing.REVOKED;
    }

    /// Ids of the keys in force of an account and of what its owner has for others, the oldest
    /// first.
    List<UUID> idsInForce(Tx tx, AccountId account, @Nullable MemberId owner) {
        return tx.sql()
                .select(DEVICE_KEY.KEY_ID)
                .from(DEVICE_KEY)
                .where(DEVICE_KEY.ACCOUNT_ID.eq(account).or(DEVICE_KEY.PERSON_ID.eq(owner)))
                .and(DEVICE_KEY.REVOKED_AT.isNull())
                .orderBy(DEVICE_KEY.REGISTERED_AT, DEVICE_KEY.KEY_ID)
                .fetch(r -> r.value1());
    }

    void add(Tx tx, Row row) {
        DeviceKey key = row.key();
        tx.sql()
                .insertInto(DEVICE_KEY)
                .set(DEVICE_KEY.KEY_ID, key.id())
                .set(DEVICE_KEY.ACCOUNT_ID, row.account())
                .set(DEVICE_KEY.PERSON_ID, row.person())
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
