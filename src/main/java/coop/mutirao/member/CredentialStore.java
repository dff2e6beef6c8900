package coop.mutirao.member;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.CREDENTIAL;
import static coop.mutirao.tables.Tables.MEMBER;
import static coop.mutirao.tables.Tables.NETWORK;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/// The table credential: passwords, as hashes.
public final class CredentialStore {

    /// A member's password.
    ///
    /// @param isTemporary whether somebody else gave it to her and knows it
    public record Credential(MemberId member, String passwordHash, boolean isTemporary) {

        /// One that she chose.
        public Credential(MemberId member, String passwordHash) {
            this(member, passwordHash, false);
        }
    }

    /// Keeps the passwords of those members who have one.
    void add(Tx tx, List<MemberId> ids, List<NewMember> members, Instant at, boolean areTemporary) {
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
                        "INSERT INTO credential (member_id, password_hash, changed_at, temporary)"
                                + " SELECT *, {2}, {3} FROM unnest({0}, {1})",
                        DSL.val(with.toArray(Integer[]::new)),
                        DSL.val(hashes.toArray(String[]::new)),
                        DSL.val(at.atOffset(ZoneOffset.UTC)),
                        DSL.val(areTemporary));
    }

    /// Keeps a member's first password; false if there is one, which stays.
    public boolean add(Tx tx, Credential first, Instant at) {
        return tx.sql()
                        .insertInto(CREDENTIAL)
                        .set(CREDENTIAL.MEMBER_ID, first.member())
                        .set(CREDENTIAL.PASSWORD_HASH, first.passwordHash())
                        .set(CREDENTIAL.CHANGED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /// What is known of a member to who guesses at her password: her code and name, and the
    /// network's.
    public List<String> about(Tx tx, MemberId member) {
        return tx
                .sql()
                .select(ACCOUNT.CODE, MEMBER.NAME, NETWORK.NAME)
                .from(ACCOUNT)
                .join(MEMBER)
                .on(MEMBER.MEMBER_ID.eq(ACCOUNT.MEMBER_ID))
                .join(NETWORK)
                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                .where(ACCOUNT.MEMBER_ID.eq(member))
                .fetch(r -> List.of(r.value1(), r.value2(), r.value3()))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    public boolean has(Tx tx, MemberId member) {
        return tx.sql().fetchExists(CREDENTIAL, CREDENTIAL.MEMBER_ID.eq(member));
    }

    /// The password of the member with this code.
    public Optional<Credential> find(Tx tx, String code) {
        return tx.sql()
                .select(CREDENTIAL.MEMBER_ID, CREDENTIAL.PASSWORD_HASH, CREDENTIAL.TEMPORARY)
                .from(CREDENTIAL)
                .join(ACCOUNT)
                .on(ACCOUNT.MEMBER_ID.eq(CREDENTIAL.MEMBER_ID))
                .join(NETWORK)
                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                .where(DSL.lower(ACCOUNT.CODE).eq(Books.key(code)))
                .fetchOptional(r -> new Credential(r.value1(), r.value2(), r.value3()));
    }

    /// Keeps a new password, which is her own, if the present one still is what it was.
    public boolean change(Tx tx, Credential present, String passwordHash, Instant at) {
        return tx.sql()
                        .update(CREDENTIAL)
                        .set(CREDENTIAL.PASSWORD_HASH, passwordHash)
                        .set(CREDENTIAL.CHANGED_AT, at)
                        .set(CREDENTIAL.TEMPORARY, false)
                        .where(CREDENTIAL.MEMBER_ID.eq(present.member()))
                        .and(CREDENTIAL.PASSWORD_HASH.eq(present.passwordHash()))
                        .execute()
                == 1;
    }

    /// Whether the password still is what it was. Who changes it waits for this transaction.
    public boolean holds(Tx tx, Credential present) {
        return tx.sql()
                .select(CREDENTIAL.MEMBER_ID)
                .from(CREDENTIAL)
                .where(CREDENTIAL.MEMBER_ID.eq(present.member()))
                .and(CREDENTIAL.PASSWORD_HASH.eq(present.passwordHash()))
                .forShare()
                .fetchOptional()
                .isPresent();
    }

    /// Forgets a member's password.
    public void remove(Tx tx, MemberId member) {
        tx.sql().deleteFrom(CREDENTIAL).where(CREDENTIAL.MEMBER_ID.eq(member)).execute();
    }
}
