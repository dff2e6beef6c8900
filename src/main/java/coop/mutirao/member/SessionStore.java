package coop.mutirao.member;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.CREDENTIAL;
import static coop.mutirao.tables.Tables.MEMBER;
import static coop.mutirao.tables.Tables.NETWORK;
import static coop.mutirao.tables.Tables.ROLE_GRANT;
import static coop.mutirao.tables.Tables.SESSION;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The tables credential and session.
final class SessionStore {

    /// How a member signs in.
    record Credential(MemberId member, String passwordHash) {}

    private static final Field<String[]> ROLES =
            DSL.array(
                            DSL.select(ROLE_GRANT.ROLE)
                                    .from(ROLE_GRANT)
                                    .where(ROLE_GRANT.MEMBER_ID.eq(MEMBER.MEMBER_ID)))
                    .as("roles");

    /// Keeps the passwords of those members who have one.
    void add(Tx tx, List<MemberId> ids, List<NewMember> members, Instant at) {
        List<Integer> with = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String hash = members.get(i).passwordHash();
            if (hash != null) {
                with.add(ids.get(i).value());
                hashes.add(hash);
            }
        }
        if (with.isEmpty()) {
            return;
        }
        tx.sql()
                .execute(
                        "INSERT INTO credential (member_id, password_hash, changed_at)"
                                + " SELECT *, {2} FROM unnest({0}, {1})",
                        DSL.val(with.toArray(Integer[]::new)),
                        DSL.val(hashes.toArray(String[]::new)),
                        DSL.val(at.atOffset(ZoneOffset.UTC)));
    }

    /// Keeps a member's first password; false if there is one, which stays.
    boolean add(Tx tx, Credential first, Instant at) {
        return tx.sql()
                        .insertInto(CREDENTIAL)
                        .set(CREDENTIAL.MEMBER_ID, first.member())
                        .set(CREDENTIAL.PASSWORD_HASH, first.passwordHash())
                        .set(CREDENTIAL.CHANGED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<Credential> credential(Tx tx, String code) {
        return tx.sql()
                .select(CREDENTIAL.MEMBER_ID, CREDENTIAL.PASSWORD_HASH)
                .from(CREDENTIAL)
                .join(ACCOUNT)
                .on(ACCOUNT.MEMBER_ID.eq(CREDENTIAL.MEMBER_ID))
                .join(NETWORK)
                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                .where(DSL.lower(ACCOUNT.CODE).eq(Books.key(code)))
                .fetchOptional(r -> new Credential(r.value1(), r.value2()));
    }

    /// Keeps a new password, if the present one still is what it was.
    boolean change(Tx tx, Credential present, String passwordHash, Instant at) {
        return tx.sql()
                        .update(CREDENTIAL)
                        .set(CREDENTIAL.PASSWORD_HASH, passwordHash)
                        .set(CREDENTIAL.CHANGED_AT, at)
                        .where(CREDENTIAL.MEMBER_ID.eq(present.member()))
                        .and(CREDENTIAL.PASSWORD_HASH.eq(present.passwordHash()))
                        .execute()
                == 1;
    }

    /// Opens a session, if the password still is what it was: who changes it waits for this
    /// transaction, and then ends the session.
    boolean open(Tx tx, byte[] tokenHash, Credential present, Instant at, Instant expiresAt) {
        boolean isPresent =
                tx.sql()
                        .select(CREDENTIAL.MEMBER_ID)
                        .from(CREDENTIAL)
                        .where(CREDENTIAL.MEMBER_ID.eq(present.member()))
                        .and(CREDENTIAL.PASSWORD_HASH.eq(present.passwordHash()))
                        .forShare()
                        .fetchOptional()
                        .isPresent();
        if (isPresent) {
            tx.sql()
                    .insertInto(SESSION)
                    .set(SESSION.TOKEN_HASH, tokenHash)
                    .set(SESSION.MEMBER_ID, present.member())
                    .set(SESSION.CREATED_AT, at)
                    .set(SESSION.EXPIRES_AT, expiresAt)
                    .execute();
        }
        return isPresent;
    }

    /// Whose session this is, if it is open at `at`.
    Optional<Caller> caller(Tx tx, byte[] tokenHash, Instant at) {
        return tx.sql()
                .select(
                        MEMBER.MEMBER_ID,
                        ACCOUNT.CODE,
                        MEMBER.NAME,
                        MEMBER.KIND,
                        ROLES,
                        SESSION.EXPIRES_AT)
                .from(SESSION)
                .join(MEMBER)
                .on(MEMBER.MEMBER_ID.eq(SESSION.MEMBER_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.MEMBER_ID.eq(MEMBER.MEMBER_ID))
                .join(NETWORK)
                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                .where(SESSION.TOKEN_HASH.eq(tokenHash))
                .and(SESSION.EXPIRES_AT.gt(at))
                .and(ACCOUNT.KIND.eq(Account.Kind.MEMBER.wire()))
                .fetchOptional(SessionStore::caller);
    }

    private static Caller caller(Record r) {
        return new Caller(
                r.get(MEMBER.MEMBER_ID).value(),
                r.get(ACCOUNT.CODE),
                r.get(MEMBER.NAME),
                r.get(MEMBER.KIND),
                Arrays.stream(r.get(ROLES)).map(Role::mandate).collect(Collectors.toSet()),
                r.get(SESSION.EXPIRES_AT));
    }

    void end(Tx tx, byte[] tokenHash) {
        tx.sql().deleteFrom(SESSION).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    void endOthers(Tx tx, MemberId member, byte[] tokenHash) {
        tx.sql()
                .deleteFrom(SESSION)
                .where(SESSION.MEMBER_ID.eq(member))
                .and(SESSION.TOKEN_HASH.ne(tokenHash))
                .execute();
    }

    void forgetExpired(Tx tx, Instant at) {
        tx.sql().deleteFrom(SESSION).where(SESSION.EXPIRES_AT.le(at)).execute();
    }
}
