package coop.mutirao.program;

import static coop.mutirao.tables.Tables.API_KEY;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Scope;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table api_key.
final class ApiKeyStore {

    /// Adds a key.
    ///
    /// @return whether there was a slot for it
    boolean add(
            Tx tx,
            MemberId member,
            byte[] hash,
            ApiKey key,
            @Nullable Collection<AccountId> accounts) {
        // Of several who take the last slots at once, one waits for the other and looks again.
        while (true) {
            List<Short> taken =
                    tx.sql()
                            .select(API_KEY.SLOT)
                            .from(API_KEY)
                            .where(API_KEY.MEMBER_ID.eq(member))
                            .fetch(API_KEY.SLOT);
            short slot = 1;
            while (taken.contains(slot)) {
                slot++;
            }
            if (slot > ApiKeys.IN_FORCE_MAX) {
                return false;
            }
            if (add(tx, member, slot, hash, key, accounts)) {
                return true;
            }
        }
    }

    private boolean add(
            Tx tx,
            MemberId member,
            short slot,
            byte[] hash,
            ApiKey key,
            @Nullable Collection<AccountId> accounts) {
        return tx.sql()
                        .insertInto(API_KEY)
                        .set(API_KEY.API_KEY_ID, key.id())
                        .set(API_KEY.KEY_HASH, hash)
                        .set(API_KEY.MEMBER_ID, member)
                        .set(API_KEY.SLOT, slot)
                        .set(API_KEY.NAME, key.name())
                        .set(API_KEY.SCOPES, texts(key.scopes()))
                        .set(API_KEY.ACCOUNTS, accounts == null ? null : numbers(accounts))
                        .set(API_KEY.REQUESTS_PER_MINUTE, key.requestsPerMinute())
                        .set(API_KEY.CREATED_AT, key.createdAt())
                        .set(API_KEY.EXPIRES_AT, key.expiresAt())
                        .onConflict(API_KEY.MEMBER_ID, API_KEY.SLOT)
                        .doNothing()
                        .execute()
                == 1;
    }

    static String[] texts(Collection<Scope> scopes) {
        return scopes.stream().map(Scope::wire).toArray(String[]::new);
    }

    static Integer[] numbers(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Integer[]::new);
    }

    /// The codes of the accounts that a program reaches still, as a column of a query.
    static Field<String[]> reached(
            Field<Integer[]> accounts, Field<MemberId> member, Field<Instant> madeAt) {
        return DSL.field("reached({0}, {1}, {2})", String[].class, accounts, member, madeAt);
    }

    static List<Scope> scopes(String[] texts) {
        return Arrays.stream(texts).map(Scope::of).sorted().toList();
    }

    /// A member's keys that are in force at `at`, the newest first.
    List<ApiKey> list(Tx tx, MemberId member, Instant at) {
        Field<String[]> codes = reached(API_KEY.ACCOUNTS, API_KEY.MEMBER_ID, API_KEY.CREATED_AT);
        return tx.sql()
                .select(API_KEY.fields())
                .select(codes)
                .from(API_KEY)
                .where(API_KEY.MEMBER_ID.eq(member))
                .and(API_KEY.EXPIRES_AT.gt(at))
                .orderBy(API_KEY.CREATED_AT.desc(), API_KEY.API_KEY_ID)
                .fetch(r -> key(r, codes));
    }

    private static ApiKey key(Record r, Field<String[]> codes) {
        return new ApiKey(
                r.get(API_KEY.API_KEY_ID),
                r.get(API_KEY.NAME),
                scopes(r.get(API_KEY.SCOPES)),
                r.get(API_KEY.ACCOUNTS) == null ? null : List.of(r.get(codes)),
                r.get(API_KEY.REQUESTS_PER_MINUTE),
                r.get(API_KEY.CREATED_AT),
                r.get(API_KEY.EXPIRES_AT),
                r.get(API_KEY.LAST_USED_AT));
    }

    /// Ends one of a member's keys.
    boolean end(Tx tx, MemberId member, UUID id) {
        return tx.sql()
                        .deleteFrom(API_KEY)
                        .where(API_KEY.API_KEY_ID.eq(id))
                        .and(API_KEY.MEMBER_ID.eq(member))
                        .execute()
                == 1;
    }

    void forgetExpired(Tx tx, MemberId member, Instant at) {
        tx.sql()
                .deleteFrom(API_KEY)
                .where(API_KEY.MEMBER_ID.eq(member))
                .and(API_KEY.EXPIRES_AT.le(at))
                .execute();
    }
}
