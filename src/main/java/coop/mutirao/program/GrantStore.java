package coop.mutirao.program;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.MEMBER;
import static coop.mutirao.tables.Tables.OAUTH_APP;
import static coop.mutirao.tables.Tables.OAUTH_CODE;
import static coop.mutirao.tables.Tables.OAUTH_GRANT;
import static coop.mutirao.tables.Tables.OAUTH_TOKEN;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Scope;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The tables oauth_code, oauth_grant and oauth_token.
final class GrantStore {

    /// Of one app a member has so many consents at the most: the one unused for longest makes room.
    private static final int OF_ONE_APP_MAX = 10;

    /// What a member agreed to.
    ///
    /// @param accounts their numbers inside this database
    record Agreed(UUID app, MemberId member, List<Scope> scopes, List<Integer> accounts) {}

    /// A code that was made of it.
    ///
    /// @param grant what came of it; null: nobody used it yet
    record Code(
            Agreed agreed,
            String redirectUri,
            String challenge,
            Instant expiresAt,
            @Nullable UUID grant) {}

    /// What came of a code.
    ///
    /// @param refreshHash of the refresh token in force
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Grant(UUID id, Agreed agreed, Instant endsAt, byte[] refreshHash) {}

    /// An account that a member can let an app reach.
    record Choice(String code, String name, String kind) {}

    /// The accounts with these codes, by their codes.
    List<Choice> choices(Tx tx, Collection<String> codes) {
        return tx.sql()
                .select(ACCOUNT.CODE, MEMBER.NAME, MEMBER.KIND)
                .from(ACCOUNT)
                .join(MEMBER)
                .on(MEMBER.MEMBER_ID.eq(ACCOUNT.MEMBER_ID))
                .where(ACCOUNT.CODE.in(codes))
                .orderBy(ACCOUNT.CODE)
                .fetch(r -> new Choice(r.value1(), r.value2(), r.value3()));
    }

    void addCode(Tx tx, byte[] hash, Code code) {
        tx.sql()
                .insertInto(OAUTH_CODE)
                .set(OAUTH_CODE.CODE_HASH, hash)
                .set(OAUTH_CODE.APP_ID, code.agreed().app())
                .set(OAUTH_CODE.MEMBER_ID, code.agreed().member())
                .set(OAUTH_CODE.SCOPES, ApiKeyStore.texts(code.agreed().scopes()))
                .set(OAUTH_CODE.ACCOUNTS, code.agreed().accounts().toArray(Integer[]::new))
                .set(OAUTH_CODE.REDIRECT_URI, code.redirectUri())
                .set(OAUTH_CODE.CHALLENGE, code.challenge())
                .set(OAUTH_CODE.EXPIRES_AT, code.expiresAt())
                .execute();
    }

    /// The code of this hash; whoever else asks for it waits.
    Optional<Code> lockCode(Tx tx, byte[] hash) {
        return tx.sql()
                .selectFrom(OAUTH_CODE)
                .where(OAUTH_CODE.CODE_HASH.eq(hash))
                .forUpdate()
                .fetchOptional(r ->
                        new Code(
                                new Agreed(
                                        r.get(OAUTH_CODE.APP_ID),
                                        r.get(OAUTH_CODE.MEMBER_ID),
                                        ApiKeyStore.scopes(r.get(OAUTH_CODE.SCOPES)),
                                        List.of(r.get(OAUTH_CODE.ACCOUNTS))),
                                r.get(OAUTH_CODE.REDIRECT_URI),
                                r.get(OAUTH_CODE.CHALLENGE),
                                r.get(OAUTH_CODE.EXPIRES_AT),
                                r.get(OAUTH_CODE.GRANT_ID)));
    }

    void use(Tx tx, byte[] codeHash, UUID grant) {
        tx.sql()
                .update(OAUTH_CODE)
                .set(OAUTH_CODE.GRANT_ID, grant)
                .where(OAUTH_CODE.CODE_HASH.eq(codeHash))
                .execute();
    }

    /// Ends a code that was not used.
    void burn(Tx tx, byte[] codeHash) {
        tx.sql().deleteFrom(OAUTH_CODE).where(OAUTH_CODE.CODE_HASH.eq(codeHash)).execute();
    }

    void add(Tx tx, Grant grant, Instant at, byte[] familyHash) {
        Agreed agreed = grant.agreed();
        tx.sql()
                .insertInto(OAUTH_GRANT)
                .set(OAUTH_GRANT.GRANT_ID, grant.id())
                .set(OAUTH_GRANT.APP_ID, agreed.app())
                .set(OAUTH_GRANT.MEMBER_ID, agreed.member())
                .set(OAUTH_GRANT.SCOPES, ApiKeyStore.texts(agreed.scopes()))
                .set(OAUTH_GRANT.ACCOUNTS, agreed.accounts().toArray(Integer[]::new))
                .set(OAUTH_GRANT.GRANTED_AT, at)
                .set(OAUTH_GRANT.ENDS_AT, grant.endsAt())
                .set(OAUTH_GRANT.LAST_USED_AT, at)
                .set(OAUTH_GRANT.REFRESH_HASH, grant.refreshHash())
                .set(OAUTH_GRANT.FAMILY_HASH, familyHash)
                .execute();
        tx.sql()
                .deleteFrom(OAUTH_GRANT)
                .where(
                        OAUTH_GRANT.GRANT_ID.in(
                                DSL.select(OAUTH_GRANT.GRANT_ID)
                                        .from(OAUTH_GRANT)
                                        .where(OAUTH_GRANT.MEMBER_ID.eq(agreed.member()))
                                        .and(OAUTH_GRANT.APP_ID.eq(agreed.app()))
                                        .orderBy(
                                                OAUTH_GRANT.LAST_USED_AT.desc(),
                                                OAUTH_GRANT.GRANT_ID.desc())
                                        .offset(OF_ONE_APP_MAX)))
                .execute();
    }

