package coop.mutirao.member;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.CREDENTIAL;
import static coop.mutirao.tables.Tables.NETWORK;
import static coop.mutirao.tables.Tables.SESSION;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/// The tables credential and session.
final class SessionStore {

    /// How a member signs in.
    record Credential(MemberId member, String passwordHash) {}

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

    Optional<Caller> caller(Tx tx, byte[] tokenHash, Instant at) {
        return callers(tx, List.of(tokenHash), at).values().stream().findFirst();
    }

    /// Whose sessions these are, by their tokens' hashes in hexadecimal; those open at `at`.
    // Every request asks this, so without jOOQ, which takes longer to write the query down than
    // PostgreSQL to answer it.
    Map<String, Caller> callers(Tx tx, Collection<byte[]> tokenHashes, Instant at) {
        return tx.askMap(
                        """
                        SELECT member.member_id, account.code, member.name, member.kind,
                            ARRAY(SELECT role FROM role_grant g
                                WHERE g.member_id = member.member_id),
                            session.expires_at, encode(token_hash, 'hex')
                        FROM session JOIN member USING (member_id)
                        JOIN account USING (member_id) JOIN network USING (unit)
                        WHERE token_hash = ANY (?) AND expires_at > ? AND account.kind = 'member'
                        """,
                        r -> r.getString(7),
                        SessionStore::caller,
                        tokenHashes.toArray(byte[][]::new),
                        at)
                .get();
    }

    private static Caller caller(ResultSet r) throws SQLException {
        String[] roles = (String[]) r.getArray(5).getArray();
        return new Caller(
                r.getInt(1),
                r.getString(2),
                r.getString(3),
                r.getString(4),
                Arrays.stream(roles).map(Role::mandate).collect(Collectors.toSet()),
                r.getObject(6, OffsetDateTime.class).toInstant());
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
