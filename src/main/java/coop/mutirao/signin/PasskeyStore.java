package coop.mutirao.signin;

import static coop.mutirao.tables.Tables.PASSKEY;
import static coop.mutirao.tables.Tables.PASSKEY_CHALLENGE;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorTransport;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The tables passkey and passkey_challenge.
final class PasskeyStore {

    private final AttestedCredentialDataConverter attested =
            new AttestedCredentialDataConverter(new ObjectConverter());

    /// A passkey with its owner.
    record Owned(MemberId member, Passkey passkey) {}

    void add(Tx tx, MemberId member, Passkey passkey) {
        tx.sql()
                .insertInto(PASSKEY)
                .set(PASSKEY.CREDENTIAL_ID, passkey.attested().getCredentialId())
                .set(PASSKEY.MEMBER_ID, member)
                .set(PASSKEY.ATTESTED, attested.convert(passkey.attested()))
                .set(PASSKEY.SIGN_COUNT, passkey.signCount())
                .set(PASSKEY.BACKUP_ELIGIBLE, passkey.mayBeBackedUp())
                .set(PASSKEY.BACKED_UP, passkey.isBackedUp())
                .set(
                        PASSKEY.TRANSPORTS,
                        passkey.transports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .set(PASSKEY.NAME, passkey.name())
                .set(PASSKEY.CREATED_AT, passkey.createdAt())
                .execute();
    }

    /// A passkey, locked: of two uses at once one comes first.
    Optional<Owned> lock(Tx tx, byte[] credentialId) {
        return tx.sql()
                .selectFrom(PASSKEY)
                .where(PASSKEY.CREDENTIAL_ID.eq(credentialId))
                .forUpdate()
                .fetchOptional(r -> new Owned(r.get(PASSKEY.MEMBER_ID), passkey(r)));
    }

    List<Passkey> of(Tx tx, MemberId member) {
        return tx.sql()
                .selectFrom(PASSKEY)
                .where(PASSKEY.MEMBER_ID.eq(member))
                .orderBy(PASSKEY.CREATED_AT, PASSKEY.CREDENTIAL_ID)
                .fetch(this::passkey);
    }

    private Passkey passkey(Record r) {
        return new Passkey(
                attested.convert(r.get(PASSKEY.ATTESTED)),
                r.get(PASSKEY.SIGN_COUNT),
                r.get(PASSKEY.BACKUP_ELIGIBLE),
                r.get(PASSKEY.BACKED_UP),
                Arrays.stream(r.get(PASSKEY.TRANSPORTS))
                        .map(AuthenticatorTransport::create)
                        .collect(Collectors.toSet()),
                r.get(PASSKEY.NAME),
                r.get(PASSKEY.CREATED_AT),
                r.get(PASSKEY.LAST_USED_AT));
    }

    void used(Tx tx, byte[] credentialId, long signCount, boolean isBackedUp, Instant at) {
        tx.sql()
                .update(PASSKEY)
                .set(PASSKEY.SIGN_COUNT, signCount)
                .set(PASSKEY.BACKED_UP, isBackedUp)
                .set(PASSKEY.LAST_USED_AT, DSL.greatest(DSL.val(at), PASSKEY.CREATED_AT))
                .where(PASSKEY.CREDENTIAL_ID.eq(credentialId))
                .execute();
    }

    boolean rename(Tx tx, MemberId member, byte[] credentialId, String name) {
        return tx.sql()
                        .update(PASSKEY)
                        .set(PASSKEY.NAME, name)
                        .where(one(member, credentialId))
                        .execute()
                == 1;
    }

    boolean remove(Tx tx, MemberId member, byte[] credentialId) {
        return tx.sql().deleteFrom(PASSKEY).where(one(member, credentialId)).execute() == 1;
    }

    private static Condition one(MemberId member, byte[] credentialId) {
        return PASSKEY.CREDENTIAL_ID.eq(credentialId).and(PASSKEY.MEMBER_ID.eq(member));
    }

    void removeAll(Tx tx, MemberId member) {
        tx.sql().deleteFrom(PASSKEY).where(PASSKEY.MEMBER_ID.eq(member)).execute();
    }

    /// Keeps a challenge, and forgets those that are over.
    ///
    /// @param member who adds a passkey; null: somebody signs in
    void ask(
            Tx tx, byte[] challengeHash, @Nullable MemberId member, Instant at, Instant expiresAt) {
        tx.sql().deleteFrom(PASSKEY_CHALLENGE).where(PASSKEY_CHALLENGE.EXPIRES_AT.le(at)).execute();
        tx.sql()
                .insertInto(PASSKEY_CHALLENGE)
                .set(PASSKEY_CHALLENGE.CHALLENGE_HASH, challengeHash)
                .set(PASSKEY_CHALLENGE.MEMBER_ID, member)
                .set(PASSKEY_CHALLENGE.EXPIRES_AT, expiresAt)
                .execute();
    }

    /// Uses a challenge up, if it is open at `at` for this member, or for anybody.
    boolean take(Tx tx, byte[] challengeHash, @Nullable MemberId member, Instant at) {
        return tx.sql()
                        .deleteFrom(PASSKEY_CHALLENGE)
                        .where(PASSKEY_CHALLENGE.CHALLENGE_HASH.eq(challengeHash))
                        .and(PASSKEY_CHALLENGE.EXPIRES_AT.gt(at))
                        .and(
                                member == null
                                        ? PASSKEY_CHALLENGE.MEMBER_ID.isNull()
                                        : PASSKEY_CHALLENGE.MEMBER_ID.eq(member))
                        .execute()
                == 1;
    }
}
