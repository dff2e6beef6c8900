package coop.mutirao.device;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Communities;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The keys of members' devices. Each registration and each revocation is a fact of the log, so
/// whoever signs for an account can be seen there, also by the account's owner.
public final class DeviceKeys {

    /// So many keys of an account are in force at most.
    public static final int IN_FORCE_MAX = 20;

    private final DeviceKeyStore store = new DeviceKeyStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Communities communities;

    public DeviceKeys(Database database, AuditLog log, Ledger ledger, Communities communities) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.communities = communities;
    }

    /// What became of registering a key.
    public sealed interface Result {
        record Registered(DeviceKey key) implements Result {}

        /// It was before, by the same request. It may have been revoked since.
        record RegisteredBefore(DeviceKey key) implements Result {}

        /// The id stands for another key, or the key was registered before; whose, is not said.
        record Taken() implements Result {}

        record ProofNotValid() implements Result {}

        record TooMany() implements Result {}

        record UnknownMember(String code) implements Result {}

        /// Who asks is neither the account's owner nor its delegate any more.
        record NotHers() implements Result {}
    }

    /// Registers a key for a member's account.
    ///
    /// @param by who has it: the account's owner or a delegate
    /// @param byCode her own code
    public Result register(String code, NewKey order, MemberId by, String byCode) {
        // Verifying takes its time, so it comes before the door.
        Optional<Result> early =
                database.inTransaction(tx -> {
                    Optional<Account> account = find(tx, code);
                    if (account.isEmpty()) {
                        return Optional.of(new Result.UnknownMember(code));
                    }
                    String origin = communities.network(tx).orElseThrow().origin();
                    return order.isProvedFor(origin, account.get().publicId())
                            ? Optional.empty()
                            : Optional.of(new Result.ProofNotValid());
                });
        return early.orElseGet(() ->
                database.inTransaction(tx ->
                        log.record(tx, facts -> register(tx, facts, code, order, by, byCode))));
    }

    private Result register(
            Tx tx, Facts facts, String code, NewKey order, MemberId by, String byCode) {
        Account account = find(tx, code).orElseThrow();
        boolean isOwner = by.equals(account.owner());
        if (!isOwner && !store.actsFor(tx, account.id(), by, facts.at())) {
            return new Result.NotHers();
        }
        @Nullable MemberId person = isOwner ? null : by;
        Optional<DeviceKeyStore.Row> earlier = store.find(tx, order.id());
        if (earlier.isPresent()) {
            DeviceKey key = earlier.get().key();
            return earlier.get().account().equals(account.id())
                            && Arrays.equals(key.publicKey(), order.publicKey())
                            && Objects.equals(key.name(), order.name())
                            && Objects.equals(earlier.get().person(), person)
                    ? new Result.RegisteredBefore(key)
                    : new Result.Taken();
        }
        if (store.isKnown(tx, order.publicKey())) {
            return new Result.Taken();
        }
        if (store.inForce(tx, account.id()) >= IN_FORCE_MAX) {
            return new Result.TooMany();
        }
        var key =
                new DeviceKey(
                        order.id(),
                        order.publicKey(),
                        order.name(),
                        facts.at(),
                        null,
                        isOwner ? null : byCode);
        store.add(tx, new DeviceKeyStore.Row(account.id(), key, person));
        news.add(
                tx,
                Objects.requireNonNull(account.owner()),
                new NewsItem(NewsItem.Kind.DEVICE_KEY_ADDED, key.name(), facts.at()));
        var members = new HashMap<String, String>();
        members.put("account", account.publicId());
        members.put("key", key.id().toString());
        members.put("pub", Base64.getEncoder().encodeToString(key.publicKey()));
        if (!isOwner) {
            members.put("person", find(tx, byCode).orElseThrow().publicId());
        }
        facts.append("key", members, Map.of());
        return new Result.Registered(key);
    }

    /// Revokes all keys that a delegate has for an account, as part of a turn at the door.
    ///
    /// @param actor public id of the account whose owner acts
    public void revokeAll(Tx tx, Facts facts, Account account, MemberId person, String actor) {
        for (UUID id : store.ofDelegate(tx, account.id(), person)) {
            store.revoke(tx, id, facts.at());
            facts.append("key-revoked", Map.of("key", id.toString(), "actor", actor), Map.of());
        }
    }

    /// Who has a key of an account's, as the code of the delegate; nothing if there is no such key
    /// or its owner has it.
    Optional<String> delegate(String code, UUID id) {
        return database.inSnapshot(tx ->
                store.find(tx, id)
                        .filter(r ->
                                find(tx, code).filter(a -> a.id().equals(r.account())).isPresent())
                        .map(r -> r.key().delegate()));
    }

    /// Revokes a key of a member's account, once and for all. What was revoked stays so, with its
    /// first reason.
    ///
    /// @param reason why; the log commits to it. Null: none
    /// @param by the code of who revokes it
    /// @return whether there is such a key
    public boolean revoke(String code, UUID id, @Nullable String reason, String by) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> revoke(tx, facts, code, id, reason, by)));
    }

    private boolean revoke(
            Tx tx, Facts facts, String code, UUID id, @Nullable String reason, String by) {
        Optional<Account> account = find(tx, code);
        Optional<DeviceKeyStore.Row> row =
                store.find(tx, id)
                        .filter(r -> account.filter(a -> a.id().equals(r.account())).isPresent());
        if (row.isEmpty()) {
            return false;
        }
        if (row.get().key().revokedAt() == null) {
            store.revoke(tx, id, facts.at());
            facts.append(
                    "key-revoked",
                    Map.of(
                            "key", id.toString(),
                            "actor", find(tx, by).orElseThrow().publicId()),
                    reason == null ? Map.of() : Map.of("reason", reason));
        }
        return true;
    }

    /// Revokes all keys of an account that are in force, as part of a turn at the door.
    ///
    /// @param actor public id of the account whose owner acts
    public void revokeAll(Tx tx, Facts facts, Account account, String actor) {
        for (UUID id : store.idsInForce(tx, account.id(), account.owner())) {
            store.revoke(tx, id, facts.at());
            facts.append("key-revoked", Map.of("key", id.toString(), "actor", actor), Map.of());
        }
    }

    /// An account's keys, the newest first, or nothing if there is no such member.
    ///
    /// @param after the cursor of the key before; null: from the first
    Optional<List<DeviceKey>> page(String code, @Nullable String after, int limit) {
        DeviceKeyStore.@Nullable Position before = after == null ? null : position(after);
        return database.inSnapshot(
                tx -> find(tx, code).map(a -> store.page(tx, a.id(), before, limit)));
    }

    /// A key's place in its list.
    static String cursor(DeviceKey key) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, key.registeredAt()) + "_" + key.id();
    }

    private static DeviceKeyStore.Position position(String cursor) {
        String[] parts = cursor.split("_", 2);
        try {
            return new DeviceKeyStore.Position(
                    Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                    UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException("after is not a cursor of this list", e);
        }
    }

    // Only members have devices.
    private Optional<Account> find(Tx tx, String code) {
        return ledger.find(tx, code).filter(a -> a.kind() == Account.Kind.MEMBER);
    }
}