    /// The grant of this family of refresh tokens; whoever else asks for it waits.
    Optional<Grant> lockGrant(Tx tx, byte[] familyHash) {
        return tx.sql()
                .selectFrom(OAUTH_GRANT)
                .where(OAUTH_GRANT.FAMILY_HASH.eq(familyHash))
                .forUpdate()
                .fetchOptional(r ->
                        new Grant(
                                r.get(OAUTH_GRANT.GRANT_ID),
                                new Agreed(
                                        r.get(OAUTH_GRANT.APP_ID),
                                        r.get(OAUTH_GRANT.MEMBER_ID),
                                        ApiKeyStore.scopes(r.get(OAUTH_GRANT.SCOPES)),
                                        List.of(r.get(OAUTH_GRANT.ACCOUNTS))),
                                r.get(OAUTH_GRANT.ENDS_AT),
                                r.get(OAUTH_GRANT.REFRESH_HASH)));
    }

    void rotate(Tx tx, UUID grant, byte[] refreshHash, Instant at) {
        tx.sql()
                .update(OAUTH_GRANT)
                .set(OAUTH_GRANT.REFRESH_HASH, refreshHash)
                .set(OAUTH_GRANT.LAST_USED_AT, DSL.greatest(DSL.val(at), OAUTH_GRANT.GRANTED_AT))
                .where(OAUTH_GRANT.GRANT_ID.eq(grant))
                .execute();
    }

    void addToken(Tx tx, byte[] hash, UUID grant, List<Scope> scopes, Instant expiresAt) {
        tx.sql()
                .insertInto(OAUTH_TOKEN)
                .set(OAUTH_TOKEN.TOKEN_HASH, hash)
                .set(OAUTH_TOKEN.GRANT_ID, grant)
                .set(OAUTH_TOKEN.SCOPES, ApiKeyStore.texts(scopes))
                .set(OAUTH_TOKEN.EXPIRES_AT, expiresAt)
                .execute();
    }

    /// Ends an access token of an app.
    void endToken(Tx tx, byte[] hash, UUID app) {
        tx.sql()
                .deleteFrom(OAUTH_TOKEN)
                .where(OAUTH_TOKEN.TOKEN_HASH.eq(hash))
                .and(
                        OAUTH_TOKEN.GRANT_ID.in(
                                DSL.select(OAUTH_GRANT.GRANT_ID)
                                        .from(OAUTH_GRANT)
                                        .where(OAUTH_GRANT.APP_ID.eq(app))))
                .execute();
    }

    /// Ends a grant, with its tokens and its code.
    void end(Tx tx, UUID grant) {
        tx.sql().deleteFrom(OAUTH_GRANT).where(OAUTH_GRANT.GRANT_ID.eq(grant)).execute();
    }

    /// Ends one of a member's grants.
    boolean end(Tx tx, MemberId member, UUID grant) {
        return tx.sql()
                        .deleteFrom(OAUTH_GRANT)
                        .where(OAUTH_GRANT.GRANT_ID.eq(grant))
                        .and(OAUTH_GRANT.MEMBER_ID.eq(member))
                        .execute()
                == 1;
    }

    /// A member's grants that are in force at `at`, the newest first.
    List<GrantedApp> list(Tx tx, MemberId member, Instant at) {
        Field<String[]> codes =
                ApiKeyStore.reached(
                        OAUTH_GRANT.ACCOUNTS, OAUTH_GRANT.MEMBER_ID, OAUTH_GRANT.GRANTED_AT);
        return tx.sql()
                .select(OAUTH_GRANT.fields())
                .select(OAUTH_APP.NAME, OAUTH_APP.WEBSITE, codes)
                .from(OAUTH_GRANT)
                .join(OAUTH_APP)
                .on(OAUTH_APP.APP_ID.eq(OAUTH_GRANT.APP_ID))
                .where(OAUTH_GRANT.MEMBER_ID.eq(member))
                .and(OAUTH_GRANT.ENDS_AT.gt(at))
                .orderBy(OAUTH_GRANT.GRANTED_AT.desc(), OAUTH_GRANT.GRANT_ID)
                .fetch(r ->
                        new GrantedApp(
                                r.get(OAUTH_GRANT.GRANT_ID),
                                r.get(OAUTH_APP.NAME),
                                r.get(OAUTH_APP.WEBSITE),
                                ApiKeyStore.scopes(r.get(OAUTH_GRANT.SCOPES)),
                                List.of(r.get(codes)),
                                r.get(OAUTH_GRANT.GRANTED_AT),
                                r.get(OAUTH_GRANT.LAST_USED_AT),
                                r.get(OAUTH_GRANT.ENDS_AT)));
    }

    /// Forgets what is over at `at`.
    void forgetExpired(Tx tx, Instant at) {
        tx.sql()
                .deleteFrom(OAUTH_CODE)
                .where(OAUTH_CODE.GRANT_ID.isNull())
                .and(OAUTH_CODE.EXPIRES_AT.le(at))
                .execute();
        tx.sql().deleteFrom(OAUTH_TOKEN).where(OAUTH_TOKEN.EXPIRES_AT.le(at)).execute();
        tx.sql().deleteFrom(OAUTH_GRANT).where(OAUTH_GRANT.ENDS_AT.le(at)).execute();
    }
}
